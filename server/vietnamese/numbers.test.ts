// Numbers in digits and words, their units, and digits that are not numbers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './normalise.ts';
import { amountOf, findNumbers, parseNumber, sameNumber } from './numbers.ts';

const read = (text: string) => findNumbers(text).map((number) => [number.value, number.unit]);

describe('findNumbers', () => {
  test.each([
    ['đạt 95%', 95, '%'],
    ['đạt 95 %', 95, '%'],
    ['đạt 95 phần trăm', 95, '%'],
    ['đạt chín mươi lăm phần trăm', 95, '%'],
    ['dat chin muoi lam phan tram', 95, '%'],
    ['một trăm phần trăm cán bộ', 100, '%'],
    ['kinh phí 1.234,5 tỷ đồng', 1234.5, 'tỷ đồng'],
    ['khoảng 1234.5 tỷ đồng', 1234.5, 'tỷ đồng'],
    ['tối thiểu 01 bộ dữ liệu', 1, 'bộ dữ liệu'],
    ['có 12.500 hồ sơ', 12500, 'hồ sơ'],
    ['cập nhật 06 tháng/lần', 6, 'tháng/lần'],
    ['hỗ trợ 24/7 cho các hệ thống', 24 / 7, 'cho'],
    ['ít nhất 01 chuyên gia an toàn', 1, 'chuyên gia'],
    ['mô hình 4 lớp', 4, 'lớp'],
    ['cấp độ 3 trở lên', 3, 'cấp độ'],
    ['Điều 5', 5, 'điều'],
    ['thực hiện trong quý II', 2, 'quý'],
    ['theo mục IV', 4, 'mục'],
    ['hai mươi mốt nhiệm vụ', 21, 'nhiệm vụ'],
    ['một trăm linh một nhiệm vụ', 101, 'nhiệm vụ'],
    ['hai tỷ rưỡi', 2.5e9, null],
    ['ba trăm hai mươi lăm nghìn đồng', 325000, 'đồng'],
    ['mỗi năm hai lần', 2, 'lần'],
    ['tiêu chuẩn 5G', 0, 'none'],
  ])('reads "%s"', (text, value, unit) => {
    const expected = unit === 'none' ? [] : [[value, unit === 'cho' ? null : unit]];
    expect(read(text)).toEqual(expected);
  });

  test('leaves digits of dates, document numbers, labels and chains alone', () => {
    expect(
      read('Quyết định số 142/QĐ-TTg ngày 02/02/2024, giai đoạn 2026 - 2030, Quý II/2026, năm 2030'),
    ).toEqual([]);
    expect(read('2.1. Phát triển hạ tầng')).toEqual([]);
    expect(read('1.1\tVận hành hệ thống')).toEqual([]);
    expect(read('địa chỉ 10.0.0.1')).toEqual([]);
    expect(read('theo TCVN 11930:2017')).toEqual([]);
  });

  test('does not take ordinary words for numerals', () => {
    expect(
      read('không, đầu tư, hằng năm, sau khi, tháng ba, một hệ sinh thái, thông tư, ba lô, năm nay'),
    ).toEqual([]);
    expect(read('khong dau tu hang nam sau khi tam dung bay')).toEqual([]);
  });

  test('reads several in order with verbatim spans', () => {
    const text = 'Đạt 80% vào năm 2027, 90% và 1.000 hồ sơ, 2/3 số xã.';
    const found = findNumbers(text);
    expect(found.map((number) => number.printed)).toEqual(['80', '90', '1.000', '2/3']);
    for (const { span, printed } of found) expect(text.slice(span.start, span.end)).toBe(printed);
  });
});

