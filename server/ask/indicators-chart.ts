// The chart and the table beside an answer with figures.
import type { AnswerChart, AnswerTable } from '../domain.ts';
import { printFigure } from '../vietnamese/figures.ts';
import { periodName } from '../vietnamese/periods.ts';
import type { DraftBuilder } from './draft.ts';
import type { Point, Pool } from './indicators-points.ts';
import { labelOf, whenOf, withUnit } from './indicators-words.ts';
import { text } from './text.ts';

/** Bars or points of one chart; more would not be read. */
const MAX_POINTS = 40;

export type Entry = { label: string; value: number };

/** A chart of figures of one unit; null where there is nothing to compare. */
export function chartOf(
  kind: AnswerChart['kind'],
  title: string,
  unit: string | null,
  entries: Entry[],
): AnswerChart | null {
  if (entries.length < 2) return null;
  const shown = entries.slice(0, MAX_POINTS);
  const spoken = shown
    .map(({ label, value }) => `${label}: ${withUnit(printFigure(value, 2), unit)}`)
    .join('; ');
  return {
    kind,
    title,
    unit: unit ?? '',
    labels: shown.map((entry) => entry.label),
    series: [{ name: title, values: shown.map((entry) => entry.value) }],
    alt: `${title}. ${spoken}.`,
  };
}

/** Figures as a table with their cells; `extra` is a computed column. */
export function tableOfFigures(
  builder: DraftBuilder,
  caption: string,
  rows: { pool: Pool; point: Point; extra?: string }[],
  extraName?: string,
): AnswerTable {
  const columns: { name: string; cell: (row: (typeof rows)[number]) => string }[] = [
    { name: text.indicatorColumn, cell: ({ pool }) => labelOf({ ...pool, area: null }) },
    { name: text.areaColumn, cell: ({ pool }) => pool.area ?? '' },
    { name: text.periodColumn, cell: ({ point }) => whenOf(point.value.measure, point.value.period) },
    { name: text.valueColumn, cell: ({ point }) => printFigure(point.value.value, 10) },
    { name: text.unitColumn, cell: ({ pool }) => pool.unit ?? '' },
    { name: extraName ?? '', cell: ({ extra }) => extra ?? '' },
    { name: text.cellColumn, cell: ({ point }) => cellOf(point) },
  ];
  // what is the same in every row is said by the caption
  const varies = (column: (typeof columns)[number]) => new Set(rows.map(column.cell)).size > 1;
  const kept = columns.filter((column) => {
    if (column.name === text.valueColumn || column.name === text.unitColumn) return true;
    return column.name !== '' && varies(column);
  });
  return {
    caption,
    columns: kept.map((column) => column.name),
    rows: rows.map((row) => ({
      cells: kept.map((column) => column.cell(row)),
      marker: builder.citeCell(row.point.hit, row.point.value.cell),
    })),
  };
}

/** Figures over periods as entries of a line. */
export function overTime(points: Point[]): Entry[] {
  return points.flatMap(({ value }) =>
    value.period ? [{ label: periodName(value.period).replace(/^năm /, ''), value: value.value }] : [],
  );
}

function cellOf({ value }: Point): string {
  return [value.sheet, value.cell].filter((part) => part !== null).join('!');
}
