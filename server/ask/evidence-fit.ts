// How likely a passage answers a question rather than shares its words: a logistic score of a few measures of nearness.
import type { Hit } from './contract.ts';
import type { Reading } from './reading.ts';
import type { ContentUnit } from './terms.ts';

/** Nearness in meaning of two texts, at most 1. */
export type Nearness = (first: string, second: string) => number;

/** What is measured of the best reading, in the order of the weights. */
export const MEASURES = [
  'share',
  'sentenceShare',
  'ownShare',
  'rank',
  'unknownMissing',
  'length',
  'passageNearness',
  'sentenceNearness',
  'titleNearness',
] as const;
export type Measures = Record<(typeof MEASURES)[number], number>;

/** Made by `node evals/fit/calibrate.ts` from development questions; see docs/decisions/017-evidence-fit.md. */
const WEIGHTS: Measures = {
  share: 3.64,
  sentenceShare: 4.22,
  ownShare: -2.95,
  rank: 8.3,
  unknownMissing: -5.55,
  length: -0.88,
  passageNearness: 2.47,
  sentenceNearness: 3.99,
  titleNearness: 3.84,
};
const INTERCEPT = -13.2;
/** Lowest score of an answer in a base of `FULL_SIZE` passages and more… */
const LOWEST = -1;
/** …and in a smaller one lower, by so much for each e-fold: the fewer passages, the fewer share words by chance. */
const FULL_SIZE = 2000;
const PER_FOLD = 2;
/** In a larger one it rises slowly, up to the score that few right answers stay below. */
const RISE_PER_FOLD = 0.3;
const HIGHEST = 0;

/** The measures of one reading. */
export function measure(
  question: string,
  units: ContentUnit[],
  reading: Omit<Reading, 'hit'> & { hit: Pick<Hit, 'passage' | 'documentTitle' | 'score'> },
  nearness: Nearness,
): Measures {
  const { passage, documentTitle, score } = reading.hit;
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const unknown = reading.missing.filter((unit) => unit.unknown);
  const sentence = passage.text.slice(reading.sentence.start, reading.sentence.end);
  return {
    share: reading.share,
    sentenceShare: reading.sentenceShare,
    ownShare: reading.ownShare,
    rank: score,
    unknownMissing: total === 0 ? 0 : unknown.reduce((sum, unit) => sum + unit.weight, 0) / total,
    length: Math.log(1 + units.length),
    passageNearness: nearness(question, passage.text),
    sentenceNearness: nearness(question, sentence),
    titleNearness: nearness(question, documentTitle),
  };
}

/** Log odds that a reading with these measures answers the question. */
export function fitOf(measures: Measures): number {
  return MEASURES.reduce((sum, name) => sum + WEIGHTS[name] * measures[name], INTERCEPT);
}

/** True when a reading fits well enough for a knowledge base of so many passages. */
export function fits(measures: Measures, passages: number): boolean {
  const folds = Math.log(Math.max(1, passages) / FULL_SIZE);
  const lowest = LOWEST + folds * (folds < 0 ? PER_FOLD : RISE_PER_FOLD);
  return fitOf(measures) >= Math.min(HIGHEST, lowest);
}

/**
 * A reading that shares fewer words than an answer must, yet says the same: found first, its sentence near in meaning,
 * and with what was asked in it. Chosen on development questions in other words than their documents (decision 018).
 */
const NEAR = { share: 0.38, rank: 0.93, sentence: 0.45 };

/** True when a reading with these measures says in other words what the question asks. */
export function saysInOtherWords(measures: Measures, attribute: Reading['attribute']): boolean {
  return (
    (attribute === 'sentence' || attribute === 'passage') &&
    measures.share >= NEAR.share &&
    measures.rank >= NEAR.rank &&
    measures.sentenceNearness >= NEAR.sentence
  );
}
