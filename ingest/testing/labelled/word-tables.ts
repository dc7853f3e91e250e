// The tables of a made-up Word file: tasks and statistics, with heads over heads and merged cells.
import type { Content, TaskGroup, TaskRow } from './content.ts';
import type { Shape, TaskRole } from './shape.ts';
import { cell, paragraph, table } from './word-xml.ts';

const RESTART = '<w:vMerge w:val="restart"/>';
const GOES_ON = '<w:vMerge/>';
const CENTRED: TaskRole[] = ['number', 'deadline'];
const STAT_WIDTHS = [600, 3000, 1400, 1250, 1250, 1250, 1250];

/** Equal neighbours of the merged columns are one cell; a group covers the whole row. */
export function taskTable({ shape, tasks }: Content): string {
  const widths = shape.columns.map((column) => column.width);
  return table(widths, [...headRows(shape), ...tasks.flatMap((group) => groupRows(shape, group))], true);
}

function headRows({ columns }: Shape): string[][] {
  const bold = (text: string) => paragraph(text, { bold: true, centred: true });
  if (columns.every((column) => column.above === undefined))
    return [columns.map((column) => cell(bold(column.name), column.width))];
  const upper = columns.flatMap(({ above, name, width }, at) => {
    if (above === undefined) return [cell(bold(name), width, RESTART)];
    if (columns[at - 1]?.above === above) return [];
    const shared = columns.filter((column) => column.above === above);
    const sum = shared.reduce((total, column) => total + column.width, 0);
    return [cell(bold(above), sum, `<w:gridSpan w:val="${shared.length}"/>`)];
  });
  const lower = columns.map(({ above, name, width }) =>
    above === undefined ? cell(bold(''), width, GOES_ON) : cell(bold(name), width),
  );
  return [upper, lower];
}

function groupRows(shape: Shape, group: TaskGroup): string[][] {
  const { columns } = shape;
  const [first = 600, ...others] = columns.map((column) => column.width);
  const rest = others.reduce((sum, width) => sum + width, 0);
  const head = [
    cell(paragraph(group.label, { bold: true, centred: true }), first),
    cell(paragraph(group.name, { bold: true }), rest, `<w:gridSpan w:val="${others.length}"/>`),
  ];
  const rows = group.rows.map((row, at) =>
    columns.map(({ role, width }) => {
      const merge = shape.merged.includes(role) ? mergeOf(group.rows, at, role) : '';
      const style = { centred: CENTRED.includes(role) };
      return cell(paragraph(merge === GOES_ON ? '' : row[role], style), width, merge);
    }),
  );
  return group.label === '' ? rows : [head, ...rows];
}

function mergeOf(rows: TaskRow[], at: number, role: TaskRole): string {
  const same = (other: number) => rows[other]?.[role] === rows[at]?.[role];
  return same(at - 1) ? GOES_ON : same(at + 1) ? RESTART : '';
}

/** One head row, or "Năm 2025" over plan, estimate and their ratio. */
export function statisticsTable({ shape, statistics }: Content): string {
  const bold = (text: string) => paragraph(text, { bold: true, centred: true });
  const width = (at: number) => STAT_WIDTHS[at] ?? 0;
  const names = ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Thực hiện 2024'];
  const lower = ['Kế hoạch', 'Ước thực hiện', 'So kế hoạch'];
  const heads = shape.deepStatistics
    ? [
        [
          ...names.map((name, at) => cell(bold(name), width(at), RESTART)),
          cell(bold('Năm 2025'), 3750, '<w:gridSpan w:val="3"/>'),
        ],
        [
          ...names.map((_, at) => cell(bold(''), width(at), GOES_ON)),
          ...lower.map((name, at) => cell(bold(name), width(4 + at))),
        ],
      ]
    : [[...names, 'Kế hoạch 2025', 'Ước 2025', 'So kế hoạch'].map((name, at) => cell(bold(name), width(at)))];
  const rows = statistics.map((row) =>
    [row.number, row.name, row.unit, ...row.values].map((text, at) =>
      cell(paragraph(text, { centred: at !== 1 }), width(at)),
    ),
  );
  return table(STAT_WIDTHS, [...heads, ...rows], true);
}
