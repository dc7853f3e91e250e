// A question for a whole section is answered with everything in it, counted.
import { describe, expect, it } from 'vitest';
import { aRecord } from '../../tests/support/answers.ts';
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
  it('takes a short heading only where its words stand together, and of two the one that says more', async () => {
    const own = [
      passage('a) Phòng dịch.', { path: 'Điều 2.5.a', kind: 'point' }),
      passage('1. Khám bệnh.', { path: 'Điều 3.1', kind: 'clause' }),
      passage('1. Chức năng khác.', { path: 'Điều 4.1', kind: 'clause' }),
    ];
    const article = (path: string, heading: string) =>
      node(path, heading, { kind: 'article', place: path, parent: 'Mục 1' });
    const outline = [
      node('Mục 1', 'PHÒNG KHÁM MẪU', { parent: null }),
      node('Điều 2.5', 'Phòng bệnh', { kind: 'clause', parent: null }),
      node('Điều 2.5.a', '', { kind: 'point', parent: 'Điều 2.5' }),
      article('Điều 3', 'Nhiệm vụ của phòng khám mẫu'),
      article('Điều 4', 'Vị trí pháp lý'),
    ];
    const among = await toolsOver({ views: [aView(own, { nodes: outline })] });
    const paths = async (question: string) => {
      const { understanding, subject } = await prepare(question, among);
      const asked = { understanding, units: subject, hits: [hit('x')], viewer: anyone };
      const draft = await answerFromSection(asked, among.sources);
      return draft?.evidence.map(({ hit: { passage: one } }) => one.path);
    };
    expect(await paths('Nhiệm vụ của phòng khám mẫu gồm những gì?')).toEqual(['Điều 3.1']);
    expect(await paths('Bệnh viện có những phòng nào?')).toBeUndefined();
  });

  it('finds a khoản with points of its own, although the heading above it has all its words', async () => {
    const own = [
      passage('a) Các thửa phải liền kề;', { path: 'Điều 4.2.a', kind: 'point' }),
      passage('b) Các thửa cùng mục đích.', { path: 'Điều 4.2.b', kind: 'point' }),
      passage('a) Thửa đất có giấy chứng nhận.', { path: 'Điều 4.1.a', kind: 'point' }),
    ];
    const article = 'Điều kiện tách thửa mẫu, điều kiện ghép thửa mẫu';
    const outline = [
      node('Điều 4', article, { kind: 'article', place: 'Điều 4', parent: null }),
      node('Điều 4.1', 'Điều kiện tách thửa mẫu', { kind: 'clause', parent: 'Điều 4' }),
      node('Điều 4.2', 'Điều kiện ghép thửa mẫu', { kind: 'clause', parent: 'Điều 4' }),
      ...own.map(({ path }) => node(path, '', { kind: 'point', parent: path.slice(0, -2) })),
    ];
    const among = await toolsOver({ views: [aView(own, { nodes: outline })] });
    const { understanding, subject } = await prepare('Điều kiện ghép thửa mẫu gồm những gì?', among);
    const asked = { understanding, units: subject, hits: [hit('x')], viewer: anyone };
    const draft = await answerFromSection(asked, among.sources);
    expect(draft?.evidence.map(({ hit: { passage: one } }) => one.path)).toEqual([
      'Điều 4.2.a',
      'Điều 4.2.b',
    ]);
  });

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

  it('shows the same heading of two documents, each under its title', async () => {
    const views = ['Luật Thư viện mẫu', 'Luật Bảo tàng mẫu'].map((title, at) =>
      aView([passage(`a) Giấy ${title};`, { path: 'Điều 5.1.a', documentId: `d${at}` })], {
        nodes: [
          node('Điều 5.1', 'Đơn xin mượn phải có các nội dung sau đây:', {
            kind: 'clause',
            parent: 'Điều 5',
          }),
        ],
        record: aRecord({ id: `d${at}`, title }),
      }),
    );
    const both = await toolsOver({ views });
    const { understanding, subject } = await prepare('Đơn xin mượn phải có những nội dung nào?', both);
    const hits = views.map((view) => ({ ...hit('x'), passage: view.passages[0]! }));
    const draft = await answerFromSection(
      { understanding, units: subject, hits, viewer: anyone },
      both.sources,
    );
    const lines = draft?.statements.map((one) => one.markdown) ?? [];
    expect(lines).toContain('**Luật Thư viện mẫu**');
    expect(lines).toContain('**Luật Bảo tàng mẫu**');
  });

  it('takes a heading of other words with the same letters for another one', async () => {
    const move = aView([passage('Không được chuyển trường.', { path: 'IV#1' })], {
      nodes: [node('IV', 'Chuyển trường')],
    });
    const schools = await toolsOver({ views: [move] });
    const { understanding, subject } = await prepare('Trường chuyên gồm những gì?', schools);
    const question = { understanding, units: subject, hits: [hit('x')], viewer: anyone };
    expect(await answerFromSection(question, schools.sources)).toBeNull();
  });

  it('says how many sub-sections there are', async () => {
    expect((await lines('Mục II có mấy mục?'))?.[0]).toBe('Mục II “GIẢI PHÁP THỰC HIỆN” gồm 2 mục:');
  });

  it('lists nothing for a place that is not there, or a question about one value', async () => {
    expect(await lines('Mục IX.4 gồm những gì?')).toBeNull();
    expect(await lines('Giải pháp về nhân lực hết bao nhiêu tiền?')).toBeNull();
  });

  it('says what there is instead of an article, clause or point that is missing', async () => {
    const provisions = [
      passage('1. Một.', { path: 'Điều 3.1', kind: 'clause' }),
      passage('2. Hai.', { path: 'Điều 3.2', kind: 'clause' }),
    ];
    const law = await toolsOver({
      views: [
        aView(provisions, {
          nodes: [
            node('Điều 3', 'Phạm vi', { kind: 'article', place: 'Điều 3', parent: null }),
            node('Điều 3.1', '', { kind: 'clause', place: 'Điều 3 khoản 1', parent: 'Điều 3' }),
            node('Điều 3.2', '', { kind: 'clause', place: 'Điều 3 khoản 2', parent: 'Điều 3' }),
          ],
        }),
      ],
    });
    const note = async (question: string) =>
      (await answerFromSection({ ...(await ask(question)), documentIds: ['ke-hoach-du-lieu'] }, law.sources))
        ?.note ?? '';
    expect(await note('Điều 99 quy định gì?')).toMatch(/từ Điều 3 đến Điều 3, không có Điều 99\.$/);
    expect(await note('Khoản 7 Điều 3 quy định gì?')).toMatch(/có 2 khoản, không có khoản 7\.$/);
    expect(await note('Điểm b khoản 2 Điều 3 quy định gì?')).toMatch(/không chia thành điểm/);
  });

  it('begins with the words that introduce the items, and counts them where a number is asked', async () => {
    const list = [
      passage('2. Nghĩa vụ sau đây:', { path: 'Điều 7.2', kind: 'clause', ordinal: 1 }),
      passage('a) Nêu rõ họ tên;', { path: 'Điều 7.2.a', kind: 'point', ordinal: 2 }),
      passage('b) Có thái độ đúng mực.', { path: 'Điều 7.2.b', kind: 'point', ordinal: 3 }),
    ];
    const parent = node('Điều 7.2', 'Nghĩa vụ sau đây:', {
      kind: 'clause',
      place: 'Điều 7 khoản 2',
      parent: null,
    });
    const points = ['a', 'b'].map((one) =>
      node(`Điều 7.2.${one}`, '', { kind: 'point', place: `điểm ${one}`, parent: 'Điều 7.2' }),
    );
    const law = await toolsOver({ views: [aView(list, { nodes: [parent, ...points] })] });
    const said = async (question: string) =>
      (await answerFromSection(await ask(question), law.sources))?.statements.map((one) => one.markdown);
    expect((await said('Khoản 2 Điều 7 quy định gì?'))?.slice(0, 2)).toEqual([
      'Điều 7 khoản 2: “2. Nghĩa vụ sau đây:” [1]',
      '- “a) Nêu rõ họ tên;” [2]',
    ]);
    expect((await said('Khoản 2 Điều 7 có bao nhiêu điểm?'))?.[0]).toBe('Điều 7 khoản 2 gồm 2 điểm:');
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
