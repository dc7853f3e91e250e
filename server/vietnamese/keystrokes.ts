// Telex and VNI keystrokes that an input method left undecoded: "nhieemj" → "nhiệm", "nhie65m" → "nhiệm".
import { fold } from './normalise.ts';
import { isFoldedSyllable, isTonePossible } from './syllable.ts';
import { normaliseTone } from './tone.ts';

const TELEX_TONES: Record<string, string> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
};
const VNI_TONES: Record<string, string> = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' };
const VOWELS = /[aăâeêioôơuưy]/u;

/** The syllable that these Telex keys write, in lower case; null when they write none or it is no syllable. */
export function decodeTelex(typed: string): string | null {
  if (!/^[a-z]{2,10}$/.test(typed)) return null;
  let letters = '';
  let tone = '';
  for (const key of typed) {
    const last = letters.at(-1) ?? '';
    if (key in TELEX_TONES && tone === '' && VOWELS.test(letters)) tone = TELEX_TONES[key] ?? '';
    else if (key === 'w') letters = withHorn(letters) ?? `${letters}ư`;
    else if (key === 'd' && letters === 'd') letters = 'đ';
    else if (key === last && 'aeo'.includes(key))
      letters = letters.slice(0, -1) + { a: 'â', e: 'ê', o: 'ô' }[key as 'a' | 'e' | 'o'];
    else letters += key;
  }
  return letters === typed ? null : assemble(letters, tone);
}

/** The same for VNI digits (1–5 tones, 6 circumflex, 7 horn, 8 breve, 9 đ). */
export function decodeVni(typed: string): string | null {
  if (!/^[a-z][a-z1-9]{1,9}$/.test(typed) || !/\d/.test(typed)) return null;
  let letters = '';
  let tone = '';
  for (const key of typed) {
    if (key in VNI_TONES) {
      if (tone !== '' || !VOWELS.test(letters)) return null;
      tone = VNI_TONES[key] ?? '';
    } else if (key === '6') {
      const circumflexed = replaceLast(letters, /[aeo](?=[^aeo]*$)/u, { a: 'â', e: 'ê', o: 'ô' });
      if (circumflexed === null) return null;
      letters = circumflexed;
    } else if (key === '7' || key === '8') {
      const horned = key === '7' ? withHorn(letters) : replaceLast(letters, /a(?=[^a]*$)/u, { a: 'ă' });
      if (horned === null) return null;
      letters = horned;
    } else if (key === '9') {
      if (!letters.startsWith('d')) return null;
      letters = `đ${letters.slice(1)}`;
    } else letters += key;
  }
  return assemble(letters, tone);
}

/** ươ, ơ, ư, ă: what w (or 7) makes of the vowels before it; null when there is none to change. */
function withHorn(letters: string): string | null {
  if (/uo(?=[^aeiouy]*$)/u.test(letters) && !/^qu/.test(letters))
    return letters.replace(/uo(?=[^aeiouy]*$)/u, 'ươ');
  if (/ưo/u.test(letters)) return letters.replace('ưo', 'ươ');
  return replaceLast(letters, /[uoa](?=[^uoa]*$)/u, { u: 'ư', o: 'ơ', a: 'ă' }) ?? null;
}

function replaceLast(letters: string, pattern: RegExp, by: Record<string, string>): string | null {
  const match = pattern.exec(letters);
  if (match === null) return null;
  return letters.slice(0, match.index) + (by[match[0]] ?? match[0]) + letters.slice(match.index + 1);
}

/** Puts the tone on its vowel and checks that a syllable came out. */
function assemble(letters: string, tone: string): string | null {
  if (!isFoldedSyllable(fold(letters))) return null;
  const at = toneVowel(letters);
  if (at < 0) return null;
  const syllable = normaliseTone((letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize('NFC'));
  return isTonePossible(syllable) ? syllable : null;
}

/** Index of the vowel that carries the tone: a marked one (the second of ươ), else by the old placement. */
function toneVowel(letters: string): number {
  const onset = /^(?:qu|gi(?=[aăâeêoôơuưy]))/u.exec(letters)?.[0].length ?? 0;
  const marked = [...letters].findLastIndex((letter, at) => at >= onset && /[ăâêôơư]/u.test(letter));
  if (marked >= 0) return marked;
  const first = [...letters].findIndex((letter, at) => at >= onset && VOWELS.test(letter));
  if (first < 0) return -1;
  const vowels = /^[aeiouy]+/u.exec(letters.slice(first))?.[0].length ?? 1;
  const hasCoda = first + vowels < letters.length;
  return vowels === 3 || (vowels === 2 && hasCoda) ? first + 1 : first;
}
