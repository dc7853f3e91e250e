// Runs from the terminal: begin, carry on after Ctrl-C, sum up, compare; and the run over the project's own suites.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { openAssistant } from '../../server/assistant.ts';
import { type Config, packageRoot } from '../../server/config.ts';
import { evalsFolderOf } from '../../server/store/erase-files.ts';
import { compareScores } from '../compare.ts';
import { createProgress } from '../progress.ts';
import { baselineFile, evalsFolder, readGates, reportFolder, writeReport } from '../report-files.ts';
import { formatScores, readScores, type Scores } from '../scores.ts';
import { readText, SuiteError } from '../suite.ts';
import { comparisonText, summaryText } from '../summary-text.ts';
import type { GateResult } from '../thresholds.ts';
import {
  type CorpusName,
  provenanceOf,
  seeded,
  temporaryWorkbench,
  type Workbench,
  workbenchOf,
} from '../workbench.ts';
import { writeText } from '../write-text.ts';
import { executeRun } from './execute.ts';
import type { Run, RunTarget } from './manifest.ts';
import { gatesOf, outcomeOf, type RunOutcome } from './outcome.ts';
import { openRuns, type RunStore } from './store.ts';
import { runListText, spreadText } from './text.ts';

/** Repeats of a run with a model unless told otherwise: its answers differ from one time to the next. */
export const MODEL_REPEATS = 2;
export const DEFAULT_SEED = 1;

export type NewRunOptions = {
  /** Suite files; null: all suites of the project. */
  suites: string[] | null;
  target: RunTarget;
  repeats: number | null;
  seed: number | null;
};

/** Where runs and edited suites are kept. */
export function evalsDataFolder(config: Pick<Config, 'dataDir'>): string {
  return evalsFolderOf(config.dataDir);
}

/** Stores a new run that nothing has been answered of yet. */
export function beginRun(config: Config, options: NewRunOptions, store: RunStore, now: Date): Run {
  const files = options.suites ?? ownSuites();
  return store.create(
    {
      suites: files.map((file) => ({ name: path.basename(file), text: readText(file) })),
      target: options.target,
      own: options.suites === null,
      repeats: options.repeats ?? (config.chat ? MODEL_REPEATS : 1),
      seed: options.seed ?? DEFAULT_SEED,
      provenance: provenanceOf(config.chat?.model ?? null, now),
    },
    now,
  );
}

/** Begins a run and carries it out; exit status 0, or 1 when a gate is missed, it was stopped, or an answer failed. */
export async function runFromTerminal(
  config: Config,
  options: NewRunOptions,
  updateBaseline: boolean,
): Promise<number> {
  const store = openRuns(evalsDataFolder(config));
  return carryOut(config, store, beginRun(config, options, store, new Date()), updateBaseline);
}

/** Carries on a run that was stopped. @throws SuiteError when there is none of that id */
export async function resumeFromTerminal(config: Config, id: string): Promise<number> {
  const store = openRuns(evalsDataFolder(config));
  return carryOut(config, store, findRun(store, id), false);
}

export function listFromTerminal(config: Config): number {
  const store = openRuns(evalsDataFolder(config));
  process.stdout.write(runListText(store.list().map((run) => outcomeFrom(store, run))));
  return 0;
}

/** The scores of a file, or of a run by its id. */
export function scoresOf(config: Config, fileOrRun: string, callerDir: string): Scores {
  const file = path.resolve(callerDir, fileOrRun);
  if (existsSync(file)) return readScores(file);
  const store = openRuns(evalsDataFolder(config));
  return outcomeFrom(store, findRun(store, fileOrRun)).scores;
}

export function outcomeFrom(store: RunStore, run: Run): RunOutcome {
  return outcomeOf(run, store.questions(run.id), store.lines(run.id));
}

