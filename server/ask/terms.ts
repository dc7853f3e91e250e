// How much of a question's content a text covers: idf-weighted syllables and pairs, synonyms as alternatives.
import { fold } from '../vietnamese/normalise.ts';
import { normaliseTone } from '../vietnamese/tone.ts';

/** How rare a folded syllable is in the knowledge base. */
export type TermStatistics = { total: number; frequency(folded: string): number };

/** One thing of the question that an answering text should speak of. */
export type ContentUnit = {
  /** Lower-case accented form as typed. */
  text: string;
  folded: string;
  weight: number;
  /** Folded phrases that say the same; the unit's own form is not among them. */
  alternatives: string[];
  /** True when no stored text has it (nor an alternative). */
  unknown: boolean;
};

export type Coverage = {
  /** Covered share of the total weight, 0 to 1. */
  share: number;
  missing: ContentUnit[];
};

/** Folded credit for a syllable that matches only without its diacritics ("dương" against "đường"). */
const FOLDED_ONLY_CREDIT = 0.4;
/** Share of a pair's weight relative to the mean idf of its syllables. */
const PAIR_WEIGHT = 0.6;

const wordPattern = /[\p{L}\p{N}]+/gu;

/** Lower-case NFC syllables with one tone placement, and their folded forms. */
export function readSyllables(text: string): { text: string; folded: string; start: number; end: number }[] {
  return [...text.matchAll(wordPattern)].map((match) => {
    const lower = normaliseTone(match[0].toLowerCase());
    return { text: lower, folded: fold(lower), start: match.index, end: match.index + match[0].length };
  });
}

/** A text prepared for many coverage questions. */
export type ReadText = { accented: Set<string>; folded: Set<string>; line: string };

/** Prepares a text: its syllables, adjacent pairs and a padded folded line for phrase look-up. */
export function readText(text: string): ReadText {
  const syllables = readSyllables(text);
  const accented = new Set<string>();
  const folded = new Set<string>();
  syllables.forEach((syllable, index) => {
    accented.add(syllable.text);
    folded.add(syllable.folded);
    const next = syllables[index + 1];
    if (!next) return;
    accented.add(`${syllable.text} ${next.text}`);
    folded.add(`${syllable.folded} ${next.folded}`);
  });
  return { accented, folded, line: ` ${syllables.map((syllable) => syllable.folded).join(' ')} ` };
}

/**
 * Units of the content of a question.
 * @param runs maximal runs of consecutive content syllables (function words cut them)
 * @param alternativesOf synonyms of a folded phrase; called for phrases of 1 to 4 syllables
 */
export function contentUnits(
  runs: { text: string; folded: string }[][],
  statistics: TermStatistics,
  alternativesOf: (foldedPhrase: string) => string[],
): ContentUnit[] {
  const units: ContentUnit[] = [];
  for (const run of runs) {
    const phrase = phraseAlternatives(run, alternativesOf);
    run.forEach((syllable, index) => {
      const own = weightOf(syllable.folded, statistics);
      const alternatives = phrase[index] ?? [];
      const unknown = statistics.frequency(syllable.folded) === 0;
      units.push({ ...syllable, weight: own, alternatives, unknown: unknown && alternatives.length === 0 });
      const next = run[index + 1];
      if (!next) return;
      const pairWeight = (PAIR_WEIGHT * (own + weightOf(next.folded, statistics))) / 2;
      units.push({
        text: `${syllable.text} ${next.text}`,
        folded: `${syllable.folded} ${next.folded}`,
        weight: pairWeight,
        alternatives: phrase[index] !== undefined && phrase[index] === phrase[index + 1] ? phrase[index] : [],
        unknown: false,
      });
    });
  }
  return units;
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
    if (credit < 0.5) missing.push(unit);
  }
  return { share: total === 0 ? 0 : covered / total, missing };
}

/** Joins prepared texts (a sentence and the headings above it) without pairing across the seam. */
export function joinTexts(...texts: ReadText[]): ReadText {
  return {
    accented: new Set(texts.flatMap((text) => [...text.accented])),
    folded: new Set(texts.flatMap((text) => [...text.folded])),
    line: texts.map((text) => text.line).join('|'),
  };
}

function creditOf(unit: ContentUnit, text: ReadText): number {
  if (unit.alternatives.some((phrase) => text.line.includes(` ${phrase} `))) return 1;
  if (text.accented.has(unit.text)) return 1;
  if (!text.folded.has(unit.folded)) return 0;
  return unit.text === unit.folded ? 1 : FOLDED_ONLY_CREDIT;
}

function weightOf(folded: string, statistics: TermStatistics): number {
  const frequency = statistics.frequency(folded);
  return Math.log(1 + (statistics.total - frequency + 0.5) / (frequency + 0.5));
}

/** For each syllable of the run, the alternatives of the longest known phrase that holds it. */
function phraseAlternatives(
  run: { folded: string }[],
  alternativesOf: (foldedPhrase: string) => string[],
): (string[] | undefined)[] {
  const found: (string[] | undefined)[] = run.map(() => undefined);
  for (let start = 0; start < run.length; start += 1) {
    for (let length = Math.min(6, run.length - start); length >= 1; length -= 1) {
      const phrase = run
        .slice(start, start + length)
        .map((syllable) => syllable.folded)
        .join(' ');
      const alternatives = alternativesOf(phrase);
      if (alternatives.length === 0) continue;
      found.fill(alternatives, start, start + length);
      start += length - 1;
      break;
    }
  }
  return found;
}
