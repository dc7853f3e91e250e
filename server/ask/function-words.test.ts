// Function words: grammar and politeness are recognised as typed, content is left alone.
import { describe, expect, it } from 'vitest';
import { functionPhraseLength, isFunctionWord, isTypedCarefully } from './function-words.ts';
import { readSyllables } from './terms.ts';

const isFunction = (text: string, accented: boolean) => isFunctionWord(readSyllables(text)[0]!, accented);
const phraseLength = (text: string) => functionPhraseLength(readSyllables(text), 0);

describe('functionPhraseLength', () => {
  it('finds the longest phrase, whatever its diacritics', () => {
    expect(phraseLength('bao nhiêu lần nữa')).toBe(3);
    expect(phraseLength('chu trì việc')).toBe(2);
    expect(phraseLength('nhiêm vụ')).toBe(2);
  });

  it('finds none in content, at a single syllable, or past the end', () => {
    expect(phraseLength('dữ liệu mở')).toBe(0);
    expect(phraseLength('đếm')).toBe(0);
    expect(functionPhraseLength([], 3)).toBe(0);
  });
});

describe('isFunctionWord', () => {
  it('reads a syllable exactly in a question with diacritics', () => {
    expect(isFunction('đặt', true)).toBe(true);
    expect(isFunction('đất', true)).toBe(false);
  });

  it('keeps a syllable that may be content in a question without any', () => {
    expect(isFunction('dat', false)).toBe(false);
    expect(isFunction('nhung', false)).toBe(true);
  });

  it('reads a bare syllable of an accented question as any of its forms', () => {
    expect(isFunction('dat', true)).toBe(true);
  });

  it('reads one as it stands where the question was typed carefully', () => {
    const typed = readSyllables('Thi vào lớp 10 gồm những môn nào?');
    expect(isTypedCarefully(typed)).toBe(true);
    expect(isFunctionWord(typed[0]!, true, true)).toBe(false);
    expect(isTypedCarefully(readSyllables('so y te chủ trì viec gi'))).toBe(false);
  });
});
