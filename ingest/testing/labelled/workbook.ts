// Known content → .xlsx: head, task table with two header rows and merged cells, a second sheet of statistics.
import exceljs, { type Worksheet } from 'exceljs';
import { type Content, subjectLine } from './content.ts';
import type { Shape } from './shape.ts';

export async function workbook(content: Content): Promise<Buffer> {
  const book = new exceljs.Workbook();
  addTasks(book.addWorksheet('Nhiệm vụ'), content);
  addStatistics(book.addWorksheet('Chỉ tiêu'), content);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addTasks(sheet: Worksheet, content: Content): void {
  const { letterhead: head, shape, tasks } = content;
  const { day, month, year } = head.date;
  const two = (value: number) => String(value).padStart(2, '0');
  sheet.addRow([(head.parent || head.issuer).toUpperCase(), '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']);
  sheet.addRow([head.parent === '' ? '' : head.issuer.toUpperCase(), '', 'Độc lập - Tự do - Hạnh phúc']);
  const date = `${head.place}, ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
  sheet.addRow([`Số: ${head.number}`, '', date]);
  for (const row of [1, 2, 3]) {
    sheet.mergeCells(row, 1, row, 2);
    sheet.mergeCells(row, 3, row, 5);
  }
  sheet.addRow([]);
  sheet.addRow([head.type.toUpperCase()]);
  sheet.addRow([subjectLine(content)]);
  sheet.mergeCells(5, 1, 5, 5);
  sheet.mergeCells(6, 1, 6, 5);
  sheet.addRow([]);
  addTaskRows(sheet, shape, tasks);
  sheet.addRow([]);
  for (const line of head.capacity) sheet.addRow([null, null, line]);
  sheet.addRow([null, null, head.signer]);
}

function addTaskRows(sheet: Worksheet, shape: Shape, tasks: Content['tasks']): void {
  const { columns } = shape;
  const deep = columns.some((column) => column.above !== undefined);
  const top = sheet.addRow(columns.map((column) => column.above ?? column.name)).number;
  if (deep) {
    sheet.addRow(columns.map((column) => (column.above === undefined ? null : column.name)));
    columns.forEach((column, at) => {
      if (column.above === undefined) sheet.mergeCells(top, at + 1, top + 1, at + 1);
      else if (columns[at - 1]?.above !== column.above) {
        const last = columns.findLastIndex((other) => other.above === column.above);
        sheet.getRow(top).getCell(last + 1).value = null;
        sheet.mergeCells(top, at + 1, top, last + 1);
      }
    });
  }
  for (const group of tasks) {
    if (group.label !== '') {
      const { number } = sheet.addRow([group.label, group.name]);
      sheet.mergeCells(number, 2, number, columns.length);
    }
    const first = (sheet.lastRow?.number ?? 0) + 1;
    for (const row of group.rows)
      sheet.addRow(
        columns.map(({ role }) => (/^[1-9]\d*$/u.test(row[role]) ? Number(row[role]) : row[role])),
      );
    columns.forEach(({ role }, column) => {
      if (shape.merged.includes(role))
        mergeRuns(
          sheet,
          group.rows.map((row) => row[role]),
          first,
          column + 1,
        );
    });
  }
}

/** Equal neighbours of a column as one cell. */
function mergeRuns(sheet: Worksheet, values: string[], first: number, column: number): void {
  let from = 0;
  for (let at = 1; at <= values.length; at++) {
    if (values[at] === values[from]) continue;
    if (at - from > 1) sheet.mergeCells(first + from, column, first + at - 1, column);
    from = at;
  }
}

function addStatistics(sheet: Worksheet, { statistics }: Content): void {
  sheet.addRow(['CHỈ TIÊU CHỦ YẾU']);
  sheet.addRow([
    'TT',
    'Chỉ tiêu',
    'Đơn vị tính',
    'Thực hiện 2024',
    'Kế hoạch 2025',
    'Ước 2025',
    'So kế hoạch',
  ]);
  for (const row of statistics) sheet.addRow([Number(row.number), row.name, row.unit, ...row.values]);
}
