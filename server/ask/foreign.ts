// Whether a question is in English: no Vietnamese letter, and words that no Vietnamese syllable can be.
import { hasDiacritics } from '../vietnamese/normalise.ts';
import { isFoldedSyllable } from '../vietnamese/syllable.ts';

/** English words of grammar and asking that cannot be Vietnamese syllables typed without diacritics. */
const FUNCTION_WORDS = new Set(
  `what which who whose whom when where why how is are was were does did the of for from with by and or must shall should will
  would could which that this these those there have has had been being many much please tell list give show me about between
  under within before after each every any all its their they it if not only`.split(/\s+/u),
);
const MIN_WORDS = 3;
/** Share of words that cannot be Vietnamese syllables; a Vietnamese question with a few English terms stays below. */
const MIN_FOREIGN_SHARE = 0.5;

/** True for a question in English. Names in capitals and numbers do not count for either language. */
export function isEnglish(question: string): boolean {
  if (hasDiacritics(question)) return false;
  const words = (question.match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? []).filter(
    (word) => !/^\p{Lu}{2,}$/u.test(word),
  );
  if (words.length < MIN_WORDS) return false;
  const lower = words.map((word) => word.toLowerCase());
  const foreign = lower.filter((word) => !isFoldedSyllable(word) || isPlainEnglish(word)).length;
  const grammar = lower.filter((word) => FUNCTION_WORDS.has(word)).length;
  return grammar >= 2 && foreign >= lower.length * MIN_FOREIGN_SHARE;
}

/** Function words that happen to have the shape of a syllable ("the", "what"). */
function isPlainEnglish(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}
