// Document numbers: one key for all spellings, mentions in questions, and what is not a number.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDocumentMentions, matchesDocument } from './document-mentions.ts';
import { documentNumberKey, findDocumentNumbers, partsOfKey, typeOfKey } from './document-number.ts';
import { fold } from './normalise.ts';

describe('documentNumberKey', () => {
  test.each([
    ['155/2020/NĐ-CP', '155/2020/NĐ-CP'],
    ['155/2020/nđ-cp', '155/2020/NĐ-CP'],
    ['155/2020/ND-CP', '155/2020/NĐ-CP'],
    ['155/2020/NĐ – CP', '155/2020/NĐ-CP'],
    ['155 / 2020 / NĐ- CP', '155/2020/NĐ-CP'],
    ['Số: 142/QĐ-TTg', '142/QĐ-TTG'],
    ['142/qd-ttg', '142/QĐ-TTG'],
    ['3090/QĐ-BKHCN', '3090/QĐ-BKHCN'],
    ['214/NQ-CP', '214/NQ-CP'],
    ['91/2025/QH15', '91/2025/QH15'],
    ['01/2024/TT-BKHCN', '01/2024/TT-BKHCN'],
    ['1/2024/TT-BKHCN', '01/2024/TT-BKHCN'],
    ['45-NQ/TW', '45-NQ/TW'],
    ['45/NQ-TW', '45-NQ/TW'],
    ['10/2020/TTLT-BTP-BCA', '10/2020/TTLT-BTP-BCA'],
    ['1234/UBND-THKH', '1234/UBND-THKH'],
    ['12a/2020/QĐ-UBND', '12A/2020/QĐ-UBND'],
    ['TCVN 11930:2017', 'TCVN 11930:2017'],
    ['QCVN 102:2016/BTTTT', 'QCVN 102:2016/BTTTT'],
  ])('gives %s the key %s', (printed, key) => {
    expect(documentNumberKey(printed)).toBe(key);
  });

  test.each([
    'Số: /KH-UBND',
    '/KH-UBND',
    '',
    '24/7',
    '2026',
    '15/10/2026',
    'Kế hoạch',
    '142/QĐ-TTg và 214/NQ-CP',
  ])('gives no key for "%s"', (printed) => {
    expect(documentNumberKey(printed)).toBeNull();
  });

  test('is the same for any case, accents and spaces around the marks', () => {
    const symbols = fc.constantFrom(
      ['NĐ', 'CP'],
      ['QĐ', 'TTg'],
      ['TT', 'BKHCN'],
      ['KH', 'UBND'],
      ['NQ', 'HĐND'],
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1990, max: 2090 }),
        symbols,
        (n, year, parts) => {
          const printed = `${n}/${year}/${parts.join('-')}`;
          const key = documentNumberKey(printed);
          expect(key).not.toBeNull();
          expect(documentNumberKey(printed.toLowerCase())).toBe(key);
          expect(documentNumberKey(fold(printed))).toBe(key);
          expect(documentNumberKey(`${n} /${year}/ ${parts.join(' - ')}`)).toBe(key);
        },
      ),
    );
  });
});

describe('findDocumentNumbers', () => {
  test('finds numbers in a preamble with verbatim spans', () => {
    const text =
      'Căn cứ Nghị quyết số 214/NQ-CP 23/7/2025 của Chính phủ; Quyết định số 142/QĐ-TTg ngày 02/02/2024; Nghị định 278/2025/NĐ-CP; Luật số 91/2025/QH15.';
    const found = findDocumentNumbers(text);
    expect(found.map((number) => number.printed)).toEqual([
      '214/NQ-CP',
      '142/QĐ-TTg',
      '278/2025/NĐ-CP',
      '91/2025/QH15',
    ]);
    for (const { span, printed } of found) expect(text.slice(span.start, span.end)).toBe(printed);
  });

  test('stops before a word that follows a spaced dash', () => {
    expect(findDocumentNumbers('Kế hoạch 12/KH-UBND - Sở Y tế')[0]?.printed).toBe('12/KH-UBND');
  });

  test('does not take rates, ranges, fractions and dates for numbers', () => {
    expect(
      findDocumentNumbers(
        '06 tháng/lần, 24/7, 3-5 người, 60 km/h, 2026 - 2030, 15/10/2026, 1/3 số xã, 80/100 TTHC',
      ),
    ).toEqual([]);
  });
});

