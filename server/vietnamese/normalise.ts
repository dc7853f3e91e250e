// Unicode form, white space and diacritic folding: the two doors through which every text enters.

const MAX_REMEMBERED = 10_000;

/**
 * Canonical stored form of a text: NFC, line ends as \n, no byte-order mark and no zero-width
 * characters (they change matching and are invisible to the reader). Line and character positions
 * of everything stored refer to this form.
 */
export function canonicalText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .normalize('NFC');
}

/** Every run of white space becomes one space, ends trimmed. */
export function collapseSpaces(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Lower case without any diacritic: "Điều" → "dieu". đ/Đ have no Unicode decomposition and are
 * mapped by hand. The result has the same length in UTF-16 units as the NFC lower-case input.
 */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\0-\x7f]/gu, foldCharacter);
}

const foldedCharacters = new Map<string, string>();

/** One character beyond ASCII without its marks; a mark on its own is dropped. */
function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  const folded = character
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace('đ', 'd')
    .normalize('NFC');
  // The letters of a text are few; the bound only stops an endless stream of rare symbols.
  if (foldedCharacters.size < MAX_REMEMBERED) foldedCharacters.set(character, folded);
  return folded;
}

/** True when the text carries at least one Vietnamese diacritic (so it was typed with an input method). */
export function hasDiacritics(text: string): boolean {
  return /[\u0300-\u036F]|[đĐ]/u.test(text.normalize('NFD'));
}
