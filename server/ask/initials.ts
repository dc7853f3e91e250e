// Writes out letters that a question is shortened to: initials of words in titles and names of bodies, and provinces.
import { foldAligned } from '../vietnamese/aligned.ts';
import { hasDiacritics } from '../vietnamese/normalise.ts';
import { isFoldedSyllable } from '../vietnamese/syllable.ts';

/** Two letters alone stand for too much. */
const MIN_LETTERS = 3;
/** "và", "của" … are usually left out of initials. */
const CONNECTING = new Set(['va', 'cua', 'cac', 'cho', 've', 'tren', 'o']);
/** A token of letters that belongs to no number, symbol or longer name. */
const TOKEN = /(?<![\p{L}\p{N}./&-])[\p{L}&]{2,10}(?![\p{L}\p{N}/&-])/gu;

export type KnownNames = {
  /** Titles of documents and names of bodies, as printed. */
  names: string[];
  /** Folded names of the provinces of the knowledge base. */
  places: Set<string>;
  /** Whether the glossary knows a token. */
  isKnown: (token: string) => boolean;
};

/**
 * "kế hoạch PCTT" as "kế hoạch phòng chống thiên tai" when words of a title begin so, "bchqs tỉnh" as the body, "qninh"
 * and "VL" as the only province of the knowledge base that is shortened so. What may be several things stays as typed.
 */
export function expandInitials(question: string, { names, places, isKnown }: KnownNames): string {
  const plain = !hasDiacritics(question);
  return question.replace(TOKEN, (token) => {
    const letters = foldAligned(token).toLowerCase().replaceAll('&', '');
    if (isFoldedSyllable(letters) || isKnown(token)) return token;
    const province = shortenedProvince(letters, token, places);
    if (province) return province;
    const long = letters.length >= MIN_LETTERS ? phraseOf(letters, names) : null;
    return long === null ? token : plain ? foldAligned(long).toLowerCase() : long;
  });
}

/** "qninh", "vlong": the first letter(s) and the last syllable; "VL" in capitals: the initials. */
function shortenedProvince(letters: string, token: string, places: Set<string>): string | null {
  const found = [...places].filter((place) => {
    const syllables = place.split(' ');
    const initials = syllables.map((syllable) => syllable[0]).join('');
    const short = `${initials.slice(0, -1)}${syllables.at(-1)}`;
    return (
      syllables.length > 1 && (letters === short || (token === token.toUpperCase() && letters === initials))
    );
  });
  return found.length === 1 ? found[0]! : null;
}

/** The one run of words, in any name, whose initials are the letters. */
function phraseOf(letters: string, names: string[]): string | null {
  const found = new Map<string, string>();
  for (const name of names) {
    const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
    const first = words.map((word) => foldAligned(word).toLowerCase());
    for (let start = 0; start < words.length; start += 1) {
      const length = runLength(first.slice(start), letters);
      if (length === 0) continue;
      const run = words.slice(start, start + length).join(' ');
      found.set(foldAligned(run).toLowerCase(), run);
    }
  }
  return found.size === 1 ? [...found.values()][0]! : null;
}

/** How many words spell the letters with their initials, connecting words left out or not; 0 when they do not. */
function runLength(words: string[], letters: string): number {
  let at = 0;
  for (const [index, word] of words.entries()) {
    if (at > 0 && word[0] !== letters[at] && CONNECTING.has(word)) continue;
    if (word[0] !== letters[at]) return 0;
    at += 1;
    if (at === letters.length) return index + 1;
  }
  return 0;
}
