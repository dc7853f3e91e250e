// Personal data is found by its form and by the words before it; numbers of documents, money and offices are none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPersonalData, findPersonalData, maskPersonalData } from './personal-data.ts';

const kinds = (text: string) =>
  findPersonalData(text).map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

describe('personal data', () => {
  it.each([
    ['Ông A, số CCCD 038099001234, trú tại xã B.', [['citizen_id', '038099001234']]],
    ['Số CMND: 172345678 do Công an cấp', [['citizen_id', '172345678']]],
    ['Điện thoại: 0912 345 678', [['phone', '0912 345 678']]],
    ['SĐT: +84 987654321.', [['phone', '+84 987654321']]],
    ['Liên hệ điện thoại 0237.3852.246', [['phone', '0237.3852.246']]],
    ['Mã số thuế: 2800123456-001', [['tax_number', '2800123456-001']]],
    ['Số tài khoản: 0123 4567 8901 tại Ngân hàng X', [['bank_account', '0123 4567 8901']]],
    ['Email: nguyen.van.a@example.com', [['email', 'nguyen.van.a@example.com']]],
    [
      'Nơi thường trú: số 12 đường Hoa Mẫu, phường Mẫu; nghề nghiệp: giáo viên',
      [['address', 'số 12 đường Hoa Mẫu, phường Mẫu']],
    ],
  ])('finds it in "%s"', (text, expected) => expect(kinds(text)).toEqual(expected));

  it.each([
    'Nghị định số 155/2020/NĐ-CP ngày 31/12/2020',
    'Tổng vốn 123456789012 đồng; diện tích 120.345.678 m2',
    'Kinh phí 0,912345678 tỷ đồng',
    'Hộp thư vanthu@thanhhoa.gov.vn',
    'Địa chỉ: số 35 Đại lộ Lê Lợi, trụ sở Ủy ban nhân dân tỉnh',
    'Mã ngành 6201, mã dự án 2026001234',
    'Người dân có nơi thường trú trên địa bàn tỉnh được hỗ trợ',
  ])('finds none in "%s"', (text) => expect(kinds(text)).toEqual([]));

  it('masks what it finds and leaves every other character in its place', () => {
    const text = 'Bà B, CCCD 038099001234, ĐT 0912345678.\nĐiều 1. Nội dung.';
    const found = findPersonalData(text);
    const masked = maskPersonalData(text, found);
    expect(masked).toBe('Bà B, CCCD ••••••••••••, ĐT ••••••••••.\nĐiều 1. Nội dung.');
    expect(masked).toHaveLength(text.length);
    expect(findPersonalData(masked)).toEqual([]);
    expect(countPersonalData(found)).toEqual([
      { kind: 'citizen_id', count: 1 },
      { kind: 'phone', count: 1 },
    ]);
  });

  it('keeps the length of any text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('0', '9', '1', '2', ' ', 'CCCD ', 'a@b.vn', 'MST: ', 'đ', '\n'),
          maxLength: 60,
        }),
        (text) => {
          expect(maskPersonalData(text, findPersonalData(text))).toHaveLength(text.length);
        },
      ),
    );
  });
});