async function carryOut(config: Config, store: RunStore, run: Run, updateBaseline: boolean): Promise<number> {
  const stop = new AbortController();
  const onInterrupt = () => {
    process.stderr.write(
      '\nĐang dừng sau câu hỏi này; phần đã trả lời được giữ lại. Nhấn Ctrl+C lần nữa để thoát ngay.\n',
    );
    stop.abort();
  };
  process.once('SIGINT', onInterrupt);
  const total = store.questions(run.id).length * run.repeats;
  const progress = createProgress('Đánh giá', total, process.stderr);
  let passed = 0;
  let scored = 0;
  const after = await executeRun(run, {
    store,
    open: (corpus, seed) => openFor(config, corpus, seed),
    clock: () => new Date(),
    signal: stop.signal,
    onAnswer: (done, _total, result, score) => {
      scored += score === null ? 0 : 1;
      passed += score?.pass ? 1 : 0;
      progress.step(done, `đạt ${passed}/${scored}  ${result.id}`);
    },
    onFailure: (id, cause) => process.stderr.write(`\n${id}: ${String(cause)}\n`),
  });
  progress.end();
  process.off('SIGINT', onInterrupt);
  return finish(store, after, updateBaseline);
}

function finish(store: RunStore, run: Run, updateBaseline: boolean): number {
  if (run.status !== 'finished') {
    const reason = run.status === 'failed' ? `Lượt chạy gặp lỗi: ${run.problem}` : 'Đã dừng.';
    process.stderr.write(
      `${reason} Đã có ${store.answered(run.id)} câu trả lời. Chạy tiếp: npm run --silent evals -- resume ${run.id}\n`,
    );
    return 1;
  }
  const outcome = outcomeFrom(store, run);
  const gates = gatesFor(outcome);
  const { scores } = outcome;
  const comparison =
    run.own && existsSync(baselineFile) ? compareScores(readScores(baselineFile), scores) : null;
  if (run.own) {
    const report = path.join(reportFolder, 'index.html');
    writeReport(report, {
      scores,
      gates,
      lines: outcome.questions,
      results: outcome.results,
      comparison,
      outcome,
    });
    writeText(path.join(reportFolder, 'scores.json'), formatScores(scores, { keepTimes: true }));
    writeText(
      path.join(reportFolder, 'results.jsonl'),
      outcome.results.map((result) => `${JSON.stringify(result)}\n`).join(''),
    );
    process.stderr.write(`Báo cáo: ${report}\n`);
  }
  if (updateBaseline) writeText(baselineFile, formatScores(scores, { keepTimes: false }));
  process.stderr.write(`Lượt chạy ${run.id} đã lưu.\n`);
  if (comparison) process.stderr.write(`\nSo với mốc ${baselineFile}:\n${comparisonText(comparison)}`);
  process.stdout.write(`${spreadText(outcome)}${summaryText(scores, gates)}`);
  return gates.some((result) => result.status === 'missed') ? 1 : 0;
}

/** The gates of a run. Our own suites speak to every gate: one that nothing measured is a gap in them, not a pass. */
export function gatesFor(outcome: RunOutcome): GateResult[] {
  return gatesOf(readGates(), outcome).map((result) =>
    outcome.run.own && result.status === 'unmeasured' ? { ...result, status: 'missed' as const } : result,
  );
}

async function openFor(config: Config, corpus: CorpusName, seed: number): Promise<Workbench> {
  if (corpus !== 'live') return temporaryWorkbench(config, corpus, seed);
  const assistant = await openAssistant({ ...seeded(config, seed), logLevel: 'warn' });
  return workbenchOf(assistant, () => assistant.close());
}

/** A run by its id; @throws SuiteError when there is none. */
export function findRun(store: RunStore, id: string): Run {
  const run = store.find(id);
  if (run === null)
    throw new SuiteError(`Không có lượt chạy "${id}". Xem danh sách bằng: npm run --silent evals -- runs`);
  return run;
}

/** Every suite file that ships with the program. */
export function ownSuites(): string[] {
  const folder = path.join(evalsFolder, 'suites');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** The program that carries a stored run on, for a process of its own. */
export const evalsProgram = path.join(packageRoot, 'evals/main.ts');
