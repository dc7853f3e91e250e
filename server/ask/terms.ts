// How much of a question's content a text covers: idf-weighted words (one to four syllables), synonyms as alternatives.
import { fold } from '../vietnamese/normalise.ts';
import { comparedSyllable, unifyWording } from '../vietnamese/variants.ts';

/** How rare folded syllables and pairs ("left right") are in the knowledge base. */
export type TermStatistics = { total: number; frequency(folded: string): number };

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
/**
 * A word that no stored text has weighs no more than this (an idf): it may be another wording of what is there
 * as well as a subject that is not.
 */
const UNKNOWN_WEIGHT = 3;
/** "hình thức nào", "trung tâm nào": the word before the question word names the kind of answer and weighs less. */
const ASKED_KIND_FACTOR = 0.35;
/** "Để người dân đỡ đi lại, …": the purpose that a question opens with need not be what the documents say of it. */
const ASIDE_FACTOR = 0.25;
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

/** `exact`: the question was typed with diacritics. `asksKind`: the word stands right before "nào" or "gì". `isAside`: it tells why one asks. */
export type Word = {
  text: string;
  folded: string;
  index: number;
  exact: boolean;
  asksKind?: boolean;
  isAside?: boolean;
  /** What is left of a longer word that no stored text has. */
  isCut?: boolean;
};

/** Weighs the words of a question. Synonyms are looked up for the longest phrase that holds a word. */
export function contentUnits(
  runs: Word[][],
  statistics: TermStatistics,
  alternativesOf: (foldedPhrase: string) => string[],
): ContentUnit[] {
  return runs.flatMap((whole) => {
    const run = whole.flatMap((word) => knownHalves(word, statistics, alternativesOf));
    const units: ContentUnit[] = [];
    for (let at = 0; at < run.length; ) {
      const phrase = longestPhrase(run, at, alternativesOf);
      const words = run.slice(at, at + phrase.length);
      const unit = joinWords(words);
      const weight = Math.max(...words.map((word) => weightOf(word.folded, statistics)));
      const known = words.every((word) => isKnown(word.folded, statistics));
      const bounded = known && !words.some((word) => word.isCut) ? weight : Math.min(weight, UNKNOWN_WEIGHT);
      units.push({
        ...unit,
        weight:
          bounded * (words.at(-1)?.asksKind ? ASKED_KIND_FACTOR : 1) * (words[0]!.isAside ? ASIDE_FACTOR : 1),
        alternatives: phrase.alternatives,
        unknown: !known && phrase.alternatives.length === 0,
        ...(unit.exact && !unit.folded.includes(' ') ? { beside: neighbours(run, at) } : {}),
      });
      at += phrase.length;
    }
    return units;
  });
}

/** "báo cáo kết quả": two words that no stored text has next to each other are two, not one that is unknown. */
function knownHalves(
  word: Word,
  statistics: TermStatistics,
  alternativesOf: (foldedPhrase: string) => string[],
): Word[] {
  const [texts, syllables] = [word.text.split(' '), word.folded.split(' ')];
  if (isKnown(word.folded, statistics) || alternativesOf(word.folded).length > 0) return [word];
  if (syllables.length < 4) return [withoutAttached(word, statistics)];
  if (syllables.length !== 4) return [word];
  const halves = [0, 2].map((at) => ({
    text: texts.slice(at, at + 2).join(' '),
    folded: syllables.slice(at, at + 2).join(' '),
    index: word.index + at,
    exact: word.exact,
    ...(at === 2 && word.asksKind ? { asksKind: true } : {}),
    ...(word.isAside ? { isAside: true } : {}),
  }));
  return halves.every((half) => isKnown(half.folded, statistics)) ? halves : [word];
}

/** Syllables that a word list joins to the word after them, and to the word before them. */
const LEADING = new Set('ở|từng|mỗi|các|những|qua|được|bị|phải|xin|làm|bên'.split('|'));
/** The same before a word of several syllables; before a single one they may be half of a word ("trình tự"). */
const LEADING_LONG = new Set('gửi|nộp|lập|trình|nhận|đi|có|về|cho|bằng|đang|sẽ|đã'.split('|'));
const TRAILING = new Set(
  'làm|xin|được|thành|ra|lên|vào|tới|đến|sang|đi|về|lại|xuống|qua|cho|theo|cùng|với'.split('|'),
);

/** "làm thủ tục", "qua bưu điện", "từng đợt": what no stored text has as a whole is the word without its grammar. */
function withoutAttached(word: Word, statistics: TermStatistics): Word {
  const [texts, syllables] = [word.text.split(' '), word.folded.split(' ')];
  if (syllables.length < 2 || !word.exact) return word;
  const cut = (from: number, to: number): Word => ({
    ...word,
    text: texts.slice(from, to).join(' '),
    folded: syllables.slice(from, to).join(' '),
    index: word.index + from,
    isCut: true,
  });
  const options = [
    ...(LEADING.has(texts[0]!) || (texts.length > 2 && LEADING_LONG.has(texts[0]!))
      ? [cut(1, texts.length)]
      : []),
    ...(TRAILING.has(texts.at(-1)!) ? [cut(0, texts.length - 1)] : []),
  ];
  return options.find((option) => isKnown(option.folded, statistics)) ?? word;
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

function neighbours(run: Word[], at: number): [string, string] {
  const [before, after] = [run[at - 1]?.text.split(' ').at(-1), run[at + 1]?.text.split(' ')[0]];
  return [before ?? '', after ?? ''];
}

function weightOf(folded: string, statistics: TermStatistics): number {
  const idf = (term: string) => {
    const frequency = statistics.frequency(term);
    return Math.log(1 + (statistics.total - frequency + 0.5) / (frequency + 0.5));
  };
  const syllables = folded.split(' ');
  if (syllables.length === 1) return idf(folded);
  return Math.max(...syllables.slice(1).map((syllable, index) => idf(`${syllables[index]} ${syllable}`)));
}

function isKnown(folded: string, statistics: TermStatistics): boolean {
  const syllables = folded.split(' ');
  if (syllables.length === 1) return statistics.frequency(folded) > 0;
  return syllables
    .slice(1)
    .every((syllable, index) => statistics.frequency(`${syllables[index]} ${syllable}`) > 0);
}

function joinWords(words: Word[]): Word {
  return {
    text: words.map((word) => word.text).join(' '),
    folded: words.map((word) => word.folded).join(' '),
    index: words[0]!.index,
    exact: words[0]!.exact,
  };
}

function longestPhrase(
  run: Word[],
  at: number,
  alternativesOf: (foldedPhrase: string) => string[],
): { length: number; alternatives: string[] } {
  for (let length = Math.min(6, run.length - at); length >= 1; length -= 1) {
    const phrase = run
      .slice(at, at + length)
      .map((word) => word.folded)
      .join(' ');
    const alternatives = alternativesOf(phrase);
    if (alternatives.length > 0) return { length, alternatives };
  }
  return { length: 1, alternatives: [] };
}
