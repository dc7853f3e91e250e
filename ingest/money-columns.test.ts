// Several columns of money in one task table: each sum keeps the name and the unit of its column, and no sum is lost.
import { expect, it } from 'vitest';
import { parseDocument } from './parse.ts';
import { readFile } from './readers/index.ts';

const head = 'KẾ HOẠCH MẪU\n\nVăn bản mẫu để kiểm thử.\n\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n';
const tasksOf = (text: string) =>
  parseDocument({ documentId: 'mau', text, pages: [], meta: {}, glossary: { agencies: [] } }).tasks;
const printed = (rows: string[][], above = '') =>
  tasksOf(head + above + rows.map((row) => row.join('\t')).join('\n')).map((task) => task.budgetPrinted);
const first = ['1', 'Rà soát quy trình mẫu', 'Sở Tư pháp', '2026'];
const second = ['2', 'Ban hành quy chế mẫu', 'Sở Nội vụ', '2027'];
const names = ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'];

it.each([
  ['blank', ['Kinh phí (triệu đồng)', ''], ['', '', '', '']],
  ['repeated', ['Kinh phí (triệu đồng)', 'Kinh phí (triệu đồng)'], names],
])('reads a heading over two columns whose other cells are %s', (_case, over, below) => {
  const rows = [
    [...names, ...over],
    [...below, 'Ngân sách tỉnh', 'Xã hội hóa'],
    [...first, '1.250', '300'],
    [...second, '-', '42.000'],
  ];
  const tasks = tasksOf(head + rows.map((row) => row.join('\t')).join('\n'));
  expect(tasks.map((task) => task.budgets)).toEqual([
    [
      { label: 'Ngân sách tỉnh', value: '1.250', unit: 'triệu đồng', part: true },
      { label: 'Xã hội hóa', value: '300', unit: 'triệu đồng', part: true },
    ],
    [{ label: 'Xã hội hóa', value: '42.000', unit: 'triệu đồng', part: true }],
  ]);
  expect(tasks.map((task) => task.budgetPrinted)).toEqual([
    'ngân sách tỉnh: 1.250 triệu đồng; xã hội hóa: 300 triệu đồng',
    'xã hội hóa: 42.000 triệu đồng',
  ]);
});

it('reads sources of money that are named by their heading only', () => {
  const rows = [
    [...names, 'Nguồn vốn (tỷ đồng)', '', ''],
    ['', '', '', '', 'Trung ương', 'Địa phương', 'Huy động khác'],
    [...first, '12', '3,5', ''],
    [...second, '', '', '7'],
  ];
  expect(printed(rows)).toEqual([
    'trung ương: 12 tỷ đồng; địa phương: 3,5 tỷ đồng',
    'huy động khác: 7 tỷ đồng',
  ]);
});

it('puts the whole before its parts, with the unit of the line above the table', () => {
  const rows = [
    [...names, 'Tổng mức đầu tư', 'Vốn năm 2026'],
    [...first, '1.250', '300'],
    [...second, '20.000', ''],
  ];
  expect(printed(rows, 'Đơn vị tính: triệu đồng\n')).toEqual([
    '1.250 triệu đồng (vốn năm 2026: 300 triệu đồng)',
    '20.000 triệu đồng',
  ]);
});

it('takes no share and no remark for a sum', () => {
  const rows = [
    [...names, 'Kinh phí (triệu đồng)', 'Tỷ lệ vốn (%)', 'Ghi chú'],
    [...first, '1.250', '30', '2025'],
    [...second, '', '40', '15'],
  ];
  expect(printed(rows)).toEqual(['1.250 triệu đồng', '']);
});

it('reads the merged cells of a web page', async () => {
  const cells = (values: string[]) => `<tr>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`;
  const page = `<html><head><meta charset="utf-8"></head><body><p>KẾ HOẠCH MẪU</p><p>PHỤ LỤC</p><table>
    <tr>${names.map((name) => `<td rowspan="2">${name}</td>`).join('')}<td colspan="2">Kinh phí (triệu đồng)</td></tr>
    ${cells(['Ngân sách tỉnh', 'Ngân sách trung ương'])}${cells([...first, '1.250', '300'])}
    ${cells([...second, '-', '42.000'])}</table></body></html>`;
  const { text } = await readFile('mau.html', Buffer.from(page));
  expect(tasksOf(text).map((task) => task.budgetPrinted)).toEqual([
    'ngân sách tỉnh: 1.250 triệu đồng; ngân sách trung ương: 300 triệu đồng',
    'ngân sách trung ương: 42.000 triệu đồng',
  ]);
});

it('names the column of a crawled row only where no cell is missing', () => {
  const cells = [
    [...names, 'Tổng mức đầu tư (triệu đồng)', 'Vốn năm 2026 (triệu đồng)'],
    [...first, '1.250', '300'],
    [...second, '-', '42.000'],
    ['3', 'Tập huấn mẫu cho cán bộ', 'Sở Y tế', '2026', '850'],
  ];
  expect(tasksOf(head + cells.flat().join('\n')).map((task) => task.budgetPrinted)).toEqual([
    '1.250 triệu đồng (vốn năm 2026: 300 triệu đồng)',
    'vốn năm 2026: 42.000 triệu đồng',
    '850 triệu đồng',
  ]);
});
