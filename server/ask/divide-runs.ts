// Divides the content of a question into words: by the word list, by what the documents have side by side, by numbered names.
import { hasDiacritics } from '../vietnamese/normalise.ts';
import type { ContentSyllable, Segment } from './content-runs.ts';
import type { TermStatistics, Word } from './content-units.ts';
import { asides } from './request-opening.ts';
import { overlaps } from './spans.ts';
import { readSyllables } from './terms.ts';
import { isNamedByNumber, type Understanding } from './understand.ts';

/** "báo cáo năm" is one name of a report. */
const REPORT_PERIOD = /^(?:năm|quý|tháng|tuần|ngày)$/u;

export type KindedWord = Word & { kind: ContentSyllable['kind'] };

/** Words of each run; an agency is one word, whatever it is made of. */
export function segmentRuns(understanding: Understanding, segment: Segment): KindedWord[][] {
  const accented = hasDiacritics(understanding.question);
  const syllablesRead = readSyllables(understanding.question);
  const following = syllablesRead.map((syllable) => syllable.folded);
  const beside = asides(understanding.question);
  const isAside = ({ index }: Word) => beside.some((range) => overlaps(range, syllablesRead[index]!));
  const runs: KindedWord[][] = [];
  for (const run of understanding.runs) {
    const words: KindedWord[] = [];
    for (const part of sameKind(run)) {
      // Words typed without diacritics inside a question that has some are read as such.
      const exact =
        accented && !(part.length > 1 && part.every((syllable) => syllable.text === syllable.folded));
      const form = part.map((syllable) => (exact ? syllable.text : syllable.folded));
      const lengths = part[0]?.kind === 'content' ? segment(form, exact) : [part.length];
      let at = 0;
      for (const length of lengths) {
        const syllables = part.slice(at, at + length);
        const word = wordOf(syllables, exact);
        const last = words.at(-1);
        // "lớp 10" is one name, too
        const isNumbered = last && /^\d{1,2}$/.test(word.text) && isNamedByNumber(last.folded);
        if (last && (isNumbered || (last.folded === 'bao cao' && REPORT_PERIOD.test(word.text))))
          words.splice(-1, 1, {
            ...last,
            text: `${last.text} ${word.text}`,
            folded: `${last.folded} ${word.folded}`,
          });
        else words.push(word);
        at += length;
      }
    }
    const last = words.at(-1);
    if (last && asksKind(last, following)) last.asksKind = true;
    for (const word of words) if (isAside(word)) word.isAside = true;
    runs.push(words);
  }
  return runs;
}

/** "lớp 3" where no document counts its classes: it says "tiểu học", and the number is no word of it. */
export function isOtherName(word: KindedWord, statistics: TermStatistics): boolean {
  const pair = word.folded.split(' ').slice(-2).join(' ');
  return /^(?:lop|khoi) \d+$/.test(pair) && statistics.frequency(pair) === 0;
}

/** How much more often the documents must have a pair for a word to give up its last syllable to the next one. */
const PAIR_RATIO = 3;

/**
 * "báo hiệu | trưởng": words that the word list divides otherwise than the documents do. A word of two syllables gives
 * its last one to the single syllable after it, where the two are a word that the documents have far more often.
 */
export function divideAgain(run: KindedWord[], segment: Segment, statistics: TermStatistics): KindedWord[] {
  const words = [...run];
  for (let at = 0; at + 1 < words.length; at += 1) {
    const [word, next] = [words[at]!, words[at + 1]!];
    const [syllables, folded] = [word.text.split(' '), word.folded.split(' ')];
    if (word.kind !== 'content' || next.kind !== 'content' || folded.length !== 2) continue;
    if (next.text.includes(' ')) continue;
    const pair = { text: `${syllables[1]} ${next.text}`, folded: `${folded[1]} ${next.folded}` };
    const form = word.exact ? pair.text : pair.folded;
    const isWord = segment(form.split(' '), word.exact).length === 1;
    if (!isWord || statistics.frequency(pair.folded) <= PAIR_RATIO * statistics.frequency(word.folded))
      continue;
    words[at] = { ...word, text: syllables[0]!, folded: folded[0]! };
    words[at + 1] = { ...next, ...pair, index: next.index - 1 };
  }
  return words;
}

function asksKind(word: KindedWord, following: string[]): boolean {
  const next = following[word.index + word.folded.split(' ').length];
  return next === 'nao' || next === 'gi';
}

function sameKind(run: ContentSyllable[]): ContentSyllable[][] {
  const parts: ContentSyllable[][] = [];
  for (const syllable of run) {
    const last = parts.at(-1);
    if (last && last[0]?.kind === syllable.kind) last.push(syllable);
    else parts.push([syllable]);
  }
  return parts;
}

function wordOf(syllables: ContentSyllable[], accented: boolean): KindedWord {
  return {
    text: syllables.map((syllable) => syllable.text).join(' '),
    folded: syllables.map((syllable) => syllable.folded).join(' '),
    index: syllables[0]!.index,
    exact: accented,
    kind: syllables[0]!.kind,
  };
}
