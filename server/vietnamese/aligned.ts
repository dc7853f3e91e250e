// Folding that keeps every offset: what is found in the folded text can be quoted from the original.
import { fold } from './normalise.ts';

const MARKS = /\p{M}/u;
const cache = new Map<string, string>();

/**
 * Lower case without diacritics, with exactly the length of `text` in UTF-16 units, whatever the text.
 * A character whose folded form has another length stays as it is, and so do stray combining marks.
 */
export function foldAligned(text: string): string {
  let out = '';
  for (const character of text) out += foldCharacter(character);
  return out;
}

function foldCharacter(character: string): string {
  if (character <= '\u007f') return character.toLowerCase();
  const known = cache.get(character);
  if (known !== undefined) return known;
  const folded = MARKS.test(character) ? character : fold(character);
  const aligned = folded.length === character.length ? folded : character;
  // The letters of a text are few; the bound only stops an endless stream of rare symbols.
  if (cache.size < 10_000) cache.set(character, aligned);
  return aligned;
}
