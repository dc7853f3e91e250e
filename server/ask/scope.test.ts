// What is not this assistant's business is recognised; questions on documents never are.
import { describe, expect, it } from 'vitest';
import { unit } from '../../tests/support/ask-factories.ts';
import { fold } from '../vietnamese/normalise.ts';
import { isForeign, isOutOfScope } from './scope.ts';

describe('isOutOfScope', () => {
  it.each([
    'Xin chào',
    'Cảm ơn bạn',
    'Viết cho tôi một bài thơ về mùa thu',
    'Thời tiết hôm nay thế nào?',
    'Viết giúp một đoạn code Python',
    'Bạn là ai?',
    'Dịch câu này sang tiếng Anh',
    'Giá vàng hôm nay',
    'Kết quả trận chung kết bóng đá tối qua?',
    'Tư vấn tử vi tuổi Giáp Tý',
    'Tôi bị đau đầu nên uống thuốc gì?',
    'Chào bạn, bạn có người yêu chưa?',
    'Kể một câu chuyện cười công sở',
  ])('turns away "%s", however it is typed', (question) => {
    expect(isOutOfScope(question)).toBe(true);
    expect(isOutOfScope(fold(question))).toBe(true);
  });

  it.each([
    'Sở Y tế chủ trì những nhiệm vụ nào?',
    'Dữ liệu về thời gian thực hiện',
    'Nhiệm vụ về chương trình chuyển đổi số',
    'Xin chào, Sở Tài chính chủ trì việc gì?',
    'Cơ quan an ninh mạng có trách nhiệm gì?',
    'Thu lợi từ vi phạm hành chính bị xử lý thế nào?',
    'Công ty sở hữu nhà nước báo cáo ai?',
    'Trưởng ban là ai?',
    'Ảnh hưởng chủ yếu tới ngành nào?',
    'Tài sản của người phạm tội bị đấu giá ra sao?',
    'Quản lý hoạt động xổ số và chứng khoán thế nào?',
    'Cục Điện ảnh thẩm định phim trong bao lâu?',
    '',
  ])('lets "%s" through', (question) => {
    expect(isOutOfScope(question)).toBe(false);
  });
});

describe('isForeign', () => {
  it('is true when most of the weight is in no stored document', () => {
    expect(isForeign([unit('bóng đá', { unknown: true, weight: 3 }), unit('tỉnh')])).toBe(true);
    expect(isForeign([unit('blockchain', { unknown: true }), unit('dữ liệu', { weight: 2 })])).toBe(false);
    expect(isForeign([])).toBe(false);
  });

  it('is false when two words of the question stand together in what comes nearest', () => {
    const asked = [
      unit('tạm ứng', { unknown: true, weight: 4 }),
      unit('viên chức', { weight: 2 }),
      unit('lương', { weight: 1 }),
    ];
    expect(isForeign(asked, 'Viên chức hưởng lương theo ngạch.')).toBe(false);
    expect(isForeign(asked, 'Viên chức làm việc theo hợp đồng.')).toBe(true);
  });
});
