// Terms: how much of a question's content a text covers, with exact words worth more than folded ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unit } from '../../tests/support/ask-factories.ts';
import { contentUnits, type Word } from './content-units.ts';
import { coverage, joinTexts, readSyllables, readText, sharedSequence } from './terms.ts';

const word = (text: string, index = 0, changes: Partial<Word> = {}): Word => ({
  text,
  folded: readSyllables(text)
    .map((syllable) => syllable.folded)
    .join(' '),
  index,
  exact: true,
  ...changes,
});
const statistics = (counts: Record<string, number>, total = 100) => ({
  total,
  frequency: (term: string) => counts[term] ?? 0,
});
const share = (units: Parameters<typeof coverage>[0], text: string) => coverage(units, readText(text)).share;

describe('contentUnits of words that no stored text has', () => {
  const units = (text: string, counts: Record<string, number>) =>
    contentUnits([[word(text)]], statistics(counts), () => []).map((one) => one.text);

  it('takes off the grammar that a word list has joined to the word', () => {
    expect(units('qua bưu cục', { 'buu cuc': 3, buu: 3, cuc: 3 })).toEqual(['bưu cục']);
    expect(units('từng kỳ', { ky: 5 })).toEqual(['kỳ']);
    expect(units('chia làm', { chia: 5 })).toEqual(['chia']);
  });

  it('takes "ở" off whatever is stored', () => {
    expect(units('ở vùng', { 'o vung': 9, vung: 9 })).toEqual(['vùng']);
  });

  it('leaves a word that is stored, and one whose rest is not stored either', () => {
    expect(units('từng kỳ', { 'tung ky': 1, tung: 1, ky: 5 })).toEqual(['từng kỳ']);
    expect(units('qua bưu cục', { cuc: 3 })).toEqual(['qua bưu cục']);
    expect(units('con dấu', { dau: 9 })).toEqual(['con dấu']);
  });
});

describe('a slip of the diacritics', () => {
  it('is the word meant where the word beside it is as typed', () => {
    const known = statistics({ tam: 5, vang: 5 });
    const units = contentUnits([[word('tạm'), word('văng', 1)]], known, () => []);
    expect(share(units, 'khai báo tạm vắng')).toBe(1);
    expect(share(units, 'vắng mặt thì tạm hoãn')).toBeLessThan(1);
  });
});

describe('readSyllables', () => {
  it('reads one tone placement in lower case, and keeps the places', () => {
    expect(readSyllables('Số HOÁ')).toMatchObject([
      { text: 'số', folded: 'so', start: 0, end: 2 },
      { text: 'hóa', folded: 'hoa', start: 3, end: 6 },
    ]);
  });

  it('gives places that hold the syllable, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        readSyllables(text).every(
          ({ start, end }, index, all) => start < end && start >= (all[index - 1]?.end ?? 0),
        ),
      ),
    );
  });
});

describe('coverage', () => {
  it('is whole for the words themselves and for another wording of them', () => {
    expect(share([unit('số hóa')], 'Dữ liệu được số hóa.')).toBe(1);
    expect(share([unit('TTHC', { alternatives: ['thu tuc hanh chinh'] })], 'Thủ tục hành chính')).toBe(1);
  });

  it('is half for a word that only looks the same without diacritics', () => {
    expect(share([unit('dương')], 'Đường')).toBe(0.5);
    expect(share([unit('duong', { exact: false })], 'Đường')).toBe(1);
  });

  it('gives little for the syllables of a compound that stand apart', () => {
    const apart = share([unit('số hóa')], 'văn hóa và số liệu');
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(0.3);
  });

  it('names what is missing, and finds no phrase across a line break or a seam', () => {
    const units = [unit('bệnh viện'), unit('số hóa')];
    expect(coverage(units, readText('số hóa')).missing).toEqual([units[0]]);
    expect(share([unit('số hóa')], 'số\nhóa')).toBeLessThan(1);
    expect(coverage([unit('số hóa')], joinTexts(readText('số'), readText('hóa'))).share).toBeLessThan(1);
  });

  it('is nothing when nothing was asked', () => {
    expect(share([], 'số hóa')).toBe(0);
  });

  it('stays between nothing and the whole', () => {
    const words = fc.constantFrom('số hóa', 'dữ liệu', 'y tế', 'đường', 'dương', 'xyz');
    fc.assert(
      fc.property(fc.array(words), fc.array(words), (asked, said) => {
        const value = share(
          asked.map((text) => unit(text)),
          said.join(' '),
        );
        return value >= 0 && value <= 1;
      }),
    );
  });
});

describe('contentUnits', () => {
  it('weighs a rare word above a common one', () => {
    const [rare, common] = contentUnits(
      [[word('bệnh án'), word('dữ liệu', 2)]],
      statistics({ 'benh an': 1, 'du lieu': 90 }),
      () => [],
    );
    expect(rare!.weight).toBeGreaterThan(common!.weight);
  });

  it('marks a word that no text has, and bounds its weight', () => {
    const [strange] = contentUnits([[word('blockchain')]], statistics({}, 100_000), () => []);
    expect(strange).toMatchObject({ unknown: true, weight: 3 });
  });

  it('takes two known words that stand nowhere together for two', () => {
    const known = statistics({ 'bao cao': 3, 'ket qua': 5 });
    const units = contentUnits([[word('báo cáo kết quả')]], known, () => []);
    expect(units.map(({ folded, unknown }) => [folded, unknown])).toEqual([
      ['bao cao', false],
      ['ket qua', false],
    ]);
    const half = contentUnits([[word('báo cáo kết quả')]], statistics({ 'bao cao': 3 }), () => []);
    expect(half).toHaveLength(1);
  });

  it('looks synonyms up for the longest phrase', () => {
    const units = contentUnits([[word('cơ sở'), word('dữ liệu', 2)]], statistics({}), (phrase) =>
      phrase === 'co so du lieu' ? ['csdl'] : [],
    );
    expect(units).toMatchObject([{ text: 'cơ sở dữ liệu', alternatives: ['csdl'], unknown: false }]);
  });

  it('takes little account of the word that names the kind of answer', () => {
    const weigh = (asksKind: boolean) =>
      contentUnits([[word('hình thức', 0, { asksKind })]], statistics({ 'hinh thuc': 2 }), () => [])[0]!
        .weight;
    expect(weigh(true)).toBeLessThan(weigh(false));
  });
});

describe('sharedSequence', () => {
  it('is the longest run of question words in the same order', () => {
    const units = [unit('số hóa'), unit('hồ sơ')];
    expect(sharedSequence(units, readText('số hóa hồ sơ'))).toBe(1);
    expect(sharedSequence(units, readText('hồ sơ số hóa'))).toBe(0.5);
    expect(sharedSequence([], readText('hồ sơ'))).toBe(0);
  });
});

describe('an aside', () => {
  it('weighs less than what is asked', () => {
    const statistics = { total: 100, frequency: () => 3 };
    const word = (text: string, isAside: boolean) => ({
      text,
      folded: text,
      index: 0,
      exact: false,
      isAside,
    });
    const [said, aside] = contentUnits([[word('cap', false)], [word('nop', true)]], statistics, () => []);
    expect(aside!.weight).toBeLessThan(said!.weight / 2);
  });
});
