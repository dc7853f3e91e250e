// How much of a question's content a text covers: idf-weighted words (one to four syllables), synonyms as alternatives.
import { fold } from '../vietnamese/normalise.ts';
import { comparedSyllable, unifyWording } from '../vietnamese/variants.ts';

/** One word of the question that an answering text should speak of. */
export type ContentUnit = {
  /** Lower-case accented form as typed. */
  text: string;
  folded: string;
  weight: number;
  /** Folded phrases that say the same; the unit's own form is not among them. */
  alternatives: string[];
  /** Folded phrases of the general thesaurus that say what the unit says, alone or with its neighbours. */
  equivalents?: string[];
  /** Position of its first syllable in the question. */
  index: number;
  /** Typed with diacritics: another accented form of the word is another word. */
  exact: boolean;
  /** True when no stored text has it as a whole, nor an alternative. */
  unknown: boolean;
  /** The syllables typed right before and behind a word of one syllable, which tell a slip of its diacritics. */
  beside?: [string, string];
};

export type Coverage = {
  /** Covered share of the total weight, 0 to 1. */
  share: number;
  missing: ContentUnit[];
};

/** Credit for a word that matches only without its diacritics ("dương" against "đường"). */
const FOLDED_ONLY_CREDIT = 0.5;
/** A compound whose parts stand apart in the text: credit for its pairs, and for its syllables alone. */
const PAIR_CREDIT = 0.75;
const SYLLABLE_CREDIT = 0.2;
/** A word with less credit than this is missing. */
const MISSING_BELOW = 0.6;

/** Spellings remembered. */
const MAX_REMEMBERED = 50_000;

const wordPattern = /[\p{L}\p{N}]+/gu;

export type Syllable = { text: string; folded: string; start: number; end: number };

/** Lower-case NFC syllables in one spelling, and their folded forms. */
export function readSyllables(text: string): Syllable[] {
  const syllables = [...text.matchAll(wordPattern)].map(
    ({ 0: word, index }): Syllable => ({ ...formsOf(word), start: index, end: index + word.length }),
  );
  unifyWording(
    syllables,
    (syllable) => syllable.text,
    (at, form) => Object.assign(syllables[at] as Syllable, formsOf(form)),
  );
  return syllables;
}

const forms = new Map<string, { text: string; folded: string }>();

/** Remembered: a question is read against hundreds of passages that are made of the same few thousand syllables. */
function formsOf(printed: string): { text: string; folded: string } {
  const known = forms.get(printed);
  if (known !== undefined) return known;
  const text = comparedSyllable(printed.toLowerCase());
  const form = { text, folded: fold(text) };
  if (forms.size < MAX_REMEMBERED) forms.set(printed, form);
  return form;
}

/** A text prepared for many coverage questions: padded lines for phrase look-up, and its folded syllables. */
export type ReadText = { accented: string; folded: string; syllables: Set<string> };

/** Prepares a text. Phrases do not match across a line break. */
export function readText(text: string): ReadText {
  const lines = text.split('\n').map(readSyllables);
  const join = (form: 'text' | 'folded') =>
    lines.map((line) => ` ${line.map((syllable) => syllable[form]).join(' ')} `).join('|');
  return {
    accented: join('text'),
    folded: join('folded'),
    syllables: new Set(lines.flat().map((syllable) => syllable.folded)),
  };
}

/** Joins prepared texts (a sentence and the headings above it); phrases do not match across the seam. */
export function joinTexts(...texts: ReadText[]): ReadText {
  return {
    accented: texts.map((text) => text.accented).join('|'),
    folded: texts.map((text) => text.folded).join('|'),
    syllables: new Set(texts.flatMap((text) => [...text.syllables])),
  };
}

/** Weighted share of the units that a text covers. No units: share 0 (nothing was asked of it). */
export function coverage(units: ContentUnit[], text: ReadText): Coverage {
  let total = 0;
  let covered = 0;
  const missing: ContentUnit[] = [];
  for (const unit of units) {
    const credit = creditOf(unit, text);
    total += unit.weight;
    covered += unit.weight * credit;
    if (credit < MISSING_BELOW) missing.push(unit);
  }
  return { share: total === 0 ? 0 : covered / total, missing };
}

/** Length of the longest run of question words that stands in the text in the same order, as a share of all of them. */
export function sharedSequence(units: ContentUnit[], text: ReadText): number {
  const words = units.flatMap((unit) => unit.folded.split(' '));
  let longest = 0;
  for (let start = 0; start < words.length; start += 1) {
    while (
      start + longest < words.length &&
      text.folded.includes(` ${words.slice(start, start + longest + 1).join(' ')} `)
    ) {
      longest += 1;
    }
  }
  return words.length === 0 ? 0 : longest / words.length;
}

function creditOf(unit: ContentUnit, text: ReadText): number {
  const others = [unit.alternatives, unit.equivalents ?? []];
  if (others.some((phrases) => phrases.some((phrase) => text.folded.includes(` ${phrase} `)))) return 1;
  if (text.accented.includes(` ${unit.text} `)) return 1;
  if (text.folded.includes(` ${unit.folded} `))
    return unit.exact && !isSlip(unit, text) ? FOLDED_ONLY_CREDIT : 1;
  const syllables = unit.folded.split(' ');
  if (syllables.length === 1) return 0;
  const pairs = syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`);
  const pairShare = pairs.filter((pair) => text.folded.includes(` ${pair} `)).length / pairs.length;
  const syllableShare =
    syllables.filter((syllable) => text.syllables.has(syllable)).length / syllables.length;
  return PAIR_CREDIT * pairShare + SYLLABLE_CREDIT * syllableShare;
}

/** "tạm văng" where the text has "tạm vắng": the word beside it is as typed, and the word itself but for its marks. */
function isSlip({ beside, folded }: ContentUnit, text: ReadText): boolean {
  if (!beside) return false;
  const [before, after] = beside;
  const words = text.accented.split(' ');
  return words.some(
    (word, at) =>
      ((before !== '' && words[at - 1] === before) || (after !== '' && words[at + 1] === after)) &&
      fold(word) === folded,
  );
}
