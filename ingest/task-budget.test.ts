// What a task costs: from its column with the unit of the head; a source of money is no sum.
import { expect, it } from 'vitest';
import { parseDocument } from './parse.ts';

const budgets = (text: string) =>
  parseDocument({ documentId: 'mau', text, pages: [], meta: {}, glossary: { agencies: [] } }).tasks.map(
    (task) => task.budgetPrinted,
  );
const head = 'KẾ HOẠCH MẪU\n\nVăn bản mẫu để kiểm thử.\n\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n';
const table = (rows: string[][]) => head + rows.map((row) => row.join('\t')).join('\n');

it('keeps the unit of the head', () => {
  const rows = [
    ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian', 'Kinh phí (triệu đồng)'],
    ['1', 'Rà soát quy trình mẫu', 'Sở Tư pháp', '2026', '1.250'],
    ['2', 'Ban hành quy chế mẫu', 'Sở Nội vụ', '2027', ''],
    ['3', 'Theo dõi việc mẫu', 'Sở Y tế', '2027', '800'],
  ];
  expect(budgets(table(rows))).toEqual(['1.250 triệu đồng', '', '800 triệu đồng']);
});

it('leaves out what is no sum', () => {
  const rows = [
    ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian', 'Kinh phí'],
    ['1', 'Rà soát quy trình mẫu', 'Sở Tư pháp', '2026', 'Ngân sách tỉnh'],
    ['2', 'Ban hành quy chế mẫu', 'Sở Nội vụ', '2027', '2,5 tỷ đồng'],
  ];
  expect(budgets(table(rows))).toEqual(['', '2,5 tỷ đồng']);
});

it('tells sums from numbers of rows where a crawler left one cell on a line', () => {
  const cells = [
    ['STT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian hoàn thành', 'Kinh phí (triệu đồng)'],
    ['I', 'TUYÊN TRUYỀN MẪU'],
    ['1', 'Phát tờ rơi mẫu tới các hộ', 'Công an tỉnh', 'Quý II/2026', '540'],
    ['2', 'Tập huấn mẫu', 'Sở Y tế', 'Năm 2026', '3'],
    ['II', 'KIỂM TRA MẪU'],
    ['3', 'Kiểm tra các chợ mẫu', 'Sở Công Thương', 'Quý III/2026', '1.450'],
    ['5', 'Kiểm tra kho mẫu', 'Sở Y tế', 'Tháng 9/2026', '95'],
  ];
  expect(budgets(head + cells.flat().join('\n'))).toEqual([
    '540 triệu đồng',
    '3 triệu đồng',
    '1.450 triệu đồng',
    '95 triệu đồng',
  ]);
});
