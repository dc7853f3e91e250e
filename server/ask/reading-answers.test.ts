// A passage answers when it shows what is asked, of the thing it is asked of.
import { describe, expect, it } from 'vitest';
import { hit, realLanguage, unit } from '../../tests/support/ask-factories.ts';
import { needsOf } from './needs.ts';
import { readHit } from './reading.ts';
import { answers } from './reading-answers.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const ticket = unit('tiền vé', { weight: 3, unknown: true });

function answered(text: string, units: ReturnType<typeof unit>[], headings: string[] = []) {
  const understanding = understand(
    'Dân buôn làng được chia bao nhiêu phần trăm tiền vé ngoài nhà trường?',
    language,
  );
  const needs = needsOf(understanding.question, understanding.asked, units);
  const reading = readHit(hit(text, { headings }), units, needs);
  return answers(reading, { understanding, units, hits: [], groups: ['public'] }, needs);
}

describe('answers', () => {
  const known = ['buôn làng', 'chia sẻ', 'doanh thu'].map((text) => unit(text, { weight: 5 }));
  const says = 'Buôn làng được chia sẻ tối thiểu 40% doanh thu bán vé tham quan.';

  it('takes half of a word that no document has, where all the rest is there', () => {
    expect(answered(says, [...known, ticket])).toBe(true);
    expect(answered(says, [...known, ticket, unit('học phí', { weight: 5 })])).toBe(false);
    expect(answered(says.replace('vé ', ''), [...known, ticket])).toBe(false);
  });

  it('wants the asked attribute, on the asked side', () => {
    expect(answered('Buôn làng được chia sẻ doanh thu bán vé.', [...known, ticket])).toBe(false);
    expect(answered(says, [...known, ticket], ['Thu trong nhà trường'])).toBe(false);
  });

  it('takes no date of the bases for the time when something is due', () => {
    const at = (question: string) => {
      const understanding = understand(question, language);
      const needs = needsOf(question, understanding.asked, []);
      const basis = hit('Căn cứ Luật Giáo dục ngày 14/6/2019;', { path: 'Căn cứ#p1', headings: [] });
      return answers(
        readHit(basis, [], needs),
        { understanding, units: [], hits: [], groups: ['public'] },
        needs,
      );
    };
    expect(at('Các trung tâm phải tuyển sinh xong khi nào?')).toBe(false);
    expect(at('Luật Giáo dục ban hành ngày nào?')).toBe(true);
  });

  it('takes no value of another time, whatever years the heading spans', () => {
    const at = (text: string) => {
      const understanding = understand('Đến 2030 mục tiêu lưu trú là bao nhiêu ngày?', language);
      const units = [unit('lưu trú', { weight: 5 })];
      const needs = needsOf(understanding.question, understanding.asked, units);
      return answers(
        readHit(hit(text, { headings: [] }), units, needs),
        { understanding, units, hits: [], groups: ['public'] },
        needs,
      );
    };
    expect(at('Năm 2025 thời gian lưu trú đạt 1,85 ngày.')).toBe(false);
    expect(at('Đến năm 2030 thời gian lưu trú đạt 2,8 ngày.')).toBe(true);
  });
});
