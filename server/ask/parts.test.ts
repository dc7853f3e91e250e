// A message with several questions is answered in parts, each of which stands alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { splitQuestions } from './parts.ts';

const language = await realLanguage();
const split = (message: string) => splitQuestions(message, language);

describe('splitQuestions', () => {
  it('splits where both sides ask', () => {
    expect(split('Sở Y tế phải số hóa bao nhiêu % dữ liệu và được cấp bao nhiêu tỷ đồng?')).toHaveLength(2);
    expect(split('Ai ký Kế hoạch và số điện thoại của người ký?')).toEqual([
      'Ai ký Kế hoạch',
      'số điện thoại của người ký?',
    ]);
  });

  it('gives a later part the subject of the one before', () => {
    expect(split('Sở Y tế chủ trì nhiệm vụ nào? Còn Sở Tài chính?')).toEqual([
      'Sở Y tế chủ trì nhiệm vụ nào?',
      'Sở Tài chính chủ trì nhiệm vụ nào?',
    ]);
  });

  it('gives a second question about time the subject of the first', () => {
    const [, second] = split(
      'Việc đôn đốc kết luận thanh tra tiến hành bằng hình thức nào và trong thời hạn bao lâu phải đề xuất?',
    );
    expect(second).toMatch(/^trong thời hạn bao lâu phải đề xuất \(.*kết luận thanh tra.*\)\?$/u);
  });

  it('counts two things of one subject', () => {
    expect(split('Trường Đào Tim được giao mấy lớp 10 và bao nhiêu học sinh năm học 2026 - 2027?')).toEqual([
      'Trường Đào Tim được giao mấy lớp 10',
      'Trường Đào Tim được giao bao nhiêu học sinh năm học 2026 - 2027?',
    ]);
    expect(split('Sở Y tế có mấy nhiệm vụ, bao nhiêu người được đào tạo ở xã?')[1]).not.toContain(
      'Sở Y tế có bao nhiêu',
    );
  });

  it('cuts no enumeration before the second question', () => {
    expect(split('Ai đào tạo, bồi dưỡng kỹ năng số cho cán bộ, và phải nộp bao nhiêu tiền?')[0]).toBe(
      'Ai đào tạo, bồi dưỡng kỹ năng số cho cán bộ',
    );
  });

  it('cuts no verbs joined by a comma behind the noun that is asked for', () => {
    const message = 'Thời hạn khai, nộp khoản thu vào ngân sách được quy định ra sao?';
    expect(split(message)).toEqual([message]);
  });

  it('gives every part the period that opens the message', () => {
    expect(split('Năm 2028 tỉnh có bao nhiêu chợ hạng một và bao nhiêu trạm bơm mới?')).toEqual([
      'Năm 2028 tỉnh có bao nhiêu chợ hạng một',
      'Năm 2028 tỉnh có bao nhiêu trạm bơm mới?',
    ]);
  });

  it('splits after a denial that does ask', () => {
    expect(split('Cán bộ không được làm những việc gì, ai kiểm tra việc đó?')).toHaveLength(2);
  });

  it('leaves thanks out and keeps what leads up to the question', () => {
    expect(split('Xin chào! Sở Y tế chủ trì gì? Cảm ơn.')).toEqual(['Xin chào! Sở Y tế chủ trì gì?']);
  });

  it.each([
    'Sở Y tế chủ trì nhiệm vụ nào, thời hạn ra sao?',
    'Sở Y tế và Sở Tài chính cùng chủ trì nhiệm vụ nào?',
    'Liệt kê nhiệm vụ về an toàn, an ninh mạng',
    'Đơn vị nào tập huấn, bồi dưỡng nghiệp vụ cho cán bộ xã?',
    'Hộ không có ruộng đất nào, mỗi năm được vay bao nhiêu?',
    'Người chưa tham gia bảo hiểm gì, khám bệnh phải trả mấy phần trăm?',
    'Cảm ơn',
  ])('keeps "%s" whole', (message) => {
    expect(split(message)).toEqual([message]);
  });

  it('is bounded', () => {
    expect(split('Sở Y tế chủ trì gì? '.repeat(30)).length).toBeLessThanOrEqual(4);
  });

  it('never loses a message to an empty question', () => {
    const words = fc.constantFrom(
      'Sở Y tế',
      'chủ trì',
      'gì?',
      '?',
      '!',
      'và',
      ',',
      'bao nhiêu',
      'so sánh',
      'số hóa',
      'khi nào',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 10 }), (all) => {
        const message = all.join(' ');
        const parts = split(message);
        expect(parts.length).toBeGreaterThan(0);
        if (/\p{L}/u.test(message))
          expect(
            parts.every((part) => /[\p{L}\p{N}]/u.test(part)),
            message,
          ).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
