// Dates, periods and deadlines in every form that plans and people use.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates, parseDeadline } from './dates.ts';
import { fold } from './normalise.ts';

describe('findDates', () => {
  test.each([
    ['ký ngày 02/02/2024', 'day', '2024-02-02', '2024-02-02'],
    ['2/9/2025', 'day', '2025-09-02', '2025-09-02'],
    ['02-02-2024', 'day', '2024-02-02', '2024-02-02'],
    ['02.02.2024', 'day', '2024-02-02', '2024-02-02'],
    ['ngày 02 tháng 02 năm 2024', 'day', '2024-02-02', '2024-02-02'],
    ['NGÀY 02  THÁNG 02  NĂM 2024', 'day', '2024-02-02', '2024-02-02'],
    ['Quý II/2026', 'quarter', '2026-04-01', '2026-06-30'],
    ['quý 2 năm 2026', 'quarter', '2026-04-01', '2026-06-30'],
    ['quý IV năm 2026', 'quarter', '2026-10-01', '2026-12-31'],
    ['Quý I-III/2026', 'range', '2026-01-01', '2026-09-30'],
    ['quý II, III năm 2026', 'range', '2026-04-01', '2026-09-30'],
    ['tháng 6/2026', 'month', '2026-06-01', '2026-06-30'],
    ['tháng 02 năm 2028', 'month', '2028-02-01', '2028-02-29'],
    ['xong 12/2026', 'month', '2026-12-01', '2026-12-31'],
    ['tháng 6 đến tháng 9 năm 2026', 'range', '2026-06-01', '2026-09-30'],
    ['2026 - 2030', 'range', '2026-01-01', '2030-12-31'],
    ['2026-2027', 'range', '2026-01-01', '2027-12-31'],
    ['2026 - 2026', 'range', '2026-01-01', '2026-12-31'],
    ['giai đoạn 2026 – 2030', 'range', '2026-01-01', '2030-12-31'],
    ['từ năm 2026 đến năm 2030', 'range', '2026-01-01', '2030-12-31'],
    ['từ 01/3/2026 đến 30/6/2026', 'range', '2026-03-01', '2026-06-30'],
    ['ngày 25/5 - 30/5/2023', 'range', '2023-05-25', '2023-05-30'],
    ['ngày 09 - 13/6/2023', 'range', '2023-06-09', '2023-06-13'],
    ['ngày 06, 07/6/2023', 'range', '2023-06-06', '2023-06-07'],
    ['ngày 5 và 6/7/2024', 'range', '2024-07-05', '2024-07-06'],
    ['khoản 2, 3/4/2025', 'day', '2025-04-03', '2025-04-03'],
    ['từ quý I/2026 đến quý II/2027', 'range', '2026-01-01', '2027-06-30'],
    ['đến năm 2030', 'year', '2030-01-01', '2030-12-31'],
    ['6 tháng đầu năm 2026', 'half', '2026-01-01', '2026-06-30'],
    ['sáu tháng cuối năm 2026', 'half', '2026-07-01', '2026-12-31'],
    ['9 tháng đầu năm 2026', 'half', '2026-01-01', '2026-09-30'],
    ['trước 2027', 'year', '2027-01-01', '2027-12-31'],
    ['trước ngày 15 tháng 10 hàng năm', 'yearly', null, null],
    ['trước 15/10 hằng năm', 'yearly', null, null],
  ])('reads "%s", also without diacritics and in capitals', (text, kind, from, to) => {
    for (const form of [text, fold(text), text.toUpperCase()]) {
      expect(findDates(form).map((date) => [date.kind, date.from, date.to])).toEqual([[kind, from, to]]);
    }
  });

  test.each([
    '31/02/2026',
    '29/02/2026',
    'tháng 13/2026',
    '00/05/2026',
    'quý V/2026',
    'ngày 32 tháng 01 năm 2026',
    '2030 - 2026',
  ])('refuses "%s"', (text) => {
    const found = findDates(text).filter((date) => date.kind !== 'year');
    expect(found).toEqual([]);
  });

  test('sees no date in document numbers, amounts and counts', () => {
    expect(
      findDates('12/2026/NĐ-CP, 91/2025/QH15, 2.026 người, 24/7, 2439 hồ sơ, 2030 hồ sơ, 1.2026'),
    ).toEqual([]);
  });

  test('finds several in order with verbatim spans', () => {
    const text =
      'Quyết định số 142/QĐ-TTg ngày 02/02/2024; trong giai đoạn 2026 - 2030, báo cáo Quý II/2026 và năm 2027.';
    const found = findDates(text);
    expect(found.map((date) => date.printed)).toEqual([
      'ngày 02/02/2024',
      'giai đoạn 2026 - 2030',
      'Quý II/2026',
      'năm 2027',
    ]);
    for (const { span, printed } of found) expect(text.slice(span.start, span.end)).toBe(printed);
  });

  test('reads only the year of a date whose day and month are blank', () => {
    expect(findDates('Thanh Hóa, ngày     tháng    năm 2026').map((date) => [date.kind, date.from])).toEqual([
      ['year', '2026-01-01'],
    ]);
  });

  test('finds every real day in each of its forms', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year, month, day] = iso.split('-').map(Number);
          for (const form of [`${day}/${month}/${year}`, `ngày ${day} tháng ${month} năm ${year}`, iso]) {
            expect(findDates(`xong ${form}.`).map((found) => [found.from, found.to])).toEqual([[iso, iso]]);
          }
        },
      ),
    );
  });

  test('never crashes and keeps spans verbatim and apart', () => {
    const pieces = fc.constantFrom(
      'quý ',
      'II',
      '/',
      '2026',
      '-',
      ' - ',
      'tháng ',
      '6',
      '02',
      'năm ',
      'ngày ',
      ' đến ',
      ' ',
      '.',
      'hằng năm',
      'từ ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        let at = 0;
        for (const { span, printed, from, to } of findDates(text)) {
          expect(text.slice(span.start, span.end)).toBe(printed);
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect((from ?? '') <= (to ?? '')).toBe(true);
          at = span.end;
        }
      }),
    );
  });
});

