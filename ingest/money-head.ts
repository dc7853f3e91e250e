// Reads a heading over several columns of money: "Kinh phí (triệu đồng)" over "Ngân sách tỉnh" and "Xã hội hóa".
import { fold } from '../server/vietnamese/normalise.ts';
import type { RawRow } from './layout.ts';

const OVER_MONEY =
  /\b(?:kinh phi|nguon von|von|du toan|ngan sach|tong muc dau tu)\b|\b(?:nghin|trieu|ty) dong\b/;
/** Longest name of such a column, and how many rows of names may stand below the heading. */
const MAX_NAME = 60;
const MAX_ROWS = 2;

/** The names of all columns with those below the heading put in full, null when no columns share one. */
export function partMoney(
  names: string[],
  below: RawRow[],
): { names: string[]; shared: string[]; rows: number } | null {
  let rows = 0;
  let full = [...names];
  let shared = names.map(() => '');
  for (const row of below.slice(0, MAX_ROWS)) {
    const cells = row.cells.map((cell) => cell.text);
    const over = spread(full, cells);
    const named = over.flatMap((heading, at) => (heading !== '' && own(full, cells, at) !== '' ? [at] : []));
    if (named.length < (rows === 0 ? 2 : 1) || !isHeadRow(full, cells, over)) break;
    shared = over.map((heading, at) => (heading === '' ? (shared[at] ?? '') : shared[at] || heading));
    full = over.map((heading, at) => join(full[at] ?? '', heading, own(full, cells, at)));
    rows++;
  }
  return rows === 0 ? null : { names: full, shared, rows };
}

/** The heading that a reader has put before the names of neighbours ("Kinh phí Ngân sách tỉnh", "Kinh phí Xã hội hóa"). */
export function sharedHeadings(names: string[]): string[] {
  return names.map((name, at) => {
    const found = [names[at - 1], names[at + 1]].map((beside) => commonHeading(name, beside ?? ''));
    return found.sort((a, b) => b.length - a.length)[0] ?? '';
  });
}

/** The longest run of words that both begin with, where each goes on with a name of its own (a capital). */
function commonHeading(name: string, beside: string): string {
  const words = name.split(' ');
  for (let count = words.length - 1; count > 0; count--) {
    const heading = words.slice(0, count).join(' ');
    const rests = [name, beside].map((own) =>
      own.startsWith(`${heading} `) ? own.slice(heading.length + 1) : '',
    );
    if (rests.every((rest) => /^\p{Lu}/u.test(rest)) && OVER_MONEY.test(fold(heading))) return heading;
  }
  return '';
}

/** The heading over each column: a printed one goes on over blank or repeated names while names stand below it. */
function spread(names: string[], cells: string[]): string[] {
  let last = '';
  return Array.from({ length: Math.max(names.length, cells.length) }, (_, at) => {
    const name = names[at] ?? '';
    if (name !== '' && name !== last) last = OVER_MONEY.test(fold(name)) ? name : '';
    return last !== '' && (cells[at] ?? '') !== '' && !repeats(cells[at]!, name) ? last : '';
  });
}

function own(names: string[], cells: string[], at: number): string {
  const cell = cells[at] ?? '';
  return repeats(cell, names[at] ?? '') ? '' : cell;
}

/** Every cell is a short name below a heading of money, or says again what stands above it. */
function isHeadRow(names: string[], cells: string[], over: string[]): boolean {
  return cells.every((cell, at) => {
    if (cell === '' || repeats(cell, names[at] ?? '')) return true;
    return over[at] !== '' && cell.length <= MAX_NAME && /^\p{L}/u.test(cell) && !/[.;]$/u.test(cell);
  });
}

function repeats(cell: string, name: string): boolean {
  return cell !== '' && fold(cell) === fold(name);
}

function join(name: string, heading: string, below: string): string {
  if (heading === '' || below === '') return name;
  return `${name === '' ? heading : name} ${below}`;
}
