// A question for a whole section is answered with everything in it, counted.
import { describe, expect, it } from 'vitest';
import { anyone, aView, hit, node, passage, toolsOver } from '../../tests/support/ask-factories.ts';
import { answerFromSection, sectionsOfAgency } from './answer-section.ts';
import { prepare } from './prepare.ts';

const passages = [
  passage('Phát triển hạ tầng số.', { path: 'II.1#1' }),
  passage('Kết nối dữ liệu.', { path: 'II.1#2' }),
  passage('Đào tạo nhân lực.', { path: 'II.2#1' }),
  passage('1. Người dùng được cấp một tài khoản.', { path: 'Điều 5.1', kind: 'clause' }),
  passage('Bố trí kinh phí.', { path: 'VII.3#1' }),
];
const nodes = [
  node('II', 'GIẢI PHÁP THỰC HIỆN'),
  node('II.1', 'Giải pháp về hạ tầng và kết nối'),
  node('II.2', 'Giải pháp về nhân lực'),
  node('Điều 5', 'Tài khoản', { kind: 'article', place: 'Điều 5', parent: null }),
  node('VII.3', 'Sở Tài chính', { parent: 'VII' }),
];
const tools = await toolsOver({ views: [aView(passages, { nodes })] });

async function ask(question: string) {
  const { understanding, subject } = await prepare(question, tools);
  return { understanding, units: subject, hits: [hit('x')], viewer: anyone };
}
const lines = async (question: string) =>
  (await answerFromSection(await ask(question), tools.sources))?.statements.map((one) => one.markdown) ??
  null;

describe('answerFromSection', () => {
  it('lists the section named by its place', async () => {
    expect(await lines('Mục II.1 gồm những gì?')).toEqual([
      'Mục II.1 “Giải pháp về hạ tầng và kết nối” gồm 2 nội dung:',
      '- “Phát triển hạ tầng số.” [1]',
      '- “Kết nối dữ liệu.” [2]',
    ]);
    expect(await lines('dieu 5 noi gi')).toEqual(['“1. Người dùng được cấp một tài khoản.” [1]']);
  });

  it('lists the section named by its heading', async () => {
    expect(await lines('Giải pháp về nhân lực gồm những gì?')).toEqual(['“Đào tạo nhân lực.” [1]']);
  });

  it('says how many sub-sections there are', async () => {
    expect((await lines('Mục II có mấy mục?'))?.[0]).toBe('Mục II “GIẢI PHÁP THỰC HIỆN” gồm 2 mục:');
  });

  it('lists nothing for a place that is not there, or a question about one value', async () => {
    expect(await lines('Mục IX.4 gồm những gì?')).toBeNull();
    expect(await lines('Giải pháp về nhân lực hết bao nhiêu tiền?')).toBeNull();
  });

  it('lists nothing to a reader who may not see the document', async () => {
    const denied = { ...(await ask('Mục II.1 gồm những gì?')), viewer: { id: 'x', groups: ['khac'] } };
    expect(await answerFromSection(denied, tools.sources)).toBeNull();
  });
});

describe('sectionsOfAgency', () => {
  it('finds what stands under a heading that begins with the agency', async () => {
    const found = await sectionsOfAgency('Sở Tài chính', await ask('Sở Tài chính làm gì?'), tools.sources);
    expect(found.map(({ node: { path }, hits }) => [path, hits.map((one) => one.passage.text)])).toEqual([
      ['VII.3', ['Bố trí kinh phí.']],
    ]);
  });
});
