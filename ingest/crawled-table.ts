// Rebuilds a table that a crawler left with one cell per line, when its header words stand on consecutive lines.
import { isFigure } from '../server/vietnamese/figures.ts';
import { isOfTasks, type Role, roleOf, withText } from './columns.ts';
import { isInSequence, START } from './crawled-labels.ts';
import { looksLikeValue, spreadLines } from './crawled-row.ts';
import { readCrawledRows } from './crawled-values.ts';
import { readLabel } from './labels.ts';
import type { Line, RawRow } from './layout.ts';
import { TOTAL } from './table-numbering.ts';

const ROW_LABEL = /^(?:[IVXLC]{1,7}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)[.)]?\*?$/u;
/** Widest table that is rebuilt. */
const MAX_COLUMNS = 10;
/** Numbers of rows that may be missing between two. */
const MAX_SKIP = 3;
/** Longest line of a column's name, in characters. */
const MAX_HEAD = 60;

/** Columns before names that span others: the number and the name of the row. */
const LEADING = 2;

type Table = { rows: RawRow[]; end: number };

/** The table that starts at a line and the index of the line after it, null when there is none. */
export function findCrawledTable(lines: Line[], from: number): Table | null {
  const first = lines[from];
  if (first === undefined || roleOf(first.text) !== 'number') return null;
  return findTaskTable(lines, from, true) ?? findAnyTable(lines, from) ?? findTaskTable(lines, from, false);
}

/** A table whose head is made of the names that task tables use. */
function findTaskTable(lines: Line[], from: number, withLead: boolean): Table | null {
  const head = taskHead(lines, from);
  if (head === null || head.roles.includes('lead') !== withLead) return null;
  const { columns, roles, end } = head;
  const width = columns.length;
  const rows: RawRow[] = [toRow(columns)];
  const holdsFigures = roles.some((role) => role === 'budget' || role === 'other');
  let number = '';
  const starts = (at: number) =>
    startsRow(lines, at) && !(holdsFigures && isFigureOfRow(lines[at]!.text, number, lines[at + 1]));
  let at = end;
  while (starts(at)) {
    const start = at++;
    if (isGroupLine(lines, start)) {
      rows.push(toRow([[lines[start] as Line]]));
      continue;
    }
    if (/^\d/.test(lines[start]!.text)) number = lines[start]!.text;
    while (at < lines.length && !starts(at) && !endsTable(lines, at, start, width)) at++;
    const own = lines.slice(start, at);
    rows.push(isGroup(own) ? toRow([own.slice(0, 1), own.slice(1)]) : buildRow(own, roles));
  }
  return { rows, end: at };
}

type TaskHead = { columns: Line[][]; roles: Role[]; end: number };

/**
 * The head of a task table: names that such tables use, or any names among which are those of who leads and of when or
 * with whom ("Văn bản cần sửa đổi | Nội dung | Cơ quan chủ trì | Thời gian hoàn thành | Cơ sở đề xuất").
 */
function taskHead(lines: Line[], from: number): TaskHead | null {
  for (const read of [readHead, readAnyHead]) {
    const head = read(lines, from);
    if (head === null || head.columns.length < 3 || !startsRow(lines, head.end)) continue;
    const roles = head.columns.map((own) => roleOf(textOf(own)));
    const { columns, end } = head;
    if (read === readHead && roles.includes('text')) return { columns, roles, end };
    if (isOfTasks(roles)) return { columns, roles: withText(roles), end };
  }
  return null;
}

/** "A | Phân cấp giữa …": a letter or a Roman number with words that name nobody and no time. */
function isGroup([label, ...lines]: Line[]): boolean {
  if (label === undefined || /^\d/u.test(label.text) || lines.length === 0) return false;
  return lines.every(({ text }) => !looksLikeValue(text));
}

/** A table with any head, when its lines fall into even rows. */
function findAnyTable(lines: Line[], from: number): Table | null {
  const head = readAnyHead(lines, from);
  if (head === null) return null;
  // two rows of heads first: read as one, their rows would have more cells than there are
  for (const columns of [spanningHeads(head.columns), head.columns]) {
    const body = columns && readCrawledRows(lines, head.end, columns.length - 1);
    if (body) return { rows: [...[columns, ...head.counted, ...body.rows].map(toRow)], end: body.end };
  }
  return null;
}

/**
 * "Khối 6 | Khối 10 | Số lớp | Học sinh | Số lớp | Học sinh": names that are said again once for each of the names
 * before them stand below these. Null where none are repeated, and where other columns than the number and the name
 * come first: one of them may stand between the names that span others, and nothing tells which.
 */
export function spanningHeads(columns: Line[][]): Line[][] | null {
  const names = columns.map((own) => textOf(own).toLowerCase());
  for (let groups = 2; groups * 3 < names.length; groups++)
    for (let each = 2; groups * (each + 1) < names.length; each++) {
      const below = columns.length - groups * each;
      const [above, first] = [below - groups, names.slice(below, below + each)];
      const repeats = names.slice(below).every((name, at) => name === first[at % each]);
      if (above > LEADING) continue;
      if (!repeats || new Set(first).size < each || new Set(names.slice(above, below)).size < groups)
        continue;
      const joined = columns
        .slice(below)
        .map((own, at) => [...columns[above + Math.floor(at / each)]!, ...own]);
      return [...columns.slice(0, above), ...joined];
    }
  return null;
}

