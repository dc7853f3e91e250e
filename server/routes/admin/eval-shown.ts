// Runs and their questions as the pages show them: plain data made of what is stored.

import { readJudgements } from '../../../evals/judge/command.ts';
import type { Judgement } from '../../../evals/judge/judge.ts';
import { classLabels, formatMetric, formatShare, metricLabels, outcomeName } from '../../../evals/labels.ts';
import { expectations } from '../../../evals/report-questions.ts';
import { gatesFor, outcomeFrom } from '../../../evals/runs/command.ts';
import type { QuestionPair } from '../../../evals/runs/compare-runs.ts';
import type { Desk } from '../../../evals/runs/desk.ts';
import type { Run } from '../../../evals/runs/manifest.ts';
import type { RunOutcome } from '../../../evals/runs/outcome.ts';
import { summariseClasses } from '../../../evals/summary.ts';
import { boundText } from '../../../evals/summary-text.ts';
import type { ComparedQuestion } from '../../../views/admin/compare.ts';
import { localTime } from '../../../views/admin/parts.ts';
import type { RunPage, RunQuery, ShownQuestion } from '../../../views/admin/run.ts';
import type { RunEntry } from '../../../views/admin/runs.ts';
import { runsText } from '../../../views/text/runs.ts';
import { fold } from '../../vietnamese/normalise.ts';
import type { QualityContext } from './quality-context.ts';

const pageSize = 50;

export function runEntry(desk: Desk, run: Run): RunEntry {
  const lines = desk.store.lines(run.id);
  const scores = lines.map((line) => line.score).filter((score) => score !== null);
  return {
    id: run.id,
    startedAt: new Date(run.startedAt),
    state: desk.state(run),
    target: run.target,
    suites: run.suites.map((suite) => suite.name.replace(/\.jsonl$/, '')),
    done: lines.length,
    total: run.suites.reduce((sum, suite) => sum + suite.questions, 0) * run.repeats,
    passed: scores.filter((score) => score.pass).length,
    scored: scores.length,
    model: run.provenance.model,
    commit: run.provenance.commit,
  };
}

export function shownRun(context: QualityContext, run: Run, asked: Record<string, string>): RunPage {
  const outcome = outcomeFrom(context.desk.store, run);
  const query = readQuery(asked);
  const all = questionsOf(outcome, readJudgements(context.desk.store.judgeFile(run.id)));
  const found = all.filter((one) => matches(one, query, outcome));
  const last = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(Math.max(1, Math.trunc(Number(asked.page) || 1)), last);
  const isDone = run.status === 'finished';
  return {
    run: runEntry(context.desk, run),
    facts: factsOf(run),
    problem: run.problem,
    gates: (isDone ? gatesFor(outcome) : []).map((result) => ({
      label: result.gate.label,
      state: result.status,
      value: formatMetric(result.gate.metric, result.figure.value),
      bound: boundText(result),
      n: result.figure.n,
    })),
    classes: summariseClasses(outcome.scores.questions).map((one) => ({
      name: classLabels[one.class],
      n: one.all.n,
      share: formatShare(one.all.value),
    })),
    spread:
      outcome.repeats.length < 2
        ? []
        : outcome.spread
            .filter((figure) => figure.mean !== null)
            .map(({ name, mean, min, max }) => ({
              name: metricLabels[name],
              mean: formatMetric(name, mean),
              min: formatMetric(name, min),
              max: formatMetric(name, max),
            })),
    unstable: outcome.unstable.length,
    query,
    classNames: classLabels,
    outcomes: outcomeNames(outcome),
    questions: found.slice((page - 1) * pageSize, page * pageSize).map((one) => one.shown),
    total: found.length,
    page,
    last,
  };
}

