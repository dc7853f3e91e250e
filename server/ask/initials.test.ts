// Initials are written out only where one reading is known.
import { describe, expect, it } from 'vitest';
import { expandInitials } from './initials.ts';

const known = {
  names: [
    'Kế hoạch phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh Quảng Ninh năm 2026',
    'Bộ Chỉ huy Quân sự tỉnh',
    'Ban Quản lý Khu kinh tế',
    'Bản quy lâm kinh',
  ],
  places: new Set(['quang ninh', 'vinh long']),
  isKnown: (token: string) => token.toLowerCase() === 'ubnd',
};

describe('expandInitials', () => {
  it.each([
    ['Phụ lục PCTT có bao nhiêu nhiệm vụ?', 'Phụ lục phòng chống thiên tai có bao nhiêu nhiệm vụ?'],
    ['bchqs tinh chu tri viec gi', 'bo chi huy quan su tinh chu tri viec gi'],
    ['TKCN giao cho ai?', 'tim kiem cuu nan giao cho ai?'],
    ['qninh kien toan', 'quang ninh kien toan'],
    ['VL nam 2030', 'vinh long nam 2030'],
  ])('writes out "%s"', (question, expected) => expect(expandInitials(question, known)).toBe(expected));

  it.each(['UBND xã làm gì?', 'BQLK làm gì?', 'số 12/KH-PCTT', 'vl nam 2030', 'XYZT là gì?'])(
    'leaves "%s" as it is',
    (question) => expect(expandInitials(question, known)).toBe(question),
  );
});
