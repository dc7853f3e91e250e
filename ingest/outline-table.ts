// Adds a table to the outline: its node, its headings as levels of their own, its rows.
import type { Span } from '../server/domain.ts';
import type { Block } from './blocks.ts';
import type { Cell, Line, TableUnit } from './layout.ts';
import type { OutlineBuilder, Printed } from './outline-builder.ts';
import { sheetRow, type TableContext } from './table-context.ts';
import { joinedNames } from './table-head.ts';
import { readTable, type TableRow } from './tables.ts';

/** Longest line of column names that is repeated above each row, in characters. */
const MAX_COLUMNS_LINE = 1500;

/** Adds the nodes and rows of a table below the innermost open level. */
export function addTable(builder: OutlineBuilder, unit: TableUnit, around: TableContext): void {
  const table = readTable(unit.rows);
  const parent = builder.top;
  if (parent === undefined) return;
  parent.tables++;
  const context = { ...around, head: table.head };
  const holder = parent.node;
  const annex = parent.step?.kind === 'annex' && parent.tables === 1;
  const named = annex ? holder.path.includes(' ', 'Phụ lục'.length) : false;
  const base = annex ? holder.path : `${holder.path}#b${parent.tables}`;
  const join = (path: string[]) => `${base}${annex && !named ? ' ' : '.'}${path.join('.')}`;
  const tablePlace = `${holder.place}, bảng ${parent.tables}`;
  // "Phụ lục 8" would be another annex
  const rowOf = (path: string[]) =>
    path.length === 1 ? `, hàng ${path[0]}` : `${named ? ', mục ' : ' '}${path.join('.')}`;
  const placeOfRow = (path: string[]) =>
    annex ? `${holder.place}${rowOf(path)}` : `${tablePlace}, hàng ${path.join('.')}`;
  const sectionOf = (path: string[]) => (parent.step?.kind === 'annex' ? join(path) : holder.section);

  const headLines = table.headerLines.length > 0 ? table.headerLines : (unit.rows[0]?.lines ?? []);
  const all = unit.rows.flatMap((row) => row.lines);
  const node = {
    path: `${holder.path}#b${parent.tables}`,
    place: tablePlace,
    section: holder.section,
    printed: '',
  };
  const head = builder.leaf('table', node, { text: '', lines: [headLines[0] as Line] });
  head.node.span.end = Math.max(...all.map((line) => line.end));
  head.node.lines.last = all.at(-1)?.number ?? head.node.lines.last;
  const names = table.head ? joinedNames(table.head) : (table.header?.names ?? []);
  head.node.heading = names.join(' | ');

  const paths = new Map<TableRow, string>();
  for (const row of table.rows) {
    const leaf = {
      path: join(row.path),
      place: placeInSheet(context, row) ?? placeOfRow(row.path),
      section: sectionOf(row.path),
      printed: row.printed,
    };
    const kind = row.kind === 'item' ? 'row' : 'heading';
    const block = builder.leaf(kind, leaf, printedRow(row));
    paths.set(row, block.node.path);
    const above = row.subgroup ?? row.group;
    block.node.parent = above === null ? head.node.path : (paths.get(above) ?? head.node.path);
    if (kind === 'heading') block.node.heading = row.text;
    finishRow(block, row, { header: table.header, table: parent.tables, context });
  }
}

function finishRow(block: Block, row: TableRow, own: Omit<NonNullable<Block['row']>, 'row'>): void {
  const above = [row.group?.group ?? null, row.group, row.subgroup].filter((heading) => heading !== null);
  const known = new Set(block.headings.map(withoutEnd));
  const named = linesAbove(own.context).filter((line) => !known.has(withoutEnd(line)));
  const columns = columnsLine(own.context);
  block.headings = [
    ...block.headings,
    ...named,
    ...above.map((heading) => headingText(heading)),
    ...(columns === '' ? [] : [columns]),
  ];
  block.spans = spansOfRow(row);
  block.headingLike = row.kind !== 'item';
  block.row = { row, ...own };
}

function withoutEnd(line: string): string {
  return line.replace(/[.:;]$/u, '');
}

/** Caption and unit line of a table: they say of each row what it is about. */
function linesAbove(context: TableContext): string[] {
  const unit = context.unit === null ? [] : [`Đơn vị tính: ${context.unit}`];
  return [...context.captions, ...unit];
}

/** Column names as one line, so that a row is found by them and read with them. */
function columnsLine({ head }: TableContext): string {
  if (head === null) return '';
  const line = joinedNames(head)
    .filter((name) => name !== '')
    .join(' | ');
  return line.length > MAX_COLUMNS_LINE ? `${line.slice(0, MAX_COLUMNS_LINE)}…` : line;
}

/** A row of a workbook is named by its sheet and the number that the sheet shows. */
function placeInSheet(context: TableContext, row: TableRow): string | null {
  const number = sheetRow(context, row.lines[0]?.start ?? -1);
  if (!number) return null;
  const sheet = context.origin?.sheet ?? null;
  return sheet === null ? `Hàng ${number}` : `Trang tính “${sheet}”, hàng ${number}`;
}

function headingText(row: TableRow): string {
  return row.printed === '' ? row.text : `${row.printed.replace(/[.]$/u, '')}. ${row.text}`;
}

/** The row as printed, cells in order and tab-separated; the pieces of a broken row are joined by one space. */
function printedRow(row: TableRow): Printed {
  return {
    text: row.cells
      .map((cell) => cell.text)
      .join('\t')
      .trim(),
    lines: row.lines,
  };
}

/** An unbroken row is one span; a broken one has the pieces of each cell in reading order. */
function spansOfRow(row: TableRow): Span[] {
  const line = row.lines[0];
  const pieces = row.cells.flatMap((cell: Cell) => cell.spans);
  const first = pieces[0];
  const last = pieces.at(-1);
  if (row.lines.length === 1 && line !== undefined && first !== undefined && last !== undefined) {
    return [{ start: first.start, end: last.end }];
  }
  return mergeTouching(pieces);
}

/** Joins pieces that follow each other on one line, so that a broken row has few spans. */
function mergeTouching(pieces: Span[]): Span[] {
  const merged: Span[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last !== undefined && piece.start === last.end + 1) last.end = piece.end;
    else merged.push({ ...piece });
  }
  return merged;
}
