// A text inside a bound does not answer for what is outside it.
import { describe, expect, it } from 'vitest';
import { isOnOtherSide, sidesOf } from './opposites.ts';

const asked = sidesOf('Lớp học thêm ngoài nhà trường được bao nhiêu em?');

describe('sidesOf', () => {
  it('finds the side of a bound, and none where both or neither is named', () => {
    expect(asked).toEqual([{ own: 'ngoài trường', other: 'trong trường' }]);
    expect(sidesOf('Học thêm trong và ngoài nhà trường khác nhau thế nào?')).toEqual([]);
    expect(sidesOf('Trong trường hợp nào được miễn?')).toEqual([]);
    expect(sidesOf('Trong năm 2026 làm gì?')).toEqual([]);
  });
});

describe('isOnOtherSide', () => {
  it('reads the text first, then the nearest heading that takes a side', () => {
    const inside = ['Chương II. Dạy thêm trong nhà trường'];
    expect(isOnOtherSide(asked, { text: 'Mỗi lớp không quá 45 em.', headings: inside })).toBe(true);
    expect(isOnOtherSide(asked, { text: 'Lớp ngoài nhà trường không quá 40 em.', headings: inside })).toBe(
      false,
    );
    expect(isOnOtherSide(asked, { text: 'Mỗi lớp không quá 45 em.', headings: ['Chương I'] })).toBe(false);
  });
});
