// A case falls into the range of a text that holds it, in whatever unit either is given.
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { understand } from './understand.ts';
import { fallsInto, stepsIn } from './value-steps.ts';

const language = await realLanguage();

describe('stepsIn', () => {
  it.each([
    ['từ đủ 03 (ba) tháng đến đủ 06 (sáu) tháng', [3, 6, true, true, 'thang']],
    ['từ đủ 5 năm đến dưới 10 năm', [60, 120, true, false, 'thang']],
    ['trên 53 tuổi đến dưới 55 tuổi', [53, 55, false, false, 'tuoi']],
    ['từ 2 (hai) đến 3 (ba) nhân khẩu', [2, 3, true, true, 'nguoi']],
    ['có từ 6 nhân khẩu trở lên', [6, Number.POSITIVE_INFINITY, true, true, 'nguoi']],
    ['dưới 03 tháng', [0, 3, true, false, 'thang']],
    ['trên 100 triệu đồng', [100_000_000, Number.POSITIVE_INFINITY, false, true, 'dong']],
    ['từ 1.000 m2 đến 2.000 m2', [1000, 2000, true, true, 'm2']],
  ])('%s', (text, expected) => {
    const steps = stepsIn(text);
    expect(steps).toHaveLength(1);
    const { from, to, fromIncluded, toIncluded, unit } = steps[0]!;
    expect([from, to, fromIncluded, toIncluded, unit]).toEqual(expected);
  });

  it.each(['không quá 05 ngày', 'chậm nhất 10 ngày', 'từ ngày 01/7/2020 đến ngày 31/12/2020', ''])(
    'reads no range in "%s"',
    (text) => {
      expect(stepsIn(text)).toEqual([]);
    },
  );
});

describe('fallsInto', () => {
  const falls = (question: string, text: string) => fallsInto(understand(question, language), text);
  it.each([
    ['Hộ 5 người được mấy lần hạn mức?', 'Hộ có từ 4 (bốn) đến 5 (năm) nhân khẩu', true],
    ['Hộ 5 người được mấy lần hạn mức?', 'Hộ có từ 2 đến 3 nhân khẩu', false],
    ['Lẻ 4 tháng thì tính thế nào?', 'Từ đủ 03 tháng đến đủ 06 tháng', true],
    ['Lẻ 4 tháng thì tính thế nào?', 'Dưới 03 tháng thì không tính', false],
    ['Làm việc 18 tháng thì được gì?', 'từ đủ 1 năm đến dưới 2 năm', true],
    ['Nam 56 tuổi, đóng 25 năm thì sao?', 'đủ 55 tuổi đến đủ 58 tuổi, từ 20 năm trở lên', true],
    ['Nam 56 tuổi, đóng 10 năm thì sao?', 'từ 55 tuổi đến 58 tuổi, từ 20 năm trở lên', false],
    ['Hộ 5 người được mấy lần?', 'Thời hạn từ 2 đến 3 ngày', null],
    ['Từ 5 năm trở lên được gì?', 'từ 4 năm đến 6 năm', null],
    ['Kế hoạch làm gì?', 'từ 4 năm đến 6 năm', null],
  ])('"%s" and "%s"', (question, text, expected) => {
    expect(falls(question, text)).toBe(expected);
  });
});