describe('parts of a key', () => {
  test('are its number, year and type', () => {
    expect(partsOfKey('01/2024/TT-BKHCN')).toEqual({ number: '1', year: '2024' });
    expect(partsOfKey('142/QĐ-TTG')).toEqual({ number: '142', year: null });
    expect(typeOfKey('01/2024/TT-BKHCN')).toBe('thông tư');
    expect(typeOfKey('45-NQ/TW')).toBe('nghị quyết');
    expect(typeOfKey('91/2025/QH15')).toBeNull();
  });
});

describe('findDocumentMentions', () => {
  test.each([
    ['nghị định 278 quy định gì?', 'nghị định', '278', null],
    ['nghi dinh 278 quy dinh gi', 'nghị định', '278', null],
    ['QĐ 142 của Thủ tướng', 'quyết định', '142', null],
    ['qđ142 nói gì', 'quyết định', '142', null],
    ['quyết định số 2439', 'quyết định', '2439', null],
    ['Quyết định số 142 năm 2024', 'quyết định', '142', '2024'],
    ['nđ 13/2023', 'nghị định', '13', '2023'],
    ['theo nghị quyết 57 thì sao', 'nghị quyết', '57', null],
    ['đề án 06 là gì', 'đề án', '6', null],
    ['kế hoạch số 15 về chuyển đổi số', 'kế hoạch', '15', null],
    ['278/2025/NĐ-CP ban hành khi nào', 'nghị định', '278', '2025'],
    ['số 278/2025 là văn bản nào', null, '278', '2025'],
    ['Quyết định số 142 ngày 02/02/2024', 'quyết định', '142', '2024'],
  ])('reads "%s"', (question, type, number, year) => {
    const mentions = findDocumentMentions(question);
    expect(mentions.map((mention) => [mention.type, mention.number, mention.year])).toEqual([
      [type, number, year],
    ]);
  });

  test.each([
    'kế hoạch 5 năm',
    'báo cáo 6 tháng đầu năm',
    'kế hoạch 2026',
    'hướng dẫn 5 bước',
    'ban hành quyết định\t\n4 dữ liệu',
    'thông báo 3 nhiệm vụ',
    'chỉ tiêu 95% dữ liệu',
    'phạt tối đa 100.000.000 đồng',
    'tối đa 5',
  ])('reads no mention in "%s"', (text) => {
    expect(findDocumentMentions(text)).toEqual([]);
  });

  test('matches the full number that it can mean and no other', () => {
    const mention = findDocumentMentions('QĐ 142')[0];
    expect(mention).toBeDefined();
    if (mention === undefined) return;
    expect(matchesDocument(mention, '142/QĐ-TTG', 'quyết định')).toBe(true);
    expect(matchesDocument(mention, '142/2020/NĐ-CP')).toBe(false);
    expect(matchesDocument(mention, '1142/QĐ-TTG')).toBe(false);
    expect(matchesDocument({ ...mention, type: null }, '142/2020/NĐ-CP')).toBe(true);
    expect(
      matchesDocument({ ...mention, type: 'luật', number: '91', year: '2025' }, '91/2025/QH15', 'luật'),
    ).toBe(true);
    expect(
      matchesDocument({ ...mention, type: 'nghị định', number: '1', year: '2023' }, '01/2024/NĐ-CP'),
    ).toBe(false);
  });
});

test('spans are verbatim for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-– QĐNCPTgqđsốnghịdnh.') }), (text) => {
      for (const found of [...findDocumentNumbers(text), ...findDocumentMentions(text)]) {
        expect(text.slice(found.span.start, found.span.end)).toBe(found.printed);
      }
    }),
  );
});
