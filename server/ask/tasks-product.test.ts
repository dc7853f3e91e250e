// The product column of a task table: asked for, wanted in a list, and said to be missing.
import { describe, expect, it } from 'vitest';
import { anyone, aView, taskRow, toolsOver } from '../../tests/support/ask-factories.ts';
import { answerFromTasks } from './answer-tasks.ts';
import { prepare } from './prepare.ts';
import { productAsked, productWanted } from './tasks-product.ts';

const rows = [
  taskRow(1, 'Vận hành hệ thống thông tin y tế', { product: 'Báo cáo hằng năm' }),
  taskRow(2, 'Số hóa hồ sơ bệnh án', { due: '2027', product: 'Kho hồ sơ bệnh án điện tử' }),
  taskRow(3, 'Xây dựng kho dữ liệu đất đai', { lead: 'Sở Xây dựng' }),
  taskRow(4, 'Khám mắt cho học sinh lớp mẫu', { lead: 'Sở Y tế', product: '600 em được khám' }),
];
const tools = await toolsOver({ rows, views: [aView(rows.map((row) => row.passage))] });

async function draftOf(question: string) {
  const { understanding, topic } = await prepare(question, tools);
  const asked = { understanding, units: topic, viewer: anyone, today: tools.today };
  return (await answerFromTasks(asked, tools.sources))?.draft;
}
const textOf = async (question: string) =>
  (await draftOf(question))?.statements.map((statement) => statement.markdown).join('\n') ?? '';

describe('questions about the product of a task', () => {
  it.each([
    'Sản phẩm của nhiệm vụ số hóa hồ sơ bệnh án là gì?',
    'Thời hạn và sản phẩm của nhiệm vụ số hóa hồ sơ bệnh án?',
    'san pham cua nhiem vu so hoa ho so benh an la gi',
    'Số hóa hồ sơ bệnh án thì kết quả đầu ra là gì?',
  ])('%s', async (question) => {
    const text = await textOf(question);
    expect(text).toContain('Sản phẩm, kết quả: Kho hồ sơ bệnh án điện tử');
    expect(text).toContain('2027');
    expect(text).not.toContain('Báo cáo hằng năm');
  });

  it('are told when the row has none', async () => {
    expect(await textOf('Sản phẩm của nhiệm vụ xây dựng kho dữ liệu đất đai là gì?')).toContain(
      'không ghi sản phẩm',
    );
  });

  it('shows the product that states the amount asked for, and none without a figure', async () => {
    expect(await textOf('Khám mắt cho học sinh lớp mẫu giao cho ai, phải được bao nhiêu em?')).toContain(
      '600 em',
    );
    const bare = await textOf('Số hóa hồ sơ bệnh án giao cho ai, bao nhiêu bộ?');
    expect(bare).not.toContain('Sản phẩm, kết quả');
  });

  it.each([
    'Nhiệm vụ nào có sản phẩm là báo cáo?',
    'nhiem vu nao co san pham la bao cao',
    'Những nhiệm vụ nào có kết quả là báo cáo hằng năm?',
  ])('list the rows that have it: %s', async (question) => {
    const draft = await draftOf(question);
    expect(draft?.evidence.map(({ task }) => task?.printedNumber)).toEqual(['1']);
    expect(draft?.table?.columns.at(-1)).toBe('Sản phẩm, kết quả');
    expect(draft?.table?.rows[0]?.cells.at(-1)).toBe('Báo cáo hằng năm');
  });

  it('are not every question with the word "kết quả"', () => {
    for (const question of [
      'Các đơn vị báo cáo kết quả thực hiện Kế hoạch khi nào?',
      'Kết quả của năm 2025',
      'Sở Y tế chủ trì những nhiệm vụ nào?',
    ])
      expect([productAsked(question), productWanted(question)], question).toEqual([false, null]);
  });
});
