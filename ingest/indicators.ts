// Makes indicators (chỉ tiêu) of the statistics tables of a document: every figure with its name, unit, area, period, cell.
import type { Indicator, IndicatorValue, Period } from '../server/domain.ts';
import { isFigure, notationOf, readFigure, unitKey } from '../server/vietnamese/figures.ts';
import { fold } from '../server/vietnamese/normalise.ts';
import { completePeriod, type FoundPeriod, findPeriods, shiftYears } from '../server/vietnamese/periods.ts';
import type { Block } from './blocks.ts';
import { passageId } from './chunk.ts';
import { isTaskHeader } from './columns.ts';
import { captionName, isNote, withoutNote } from './indicator-captions.ts';
import { type Column, readColumns, unitIn, type ValueColumn, withoutUnit } from './indicator-columns.ts';
import { RowNames } from './indicator-rows.ts';
import { type AboutDocument, measureAt, targetsFrom } from './indicator-targets.ts';
import { cellName, sheetRow, type TableContext } from './table-context.ts';
import type { TableHead } from './table-head.ts';

/** Tables about persons are lists, not statistics. */
const PERSONS = /^(?:stt |tt )?(?:ho va ten|ho ten|ho, ten)/;

/**
 * Names the rows of statistics tables: a row that is part of another ("- Diện tích") carries that row's name among its
 * headings. Call it before passages are made of the blocks.
 */
export function labelRows(blocks: Block[]): void {
  for (const { rows, columns } of statisticsTables(blocks)) {
    const names = new RowNames();
    for (const block of rows) {
      if (block.row?.row.kind !== 'item')
        names.reset(block.row?.row.text ?? '', block.row?.row.printed ?? '');
      else {
        const cells = cellsOf(block);
        const number = columns.findIndex((column) => column.kind === 'number');
        block.row.label = names.next(cells[number] ?? '', nameCells(columns, cells));
        const { group, subgroup } = block.row.row;
        const known = [...block.headings, group?.text, subgroup?.text];
        const above = block.row.label.above.filter((name) => name !== '' && !known.includes(name));
        // the names of the columns stay last
        block.headings.splice(-1, 0, ...above);
      }
    }
  }
}

/** The indicators of a document in order. */
export function makeIndicators(blocks: Block[], documentId: string, meta: AboutDocument): Indicator[] {
  const series: Series = { documentId, found: new Map(), list: [] };
  for (const table of statisticsTables(blocks)) readTable(table, meta, series);
  return series.list;
}

type StatisticsTable = {
  rows: Block[];
  context: TableContext & { head: TableHead };
  columns: Column[];
};

/** The tables that hold figures of something: no tasks, no lists of persons. */
function statisticsTables(blocks: Block[]): StatisticsTable[] {
  const tables = Map.groupBy(
    blocks.filter((block) => block.row !== null),
    (block) => block.row?.context,
  );
  return [...tables].flatMap(([context, rows]) => {
    const header = rows[0]?.row?.header ?? null;
    const head = context?.head;
    if (!context || !head || (header !== null && isTaskHeader(header))) return [];
    if (head.paths.some((path) => PERSONS.test(fold(path.join(' '))))) return [];
    const cells = rows.filter((block) => block.row?.row.kind === 'item').map(cellsOf);
    const columns = readColumns(
      head.paths,
      cells,
      notationOf(cells.flat(), context.origin?.notation ?? 'comma'),
    );
    if (!columns.some((column) => column.kind === 'value')) return [];
    return [{ rows, context: { ...context, head }, columns }];
  });
}

type Series = { documentId: string; found: Map<string, Indicator[]>; list: Indicator[] };
/** The row that adds up all areas prints its name where the others have their number. */
const TOTAL = /^(?:tổng|cộng|toàn)/iu;

/** What the figures of a table share. */
type Shared = {
  columns: Column[];
  context: TableContext;
  /** What stands above every row: captions, and the names of the columns where rows are areas. */
  above: string[];
  periods: FoundPeriod[];
  year: number | null;
  unit: string | null;
  captionName: string;
  /** From this day on nothing can have been reached: a figure of it is a target, whatever its column is called. */
  targetsFrom: string | null;
};

