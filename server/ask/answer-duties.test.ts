// "What must this agency do": its duties in the text, then every task that it leads.
import { describe, expect, it } from 'vitest';
import { anyone, aView, hit, node, passage, taskRow, toolsOver } from '../../tests/support/ask-factories.ts';
import { answerFromDuties } from './answer-duties.ts';
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

  it.each([
    'Sở Xây dựng có trách nhiệm gì?',
    'Sở Y tế phải làm gì về đất đai?',
    'Sở Y tế chủ trì nhiệm vụ nào?',
    'Ai có trách nhiệm?',
  ])('leaves "%s" to the other ways of answering', async (question) => {
    expect(await lines(question)).toBeNull();
  });
});
