// Tone placement: pairs of spellings that are one word, and words that must stay as they are.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './normalise.ts';
import { normaliseTone, unifyIY } from './tone.ts';

describe('normaliseTone', () => {
  test.each([
    ['hoá', 'hóa'],
    ['Thanh Hoá', 'Thanh Hóa'],
    ['THUỶ SẢN', 'THỦY SẢN'],
    ['uỷ ban', 'ủy ban'],
    ['Uỷ ban nhân dân', 'Ủy ban nhân dân'],
    ['khoẻ', 'khỏe'],
    ['tuỳ', 'tùy'],
    ['hòan thành', 'hoàn thành'],
    ['tòan tỉnh', 'toàn tỉnh'],
    ['ngòai lọai', 'ngoài loại'],
    ['qúy', 'quý'],
    ['qủa', 'quả'],
    ['gía trị', 'giá trị'],
    ['xoá nhoè', 'xóa nhòe'],
    ['ngừoi ngưòi NGƯÒI', 'người người NGƯỜI'],
    ['đựơc', 'được'],
    ['vịêc cúôi thúê', 'việc cuối thuế'],
  ])('writes %s as %s', (given, expected) => {
    expect(normaliseTone(given)).toBe(expected);
  });

  test('leaves right spellings alone', () => {
    for (const word of [
      'hóa',
      'quý',
      'quá',
      'giá',
      'gìn',
      'khuỷu',
      'thuyền',
      'toán',
      'khoảng',
      'hoài',
      'của',
      'mía',
      'thuế',
    ]) {
      expect(normaliseTone(word)).toBe(word);
    }
  });

  test('places every mark of a run of letters that is no syllable', () => {
    const once = normaliseTone('ừêưỚh');
    expect(normaliseTone(once)).toBe(once);
  });

  test('brings decomposed text to NFC', () => {
    expect(normaliseTone('hoá'.normalize('NFD'))).toBe('hóa');
  });

  test('keeps length and folded letters of any NFC text and is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'hoáàảuỷýqugiaêệnt THÓÁ.,ưừơờôộ') }), (raw) => {
        const text = raw.normalize('NFC');
        const once = normaliseTone(text);
        expect(once.length).toBe(text.length);
        expect(fold(once)).toBe(fold(text));
        expect(normaliseTone(once)).toBe(once);
      }),
    );
  });
});

describe('unifyIY', () => {
  test('writes the i and y spellings of a word alike', () => {
    expect(unifyIY('kĩ thuật, quản lí, tỉ lệ, Quí II, hi vọng')).toBe(
      'kỹ thuật, quản lý, tỷ lệ, Quý II, hy vọng',
    );
  });

  test('leaves other syllables alone', () => {
    expect(unifyIY('chi thi kinh lĩnh khi tin')).toBe('chi thi kinh lĩnh khi tin');
  });
});
