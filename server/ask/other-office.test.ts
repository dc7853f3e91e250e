// The office that is asked about against the offices of a passage.
import { describe, expect, it } from 'vitest';
import { isOfOtherOffice } from './other-office.ts';

describe('isOfOtherOffice', () => {
  const chairman = 'Chủ tịch Ủy ban nhân dân cấp xã có quyền phạt tiền đến 10 triệu đồng.';

  it.each([
    'Đội trưởng đội quản lý thị trường phạt được bao nhiêu?',
    'Theo nghị định này, Trưởng Công an xã phạt cao nhất bao nhiêu?',
    'Pho chu tich xa phat toi da bao nhieu?',
    'Chánh Thanh tra sở được phạt mấy triệu?',
  ])('refuses what another office may: %s', (question) => {
    expect(isOfOtherOffice(question, chairman)).toBe(true);
  });

  it.each([
    'Chủ tịch xã được phạt bao nhiêu?',
    'Cấp xã được phạt bao nhiêu?',
    'Mức phạt mà đội trưởng áp dụng là bao nhiêu?',
    'Quyết định do Chánh Văn phòng trình thì ai ký?',
  ])('leaves alone: %s', (question) => {
    expect(isOfOtherOffice(question, chairman)).toBe(false);
  });

  it('wants the office in the passage or in what stands above it, or a word for any head', () => {
    const asked = 'Đội trưởng được phụ cấp bao nhiêu?';
    expect(isOfOtherOffice(asked, 'Mức phụ cấp là 900.000 đồng/tháng.')).toBe(true);
    expect(isOfOtherOffice(asked, 'Phụ cấp của đội trưởng\nMức phụ cấp là 900.000 đồng/tháng.')).toBe(false);
    expect(isOfOtherOffice(asked, 'Người đứng đầu được phụ cấp 900.000 đồng/tháng.')).toBe(false);
  });
});
