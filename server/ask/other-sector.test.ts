// A field is told from another one, and from the same syllables in another sense.
import { expect, it } from 'vitest';
import { isOfOtherSector } from './other-sector.ts';

const asked = 'Lĩnh vực xây dựng số hóa bao nhiêu phần trăm?';
const other = (text: string, question = asked) => isOfOtherSector(question, { text });

it('finds a passage that opens with another field', () => {
  expect(
    other(
      '- 100% dữ liệu lĩnh vực Nội vụ được số hóa, cập nhật trong các hệ thống thông tin đã được xây dựng.',
    ),
  ).toBe(true);
  expect(other('- 100% dữ liệu ngành y tế được số hóa.')).toBe(true);
});

it.each([
  '- 90% dữ liệu về xây dựng được số hóa.',
  '- 90% dữ liệu lĩnh vực xây dựng được số hóa.',
  '- Dữ liệu lớn từ tất cả các lĩnh vực của tỉnh.',
  '- 100% dữ liệu lĩnh vực đất đai và lĩnh vực xây dựng.',
])('keeps "%s"', (text) => expect(other(text)).toBe(false));

it('keeps a passage of several fields', () => {
  const several = '- 90% dữ liệu lĩnh vực văn hóa, thể thao và du lịch được số hóa.';
  expect(other(several, 'Ngành du lịch số hóa bao nhiêu phần trăm?')).toBe(false);
});

it('asks nothing where the question names no field', () => {
  expect(other('Dữ liệu lĩnh vực Nội vụ.', 'Số hóa bao nhiêu phần trăm?')).toBe(false);
  expect(other('Dữ liệu lĩnh vực Nội vụ.', 'Lĩnh vực nào số hóa ít nhất?')).toBe(false);
});
