// Carries a run out, or on: every question that has no answer yet is asked, scored and written down at once.
import { answerSuite } from '../answer.ts';
import type { ResultLine } from '../result.ts';
import { type QuestionScore, scoreQuestion } from '../score.ts';
import { isScored, type SuiteLine } from '../suite.ts';
import type { CorpusName, Workbench } from '../workbench.ts';
import type { Run } from './manifest.ts';
import type { RunStore } from './store.ts';

export type ExecuteOptions = {
  store: Pick<RunStore, 'append' | 'lines' | 'questions' | 'save'>;
  /** Opens a set of documents, with the sampling seed of this repeat. */
  open: (corpus: CorpusName, seed: number) => Promise<Workbench>;
  clock: () => Date;
  /** Ends the run after the question under way; what is done is kept. */
  signal?: AbortSignal;
  /** Waits between two questions, so that others get their turn. */
  pause?: () => Promise<void>;
  onAnswer?: (done: number, total: number, result: ResultLine, score: QuestionScore | null) => void;
  onFailure?: (id: string, cause: unknown) => void;
};

/** The run as it then stands: finished, cancelled, or failed with its problem. */
export async function executeRun(begun: Run, options: ExecuteOptions): Promise<Run> {
  const { store, clock } = options;
  let run: Run = { ...begun, status: 'running', finishedAt: null, problem: null, pid: process.pid };
  store.save(run);
  const end = (status: Run['status'], problem: string | null): Run => {
    run = { ...run, status, problem, finishedAt: clock().toISOString() };
    store.save(run);
    return run;
  };
  try {
    await answerAll(run, options, (next) => {
      run = next;
      store.save(run);
    });
  } catch (error) {
    options.onFailure?.(run.id, error);
    return end('failed', error instanceof Error ? error.message : String(error));
  }
  return end(options.signal?.aborted ? 'cancelled' : 'finished', null);
}

async function answerAll(begun: Run, options: ExecuteOptions, update: (run: Run) => void): Promise<void> {
  const { store, signal } = options;
  let run = begun;
  const questions = store.questions(run.id);
  const byId = new Map(questions.map((line) => [line.id, line]));
  const have = new Set(store.lines(run.id).map((line) => `${line.repeat} ${line.result.id}`));
  const total = questions.length * run.repeats;
  let done = have.size;
  for (const corpus of corporaOf(run, questions)) {
    for (let repeat = 1; repeat <= run.repeats; repeat += 1) {
      const open = questions.filter(
        (line) => corpusOf(run, line) === corpus && !have.has(`${repeat} ${line.id}`),
      );
      if (open.length === 0 || signal?.aborted) continue;
      const bench = await options.open(corpus, run.seed + repeat - 1);
      try {
        run = withBench(run, corpus, bench);
        update(run);
        for (const line of open) {
          if (signal?.aborted) break;
          const { result, score } = await askOne(line, byId, bench, options);
          store.append(run.id, { repeat, result, score });
          done += 1;
          options.onAnswer?.(done, total, result, score);
          await options.pause?.();
        }
      } finally {
        await bench.close();
      }
    }
  }
}

async function askOne(
  line: SuiteLine,
  byId: Map<string, SuiteLine>,
  bench: Workbench,
  options: ExecuteOptions,
): Promise<{ result: ResultLine; score: QuestionScore | null }> {
  const [result] = await answerSuite([line], {
    ask: bench.ask,
    ...(options.onFailure ? { onFailure: options.onFailure } : {}),
  });
  if (result === undefined) throw new Error(`no result for ${line.id}`);
  if (!isScored(line)) return { result, score: null };
  const kind = (line.twin === undefined ? undefined : byId.get(line.twin)?.class) ?? line.class;
  return { result, score: scoreQuestion(line, result, kind, await bench.context(result)) };
}

/** Which documents a question is asked of: its own set, or the knowledge base when that is the target. */
function corpusOf(run: Run, line: SuiteLine): CorpusName {
  return run.target === 'live' ? 'live' : (line['suite-corpus'] ?? 'corpus');
}

function corporaOf(run: Run, questions: SuiteLine[]): CorpusName[] {
  return [...new Set(questions.map((line) => corpusOf(run, line)))];
}

function withBench(run: Run, corpus: CorpusName, bench: Workbench): Run {
  const version = `${corpus}@${bench.corpusVersion}`;
  const versions = [...new Set([...run.provenance.corpusVersions, version])];
  return { ...run, provenance: { ...run.provenance, corpusVersions: versions, embedder: bench.embedder } };
}