export function comparedQuestion(pair: QuestionPair): ComparedQuestion {
  const side = ({ result, score }: QuestionPair['before']) => ({
    answer: result.answer,
    reasons: score.reasons,
  });
  return {
    id: pair.after.score.id,
    question: pair.after.score.question,
    className: classLabels[pair.after.score.class],
    kind: pair.kind,
    changes: [
      ...pair.changes,
      ...(pair.citedBefore.length > 0 ? [runsText.citedBefore(pair.citedBefore.join(', '))] : []),
      ...(pair.citedAfter.length > 0 ? [runsText.citedAfter(pair.citedAfter.join(', '))] : []),
    ],
    before: side(pair.before),
    after: side(pair.after),
  };
}

type Found = { shown: ShownQuestion; className: string | undefined; flawed: boolean; outcome: string };

function questionsOf(outcome: RunOutcome, judgements: Map<string, Judgement>): Found[] {
  const scores = new Map(outcome.scores.questions.map((score) => [score.id, score]));
  const lines = new Map(outcome.questions.map((line) => [line.id, line]));
  return outcome.results.flatMap((result): Found[] => {
    const line = lines.get(result.id);
    const score = scores.get(result.id);
    const judgement = judgements.get(result.id);
    if (!line) return [];
    return [
      {
        className: line.class,
        flawed: score?.pass === true && score.reasons.length > 0,
        outcome: result.outcome,
        shown: {
          id: line.id,
          question: line.question,
          className: line.class ? classLabels[line.class] : null,
          passed: score?.pass ?? null,
          reasons: score?.reasons ?? [],
          expected: line.gold ? expectations(line.gold) : [],
          history: line.history ?? [],
          outcome: outcomeName(result.outcome),
          answer: result.answer,
          citations: result.citations,
          totalMs: result.timings_ms.total ?? null,
          judged: judgement ? { verdict: judgement.verdict ?? 'none', reason: judgement.reason } : null,
        },
      },
    ];
  });
}

function matches({ shown, className, flawed, outcome }: Found, query: RunQuery, run: RunOutcome): boolean {
  if (query.class !== '' && className !== query.class) return false;
  if (query.outcome !== '' && outcome !== query.outcome) return false;
  if (query.text !== '' && !fold(shown.question).includes(fold(query.text))) return false;
  if (query.verdict === 'failed') return shown.passed === false;
  if (query.verdict === 'passed') return shown.passed === true;
  if (query.verdict === 'flawed') return flawed;
  if (query.verdict === 'unstable') return run.unstable.includes(shown.id);
  return true;
}

function readQuery(asked: Record<string, string>): RunQuery {
  const known = (value: string | undefined, names: object) =>
    value !== undefined && Object.hasOwn(names, value) ? value : '';
  return {
    class: known(asked.class, classLabels),
    verdict: known(asked.verdict, runsText.verdicts),
    outcome: /^[a-z_]{1,40}$/.test(asked.outcome ?? '') ? (asked.outcome ?? '') : '',
    text: (asked.text ?? '').trim().slice(0, 200),
  };
}

function outcomeNames(outcome: RunOutcome): Record<string, string> {
  return Object.fromEntries(outcome.results.map((result) => [result.outcome, outcomeName(result.outcome)]));
}

function factsOf(run: Run): RunPage['facts'] {
  const { facts, unknown } = runsText;
  const { provenance } = run;
  return [
    { name: facts.started, value: localTime(new Date(run.startedAt)) },
    ...(run.finishedAt === null
      ? []
      : [{ name: facts.finished, value: localTime(new Date(run.finishedAt)) }]),
    { name: facts.suites, value: run.suites.map((suite) => `${suite.name} (${suite.digest})`).join(', ') },
    { name: facts.target, value: runsText.targets[run.target] },
    { name: facts.corpus, value: provenance.corpusVersions.join(', ') || unknown },
    { name: facts.commit, value: provenance.commit ?? unknown },
    { name: facts.embedder, value: provenance.embedder ?? unknown },
    { name: facts.model, value: provenance.model ?? runsText.noModel },
    { name: facts.prompts, value: provenance.prompts.join(', ') || unknown },
    { name: facts.repeats, value: `${run.repeats}, ${run.seed}` },
  ];
}
