// Answers from running text quote the sentence that says it, or refuse with the reason.
import { describe, expect, it } from 'vitest';
import { aView, passage, toolsOver } from '../../tests/support/ask-factories.ts';
import { answerFromPassages } from './answer-passages.ts';
import { prepare } from './prepare.ts';

const passages = [
  passage('- 95% dữ liệu về ngành y tế được số hóa.', { path: 'III.2#1', ordinal: 1 }),
  passage('- 80% dữ liệu về tài chính được số hóa.', { path: 'III.2#2', ordinal: 2 }),
  passage('Dữ liệu mở là dữ liệu được công bố cho mọi người sử dụng.', { path: 'I.1', ordinal: 3 }),
  passage('Cập nhật dữ liệu mở tối thiểu 06 tháng/lần.', { path: 'II.1', ordinal: 4 }),
  passage('Cập nhật dữ liệu mở tối thiểu 01 năm/lần.', { path: 'II.2', ordinal: 5 }),
  passage('Chuyên gia dữ liệu được đào tạo hằng năm.', { path: 'IV', ordinal: 6 }),
  passage('Mục tiêu hạ tầng gồm:', { path: 'V.1#1', ordinal: 7 }),
  passage('- Trung tâm dữ liệu [12] của tỉnh.', { path: 'V.1#2', ordinal: 8 }),
];
const tools = await toolsOver({ views: [aView(passages)] });

async function answer(question: string) {
  const { understanding, subject, searchText } = await prepare(question, tools);
  const groups = ['public'];
  const hits = await tools.sources.search({ text: searchText, groups, limit: 60 });
  return answerFromPassages({ understanding, units: subject, hits, groups }, tools.sources);
}
const said = async (question: string) =>
  (await answer(question)).draft.statements.map((one) => one.markdown).join('\n');

describe('answerFromPassages', () => {
  it('quotes the passage of the asked subject, and no other', async () => {
    expect(await said('Ngành y tế phải số hóa bao nhiêu % dữ liệu?')).toBe(
      '“95% dữ liệu về ngành y tế được số hóa.” [1]',
    );
    expect(await said('nganh y te phai so hoa bao nhieu % du lieu')).toContain('95%');
  });

  it('prefers the passage that defines the term', async () => {
    expect(await said('Dữ liệu mở là gì?')).toMatch(
      /^(?:- )?(?:\*\*.*\*\*: )?“Dữ liệu mở là dữ liệu được công bố/,
    );
  });

  it('shows both of two places that contradict each other', async () => {
    const both = await said('Dữ liệu mở cập nhật bao lâu một lần?');
    expect(both).toContain('06 tháng/lần');
    expect(both).toContain('01 năm/lần');
  });

  it('completes a lead-in with its items, without their bracketed numbers', async () => {
    expect(await said('Mục tiêu hạ tầng gồm những gì?')).toContain('- “Trung tâm dữ liệu của tỉnh.” [2]');
  });

  it('quotes a point under the lead-in that holds the asked amount', async () => {
    const fine = '3. Phạt tiền từ 1.000.000 đồng đến 3.000.000 đồng đối với một trong các hành vi sau đây:';
    const law = await toolsOver({
      views: [
        aView([
          passage(fine, { path: 'Điều 6.3', ordinal: 1, headings: ['Điều 6. Vi phạm'] }),
          passage('b) Phân biệt đối xử với khách du lịch;', {
            path: 'Điều 6.3.b',
            ordinal: 2,
            headings: ['Điều 6. Vi phạm', fine],
          }),
        ]),
      ],
    });
    const { understanding, subject, searchText } = await prepare(
      'Phân biệt đối xử với khách du lịch bị phạt bao nhiêu tiền?',
      law,
    );
    const hits = await law.sources.search({ text: searchText, groups: ['public'], limit: 60 });
    const found = await answerFromPassages(
      { understanding, units: subject, hits, groups: ['public'] },
      law.sources,
    );
    expect(found.draft.statements.map((one) => one.markdown)).toEqual([
      `“${fine}” [1]`,
      '- “b) Phân biệt đối xử với khách du lịch;” [2]',
    ]);
  });

  it('shows a list whole of which most items were found', async () => {
    const lead = 'Sở Công Thương tổ chức:';
    const items = ['a) Ngày hội hái mận;', 'b) Lễ hội xoài;', 'c) Lễ hội cà phê.'];
    const fair = await toolsOver({
      views: [
        aView([
          passage(lead, { path: 'V', ordinal: 1 }),
          ...items.map((text, at) => passage(text, { path: `V.${at}`, ordinal: at + 2, headings: [lead] })),
        ]),
      ],
    });
    const { understanding, subject, searchText } = await prepare('Có những lễ hội nào?', fair);
    const hits = await fair.sources.search({ text: searchText, groups: ['public'], limit: 60 });
    const asked = { understanding, units: subject, hits, groups: ['public'] };
    const { draft } = await answerFromPassages(asked, fair.sources);
    const shown = draft.statements.map((one) => one.markdown).join(' ');
    for (const item of items) expect(shown).toContain(item);
  });

  it('takes no fine of another act, where what comes nearest gives none of this one', async () => {
    const services = ['Điều 7. Vi phạm về dịch vụ việc làm'];
    const hired =
      'Phạt tiền từ 50.000.000 đồng đến 75.000.000 đồng khi doanh nghiệp cho thuê lao động không có giấy phép.';
    const data =
      'Phạt tiền từ 3.000.000 đồng đến 5.000.000 đồng khi doanh nghiệp không cập nhật dữ liệu về lao động.';
    const others = Array.from({ length: 40 }, (_, at) =>
      passage(`Quy định chung số ${at} về trật tự.`, {
        path: `Điều ${20 + at}`,
        ordinal: 3 + at,
        headings: [],
      }),
    );
    const decree = await toolsOver({
      views: [
        aView([
          passage(hired, { path: 'Điều 8.3', ordinal: 1, headings: ['Điều 8. Cho thuê lại lao động'] }),
          passage(data, { path: 'Điều 7.1', ordinal: 2, headings: services }),
          ...others,
        ]),
      ],
    });
    const { understanding, subject, searchText } = await prepare(
      'Công ty môi giới lao động không có giấy phép bị phạt bao nhiêu?',
      decree,
    );
    const hits = await decree.sources.search({ text: searchText, groups: ['public'], limit: 60 });
    const asked = { understanding, units: subject, hits, groups: ['public'] };
    expect((await answerFromPassages(asked, decree.sources)).draft.statements).toEqual([]);
  });

  it('corrects a figure that the question takes for granted', async () => {
    expect(await said('Ngành y tế số hóa 80% dữ liệu đúng không?')).toMatch(/^Không đúng\. Văn bản ghi:/);
  });

  it('refuses when the subject is there but not what is asked of it', async () => {
    const refused = await answer('Chuyên gia dữ liệu được trả bao nhiêu tiền?');
    expect(refused.draft).toMatchObject({ outcome: { class: 'unanswerable_no_evidence' }, statements: [] });
    expect(refused.nearest.length).toBeGreaterThan(0);
  });

  it('refuses when nothing speaks of it, or nothing was asked', async () => {
    for (const question of ['Quy trình cấp hộ chiếu phổ thông', 'là gì?'])
      expect((await answer(question)).draft.outcome.class, question).toBe('unanswerable_no_evidence');
  });
});
