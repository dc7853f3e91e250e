// A document made for one branch of the state answers no question about another one.
import { describe, expect, it } from 'vitest';
import { isOfOtherBranch } from './other-branch.ts';

describe('isOfOtherBranch', () => {
  const title = 'Thông tư quy định giải quyết tố cáo trong Công an nhân dân';

  it('is true where neither title nor text speaks of the branch asked about', () => {
    expect(
      isOfOtherBranch('Kiểm toán Nhà nước không thụ lý tố cáo nào?', title, `${title}\nĐơn nặc danh`),
    ).toBe(true);
  });

  it('is false where the text does, where the document is for all, and where the question names none', () => {
    const both = `${title}\nphối hợp với Kiểm toán nhà nước`;
    expect(isOfOtherBranch('Kiểm toán Nhà nước không thụ lý tố cáo nào?', title, both)).toBe(false);
    expect(
      isOfOtherBranch('Kiểm toán Nhà nước không thụ lý tố cáo nào?', 'Luật Tố cáo', 'Đơn nặc danh'),
    ).toBe(false);
    expect(isOfOtherBranch('Tố cáo nào không được thụ lý?', title, `${title}\nĐơn nặc danh`)).toBe(false);
    expect(isOfOtherBranch('Công an giải quyết tố cáo thế nào?', title, `${title}\nĐơn nặc danh`)).toBe(
      false,
    );
  });
});
