// The product of a task: from its column, also below a merged lead, and from its label; '' where there is none.
import { expect, it } from 'vitest';
import { parseDocument } from './parse.ts';

const products = (text: string) =>
  parseDocument({ documentId: 'mau', text, pages: [], meta: {}, glossary: { agencies: [] } }).tasks.map(
    (task) => task.productPrinted,
  );
const head = 'KẾ HOẠCH MẪU\n\nVăn bản mẫu để kiểm thử.\n\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n';

it.each(['Sản phẩm', 'Kết quả', 'Kết quả đầu ra', 'Sản phẩm hoàn thành'])('is read from "%s"', (name) => {
  const rows = [
    ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', name, 'Thời gian'],
    ['1', 'Rà soát quy trình mẫu', 'Sở Tư pháp', 'Báo cáo rà soát', '2026'],
    ['2', 'Ban hành quy chế mẫu', 'Sở Nội vụ', 'Quyết định của UBND tỉnh', '2027'],
    ['3', 'Theo dõi việc mẫu', 'Sở Y tế', '', '2027'],
  ];
  expect(products(head + rows.map((row) => row.join('\t')).join('\n'))).toEqual([
    'Báo cáo rà soát',
    'Quyết định của UBND tỉnh',
    '',
  ]);
});

it('is empty in a table without such a column', () => {
  const rows = [
    ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Ghi chú'],
    ['1', 'Rà soát quy trình mẫu', 'Sở Tư pháp', 'Kinh phí 20 triệu đồng'],
    ['2', 'Ban hành quy chế mẫu', 'Sở Nội vụ', ''],
  ];
  expect(products(head + rows.map((row) => row.join('\t')).join('\n'))).toEqual(['', '']);
});

it('is read from a label', () => {
  const text =
    'KẾ HOẠCH MẪU\n\nI. NỘI DUNG\n\n1. Rà soát văn bản mẫu\n\n- Cơ quan chủ trì: Sở Tư pháp.\n\n- Thời gian: Quý II/2026.\n\n- Sản phẩm: Danh mục văn bản.';
  expect(products(text)).toEqual(['Danh mục văn bản']);
});
