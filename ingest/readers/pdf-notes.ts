// Footnotes of a PDF page: small raised numbers become "[1]", and the notes below the text are told apart from it.
import type { PrintedLine } from './pdf-lines.ts';
import type { TextItem } from './pdf-page.ts';

/** A mark is at most this high beside the letters that it stands at. */
const MARK_SIZE = 0.75;
const MARK = /^[([]?(\d{1,3})[)\]]?$/u;

/** Sets raised numbers on the line that they belong to, written as "[1]". */
export function setNoteMarks(items: TextItem[]): TextItem[] {
  const small = items.filter((item) => MARK.test(item.text.trim()));
  if (small.length === 0) return items;
  const moved = new Map<TextItem, TextItem>();
  for (const mark of small) {
    const base = items.find((item) => standsAt(mark, item));
    const number = MARK.exec(mark.text.trim())?.[1];
    if (base === undefined || number === undefined) continue;
    moved.set(mark, { ...mark, text: `[${number}]`, y: base.y, noteMark: true });
  }
  return items.map((item) => moved.get(item) ?? item);
}

/** Raised, smaller, and directly behind the letters. */
function standsAt(mark: TextItem, item: TextItem): boolean {
  const raised = item.y - mark.y;
  const behind = mark.x - (item.x + item.width);
  return (
    mark.size < item.size * MARK_SIZE &&
    raised > item.size * 0.15 &&
    raised < item.size * 0.7 &&
    behind > -1 &&
    behind < item.size * 0.35 &&
    /\p{L}|[\d.,;:)"”]/u.test(item.text)
  );
}

/** The lines of the text and those of the notes below it, whose numbers are written as "[1]". */
export function splitNotes(lines: PrintedLine[]): { body: PrintedLine[]; notes: PrintedLine[] } {
  const marks = new Set(
    lines.flatMap((line) => line.items.filter((item) => item.noteMark).map((item) => item.text.slice(1, -1))),
  );
  const numberOf = (line: PrintedLine) =>
    /^\[?(\d{1,3})\]?[.)]?\s*(?=[\p{L}"“(])/u.exec(line.text)?.[1] ?? '';
  let start = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (line === undefined || line.items.some((item) => item.noteMark && item !== line.items[0])) break;
    if (marks.delete(numberOf(line))) start = at;
  }
  if (start === lines.length || start === 0) return { body: lines, notes: [] };
  const notes = lines.slice(start).map((line) => {
    const number = numberOf(line);
    const text = number === '' ? line.text : line.text.replace(/^\[?\d{1,3}\]?[.)]?\s*/u, `[${number}] `);
    return { ...line, text };
  });
  return { body: lines.slice(0, start), notes };
}
