// A question may point at an item of the answer before.
import { describe, expect, it } from 'vitest';
import { itemNamed } from './list-item.ts';

const answer =
  'Có 3 nhiệm vụ:\n\n- Vận hành hệ thống — thời hạn: 2026 [1]\n- Số hóa hồ sơ [2]\n3. Xây dựng kho dữ liệu [3]';

describe('itemNamed', () => {
  it.each([
    ['nhiem vu thu hai do ai phoi hop', 'Số hóa hồ sơ'],
    ['viec dau tien bao gio xong', 'Vận hành hệ thống'],
    ['muc thu 3', 'Xây dựng kho dữ liệu'],
    ['nhiem vu cuoi cung', 'Xây dựng kho dữ liệu'],
  ])('finds what "%s" means, without marks and details', (question, item) => {
    expect(itemNamed(question, answer)).toBe(item);
  });

  it('finds nothing past the end, without a list, or when the question points at no item', () => {
    expect(itemNamed('nhiem vu thu chin', answer)).toBeNull();
    expect(itemNamed('nhiem vu thu 0', answer)).toBeNull();
    expect(itemNamed('nhiem vu thu hai', 'Không có danh sách.')).toBeNull();
    expect(itemNamed('so y te chu tri gi', answer)).toBeNull();
  });
});
