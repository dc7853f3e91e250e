// Two runs beside each other, question by question: better, worse, other citations, other figures. Pure.
import { type Comparison, compareScores } from '../compare.ts';
import type { ResultLine } from '../result.ts';
import type { QuestionScore } from '../score.ts';
import type { RunOutcome } from './outcome.ts';

export const changeKinds = ['worse', 'better', 'citations', 'figures', 'same'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export type QuestionSide = { score: QuestionScore; result: ResultLine };
export type QuestionPair = {
  kind: ChangeKind;
  before: QuestionSide;
  after: QuestionSide;
  /** Differing figures, in Vietnamese. */
  changes: string[];
  /** Sections cited by one side alone. */
  citedBefore: string[];
  citedAfter: string[];
};
export type RunComparison = {
  before: RunOutcome;
  after: RunOutcome;
  /** The worst first; questions that both runs have. */
  pairs: QuestionPair[];
  summary: Comparison;
};

export function compareRuns(before: RunOutcome, after: RunOutcome): RunComparison {
  const summary = compareScores(before.scores, after.scores);
  const changes = new Map(
    [...summary.better, ...summary.worse, ...summary.changed].map((change) => [change.id, change.changes]),
  );
  const old = sidesOf(before);
  const pairs = [...sidesOf(after).entries()].flatMap(([id, is]) => {
    const was = old.get(id);
    return was === undefined ? [] : [pairOf(was, is, changes.get(id) ?? [])];
  });
  pairs.sort((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind));
  return { before, after, pairs, summary };
}

function pairOf(before: QuestionSide, after: QuestionSide, changes: string[]): QuestionPair {
  const [was, is] = [citedBy(before.result), citedBy(after.result)];
  const citedBefore = [...was].filter((place) => !is.has(place));
  const citedAfter = [...is].filter((place) => !was.has(place));
  const kind =
    before.score.pass !== after.score.pass
      ? after.score.pass
        ? 'better'
        : 'worse'
      : citedBefore.length + citedAfter.length > 0
        ? 'citations'
        : changes.length > 0
          ? 'figures'
          : 'same';
  return { kind, before, after, changes, citedBefore, citedAfter };
}

function citedBy(result: ResultLine): Set<string> {
  return new Set(
    result.citations.map((citation) => (citation.section === '' ? citation.place : citation.section)),
  );
}

function sidesOf(outcome: RunOutcome): Map<string, QuestionSide> {
  const results = new Map(outcome.results.map((result) => [result.id, result]));
  return new Map(
    outcome.scores.questions.flatMap((score) => {
      const result = results.get(score.id);
      return result ? [[score.id, { score, result }] as const] : [];
    }),
  );
}