describe('a year without "năm"', () => {
  test.each(['đến 2030 mục tiêu là gì', 'trước 2028 phải xong', 'tới 2030 tỷ lệ bao nhiêu'])(
    'is read in "%s"',
    (text) => {
      expect(findDates(text).map(({ kind }) => kind)).toEqual(['year']);
    },
  );

  test.each(['tăng đến 2030 người', 'đến 2030 tỷ đồng', 'đến 2040 hồ sơ', 'đến 2030%'])(
    'is none in "%s"',
    (text) => {
      expect(findDates(text)).toEqual([]);
    },
  );
});

describe('parseDeadline', () => {
  test.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['Năm 2026', '2026-01-01', '2026-12-31'],
    ['2026 - 2030', '2026-01-01', '2030-12-31'],
    ['2026-2027', '2026-01-01', '2027-12-31'],
    ['2026  –  2026', '2026-01-01', '2026-12-31'],
    ['Quý II/2026', '2026-04-01', '2026-06-30'],
    ['Quý 3 năm 2026', '2026-07-01', '2026-09-30'],
    ['Tháng 6/2026', '2026-06-01', '2026-06-30'],
    ['30/6/2026', '2026-06-30', '2026-06-30'],
    ['31/12/20 26', '2026-12-31', '2026-12-31'],
    ['Trước 30/6/2026', '2026-01-01', '2026-06-30'],
    ['Trước ngày 30/6/2026', '2026-01-01', '2026-06-30'],
    ['Đến năm 2030', '2030-01-01', '2030-12-31'],
    ['2026, 2027', '2026-01-01', '2027-12-31'],
    ['Năm 2026 và 2027', '2026-01-01', '2027-12-31'],
    ['Từ năm 2026 đến năm 2028', '2026-01-01', '2028-12-31'],
    ['Hoàn thành trước quý IV/2026', '2026-01-01', '2026-12-31'],
    ['  QUY  II / 2026 ', '2026-04-01', '2026-06-30'],
  ])('reads "%s"', (printed, from, to) => {
    expect(parseDeadline(printed)).toEqual({ kind: 'range', from, to });
    expect(parseDeadline(fold(printed))).toEqual({ kind: 'range', from, to });
  });

  test.each([
    'Nhiệm vụ thường xuyên',
    'Năm 2026 và các năm tiếp theo',
    'Thường xuyên',
    'THƯỜNG  XUYÊN',
    'Hằng năm',
    'Hàng năm',
    'hang quy',
    'Thường xuyên (2026 - 2030)',
    'Trước ngày 15 tháng 10 hàng năm',
    'Định kỳ',
    '06 tháng/lần',
  ])('takes "%s" as recurring', (printed) => {
    expect(parseDeadline(printed)).toEqual({ kind: 'recurring' });
  });

  test.each(['', ' ', 'Theo kế hoạch của Bộ', '31/02/2026', '-'])('does not know "%s"', (printed) => {
    expect(parseDeadline(printed)).toEqual({ kind: 'unknown' });
  });
});
