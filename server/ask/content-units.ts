// The words of a question that an answering text should speak of: divided by what is stored, weighed by how rare they are.
import type { ContentUnit } from './terms.ts';

/** How rare folded syllables and pairs ("left right") are in the knowledge base. */
export type TermStatistics = { total: number; frequency(folded: string): number };

/**
 * A word that no stored text has weighs no more than this (an idf): it may be another wording of what is there
 * as well as a subject that is not.
 */
const UNKNOWN_WEIGHT = 3;
/** "hình thức nào", "trung tâm nào": the word before the question word names the kind of answer and weighs less. */
const ASKED_KIND_FACTOR = 0.35;
/** "Để người dân đỡ đi lại, …": the purpose that a question opens with need not be what the documents say of it. */
const ASIDE_FACTOR = 0.25;

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
  // "ở vùng" may stand in many texts, and is no word of any
  if (word.exact && texts[0] === 'ở' && texts.length > 1)
    return knownHalves({ ...cutWord(word, 1, texts.length), isCut: false }, statistics, alternativesOf);
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

/** Some syllables of a word as a word of their own. */
function cutWord(word: Word, from: number, to: number): Word {
  return {
    ...word,
    text: word.text.split(' ').slice(from, to).join(' '),
    folded: word.folded.split(' ').slice(from, to).join(' '),
    index: word.index + from,
    isCut: true,
  };
}

/** "làm thủ tục", "qua bưu điện", "từng đợt": what no stored text has as a whole is the word without its grammar. */
function withoutAttached(word: Word, statistics: TermStatistics): Word {
  const [texts, syllables] = [word.text.split(' '), word.folded.split(' ')];
  if (syllables.length < 2 || !word.exact) return word;
  const options = [
    ...(LEADING.has(texts[0]!) || (texts.length > 2 && LEADING_LONG.has(texts[0]!))
      ? [cutWord(word, 1, texts.length)]
      : []),
    ...(TRAILING.has(texts.at(-1)!) ? [cutWord(word, 0, texts.length - 1)] : []),
  ];
  return options.find((option) => isKnown(option.folded, statistics)) ?? word;
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
