// Two spellings and two orders of a word are one for the search and for reading.
import { describe, expect, it } from 'vitest';
import { readSyllables } from '../ask/terms.ts';
import { termKey } from '../store/lexical-weights.ts';
import { indexTerms } from './tokens.ts';

const pairs: [string, string][] = [
  ['quản lí tỉ lệ', 'quản lý tỷ lệ'],
  ['quan li', 'quan ly'],
  ['đảm bảo an toàn', 'bảo đảm an toàn'],
  ['dam bao an toan', 'bao dam an toan'],
  ['báo cáo hằng năm', 'báo cáo hàng năm'],
];

describe('two ways to write a word', () => {
  it.each(pairs)('%s = %s', (first, second) => {
    expect(indexTerms(first)).toEqual(indexTerms(second));
    const read = (text: string) => readSyllables(text).map(({ text: own, folded }) => [own, folded]);
    expect(read(first)).toEqual(read(second));
  });

  it('keep their places in the text, and stay apart where they are other words', () => {
    expect(readSyllables('Đảm bảo').map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [4, 7],
    ]);
    expect(indexTerms('đám báo')).not.toEqual(indexTerms('báo đám'));
    expect(indexTerms('hằng số').accented).toContain('hằng');
  });

  it('are counted under one term, however it is asked for', () => {
    expect(termKey('quan li')).toBe(termKey('quan ly'));
    expect(termKey('dam bao')).toBe(termKey('bao dam'));
    expect(termKey('dam')).not.toBe(termKey('bao'));
  });
});
