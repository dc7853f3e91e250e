// The difference and the sum of two compared values: computed, cited to both, refused where the figures do not match.
import { describe, expect, it } from 'vitest';
import { hit, realLanguage } from '../../tests/support/ask-factories.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder } from './draft.ts';
import { mergeParts } from './merge.ts';
import { withAmount } from './sides-amount.ts';
import { verify } from './verify.ts';

const language = await realLanguage();

function quoting(text: string, path: string): Draft {
  const builder = new DraftBuilder();
  builder.fact(`“${text}”`, [builder.cite(hit(text, { path }))]);
  return builder.build();
}

/** The last sentence of the joined answer, and whether the gate lets all of it pass. */
function last(question: string, parts: string[], texts: string[]) {
  const drafts = texts.map((text, at) => quoting(text, `Điều ${at + 1}`));
  const merged = withAmount(mergeParts(parts, drafts), question, parts, drafts, language);
  const { passed, total } = verify(merged, { agencies: language.register });
  return { sentence: merged.statements.at(-1)!.markdown, holds: passed === total };
}

const differ = 'Phụ cấp khu vực của nhóm A và phụ cấp khu vực của nhóm B chênh nhau bao nhiêu?';
const add = 'Kinh phí đề án mẫu A với kinh phí đề án mẫu B tổng cộng bao nhiêu?';
const sides = ['Phụ cấp khu vực của nhóm A là bao nhiêu?', 'phụ cấp khu vực của nhóm B là bao nhiêu?'];
const plans = ['Kinh phí đề án mẫu A là bao nhiêu?', 'kinh phí đề án mẫu B là bao nhiêu?'];

describe('withAmount', () => {
  it('says the difference of two shares in points', () => {
    const texts = ['Nhóm A hưởng phụ cấp khu vực 25% lương.', 'Nhóm B hưởng phụ cấp khu vực 40% lương.'];
    expect(last(differ, sides, texts)).toEqual({
      sentence: 'Giá trị nêu trước (25%) **thấp hơn 15 điểm phần trăm** so với giá trị nêu sau (40%). [1][2]',
      holds: true,
    });
  });

  it('reads no word of the sentence into the unit', () => {
    const texts = [
      'Phụ cấp khu vực 160.000 đồng/ngày áp dụng đối với nhóm A.',
      'Phụ cấp khu vực 240.000 đồng/ngày áp dụng đối với nhóm B.',
    ];
    expect(last(differ, sides, texts).sentence).toContain('**thấp hơn 80.000 đồng/ngày** so với');
  });

  it('takes the figure in which two sentences of one form differ', () => {
    const texts = [
      'Nhóm A hưởng phụ cấp khu vực 0,5% trong 12 tháng.',
      'Nhóm B hưởng phụ cấp khu vực 1,2% trong 12 tháng.',
    ];
    expect(last(differ, sides, texts).sentence).toContain('**thấp hơn 0,7 điểm phần trăm**');
  });

  it('adds two sums, without the parts that they are made of', () => {
    const texts = [
      'Tổng kinh phí đề án mẫu A là 86,4 tỷ đồng, trong đó ngân sách tỉnh 61 tỷ đồng.',
      'Kinh phí đề án mẫu B là 37,9 tỷ đồng; mức chi mỗi vụ là 300.000 đồng.',
    ];
    expect(last(add, plans, texts)).toEqual({
      sentence: 'Cộng hai giá trị (86,4 tỷ đồng và 37,9 tỷ đồng): **124,3 tỷ đồng**. [1][2]',
      holds: true,
    });
  });

  it('takes the part that is asked for, not the total before it', () => {
    const texts = [
      'Tổng kinh phí đề án mẫu A là 86,4 tỷ đồng, trong đó ngân sách tỉnh 61 tỷ đồng, vốn xã hội hóa 25,4 tỷ đồng.',
      'Đề án mẫu B cần 37,9 tỷ đồng từ ngân sách tỉnh.',
    ];
    const asked = 'Tiền ngân sách tỉnh chi cho đề án mẫu A và cho đề án mẫu B chênh nhau bao nhiêu?';
    const parts = [
      'Tiền ngân sách tỉnh chi cho đề án mẫu A là bao nhiêu?',
      'tiền ngân sách tỉnh chi cho đề án mẫu B là bao nhiêu?',
    ];
    expect(last(asked, parts, texts)).toEqual({
      sentence:
        'Giá trị nêu trước (61 tỷ đồng) **cao hơn 23,1 tỷ đồng** so với giá trị nêu sau (37,9 tỷ đồng). [1][2]',
      holds: true,
    });
  });

  it('says that two values are equal', () => {
    const texts = ['Nhóm A hưởng phụ cấp khu vực 25% lương.', 'Nhóm B hưởng phụ cấp khu vực 25% lương.'];
    expect(last(differ, sides, texts)).toEqual({
      sentence: 'Hai giá trị bằng nhau: 25%. [1][2]',
      holds: true,
    });
  });

  it.each([
    [
      'units that differ',
      ['Nhóm A hưởng phụ cấp khu vực 25% lương.', 'Nhóm B hưởng phụ cấp khu vực 300.000 đồng.'],
    ],
    ['a range', ['Nhóm A hưởng phụ cấp khu vực từ 10% đến 20%.', 'Nhóm B hưởng phụ cấp khu vực 40%.']],
    [
      'years that differ',
      ['Năm 2026 nhóm A hưởng phụ cấp khu vực 25%.', 'Năm 2030 nhóm B hưởng phụ cấp khu vực 40%.'],
    ],
  ])('computes nothing from %s', (_name, texts) => {
    expect(last(differ, sides, texts).sentence).toMatch(/^“/);
  });

  it('computes nothing for a question that compares nothing', () => {
    const texts = ['Nhóm A hưởng phụ cấp khu vực 25% lương.', 'Nhóm B hưởng phụ cấp khu vực 40% lương.'];
    expect(last('Phụ cấp khu vực là bao nhiêu? Ai chi trả?', sides, texts).sentence).toMatch(/^“/);
  });

  it('is dropped by the gate when the cited figure is another', () => {
    const texts = ['Nhóm A hưởng phụ cấp khu vực 25% lương.', 'Nhóm B hưởng phụ cấp khu vực 40% lương.'];
    const drafts = texts.map((text, at) => quoting(text, `Điều ${at + 1}`));
    const merged = withAmount(mergeParts(sides, drafts), differ, sides, drafts, language);
    merged.evidence[1]!.hit.passage.text = texts[1]!.replace('40%', '45%');
    expect(verify(merged, { agencies: language.register }).reasons?.join() ?? '').toContain('computation');
  });
});
