// Sums the scores of questions up to the figures that are published and gated.
import { mean, percentile } from './metrics/latency.ts';
import type { QuestionScore } from './score.ts';
import { type QuestionClass, questionClasses } from './suite.ts';

/** Every figure of a summary: shares from 0 to 1, `informalGap` in points of 100, latencies in milliseconds. */
export const metricNames = [
  'overall',
  'quoteFidelity',
  'citationPrecision',
  'citationRecall',
  'listExactness',
  'countExactness',
  'numberFaithfulness',
  'unanswerableRefused',
  'overRefusal',
  'informalGap',
  'recallAt5',
  'recallAt20',
  'mrr',
  'ndcgAt10',
  'latencyP50Ms',
  'latencyP95Ms',
] as const;
export type MetricName = (typeof metricNames)[number];

/** `n` is how many questions, citations, pairs or values it rests on; `value` is null when that is none. */
export type Figure = { value: number | null; n: number };
export type Summary = { questions: number; metrics: Record<MetricName, Figure> };
export type ClassSummary = { class: QuestionClass; all: Figure; blind: Figure };

/** Questions that ask for what no document has; instructions and small talk have gates of their own by class. */
const UNANSWERABLE: QuestionClass[] = ['unanswerable'];

/** All figures over the given questions. Twins are looked for in the same list. */
export function summarise(scores: QuestionScore[]): Summary {
  const answerable = scores.filter((score) => !score.shouldRefuse);
  const times = scores.map((score) => score.totalMs).filter((value) => value !== null);
  const unanswerable = scores.filter(
    (score) => score.shouldRefuse && (UNANSWERABLE.includes(score.class) || score.class === 'followup'),
  );
  return {
    questions: scores.length,
    metrics: {
      overall: shareOf(scores, (score) => score.pass),
      quoteFidelity: ratioOf(scores.map((score) => score.quotes)),
      citationPrecision: ratioOf(scores.map((score) => score.citations)),
      citationRecall: meanOf(
        answerable
          .filter((score) => score.needs.total > 0)
          .map((score) => score.needs.held / score.needs.total),
      ),
      listExactness: shareOf(
        scores.filter((score) => score.listExact !== null),
        (score) => score.listExact === true && !score.refused,
      ),
      countExactness: shareOf(
        scores.filter((score) => score.countExact !== null),
        (score) => score.countExact === true && !score.refused,
      ),
      numberFaithfulness: ratioOf(scores.map((score) => score.values)),
      unanswerableRefused: shareOf(
        unanswerable,
        (score) => score.refused && !score.outcome.startsWith('error_'),
      ),
      overRefusal: shareOf(answerable, (score) => score.refused),
      informalGap: informalGap(scores),
      recallAt5: meanOf(scores.map((score) => score.recallAt5)),
      recallAt20: meanOf(scores.map((score) => score.recallAt20)),
      mrr: meanOf(scores.map((score) => score.mrr)),
      ndcgAt10: meanOf(scores.map((score) => score.ndcgAt10)),
      latencyP50Ms: { value: percentile(times, 50), n: times.length },
      latencyP95Ms: { value: percentile(times, 95), n: times.length },
    },
  };
}

/** Share of questions passed in each class that occurs, over all and over the blind ones. */
export function summariseClasses(scores: QuestionScore[]): ClassSummary[] {
  return questionClasses
    .map((name) => ({ name, own: scores.filter((score) => score.class === name) }))
    .filter(({ own }) => own.length > 0)
    .map(({ name, own }) => ({
      class: name,
      all: shareOf(own, (score) => score.pass),
      blind: shareOf(
        own.filter((score) => score.blind),
        (score) => score.pass,
      ),
    }));
}

/** Points by which well-typed twins pass more often than their informal forms; negative when informal is better. */
function informalGap(scores: QuestionScore[]): Figure {
  const byId = new Map(scores.map((score) => [score.id, score]));
  const pairs = scores.flatMap((score) => {
    const twin = score.class === 'informal' && score.twin !== null ? byId.get(score.twin) : undefined;
    return twin === undefined ? [] : [Number(twin.pass) - Number(score.pass)];
  });
  const value = mean(pairs);
  return { value: value === null ? null : value * 100, n: pairs.length };
}

function shareOf(scores: QuestionScore[], holds: (score: QuestionScore) => boolean): Figure {
  return { value: mean(scores.map((score) => Number(holds(score)))), n: scores.length };
}

function meanOf(values: (number | null)[]): Figure {
  const present = values.filter((value) => value !== null);
  return { value: mean(present), n: present.length };
}

function ratioOf(ratios: { held: number; total: number }[]): Figure {
  const held = ratios.reduce((sum, ratio) => sum + ratio.held, 0);
  const total = ratios.reduce((sum, ratio) => sum + ratio.total, 0);
  return { value: total === 0 ? null : held / total, n: total };
}
