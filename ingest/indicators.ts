// Makes indicators (chỉ tiêu) of the statistics tables of a document: every figure with its name, unit, area, period, cell.
import type { DocumentMeta, Indicator, IndicatorValue, Period } from '../server/domain.ts';
import { isFigure, type Notation, notationOf, readFigure, unitKey } from '../server/vietnamese/figures.ts';
import { fold } from '../server/vietnamese/normalise.ts';
import { completePeriod, type FoundPeriod, findPeriods, shiftYears } from '../server/vietnamese/periods.ts';
import type { Block } from './blocks.ts';
import { passageId } from './chunk.ts';
import { isTaskHeader } from './columns.ts';
import { type Column, readColumns, unitIn, type ValueColumn, withoutUnit } from './indicator-columns.ts';
import { RowNames } from './indicator-rows.ts';
import { cellName, sheetRow, type TableContext } from './table-context.ts';
import type { TableHead } from './table-head.ts';

/** Tables about persons are lists, not statistics. */
const PERSONS = /^(?:stt |tt )?(?:ho va ten|ho ten|ho, ten)/;

/** The indicators of a document in order. */
export function makeIndicators(
  blocks: Block[],
  documentId: string,
  meta: Pick<DocumentMeta, 'title' | 'year'>,
): Indicator[] {
  const tables = Map.groupBy(
    blocks.filter((block) => block.row !== null),
    (block) => block.row?.context,
  );
  const series: Series = { documentId, found: new Map(), list: [] };
  for (const [context, rows] of tables) {
    const header = rows[0]?.row?.header ?? null;
    if (!context?.head || (header !== null && isTaskHeader(header))) continue;
    if (context.head.paths.some((path) => PERSONS.test(fold(path.join(' '))))) continue;
    readTable(rows, { ...context, head: context.head }, meta, series);
  }
  return series.list;
}

type Series = { documentId: string; found: Map<string, Indicator[]>; list: Indicator[] };
/** The row that adds up all areas prints its name where the others have their number. */
const TOTAL = /^(?:tổng|cộng|toàn)/iu;

/** What the figures of a table share. */
type Shared = {
  columns: Column[];
  context: TableContext;
  periods: FoundPeriod[];
  year: number | null;
  unit: string | null;
  captionName: string;
};

function readTable(
  rows: Block[],
  context: TableContext & { head: TableHead },
  meta: Pick<DocumentMeta, 'title' | 'year'>,
  series: Series,
): void {
  const items = rows.filter((block) => block.row?.row.kind === 'item');
  const cells = items.map(cellsOf);
  const usual: Notation = context.origin?.notation ?? 'comma';
  const table = notationOf(cells.flat(), usual);
  const columns = readColumns(context.head.paths, cells, table);
  if (!columns.some((column) => column.kind === 'value')) return;
  const named = [...context.captions].reverse().map(withoutNote);
  const periods = findPeriods(named.find((caption) => findPeriods(caption).length > 0) ?? meta.title);
  const shared: Shared = {
    columns,
    context,
    periods,
    year: periods.find((period) => period.year !== null)?.year ?? meta.year,
    unit: context.unit ?? named.map(unitIn).find((unit) => unit !== null) ?? null,
    captionName: captionName(named[0] ?? meta.title),
  };
  const names = new RowNames();
  for (const block of rows) {
    if (block.row?.row.kind === 'item') readRow(block, names, shared, series);
    else names.reset();
  }
}

function readRow(block: Block, names: RowNames, shared: Shared, series: Series): void {
  const cells = cellsOf(block);
  const cell = (kind: Column['kind']) =>
    cells[shared.columns.findIndex((column) => column.kind === kind)] ?? '';
  const printed = shared.columns
    .flatMap((column, at) => (column.kind === 'name' && cells[at] ? [cells[at]] : []))
    .join(' – ');
  const row = names.next(cell('number'), printed);
  const area = cell('area') || (TOTAL.test(cell('number')) ? cell('number') : null);
  const groups = [block.row?.row.group?.text, block.row?.row.subgroup?.text].filter(
    (text) => text !== undefined,
  );
  const rowPeriods = findPeriods(periodCells(shared.columns, cells));
  const rowUnit = cell('unit') || unitIn(row.name);
  shared.columns.forEach((column, at) => {
    if (column.kind !== 'value') return;
    const figure = figureOf(cells[at] ?? '', column);
    const name = nameOf(withoutUnit(row.name), column, area, shared);
    if (figure === null || name === '') return;
    const period = periodOf(column, rowPeriods, shared);
    const unit = joinUnits(figure.unit ?? column.unit, rowUnit || null) ?? shared.unit;
    addValue(
      series,
      {
        code: cell('code') || null,
        name,
        context: [...shared.context.captions, ...groups, ...row.above.map(withoutUnit)].filter(Boolean),
        unit: column.measure.startsWith('of_') ? (joinUnits(null, rowUnit || null) ?? shared.unit) : unit,
        area: area ?? column.area,
      },
      {
        ...placeOf(block, at, shared.context, series.documentId),
        ...figure.value,
        period,
        measure: column.measure,
      },
    );
  });
}

/** "Lúa" under "Diện tích" of a table whose rows are areas; with a column of names both. */
function nameOf(rowName: string, column: ValueColumn, area: string | null, shared: Shared): string {
  const named = shared.columns.some((other) => other.kind === 'name');
  if (named && rowName === '') return '';
  const parts = [rowName, column.rest].filter((part) => part !== '');
  if (parts.length > 0) return parts.join(' – ');
  return area === null ? '' : shared.captionName;
}

