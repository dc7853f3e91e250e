// Rebuilds a table that a crawler left with one cell per line, when its header words stand on consecutive lines.
import { roleOf } from './columns.ts';
import type { Line, RawRow } from './layout.ts';

const ROW_LABEL = /^(?:[IVXLC]{1,7}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)[.)]?$/u;
/** Widest table that is rebuilt. */
const MAX_COLUMNS = 10;

/** The table that starts at a line and the index of the line after it, null when there is none. */
export function findCrawledTable(lines: Line[], from: number): { rows: RawRow[]; end: number } | null {
  const first = lines[from];
  if (first === undefined || roleOf(first.text) !== 'number') return null;
  let width = 1;
  while (width < MAX_COLUMNS && isHead(lines[from + width])) width++;
  const head = lines.slice(from, from + width);
  const roles = head.map((line) => roleOf(line.text));
  if (width < 3 || !roles.includes('text') || !isRowLabel(lines[from + width])) return null;
  const rows: RawRow[] = [toRow(head.map((line) => [line]))];
  let at = from + width;
  while (isRowLabel(lines[at])) {
    const start = at++;
    while (at < lines.length && !isRowLabel(lines[at]) && !endsTable(lines, at, start, width)) at++;
    rows.push(buildRow(lines.slice(start, at), width, roles.indexOf('text')));
  }
  return { rows, end: at };
}

function isHead(line: Line | undefined): boolean {
  if (line === undefined || line.text.length > 60 || isRowLabel(line) || line.text.includes('\t'))
    return false;
  return roleOf(line.text) !== 'other' || /^(ghi chú|kinh phí)/iu.test(line.text);
}

function isRowLabel(line: Line | undefined): boolean {
  return line !== undefined && ROW_LABEL.test(line.text);
}

/** A row is full and a new part of the document starts. */
function endsTable(lines: Line[], at: number, start: number, width: number): boolean {
  const text = lines[at]?.text ?? '';
  if (text.includes('\t') || /^(PHỤ LỤC|Nơi nhận)/u.test(text)) return true;
  return (
    at - start >= width &&
    lines[at]?.blankBefore === true &&
    !lines.slice(at, at + width * 3).some(isRowLabel)
  );
}

/** Lines beyond the columns belong to the longest cell, that of the text. */
function buildRow(lines: Line[], width: number, textColumn: number): RawRow {
  if (lines.length <= width)
    return toRow(Array.from({ length: width }, (_, at) => (lines[at] ? [lines[at]] : [])));
  const extra = lines.length - width;
  const cells: Line[][] = lines.slice(0, textColumn).map((line) => [line]);
  cells.push(lines.slice(textColumn, textColumn + extra + 1));
  cells.push(...lines.slice(textColumn + extra + 1).map((line) => [line]));
  return toRow(cells);
}

function toRow(cells: Line[][]): RawRow {
  return {
    cells: cells.map((lines) => ({
      text: lines.map((line) => line.text).join(' '),
      spans: lines.map((line) => ({ start: line.start, end: line.end })),
    })),
    lines: cells.flat(),
    blankBefore: false,
  };
}
