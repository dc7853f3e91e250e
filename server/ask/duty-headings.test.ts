// Whose duty it is stands in a heading above; a question that claims it of another body is told so.
import { describe, expect, it } from 'vitest';
import { hit, realLanguage } from '../../tests/support/ask-factories.ts';
import { bodyVerdict, doerAbove, headsBody } from './duty-headings.ts';
import { readHit } from './reading.ts';
import type { ContentUnit } from './terms.ts';
import { understand } from './understand.ts';

const language = await realLanguage();

describe('headsBody', () => {
  it.each([
    ['Chương II PHÒNG TÀI CHÍNH - KẾ HOẠCH', true],
    ['Điều 4. Nhiệm vụ và quyền hạn của Sở Y tế', true],
    ['3. Ủy ban nhân dân cấp xã', true],
    ['Điều 4. Nhiệm vụ và quyền hạn trong lĩnh vực tài chính', false],
    ['Chương III PHÒNG, CHỐNG THIÊN TAI', false],
    ['Điều 6. Trường hợp được miễn', false],
    ['Mục 2. Ban hành văn bản', false],
  ])('%s: %s', (heading, expected) => {
    expect(headsBody(heading)).toBe(expected);
  });
});

describe('doerAbove', () => {
  const headings = ['Chương II SỞ Y TẾ', 'Điều 4. Nhiệm vụ trong lĩnh vực mẫu'];
  const asking = (question: string) => understand(question, language);

  it('names the body above, where a doer is asked for and nothing nearer says it', () => {
    const asked = asking('Cơ quan nào chủ trì thẩm tra?');
    expect(doerAbove(headings, '7. Chủ trì thẩm tra.', asked)).toBe('Chương II SỞ Y TẾ');
    expect(doerAbove([...headings, '3. Sở Nội vụ'], 'a) Thẩm tra.', asked)).toBeUndefined();
    expect(doerAbove(headings, '7. Chủ trì thẩm tra.', asking('Thẩm tra là bao lâu?'))).toBeUndefined();
    expect(doerAbove([], '7. Chủ trì thẩm tra.', asked)).toBeUndefined();
  });
});

describe('bodyVerdict', () => {
  const unit = (folded: string): ContentUnit => ({
    text: folded,
    folded,
    weight: 3,
    alternatives: [],
    index: 0,
    exact: false,
    unknown: false,
  });
  const units = [unit('so noi vu'), unit('tham tra')];
  const verdict = (question: string, headings: string[], text = '7. Chủ trì thẩm tra.') =>
    bodyVerdict(understand(question, language), readHit(hit(text, { headings }), units, []));
  const claim = 'Sở Nội vụ chủ trì thẩm tra, đúng không?';

  it('denies what is said of another body', () => {
    expect(verdict(claim, ['Chương II SỞ Y TẾ'])).toBe('Không đúng. Văn bản ghi:');
  });

  it('judges nothing that the text leaves open', () => {
    expect(verdict(claim, ['Chương II NHIỆM VỤ'])).toBe('');
    expect(verdict(claim, ['Chương II SỞ Y TẾ'], '7. Cùng Sở Nội vụ thẩm tra.')).toBe('');
    expect(verdict(claim, ['Chương II SỞ Y TẾ'], '7. Lưu trữ hồ sơ.')).toBe('');
    expect(verdict('Sở Nội vụ thẩm tra những gì?', ['Chương II SỞ Y TẾ'])).toBe('');
  });
});
