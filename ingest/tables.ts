// Turns the printed rows of a table into headings, items and healed continuations, with repaired numbers.
import { isFigure } from '../server/vietnamese/figures.ts';
import {
  type Header,
  isTaskHeader,
  numbersColumns,
  type Role,
  readHeader,
  repeatsHeader,
  roleOf,
} from './columns.ts';
import type { Line, RawRow } from './layout.ts';
import { joinedNames, readHead, repeatsHead, type TableHead } from './table-head.ts';
import { cellOf, type DraftRow, numberRows, type TableRow } from './table-numbering.ts';
import { isCapitals } from './units.ts';

export { cellOf, type TableRow } from './table-numbering.ts';

/** `header` where the columns are those of numbered items; `head` names the columns of any other table. */
export type Table = {
  header: Header | null;
  head: TableHead | null;
  headerLines: Line[];
  rows: TableRow[];
};

/** Reads a table. Without a recognised header every row is an item and nothing is repaired. */
export function readTable(raw: RawRow[]): Table {
  const printed = readHeader(raw, 0);
  const head = printed !== null && isTaskHeader(printed) ? null : readHead(raw);
  const header = printed === null || head === null ? printed : underHead(printed, head);
  const height = head?.height ?? header?.height ?? 0;
  const headerLines = raw.slice(0, height).flatMap((row) => row.lines);
  const drafts: DraftRow[] = [];
  for (const row of raw.slice(height)) {
    const repeats = header !== null && (repeatsHeader(header, row) || numbersColumns(row));
    if (repeats || (head !== null && repeatsHead(row, raw, head))) {
      headerLines.push(...row.lines);
      continue;
    }
    const draft = toDraft(row, header);
    const previous = drafts.at(-1);
    if (previous !== undefined && header !== null && continuesRow(previous, draft, header))
      absorb(previous, row);
    else drafts.push(draft);
  }
  return { header, head, headerLines, rows: numberRows(drafts, header) };
}

/** A head of several rows names the columns in full; what the first rows said of their roles stays. */
function underHead(header: Header, head: TableHead): Header {
  const names = joinedNames(head);
  const roles = names.map((name, at): Role => header.roles[at] ?? (name === '' ? 'other' : roleOf(name)));
  return { ...header, roles, names, height: head.height };
}

function toDraft(row: RawRow, header: Header | null): DraftRow {
  const cells = [...row.cells];
  const width = header?.roles.length ?? 0;
  while (cells.length < width) cells.push({ text: '', spans: [] });
  const number = cellOf({ cells }, header, 'number')?.text ?? '';
  return { ...row, cells, label: number, filled: cells.filter((cell) => cell.text !== '').length };
}

/** The rest of a row cut by a page break: no number, nothing new in the columns that end a row. */
function continuesRow(previous: DraftRow, row: DraftRow, header: Header): boolean {
  if (row.label !== '' || hasOwnFigures(previous, row)) return false;
  if (previous.filled <= 2 && previous.label !== '' && row.filled > 2) return false;
  const text = cellOf(row, header, 'text')?.text ?? '';
  const before = cellOf(previous, header, 'text')?.text ?? '';
  const others = row.cells.filter((cell, at) => cell.text !== '' && header.roles[at] !== 'text');
  const startsSmall = /^["“(]*\p{Ll}/u.test(text);
  const open = !/[.;!?…][)”"]*$/u.test(before);
  if (others.length === 0) {
    if (text === '') return true;
    if (isCapitals(text)) return false;
    if (startsSmall) return true;
    return open && (row.blankBefore || !header.roles.includes('number'));
  }
  if (!header.roles.includes('number'))
    return startsSmall && row.blankBefore && others.length < header.roles.length - 1;
  const goesOn = text === '' || startsSmall || (open && row.blankBefore);
  return goesOn && others.every((cell) => cell.text.length < 120) && !startsNewRow(previous, row, header);
}

/** Figures stand in the same column of both rows: each is a row of its own. */
function hasOwnFigures(previous: DraftRow, row: DraftRow): boolean {
  return row.cells.some((cell, at) => isFigure(cell.text) && isFigure(previous.cells[at]?.text ?? ''));
}

/** A row without a number that fills every column is a row of its own, not a rest. */
function startsNewRow(previous: DraftRow, row: DraftRow, header: Header): boolean {
  const text = cellOf(row, header, 'text')?.text ?? '';
  const deadline = cellOf(row, header, 'deadline')?.text ?? '';
  const complete = header.roles.every((role, at) => role === 'number' || (row.cells[at]?.text ?? '') !== '');
  return (
    text !== '' &&
    complete &&
    deadline !== '' &&
    (cellOf(previous, header, 'deadline')?.text ?? '') !== '' &&
    !/^\p{Ll}/u.test(text)
  );
}

function absorb(previous: DraftRow, row: RawRow): void {
  previous.cells = previous.cells.map((cell, at) => {
    const more = row.cells[at];
    if (more === undefined || more.text === '') return cell;
    return { text: `${cell.text} ${more.text}`.trim(), spans: [...cell.spans, ...more.spans] };
  });
  previous.lines = [...previous.lines, ...row.lines];
  previous.filled = previous.cells.filter((cell) => cell.text !== '').length;
}
