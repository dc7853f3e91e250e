// Known content → .xlsx: head, task table with two header rows and merged cells, a second sheet of statistics.
import exceljs, { type Worksheet } from 'exceljs';
import type { Content } from './content.ts';

export async function workbook(content: Content): Promise<Buffer> {
  const book = new exceljs.Workbook();
  addTasks(book.addWorksheet('Nhiệm vụ'), content);
  addStatistics(book.addWorksheet('Chỉ tiêu'), content);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addTasks(sheet: Worksheet, { letterhead: head, tasks }: Content): void {
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
  sheet.addRow([head.subject.charAt(0).toUpperCase() + head.subject.slice(1)]);
  sheet.mergeCells(5, 1, 5, 5);
  sheet.mergeCells(6, 1, 6, 5);
  sheet.addRow([]);
  const top = sheet.addRow(['STT', 'Nhiệm vụ', 'Cơ quan thực hiện', null, 'Thời gian hoàn thành']).number;
  sheet.addRow([null, null, 'Chủ trì', 'Phối hợp', null]);
  sheet.mergeCells(top, 3, top, 4);
  for (const column of [1, 2, 5]) sheet.mergeCells(top, column, top + 1, column);
  for (const group of tasks) {
    const { number } = sheet.addRow([group.label, group.name]);
    sheet.mergeCells(number, 2, number, 5);
    let first = 0;
    group.rows.forEach((row, at) => {
      const same = group.rows[at - 1]?.lead === row.lead;
      const added = sheet.addRow([
        Number(row.number),
        row.text,
        same ? null : row.lead,
        row.cooperate,
        row.deadline,
      ]);
      if (!same) first = added.number;
      if (group.rows[at + 1]?.lead !== row.lead && first < added.number)
        sheet.mergeCells(first, 3, added.number, 3);
    });
  }
  sheet.addRow([]);
  for (const line of head.capacity) sheet.addRow([null, null, line]);
  sheet.addRow([null, null, head.signer]);
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
