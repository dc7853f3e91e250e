// What answers the question comes before what only shares its words.
import { describe, expect, it } from 'vitest';
import { aRecord } from '../../tests/support/answers.ts';
import { aView, passage, toolsOver } from '../../tests/support/ask-factories.ts';
import type { Passage } from '../domain.ts';
import { prepare } from './prepare.ts';
import { rankReadings } from './rank-readings.ts';

/** Texts of the passages in the order in which they answer. */
async function ranked(question: string, passages: Passage[], title = 'Quy chế mẫu'): Promise<string[]> {
  const tools = await toolsOver({ views: [aView(passages, { record: { ...aRecord(), title } })] });
  const { understanding, subject, searchText } = await prepare(question, tools);
  const groups = ['public'];
  const hits = await tools.sources.search({ text: searchText, groups, limit: 60 });
  const { readings } = rankReadings({ understanding, units: subject, hits, groups });
  return readings.map(({ hit }) => hit.passage.text);
}
const at = (text: string, path: string, ordinal: number, heading: string) =>
  passage(text, { path, ordinal, headings: [heading], searchText: `${heading}\n${text}` });

describe('rankReadings', () => {
  it('prefers what speaks of the thing asked for to what only names the document', async () => {
    const title = 'Quy chế Quỹ khuyến học mẫu';
    const [first] = await ranked(
      'Quỹ khuyến học mẫu được chi cho những việc gì?',
      [
        at('Quỹ khuyến học mẫu có trụ sở tại tỉnh.', 'Điều 1', 1, 'Điều 1. Trụ sở'),
        at('1. Chi tặng sách cho học sinh.', 'Điều 9.1', 2, 'Điều 9. Các khoản chi của Quỹ gồm'),
      ],
      title,
    );
    expect(first).toContain('Chi tặng sách');
  });

  it('takes the effect of the text itself before that of what it replaces', async () => {
    const [first] = await ranked(
      'Quy chế đối thoại mẫu có hiệu lực từ ngày nào?',
      [
        at(
          '3. Các nội dung đối thoại quy định tại Quy chế số 12/QC-UB và các văn bản hướng dẫn hết hiệu lực từ ngày 01/7/2020.',
          'Điều 11.3',
          1,
          'Điều 11. Hiệu lực',
        ),
        at('1. Quy chế này có hiệu lực từ ngày 21/8/2020.', 'Điều 11.1', 2, 'Điều 11. Hiệu lực'),
      ],
      'Quy chế đối thoại mẫu',
    );
    expect(first).toContain('21/8/2020');
  });

  it('takes the step into which the case of the question falls', async () => {
    const steps = [
      at('a) Dưới 03 tháng lẻ thì không tính;', 'Điều 6.2.a', 1, 'Điều 6. Thôi việc'),
      at('b) Từ đủ 03 tháng lẻ đến 06 tháng thì tính 1/2 năm;', 'Điều 6.2.b', 2, 'Điều 6. Thôi việc'),
      at('c) Từ trên 06 tháng lẻ đến 12 tháng thì tính 01 năm.', 'Điều 6.2.c', 3, 'Điều 6. Thôi việc'),
    ];
    for (const [months, label] of [
      [2, 'a)'],
      [4, 'b)'],
      [9, 'c)'],
    ] as const) {
      const [first] = await ranked(`Thôi việc có ${months} tháng lẻ thì tính thế nào?`, steps);
      expect(first?.startsWith(label), `${months}`).toBe(true);
    }
  });

  it('reads a rule for all others by the place that it refers to', async () => {
    const [first] = await ranked('Hộ không hưởng lương được trợ cấp bao nhiêu một ngày?', [
      at('a) Trợ cấp 160 đồng/ngày cho hộ hưởng lương.', 'Điều 5.1.a', 1, 'Điều 5. Trợ cấp'),
      at(
        'b) Trợ cấp 240 đồng/ngày cho hộ không thuộc đối tượng quy định tại điểm a khoản này.',
        'Điều 5.1.b',
        2,
        'Điều 5. Trợ cấp',
      ),
    ]);
    expect(first).toContain('240');
  });
});