/** The figure of a cell; percentages written as shares of one are left out, for nobody printed them as percentages. */
function figureOf(printed: string, column: ValueColumn) {
  const value = isFigure(printed) && !column.shares ? readFigure(printed, column.notation) : null;
  if (value === null) return null;
  return {
    unit: /%\s*$/u.test(printed) ? '%' : null,
    value: { value, printed, notation: column.notation },
  };
}

/** The column's own period, then the row's, then the table's; a year from wherever one is printed. */
function periodOf(column: ValueColumn, row: FoundPeriod[], shared: Shared): Period | null {
  const own = column.periods;
  const ratio = column.measure.startsWith('of_');
  const found = narrowest(ratio ? own.slice(0, 1) : own) ?? narrowest(row);
  const year = [...own, ...row].find((period) => period.year !== null)?.year ?? shared.year;
  if (found !== null) {
    const period = completePeriod(found, year);
    return period !== null && column.yearBefore && found.year === null ? shiftYears(period, -1) : period;
  }
  if (column.wholeYear) return year === null ? null : completePeriod(yearPeriod(year), null);
  const table = narrowest(shared.periods);
  const period = table === null ? null : completePeriod(table, year);
  return period !== null && column.yearBefore ? shiftYears(period, -1) : period;
}

function narrowest(periods: FoundPeriod[]): FoundPeriod | null {
  return periods.find((period) => period.kind !== 'year') ?? periods[0] ?? null;
}

function yearPeriod(year: number): FoundPeriod {
  return { kind: 'year', year, part: null, whole: null, span: { start: 0, end: 0 }, printed: String(year) };
}

/** Cells of the period columns as one text: "2025" under "Năm" and "2" under "Quý" are "năm 2025 quý 2". */
function periodCells(columns: Column[], cells: string[]): string {
  return columns
    .flatMap((column, at) => {
      const cell = cells[at] ?? '';
      if (column.kind !== 'period' || cell === '') return [];
      const word = fold(column.name).trim();
      const bare = /^(?:\d{1,2}|[IVX]{1,3})$/u.test(cell) && /^(?:quy|thang|quarter|month)$/.test(word);
      return [bare ? `${word.startsWith('q') ? 'quý' : 'tháng'} ${cell}` : cell];
    })
    .sort((a, b) => Number(/^\d{4}$/u.test(a)) - Number(/^\d{4}$/u.test(b)))
    .join(' ');
}

/** A fee of "đồng" for each "Cuộn" is in đồng/cuộn; otherwise the more particular unit wins. */
function joinUnits(column: string | null, row: string | null): string | null {
  if (column === null || row === null || unitKey(column) === unitKey(row)) return column ?? row;
  const perPiece = unitKey(column).startsWith('vnd*') && !unitKey(row).startsWith('vnd*') && row !== '%';
  return perPiece ? `${column}/${row}` : column;
}

function placeOf(block: Block, column: number, context: TableContext, documentId: string) {
  const number = sheetRow(context, block.row?.row.lines[0]?.start ?? -1);
  const sheetColumn = context.origin?.columns[column];
  // the row's text begins with its first filled cell
  const first = cellsOf(block).findIndex((cell) => cell !== '');
  return {
    passageId: passageId(documentId, block.node.path),
    column: column - first,
    sheet: context.origin?.sheet ?? null,
    cell: number && sheetColumn ? cellName(number, sheetColumn) : null,
  };
}

/** Figures of one name, unit and area are one series, unless the table gives the same period twice. */
function addValue(
  series: Series,
  about: Pick<Indicator, 'code' | 'name' | 'context' | 'unit' | 'area'>,
  value: IndicatorValue,
): void {
  const key = fold(JSON.stringify([about.code, about.name, about.area, unitKey(about.unit), about.context]));
  const alike = series.found.get(key) ?? [];
  const same = (other: IndicatorValue) =>
    other.measure === value.measure &&
    other.period?.from === value.period?.from &&
    other.period?.to === value.period?.to;
  const open = alike.find((one) => !one.values.some(same));
  if (open) {
    open.values.push(value);
    return;
  }
  const ordinal = series.list.length;
  const { documentId } = series;
  const indicator: Indicator = {
    id: `${documentId}!${ordinal + 1}`,
    documentId,
    ...about,
    values: [value],
    ordinal,
  };
  series.list.push(indicator);
  series.found.set(key, [...alike, indicator]);
}

/** "Bảng 3. Tỷ lệ giải ngân theo xã năm 2025" names "Tỷ lệ giải ngân theo xã". */
function captionName(caption: string): string {
  let name = withoutUnit(caption).replace(/^(?:bảng|biểu|phụ lục)\s*(?:số\s*)?[\dIVX.]*\s*[.:–-]?\s*/iu, '');
  for (const { span } of findPeriods(name).reverse())
    name = `${name.slice(0, span.start)}${name.slice(span.end)}`;
  return name.replace(/\s+/gu, ' ').trim();
}

/** The date of the document that a table is attached to is no period of its figures. */
function withoutNote(caption: string): string {
  return caption.replace(/\(\s*(?:ban hành\s+)?kèm theo[^)]*\)?/giu, '').trim();
}

function cellsOf(block: Block): string[] {
  return block.row?.row.cells.map((cell) => cell.text) ?? [];
}
