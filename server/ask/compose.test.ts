// The way of answering is chosen by what is asked: document, tasks, section, running text, or a refusal.
import { describe, expect, it } from 'vitest';
import { anyone, aView, node, passage, taskRow, toolsOver } from '../../tests/support/ask-factories.ts';
import { compose } from './compose.ts';
import { prepare } from './prepare.ts';
import { scopeDocuments } from './scope-documents.ts';

const rows = [taskRow(1, 'Số hóa hồ sơ bệnh án', { due: '2027' }), taskRow(2, 'Vận hành kho dữ liệu')];
const passages = [
  passage('- 95% dữ liệu về ngành y tế được số hóa.', { path: 'III.2#1' }),
  passage('KT. CHỦ TỊCH Nguyễn Văn Bình', { path: '9', place: 'Chữ ký', ordinal: 99 }),
  ...rows.map((row) => row.passage),
];
const tools = await toolsOver({
  rows,
  views: [aView(passages, { nodes: [node('III.2', 'Mục tiêu cụ thể')] })],
});

async function composed(question: string) {
  const prepared = await prepare(question, tools);
  const scope = await scopeDocuments(prepared.understanding, anyone, tools.sources);
  const hits = await tools.sources.search({ text: prepared.searchText, groups: ['public'], limit: 60 });
  return (await compose(prepared, hits, anyone, tools.sources, scope)).draft;
}
const first = async (question: string) =>
  (await composed(question)).statements.find((one) => one.kind === 'fact')?.markdown;

describe('compose', () => {
  it.each([
    ['Ai ký kế hoạch?', /^Phần ký của văn bản/],
    ['Ai được số hóa dữ liệu y tế?', /95%/],
    ['Sở Y tế chủ trì những nhiệm vụ nào?', /^- Số hóa hồ sơ bệnh án/],
    ['Số hóa hồ sơ bệnh án khi nào xong?', /^Thời hạn: 2027/],
    ['Mục III.2 gồm những gì?', /^“95%/],
    ['Ngành y tế số hóa bao nhiêu % dữ liệu?', /^“95%/],
  ])('answers "%s" the right way', async (question, expected) => {
    expect(await first(question)).toMatch(expected);
  });

  it.each([
    ['Thời tiết hôm nay thế nào?', 'unanswerable_out_of_scope'],
    ['Blockchain Ethereum khác Solana chỗ nào?', 'unanswerable_out_of_scope'],
    ['Nghệ An chủ trì những nhiệm vụ nào?', 'unanswerable_no_evidence'],
    ['Nghị định 99/2021/NĐ-CP quy định gì?', 'unanswerable_no_evidence'],
  ])('refuses "%s" as %s', async (question, expected) => {
    expect((await composed(question)).outcome.class).toBe(expected);
  });

  it('says that the knowledge base has nothing of the place that is named', async () => {
    const { outcome } = await composed('Nghệ An chủ trì những nhiệm vụ nào?');
    expect(outcome.reason).toBe('other_place');
  });
});
