// Compares two scored runs question by question: what got better, what got worse, what changed. Pure.
import { outcomeName } from './labels.ts';
import type { QuestionScore } from './score.ts';
import type { Scores } from './scores.ts';
import { type MetricName, metricNames, summarise } from './summary.ts';

export type QuestionChange = { id: string; question: string; class: string; changes: string[] };
export type Comparison = {
  /** Over the questions that both runs have; differing pass. */
  better: QuestionChange[];
  worse: QuestionChange[];
  /** Same pass, other figures. */
  changed: QuestionChange[];
  added: string[];
  removed: string[];
  metrics: { name: MetricName; before: number | null; after: number | null }[];
};

/** Differences from `before` to `after`; figures are over the questions that both have, so that they are comparable. */
export function compareScores(before: Scores, after: Scores): Comparison {
  const old = new Map(before.questions.map((question) => [question.id, question]));
  const now = new Map(after.questions.map((question) => [question.id, question]));
  const common = after.questions.filter((question) => old.has(question.id));
  const changes = common.map((question) => {
    const was = old.get(question.id) ?? question;
    return { was, question, changes: changesOf(was, question) };
  });
  const pick = (wanted: (entry: (typeof changes)[number]) => boolean): QuestionChange[] =>
    changes.filter(wanted).map(({ question, changes: list }) => ({
      id: question.id,
      question: question.question,
      class: question.class,
      changes: list,
    }));
  const [beforeSum, afterSum] = [
    summarise(before.questions.filter((question) => now.has(question.id))),
    summarise(common),
  ];
  return {
    better: pick(({ was, question }) => !was.pass && question.pass),
    worse: pick(({ was, question }) => was.pass && !question.pass),
    changed: pick(({ was, question, changes: list }) => was.pass === question.pass && list.length > 0),
    added: after.questions.filter((question) => !old.has(question.id)).map((question) => question.id),
    removed: before.questions.filter((question) => !now.has(question.id)).map((question) => question.id),
    metrics: metricNames.map((name) => ({
      name,
      before: beforeSum.metrics[name].value,
      after: afterSum.metrics[name].value,
    })),
  };
}

/** What differs between two scores of one question, in Vietnamese; durations are left out. */
function changesOf(was: QuestionScore, is: QuestionScore): string[] {
  const ratio = (value: { held: number; total: number }) => `${value.held}/${value.total}`;
  const rank = (score: QuestionScore) => score.ranks.map((value) => value ?? '–').join(' ');
  const pairs: [string, string, string][] = [
    ['kết cục', outcomeName(was.outcome), outcomeName(is.outcome)],
    ['nguyên văn', ratio(was.quotes), ratio(is.quotes)],
    ['trích dẫn đúng', ratio(was.citations), ratio(is.citations)],
    ['căn cứ được trích', ratio(was.needs), ratio(is.needs)],
    ['số liệu', ratio(was.values), ratio(is.values)],
    ['hạng căn cứ', rank(was), rank(is)],
  ];
  return pairs.filter(([, a, b]) => a !== b).map(([name, a, b]) => `${name}: ${a} → ${b}`);
}
