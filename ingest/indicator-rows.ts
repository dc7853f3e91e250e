// The rows of a statistics table: their names with what stands above them, whatever way the table prints its levels.
import { romanNumber } from './labels.ts';

export type RowName = {
  /** Own name; one that is only a part ("- Diện tích") carries the name it is a part of. */
  name: string;
  /** Names of the rows above it in the table's order of levels, outermost first. */
  above: string[];
};

type Level = { depth: number; name: string; numbers: string };

/** Levels from letters and Roman numbers down to dashes; a row without a mark stands between numbers and dashes. */
const DEPTHS = { letter: 1, roman: 2, number: 3, none: 7, point: 8, dash: 9, plus: 10 } as const;
const MARK =
  /^(?:(?<dash>[-–—*•])\s*|(?<plus>\+)\s*|(?<number>\d{1,2}(?:\.\d{1,2})*)\s*[.)]\s*(?=\p{L})|(?<number2>\d{1,2}(?:\.\d{1,2})+)\s+|(?<roman>[IVXLC]{1,6})\s*[.)/]\s*|(?<letter>[A-ZĐ])\s*[.)/]\s*(?=\p{Lu})|(?<point>[a-zđ])\s*[.)]\s+)/u;

/** Names of rows in order. `label` is the cell of the number column, '' when there is none. */
export class RowNames {
  private stack: Level[] = [];

  next(label: string, printed: string): RowName {
    const own = readMark(printed);
    const given = own.depth === DEPTHS.none ? (readLabel(label) ?? own) : own;
    const { depth, numbers } = given;
    while (this.stack.length > 0 && !holds(this.stack.at(-1) as Level, depth, numbers)) this.stack.pop();
    const above = this.stack.map((level) => level.name);
    const parent = above.at(-1);
    const isPart = depth >= DEPTHS.point && parent !== undefined;
    this.stack.push({ depth, name: own.name, numbers });
    return { name: isPart ? `${parent} – ${own.name}` : own.name, above };
  }

  /** A heading of the table ends what was open below it; dashes right below it are parts of what it names. */
  reset(heading: string, label: string): void {
    const { depth, numbers } = readLabel(label) ?? { depth: 0, numbers: '' };
    this.stack = heading === '' ? [] : [{ depth, name: heading, numbers }];
  }
}

/** "1.1.2" stands below "1.1", whatever was printed in between; other marks by their depth. */
function holds(above: Level, depth: number, numbers: string): boolean {
  if (above.depth >= depth) return false;
  if (numbers === '' || above.numbers === '') return true;
  return numbers.startsWith(`${above.numbers}.`);
}

function readMark(printed: string): Level {
  const match = MARK.exec(printed);
  const groups = match?.groups ?? {};
  const name = printed
    .slice(match?.[0].length ?? 0)
    .trim()
    .replace(/\s*[:;.]$/u, '');
  const numbers = groups.number ?? groups.number2 ?? '';
  if (groups.dash !== undefined) return { depth: DEPTHS.dash, name, numbers: '' };
  if (groups.plus !== undefined) return { depth: DEPTHS.plus, name, numbers: '' };
  if (groups.point !== undefined) return { depth: DEPTHS.point, name, numbers: '' };
  if (numbers !== '') return { depth: depthOf(numbers), name, numbers };
  if (groups.roman !== undefined) return { depth: DEPTHS.roman, name, numbers: '' };
  if (groups.letter !== undefined) return { depth: DEPTHS.letter, name, numbers: '' };
  return { depth: DEPTHS.none, name: printed.trim().replace(/\s*[:;.]$/u, ''), numbers: '' };
}

function readLabel(label: string): Level | null {
  const bare = label.replace(/[.)\s/]+$/u, '');
  if (/^\d{1,4}(?:\.\d{1,2})*$/u.test(bare)) return { depth: depthOf(bare), name: '', numbers: bare };
  if (romanNumber(bare) !== null) return { depth: DEPTHS.roman, name: '', numbers: '' };
  if (/^[A-ZĐ]$/u.test(bare)) return { depth: DEPTHS.letter, name: '', numbers: '' };
  if (/^[a-zđ]$/u.test(bare)) return { depth: DEPTHS.point, name: '', numbers: '' };
  return null;
}

function depthOf(numbers: string): number {
  return Math.min(DEPTHS.number + numbers.split('.').length - 1, DEPTHS.none - 1);
}
