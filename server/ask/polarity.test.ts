// What a text denies answers no question that affirms it, and what it affirms none that asks for what is denied.
import { describe, expect, it } from 'vitest';
import { isOfOtherPolarity } from './polarity.ts';

describe('isOfOtherPolarity', () => {
  it.each([
    [
      'Xếp loại ở mức hoàn thành nhiệm vụ thì cần tiêu chí gì?',
      'Có một trong các tiêu chí sau thì xếp loại không hoàn thành nhiệm vụ:',
    ],
    [
      'Trường hợp nào ở tỉnh không được tách thửa?',
      'Điều kiện tách thửa không áp dụng cho các trường hợp sau; thửa đất không có lối đi',
    ],
    ['Trường hợp nào không được xét tặng danh hiệu?', 'Cá nhân đạt tiêu chuẩn được xét tặng danh hiệu.'],
    ['Hồ sơ đủ điều kiện giải quyết thì làm gì?', 'Hồ sơ chưa đủ điều kiện giải quyết thì trả lại.'],
  ])('keeps "%s" from "%s"', (question, own) => {
    expect(isOfOtherPolarity(question, own)).toBe(true);
  });

  it.each([
    ['Có được dạy thêm cho học sinh tiểu học không?', 'Không dạy thêm cho học sinh tiểu học.'],
    ['Trường hợp nào không được xét tặng danh hiệu?', 'Không xét tặng cho cá nhân bị kỷ luật.'],
    ['Mức không hoàn thành nhiệm vụ có tiêu chí gì?', 'Có tiêu chí sau thì không hoàn thành nhiệm vụ:'],
    [
      'Ai xếp loại hoàn thành nhiệm vụ?',
      'Xếp loại hoàn thành nhiệm vụ và không hoàn thành nhiệm vụ do thủ trưởng quyết định.',
    ],
    ['Thời hạn nộp hồ sơ là bao lâu?', 'Không quá 05 ngày.'],
  ])('lets "%s" be answered by "%s"', (question, own) => {
    expect(isOfOtherPolarity(question, own)).toBe(false);
  });
});
