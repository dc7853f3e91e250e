// "What must this agency do": its duties in the text, then every task that it leads.
import { describe, expect, it } from 'vitest';
import { anyone, aView, hit, node, passage, taskRow, toolsOver } from '../../tests/support/ask-factories.ts';
import { answerFromDuties, answerFromGroupDuties } from './answer-duties.ts';
import { prepare } from './prepare.ts';

const rows = [taskRow(1, 'Số hóa hồ sơ'), taskRow(2, 'Vận hành hệ thống', { lead: 'Sở Xây dựng' })];
const duties = [
  passage('- Chủ trì số hóa.', { path: 'VII.4#1' }),
  passage('- Báo cáo.', { path: 'VII.4#2' }),
];
const tools = await toolsOver({
  rows,
  views: [aView([...duties, ...rows.map((row) => row.passage)], { nodes: [node('VII.4', 'Sở Y tế')] })],
});

async function lines(question: string) {
  const { understanding, topic, subject } = await prepare(question, tools);
  const asked = { understanding, topic, units: subject, hits: [hit('x')], viewer: anyone };
  return (await answerFromDuties(asked, tools.sources))?.statements.map((one) => one.markdown) ?? null;
}

describe('answerFromDuties', () => {
  it('gives the duties of the text and the tasks of the table', async () => {
    expect(await lines('Sở Y tế có trách nhiệm gì?')).toEqual([
      'Mục VII.4 “Sở Y tế” giao:',
      '- “Chủ trì số hóa.” [1]',
      '- “Báo cáo.” [2]',
      'Sở Y tế chủ trì 1 nhiệm vụ trong phụ lục:',
      '- Số hóa hồ sơ — thời hạn: 2026; chủ trì: Sở Y tế; phối hợp: Sở Khoa học và Công nghệ [3]',
    ]);
  });

  it('gives every task of an agency that no heading names', async () => {
    expect(await lines('Sở Xây dựng có trách nhiệm gì?')).toEqual([
      'Sở Xây dựng chủ trì 1 nhiệm vụ trong phụ lục:',
      expect.stringMatching(/^- Vận hành hệ thống/),
    ]);
    expect(await lines('Sở Tư pháp có trách nhiệm gì?')).toBeNull();
  });

  it.each(['Sở Y tế phải làm gì về đất đai?', 'Sở Y tế chủ trì nhiệm vụ nào?', 'Ai có trách nhiệm?'])(
    'leaves "%s" to the other ways of answering',
    async (question) => {
      expect(await lines(question)).toBeNull();
    },
  );
});

describe('answerFromGroupDuties', () => {
  const asks = [
    passage('a) Kiện toàn ban chỉ đạo.', { path: 'II.6.a' }),
    passage('b) Không in phim.', { path: 'II.6.b' }),
  ];
  const heading = node('II.6', 'Đối với các bệnh viện công lập');

  async function given(question: string) {
    const tools = await toolsOver({ views: [aView(asks, { nodes: [heading] })] });
    const { understanding, subject } = await prepare(question, tools);
    const asked = { understanding, units: subject, hits: [hit('x')], viewer: anyone };
    return (await answerFromGroupDuties(asked, tools.sources))?.statements.map((one) => one.markdown) ?? null;
  }

  it('gives all that a heading asks of people who are no agency', async () => {
    const all = [
      'Mục II.6 “Đối với các bệnh viện công lập” nêu:',
      '- “a) Kiện toàn ban chỉ đạo.” [1]',
      '- “b) Không in phim.” [2]',
    ];
    expect(await given('Những yêu cầu giao cho các bệnh viện?')).toEqual(all);
    expect(await given('Bệnh viện công lập phải làm những gì?')).toEqual(all);
  });

  it.each([
    'Yêu cầu giao cho doanh nghiệp?',
    'Yêu cầu giao cho bệnh viện nào?',
    'Bệnh viện có bao nhiêu giường?',
  ])('leaves "%s" to the other ways of answering', async (question) =>
    expect(await given(question)).toBeNull(),
  );
});
