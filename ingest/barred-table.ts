// Rebuilds a table that a crawler or Markdown left with its cells between bars: "STT | Nhiệm vụ | Chủ trì |".
import { readHeader } from './columns.ts';
import type { Cell, Line, RawRow } from './layout.ts';

/** The table that starts at a line and the index of the line after it, null when there is none. */
export function findBarredTable(lines: Line[], from: number): { rows: RawRow[]; end: number } | null {
  if (!isBarred(lines[from])) return null;
  const rows: RawRow[] = [];
  let at = from;
  for (; isBarred(lines[at]); at++) {
    const line = lines[at] as Line;
    if (!isRuler(line.text))
      rows.push({ cells: cellsOf(line), lines: [line], blankBefore: line.blankBefore });
  }
  const head = readHeader(rows, 0);
  // Letterheads have bars as well: only columns with known names make a table.
  return head !== null && head.roles.length >= 3 && rows.length > head.height ? { rows, end: at } : null;
}

function isBarred(line: Line | undefined): boolean {
  return line !== undefined && !line.text.includes('\t') && /\S\s*\|/u.test(line.text);
}

/** The dashes of Markdown below the head. */
function isRuler(text: string): boolean {
  return /^[\s|:–-]+$/u.test(text);
}

function cellsOf(line: Line): Cell[] {
  const open = /^\|?/u.exec(line.text)?.[0].length ?? 0;
  const body = line.text.slice(open).replace(/\s*\|\s*$/u, '');
  let start = line.start + open;
  return body.split('|').map((raw) => {
    const text = raw.trim();
    const from = start + raw.indexOf(text);
    start += raw.length + 1;
    return { text, spans: text === '' ? [] : [{ start: from, end: from + text.length }] };
  });
}
