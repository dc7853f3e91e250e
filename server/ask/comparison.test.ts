// A comparison of two things becomes the same question about each of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { splitComparison } from './comparison.ts';

const language = await realLanguage();

describe('splitComparison', () => {
  it.each([
    [
      'Mục tiêu số hóa dữ liệu y tế và dữ liệu tài chính, bên nào cao hơn?',
      'Mục tiêu số hóa dữ liệu y tế là bao nhiêu phần trăm?',
      'Mục tiêu số hóa dữ liệu tài chính là bao nhiêu phần trăm?',
    ],
    [
      'So sánh Sở Y tế và Sở Tài chính, ai chủ trì nhiều nhiệm vụ hơn?',
      'Sở Y tế chủ trì bao nhiêu nhiệm vụ?',
      'Sở Tài chính chủ trì bao nhiêu nhiệm vụ?',
    ],
    [
      'so sanh so y te va so tai chinh ai chu tri nhieu nhiem vu hon',
      'so y te chu tri bao nhieu nhiem vu?',
      'so tai chinh chu tri bao nhieu nhiem vu?',
    ],
    [
      'So sánh tỷ lệ số hóa của ngành xây dựng với ngành khoa học công nghệ',
      'tỷ lệ số hóa của ngành xây dựng?',
      'tỷ lệ số hóa của ngành khoa học công nghệ?',
    ],
  ])('asks each side of "%s"', (question, left, right) => {
    expect(splitComparison(question, language)).toEqual([left, right]);
  });

  it.each([
    'Sở Y tế và Sở Tài chính cùng chủ trì nhiệm vụ nào?',
    'So sánh',
    'So sánh với?',
    'khác nhau',
    'Sở Y tế chủ trì những nhiệm vụ nào?',
    '',
  ])('splits nothing in "%s"', (question) => {
    expect(splitComparison(question, language)).toBeNull();
  });

  it('never gives a side without words', () => {
    const words = fc.constantFrom(
      'so sánh',
      'và',
      'với',
      'Sở Y tế',
      'Sở Tài chính',
      ', bên nào cao hơn?',
      'số hóa',
      'khác nhau',
      'hay',
      ':',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 9 }), (all) =>
        (splitComparison(all.join(' '), language) ?? []).every((side) => /\p{L}/u.test(side)),
      ),
      { numRuns: 150 },
    );
  });
});
