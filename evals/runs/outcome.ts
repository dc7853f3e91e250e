// What came out of a run: scores of each repeat, the spread between repeats, and the gates over all of them. Pure.
import { mean } from '../metrics/latency.ts';
import type { ResultLine } from '../result.ts';
import type { QuestionScore } from '../score.ts';
import type { Scores } from '../scores.ts';
import type { SuiteLine } from '../suite.ts';
import { type MetricName, metricNames, summarise } from '../summary.ts';
import { checkGates, type Gate, type GateResult, statusOf } from '../thresholds.ts';
import type { Run, RunLine } from './manifest.ts';

export type MetricSpread = { name: MetricName; mean: number | null; min: number | null; max: number | null };

export type RunOutcome = {
  run: Run;
  questions: SuiteLine[];
  /** One entry a question in suite order: passed when most repeats passed. */
  scores: Scores;
  /** The answers that belong to `scores`. */
  results: ResultLine[];
  /** Scores of each repeat, the first repeat first. */
  repeats: QuestionScore[][];
  spread: MetricSpread[];
  /** Ids of questions that some repeats passed and some did not. */
  unstable: string[];
};

export function outcomeOf(run: Run, questions: SuiteLine[], lines: RunLine[]): RunOutcome {
  const order = new Map(questions.map((line, index) => [line.id, index]));
  const sorted = [...lines].sort(
    (a, b) => (order.get(a.result.id) ?? 0) - (order.get(b.result.id) ?? 0) || a.repeat - b.repeat,
  );
  const byQuestion = Map.groupBy(sorted, (line) => line.result.id);
  const chosen = [...byQuestion.values()].map(representative);
  const repeats = [...Map.groupBy(sorted, (line) => line.repeat).entries()]
    .sort(([a], [b]) => a - b)
    .map(([, own]) => own.map((line) => line.score).filter((score) => score !== null));
  return {
    run,
    questions,
    scores: {
      provenance: run.provenance,
      questions: chosen.map((line) => line.score).filter((score) => score !== null),
    },
    results: chosen.map((line) => line.result),
    repeats,
    spread: spreadOf(repeats),
    unstable: [...byQuestion.entries()]
      .filter(([, own]) => new Set(own.map((line) => line.score?.pass)).size > 1)
      .map(([id]) => id),
  };
}

/** Each gate on the mean of its figure over the repeats; of one repeat that is the figure itself. */
export function gatesOf(gates: Gate[], outcome: Pick<RunOutcome, 'repeats'>): GateResult[] {
  const checked = outcome.repeats.map((scores) => checkGates(gates, scores));
  return gates.map((gate, index) => {
    const figures = checked.map((results) => results[index]?.figure ?? { value: null, n: 0 });
    const values = figures.map((figure) => figure.value).filter((value) => value !== null);
    const figure = { value: mean(values), n: figures[0]?.n ?? 0 };
    return { gate, figure, status: statusOf(gate, figure) };
  });
}

function representative(lines: RunLine[]): RunLine {
  const passes = lines.filter((line) => line.score?.pass === true).length;
  const wanted = passes * 2 > lines.length;
  return lines.find((line) => (line.score?.pass ?? wanted) === wanted) ?? lines[0]!;
}

function spreadOf(repeats: QuestionScore[][]): MetricSpread[] {
  const summaries = repeats.map((scores) => summarise(scores).metrics);
  return metricNames.map((name) => {
    const values = summaries.map((metrics) => metrics[name].value).filter((value) => value !== null);
    return {
      name,
      mean: mean(values),
      min: values.length === 0 ? null : Math.min(...values),
      max: values.length === 0 ? null : Math.max(...values),
    };
  });
}
