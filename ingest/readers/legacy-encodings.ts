// Pre-Unicode Vietnamese (TCVN3, VNI, VISCII, VPS), recognised by the syllables it decodes to, and turned into NFC.
import iconv from 'iconv-lite';
import { fold } from '../../server/vietnamese/normalise.ts';
import { isFoldedSyllable, isTonePossible } from '../../server/vietnamese/syllable.ts';
import { decodeViscii, decodeVps } from './single-byte-sets.ts';

export type LegacyEncoding = 'TCVN3' | 'VNI' | 'VISCII' | 'VPS';
const ENCODINGS: readonly LegacyEncoding[] = ['TCVN3', 'VNI', 'VISCII', 'VPS'];

/** TCVN 5712:1993 (the ".Vn" fonts). Code 0xAD is ư there and an invisible hyphen in Latin-1. */
const TCVN_CODES = /[\u00A1-\u00FF]+/gu;

/** VNI-Windows marks that follow a vowel: Latin-1 character → combining marks. */
const VNI_MARKS: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
/** VNI characters that are a letter by themselves. */
const VNI_LETTERS: Record<string, string> = {
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
  î: 'ỵ',
};

/** Legacy text has no letter beyond Windows-1252; one Vietnamese Unicode letter proves the contrary. */
const BEYOND_LATIN1 =
  /[\u0100-\u0151\u0154-\u015F\u0162-\u0177\u0179-\u017C\u017F-\u0191\u0193-\u024F\u1EA0-\u1EF9]|\p{M}/u;
/** Marks of Windows-1252 that are punctuation in any text; as letters they count only within a word. */
const WESTERN_SIGNS =
  '\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122';
const HIGH = /[\u0080-\u009F\u00A1-\u00FF]/u;
const WORD = new RegExp(
  `[\\p{L}\\u0080-\\u009F\\u00A1-\\u00FF](?:[\\p{L}\\u0080-\\u009F\\u00A1-\\u00FF${WESTERN_SIGNS}]*[\\p{L}\\u0080-\\u009F\\u00A1-\\u00FF${WESTERN_SIGNS}])?`,
  'gu',
);
/** Fewer words with high characters than this prove nothing. */
const MIN_WORDS = 4;
/** Share of valid syllables from which decoded text is believed, and by how much it must beat the text as it is. */
const MIN_VALID = 0.8;
const MIN_GAIN = 0.25;
/** As much text is looked at as is needed to be sure. */
const SAMPLE = 50_000;

/** The encoding of a text whose characters were taken for Latin-1, null for text that needs no conversion. */
export function detectLegacy(text: string): LegacyEncoding | null {
  const lines = text.slice(0, SAMPLE).split('\n');
  const suspect = lines.filter((line) => HIGH.test(line) && !BEYOND_LATIN1.test(line)).join('\n');
  const words = highWords(suspect);
  if (words.length < MIN_WORDS) return null;
  const asIs = validShare(words);
  const best = ENCODINGS.map((encoding) => ({
    encoding,
    share: validShare(words.map((word) => decodeLegacy(word, encoding))),
  })).sort((a, b) => b.share - a.share)[0];
  if (best === undefined || best.share < MIN_VALID || best.share < asIs + MIN_GAIN) return null;
  return best.encoding;
}

/** Decodes a text that is known to be in the encoding; other characters stay. */
export function decodeLegacy(printed: string, encoding: LegacyEncoding): string {
  // readers of PDF take the micro sign, a letter in these encodings, for the Greek one
  const text = printed.replace(/\u03BC/gu, '\u00B5');
  if (encoding === 'VNI') return decodeVni(text);
  if (encoding === 'VISCII') return decodeViscii(text);
  if (encoding === 'VPS') return decodeVps(text);
  return text.replace(TCVN_CODES, (run) => iconv.decode(Buffer.from(run, 'latin1'), 'tcvn'));
}

/**
 * Converts the lines of a document that are in a legacy encoding; lines in Unicode stay as they are.
 * `encoding` is null when nothing had to be converted.
 */
export function repairLegacy(text: string): { text: string; encoding: LegacyEncoding | null } {
  const encoding = detectLegacy(text);
  if (encoding === null) return { text, encoding };
  const repaired = text.replace(/[^\n]+/gu, (line) =>
    isLegacyLine(line, encoding) ? decodeLegacy(line, encoding) : line,
  );
  return { text: repaired.normalize('NFC'), encoding };
}

/** Whether a line of a document in a known legacy encoding is in it too. */
export function isLegacyLine(line: string, encoding: LegacyEncoding): boolean {
  if (!HIGH.test(line) || BEYOND_LATIN1.test(line)) return false;
  const words = highWords(line);
  const decoded = validShare(words.map((word) => decodeLegacy(word, encoding)));
  return words.length === 0 || decoded >= validShare(words);
}

/** Share of a text's words that can be Vietnamese syllables (0 to 1); 0 for a text without words. */
export function validShare(words: readonly string[]): number {
  if (words.length === 0) return 0;
  return words.filter(isSyllable).length / words.length;
}

function isSyllable(word: string): boolean {
  // no word goes on in capitals: "vỔ" is a "và" that was decoded once too often
  if (/\p{Ll}\p{Lu}/u.test(word.normalize('NFC'))) return false;
  const lower = word.normalize('NFC').toLowerCase();
  // é, à… are Vietnamese letters, ç, ß, ¬… are not
  if (!/^[a-zđăâêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]+$/u.test(lower))
    return false;
  const marks = lower.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/gu)?.length ?? 0;
  return marks <= 1 && isFoldedSyllable(fold(lower)) && isTonePossible(lower);
}

function highWords(text: string): string[] {
  return (text.match(WORD) ?? []).filter((word) => HIGH.test(word));
}

function decodeVni(text: string): string {
  let result = '';
  for (const char of text) {
    const lower = char.toLowerCase();
    const marks = VNI_MARKS[lower];
    if (marks !== undefined && takesMark(result, marks)) {
      result = (result + marks).normalize('NFC');
      continue;
    }
    const letter = VNI_LETTERS[lower];
    if (letter === undefined) result += char;
    else result += char === lower ? letter : letter.toUpperCase();
  }
  return result;
}

function takesMark(before: string, marks: string): boolean {
  const last = before.at(-1)?.toLowerCase() ?? '';
  if (marks.startsWith('\u0306')) return last === 'a';
  if (marks.startsWith('\u0302')) return last === 'a' || last === 'e' || last === 'o';
  return /^[aeouyơư]$/u.test(last);
}
