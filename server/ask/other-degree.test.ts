// How many have one degree is not said by a text on another degree.
import { describe, expect, it } from 'vitest';
import { countsOtherDegree } from './other-degree.ts';

describe('countsOtherDegree', () => {
  it.each([
    ['Tỉnh có bao nhiêu khách sạn đạt 5 sao?', 'Số khách sạn từ 2 sao trở lên: 41'],
    ['Có mấy trường đạt đúng 4 bông?', '18 trường được công nhận 3 bông'],
    ['co bao nhieu khach san hang 5 sao', 'Có 12 khách sạn 3 sao'],
  ])('holds "%s" apart from "%s"', (question, text) => {
    expect(countsOtherDegree(question, text)).toBe(true);
  });

  it.each([
    ['Tỉnh có bao nhiêu khách sạn đạt 5 sao?', '04 khách sạn 5 sao, 12 khách sạn 3 sao'],
    ['Tỉnh có bao nhiêu khách sạn đạt 5 sao?', 'Tỉnh có 41 khách sạn'],
    ['Khách sạn đạt 5 sao được thưởng bao nhiêu tiền?', 'Từ 3 sao trở lên được thưởng 50 triệu đồng'],
    ['Bao nhiêu cán bộ dùng 3 ngày phép?', 'Có 20 cán bộ nghỉ 2 ngày'],
  ])('says nothing of "%s" and "%s"', (question, text) => {
    expect(countsOtherDegree(question, text)).toBe(false);
  });
});