function readTable({ rows, context, columns }: StatisticsTable, meta: AboutDocument, series: Series): void {
  const captions = context.captions.filter((caption) => !isNote(caption));
  const named = [...captions].reverse().map(withoutNote);
  const periods = findPeriods(named.find((caption) => findPeriods(caption).length > 0) ?? meta.title);
  const shared: Shared = {
    columns,
    context,
    above: [...columnsOver(columns), ...captions],
    periods,
    year: periods.find((period) => period.year !== null)?.year ?? meta.year,
    unit: context.unit ?? named.map(unitIn).find((unit) => unit !== null) ?? null,
    captionName: captionName(named[0] ?? meta.title),
    targetsFrom: targetsFrom(columns, meta),
  };
  for (const block of rows) if (block.row?.row.kind === 'item') readRow(block, shared, series);
}

function readRow(block: Block, shared: Shared, series: Series): void {
  const cells = cellsOf(block);
  const cell = (kind: Column['kind']) =>
    cells[shared.columns.findIndex((column) => column.kind === kind)] ?? '';
  const row = block.row?.label ?? { name: nameCells(shared.columns, cells), above: [] };
  const area = cell('area') || (TOTAL.test(cell('number')) ? cell('number') : null);
  const groups = [block.row?.row.group?.text, block.row?.row.subgroup?.text].filter(
    (text) => text !== undefined,
  );
  const rowPeriods = findPeriods(periodCells(shared.columns, cells));
  const rowUnit = cell('unit') || unitIn(row.name);
  const expected = /(?<!\p{L})ước(?!\p{L})/iu.test(`${row.name} ${periodCells(shared.columns, cells)}`);
  shared.columns.forEach((column, at) => {
    if (column.kind !== 'value') return;
    const figure = figureOf(cells[at] ?? '', column);
    const name = nameOf(withoutUnit(row.name), column, area, shared);
    if (figure === null || name === '') return;
    const period = periodOf(column, rowPeriods, shared);
    const measure = measureAt(column, period, expected, shared.targetsFrom);
    const unit = joinUnits(figure.unit ?? column.unit, rowUnit || null, column.rest) ?? shared.unit;
    addValue(
      series,
      {
        code: cell('code') || null,
        name,
        context: [
          ...new Set([...shared.above, ...groups, cell('group'), ...row.above.map(withoutUnit)]),
        ].filter(Boolean),
        unit: column.measure.startsWith('of_') ? (joinUnits(null, rowUnit || null) ?? shared.unit) : unit,
        area: area ?? column.area,
      },
      {
        ...placeOf(block, at, shared.context, series.documentId),
        ...figure.value,
        period,
        measure,
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

/** Column heads of sums of a whole, not of one piece. */
const SUM = /\b(?:tong|thanh tien|so tien|kinh phi|von|doanh thu|gia tri|ngan sach|chi phi|du toan)\b/;

/** A fee of "đồng" for each "Cuộn" is in đồng/cuộn; otherwise the more particular unit wins. `head`: the column's name. */
function joinUnits(column: string | null, row: string | null, head = ''): string | null {
  if (column === null || row === null || unitKey(column) === unitKey(row)) return column ?? row;
  const perPiece =
    unitKey(column).startsWith('vnd*') &&
    !unitKey(row).startsWith('vnd*') &&
    row !== '%' &&
    !SUM.test(fold(head));
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

/** Where rows are areas, the columns beside a figure say what it is part of. */
function columnsOver(columns: Column[]): string[] {
  const names = columns.flatMap((column) =>
    column.kind === 'value' && column.rest !== '' ? [column.rest] : [],
  );
  const byArea = columns.some((column) => column.kind === 'area');
  return byArea && names.length > 0 ? [names.join(' | ')] : [];
}

function cellsOf(block: Block): string[] {
  return block.row?.row.cells.map((cell) => cell.text) ?? [];
}

/** The cells that name a row. */
function nameCells(columns: Column[], cells: string[]): string {
  return columns
    .flatMap((column, at) => (column.kind === 'name' && cells[at] ? [cells[at]] : []))
    .join(' – ');
}
