// Marks that were read where a speck lies go; marks that a text prints stay.
import { describe, expect, it } from 'vitest';
import { withoutDirt } from './dirt-words.ts';
import type { ReadWord } from './tesseract-tsv.ts';

function word(text: string, left: number, width: number, confidence = 40, height = 30): ReadWord {
  const box = { left, right: left + width, top: 130 - height, bottom: 130 };
  return { text, left, width, lineBottom: 130, lineHeight: 40, confidence, page: 1, box };
}
const texts = (words: ReadWord[]) => withoutDirt(words).map(({ text }) => text);

describe('withoutDirt', () => {
  it('takes out a mark far behind a line, and one of a dot or two wherever it stands', () => {
    expect(texts([word('công;', 100, 90), word(';', 390, 12)])).toEqual(['công;']);
    expect(texts([word('công', 100, 90), word('.', 192, 3, 95, 2)])).toEqual(['công']);
  });

  it('keeps a mark at a word, one that is read surely, dots to fill in, and the dash of an empty cell', () => {
    expect(texts([word('gửi', 100, 60), word(':', 170, 8)])).toEqual(['gửi', ':']);
    expect(texts([word('gửi', 100, 60), word(':', 300, 8, 90)])).toEqual(['gửi', ':']);
    expect(texts([word('Số', 100, 60), word('.....', 300, 80)])).toEqual(['Số', '.....']);
    expect(texts([word('-', 300, 14, 40, 6)])).toEqual(['-']);
  });

  it('takes out the second of two dashes before a text', () => {
    const list = [word('-', 60, 14, 88, 6), word('-', 100, 10, 40, 40), word('Ban', 130, 60)];
    expect(texts(list)).toEqual(['-', 'Ban']);
    expect(texts([word('2026', 20, 70), word('-', 100, 14, 88, 6), word('2030', 130, 70)])).toHaveLength(3);
  });
});