/** Names up to the first number of a row; a line that only counts the columns belongs to the head. */
function readAnyHead(
  lines: Line[],
  from: number,
): { columns: Line[][]; counted: Line[][][]; end: number } | null {
  const columns: Line[][] = [[lines[from] as Line]];
  let at = from + 1;
  for (; columns.length <= MAX_COLUMNS; at++) {
    const line = lines[at];
    if (line === undefined || line.text.includes('\t') || isInSequence(bare(line.text), START)) break;
    if (isFigure(line.text) && TOTAL.test(textOf(columns.at(-1) ?? []))) {
      at -= columns.pop()?.length ?? 0;
      break;
    }
    if (line.text.length > MAX_HEAD || /[.;:]$/u.test(line.text) || !/^["“(]?\p{L}/u.test(line.text))
      return null;
    if (/^(?:\p{Ll}|\()/u.test(line.text) && columns.length > 1) columns.at(-1)?.push(line);
    else columns.push([line]);
  }
  const width = columns.length;
  if (width < 3 || width > MAX_COLUMNS) return null;
  const numbers = lines.slice(at, at + width);
  const counts = numbers.length === width && numbers.every((line, n) => bare(line.text) === String(n + 1));
  return counts
    ? { columns, counted: [numbers.map((line) => [line])], end: at + width }
    : { columns, counted: [], end: at };
}

function bare(text: string): string {
  return text.replace(/[()*]/gu, '');
}

/** The lines of each column's name; a name that goes on in small letters has several. */
function readHead(lines: Line[], from: number): { columns: Line[][]; end: number } | null {
  const first = lines[from];
  if (first === undefined || roleOf(first.text) !== 'number') return null;
  const columns: Line[][] = [[first]];
  let at = from + 1;
  for (; columns.length <= MAX_COLUMNS; at++) {
    const line = lines[at];
    const last = columns.at(-1) ?? [];
    if (line === undefined || line.text.length > MAX_HEAD || isRowLabel(line) || line.text.includes('\t'))
      break;
    const goesOn = /^\p{Ll}/u.test(line.text) && columns.length > 1;
    if (goesOn) last.push(line);
    else if (isHead(line) || isHead({ ...line, text: `${line.text} ${lines[at + 1]?.text ?? ''}` }))
      columns.push([line]);
    else break;
  }
  return columns.length > MAX_COLUMNS ? null : { columns, end: at };
}

function isHead(line: Line): boolean {
  return roleOf(line.text) !== 'other' || /^(?:ghi chú|kinh phí|cấp trình|nguồn)/iu.test(line.text);
}

/** A row begins with its number, or is a heading with number and text on one line before such a row. */
function startsRow(lines: Line[], at: number): boolean {
  return isRowLabel(lines[at]) || isGroupLine(lines, at);
}

/** A sum on a line of its own looks like a number: one is followed by the words of its row, and goes on from the last. */
function isFigureOfRow(text: string, last: string, next: Line | undefined): boolean {
  if (!/^\d/.test(text)) return false;
  return next === undefined || isRowLabel(next) || !goesOnFrom(text, last);
}

/** "5" or "7" behind "4", "2.1" behind "1.3" or "2", and "1" anywhere; numbers are skipped now and then. */
function goesOnFrom(text: string, last: string): boolean {
  const [own, before] = [text, last].map((label) => (label.match(/\d+/g) ?? []).map(Number)) as [
    number[],
    number[],
  ];
  return own.every((part, at) => {
    const step = part - (before[at] ?? 0);
    return part === 1 || (step >= 0 && step <= MAX_SKIP);
  });
}

function isGroupLine(lines: Line[], at: number): boolean {
  const line = lines[at];
  if (line === undefined || isRowLabel(line) || !isRowLabel(lines[at + 1])) return false;
  return /^(?:[IVXLC]{1,6}|[A-ZĐ])[.)]\s+\p{L}/u.test(line.text);
}

function isRowLabel(line: Line | undefined): boolean {
  return line !== undefined && ROW_LABEL.test(line.text);
}

/** A row is full and a new part of the document starts. */
function endsTable(lines: Line[], at: number, start: number, width: number): boolean {
  const text = lines[at]?.text ?? '';
  if (text.includes('\t') || /^(PHỤ LỤC|Nơi nhận)/u.test(text)) return true;
  // the head of the next table, or the heading above it
  const next = lines[at + 1]?.text ?? '';
  if (roleOf(text) === 'number' || (roleOf(next) === 'number' && readLabel(text) !== null)) return true;
  return (
    at - start >= width &&
    lines[at]?.blankBefore === true &&
    !lines.slice(at, at + width * 3).some((line) => isRowLabel(line))
  );
}

function buildRow([label, ...lines]: Line[], [, ...roles]: Role[]): RawRow {
  const own =
    lines.length === 1
      ? [[0]]
      : spreadLines(
          lines.map((line) => line.text),
          roles,
        );
  return toRow([label ? [label] : [], ...own.map((cell) => cell.map((at) => lines[at] as Line))]);
}

function textOf(lines: Line[]): string {
  return lines.map((line) => line.text).join(' ');
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