describe('parseNumber', () => {
  test.each([
    ['1.234', 1234],
    ['1.234.567,89', 1234567.89],
    ['1,5', 1.5],
    ['1.0', 1],
    ['1,234,567', 1234567],
    ['1,234.5', 1234.5],
    ['01', 1],
    ['3/4', 0.75],
  ])('reads %s', (printed, value) => {
    expect(parseNumber(printed)).toBe(value);
  });

  test.each(['1.2.3', '10.0.0.1', '5/0', '1,2,3'])('refuses %s', (printed) => {
    expect(parseNumber(printed)).toBeNull();
  });

  test('reads back any amount printed the Vietnamese way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (n) => {
        expect(parseNumber(String(n).replace(/\B(?=(\d{3})+$)/g, '.'))).toBe(n);
      }),
    );
  });
});

describe('numerals in words', () => {
  test('mean what their digits mean, with and without diacritics', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 999_999_999 }), (n) => {
        const words = spell(n);
        expect(read(`có ${words} nhiệm vụ`)).toEqual([[n, 'nhiệm vụ']]);
        expect(read(fold(`tổng ${words} phần trăm`))).toEqual([[n, '%']]);
      }),
    );
  });
});

describe('sameNumber', () => {
  test('compares amounts across scales and keeps shares apart from counts', () => {
    expect(sameNumber({ value: 1.5, unit: 'tỷ đồng' }, { value: 1500, unit: 'triệu đồng' })).toBe(true);
    expect(sameNumber({ value: 95, unit: '%' }, { value: 95, unit: 'hồ sơ' })).toBe(false);
    expect(sameNumber({ value: 5, unit: 'nhiệm vụ' }, { value: 5, unit: null })).toBe(true);
    expect(amountOf({ value: 2, unit: 'nghìn tỷ đồng' })).toEqual({ value: 2e12, unit: 'dong' });
  });
});

test('spans stay verbatim and apart for any text', () => {
  const pieces = fc.constantFrom(
    '1',
    '95',
    '.',
    ',',
    '/',
    '%',
    ' ',
    'năm ',
    'mươi ',
    'hai ',
    'quý ',
    'II',
    '\n',
    '\t',
    'tỷ ',
    'đồng',
    'linh ',
    '-',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const text = parts.join('');
      let at = 0;
      for (const { span, printed, value } of findNumbers(text)) {
        expect(text.slice(span.start, span.end)).toBe(printed);
        expect(span.start).toBeGreaterThanOrEqual(at);
        expect(Number.isFinite(value)).toBe(true);
        at = span.end;
      }
    }),
  );
});

const UNITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** The usual official spelling, used to check the reader. */
function spell(n: number): string {
  const parts: string[] = [];
  for (const [scale, name] of [
    [1e6, 'triệu'],
    [1e3, 'nghìn'],
    [1, ''],
  ] as const) {
    const group = Math.floor(n / scale) % 1000;
    if (group > 0) parts.push(`${spellGroup(group, parts.length > 0)} ${name}`.trim());
  }
  return parts.join(' ');
}

function spellGroup(group: number, full: boolean): string {
  const [h, t, u] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const hundreds = h > 0 || full ? `${UNITS[h]} trăm` : '';
  const tens = t === 0 ? (u > 0 && hundreds !== '' ? 'linh' : '') : t === 1 ? 'mười' : `${UNITS[t]} mươi`;
  const unit = u === 0 ? '' : u === 5 && t > 0 ? 'lăm' : u === 1 && t > 1 ? 'mốt' : (UNITS[u] ?? '');
  return [hundreds, tens, unit].filter((part) => part !== '').join(' ');
}

describe('decimals in words', () => {
  test.each([
    ['ba mươi tám phẩy năm tỷ đồng', 38.5, 'tỷ đồng'],
    ['một phẩy không năm lần', 1.05, 'lần'],
  ])('reads "%s"', (text, value, unit) => {
    expect(findNumbers(text)).toMatchObject([{ value, unit }]);
  });
});

test('a year has four quarters: a Roman number beyond them behind "quy" is a word', () => {
  expect(read('quy vi nguoi ngheo ho tro ai')).toEqual([]);
  expect(read('thực hiện trong quý IV')).toEqual([[4, 'quý']]);
});
