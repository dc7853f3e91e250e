// Marks of secrecy and urgency stand in the head; the same words in prose are no mark.
import { describe, expect, it } from 'vitest';
import { markIn, secrecyOf, urgencyOf } from './stamps.ts';

describe('secrecy', () => {
  it.each([
    ['MẬT', 'MẬT'],
    ['TỐI MẬT', 'TỐI MẬT'],
    ['TUYỆT MẬT', 'TUYỆT MẬT'],
    ['| MẬT |', 'MẬT'],
    ['M Ậ T', 'MẬT'],
    ['(TỐI MẬT)', 'TỐI MẬT'],
    ['Độ mật: Tuyệt mật', 'TUYỆT MẬT'],
    ['MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'MẬT'],
  ])('reads %s', (line, mark) => expect(markIn(line)).toBe(mark));

  it.each([
    'Bảo vệ bí mật nhà nước',
    'QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'DANH MỤC TỐI MẬT CỦA NGÀNH',
    'Mật độ dân số',
    'MẬT ONG',
    'Mật',
    'tài liệu mật',
    'ĐỘ MẬT CỦA TÀI LIỆU',
  ])('does not read %s', (line) => expect(markIn(line)).toBeNull());

  it('looks at the head only, in either column of it', () => {
    expect(secrecyOf('UBND TỈNH\tCỘNG HÒA\nSố: 1/BC-UBND\tMẬT\nBÁO CÁO')).toBe('MẬT');
    expect(secrecyOf('BÁO CÁO\n\nĐiều 1. Phạm vi\n\nMẬT\n\nNội dung')).toBeNull();
    expect(
      secrecyOf('KẾ HOẠCH\n\nBảo vệ bí mật nhà nước\n\nMức độ TỐI MẬT do Thủ trưởng quyết định.'),
    ).toBeNull();
  });
});

it('reads urgency marks', () => {
  expect(urgencyOf(['UBND TỈNH', 'HỎA TỐC'])).toBe('immediate');
  expect(urgencyOf(['[THƯỢNG KHẨN]'])).toBe('very_urgent');
  expect(urgencyOf(['KHẨN'])).toBe('urgent');
  expect(urgencyOf(['Về việc khẩn trương triển khai', 'KHẨN TRƯƠNG'])).toBeNull();
});
