// Spellings and orders of one word brought together, so that either finds the other: quản lí = quản lý, đảm bảo = bảo đảm.
import { normaliseTone, unifyIY } from './tone.ts';

/** A lower-case syllable in the one spelling by which it is compared; for matching only, never for display. */
export function comparedSyllable(syllable: string): string {
  return unifyIY(normaliseTone(syllable));
}

/** A folded term of the index, one syllable or an adjacent pair, in the one wording by which it is counted. */
export function comparedTerm(term: string): string {
  const one = unifyIY(term);
  return one === 'dam bao' ? 'bao dam' : one;
}

/** Units of time behind which "hằng" and "hàng" say the same. */
const TIMES = new Set(['năm', 'tháng', 'quý', 'tuần', 'ngày']);

/**
 * Brings the syllables of a text to one wording, in place: "đảm bảo" becomes "bảo đảm", "hằng năm" becomes "hàng năm".
 * `read` gives the compared form of an entry; `rewrite` is called with an index and its new form.
 */
export function unifyWording<T>(
  entries: T[],
  read: (entry: T) => string,
  rewrite: (at: number, form: string) => void,
): void {
  for (let at = 1; at < entries.length; at++) {
    const [before, own] = [read(entries[at - 1] as T), read(entries[at] as T)];
    if (before === 'hằng' && TIMES.has(own)) rewrite(at - 1, 'hàng');
    else if ((before === 'đảm' && own === 'bảo') || (before === 'dam' && own === 'bao')) {
      rewrite(at - 1, own);
      rewrite(at, before);
    }
  }
}
