// Runs started from the web app: shipped documents in a process of their own, the live knowledge base here between other people's questions.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Workbench } from '../workbench.ts';
import { executeRun } from './execute.ts';
import type { Run } from './manifest.ts';
import type { NewRun, RunStore } from './store.ts';

export type DeskOptions = {
  store: RunStore;
  /** The knowledge base that is being served. */
  openLive: () => Promise<Workbench>;
  /** The program that carries a stored run on, given the run's id. */
  program: string;
  clock: () => Date;
  log: { error(fields: object, message: string): void };
};

export type Desk = ReturnType<typeof openDesk>;
export type RunState = Run['status'] | 'interrupted';

/** Longest pause between two questions of a live run; it never takes more than half of the time. */
const MAX_PAUSE_MS = 5_000;
const POLL_MS = 100;
/** Characters of a failed process's last words that are kept. */
const MAX_PROBLEM_CHARS = 1_000;

export function openDesk(options: DeskOptions) {
  const { store, clock } = options;
  const active = new Map<string, { cancel(): void; done: Promise<unknown> }>();
  let isBusy = () => false;

  const begin = (run: Run) => {
    const started =
      run.target === 'live' ? startHere(run, options, () => isBusy()) : startProcess(run, options);
    const done = started.done
      .catch((error: unknown) => options.log.error({ err: error, run: run.id }, 'an eval run failed'))
      .finally(() => active.delete(run.id));
    active.set(run.id, { cancel: started.cancel, done });
  };
  return {
    store,
    /** While this is true a live run waits. */
    yieldTo: (busy: () => boolean) => {
      isBusy = busy;
    },
    /** Null when another run is under way: two at once would measure each other. */
    start(run: Omit<NewRun, 'own'>): Run | null {
      if (active.size > 0) return null;
      const created = store.create({ ...run, own: false }, clock());
      begin(created);
      return created;
    },
    /** Carries a stopped run on; null when it cannot be. */
    resume(id: string): Run | null {
      const run = store.find(id);
      if (run === null || active.size > 0 || ['running', 'finished'].includes(stateOf(run, active.has(id))))
        return null;
      const resumed: Run = { ...run, status: 'running', pid: process.pid, problem: null, finishedAt: null };
      store.save(resumed);
      begin(resumed);
      return resumed;
    },
    /** Ends a run after its question under way; what is done is kept. */
    cancel(id: string): boolean {
      const one = active.get(id);
      one?.cancel();
      return one !== undefined;
    },
    state: (run: Run): RunState => stateOf(run, active.has(run.id)),
    /** Stops what runs, for an orderly end of the program. */
    async close(): Promise<void> {
      const running = [...active.values()];
      for (const one of running) one.cancel();
      await Promise.all(running.map((one) => one.done));
    },
  };
}

function stateOf(run: Run, isActive: boolean): RunState {
  if (run.status !== 'running' || isActive) return run.status;
  if (run.pid === process.pid) return 'interrupted';
  try {
    process.kill(run.pid, 0);
    return 'running';
  } catch {
    // No such process: it ended without a word.
    return 'interrupted';
  }
}

type Started = { cancel(): void; done: Promise<unknown> };

function startHere(run: Run, options: DeskOptions, isBusy: () => boolean): Started {
  const stop = new AbortController();
  let asked = performance.now();
  const pause = async () => {
    const own = Math.min(performance.now() - asked, MAX_PAUSE_MS);
    await wait(own, stop.signal);
    while (isBusy() && !stop.signal.aborted) await wait(POLL_MS, stop.signal);
    asked = performance.now();
  };
  const done = executeRun(run, {
    store: options.store,
    open: options.openLive,
    clock: options.clock,
    signal: stop.signal,
    pause,
    onFailure: (id, cause) => options.log.error({ err: cause, id }, 'a question of an eval run failed'),
  });
  return { cancel: () => stop.abort(), done };
}

function startProcess(run: Run, options: DeskOptions): Started {
  const child = spawn(process.execPath, [options.program, 'resume', run.id], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let cancelled = false;
  const cancel = () => {
    cancelled = true;
    child.kill('SIGINT');
  };
  return { cancel, done: ended(child, run, options, () => cancelled) };
}

/** A process that ends without finishing the run has failed; its last words say why. */
async function ended(
  child: ChildProcess,
  run: Run,
  { store, clock }: DeskOptions,
  isCancelled: () => boolean,
): Promise<void> {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = `${words}${text}`.slice(-MAX_PROBLEM_CHARS);
  });
  const failure = await new Promise<Error | null>((resolve) => {
    child.on('error', resolve);
    child.on('close', () => resolve(null));
  });
  const after = store.find(run.id);
  if (after?.status !== 'running') return;
  // stopped before it could say so itself
  if (isCancelled()) return store.save({ ...after, status: 'cancelled', finishedAt: clock().toISOString() });
  const problem = failure?.message ?? words.trim().split('\n').at(-1) ?? '';
  store.save({ ...after, status: 'failed', problem, finishedAt: clock().toISOString() });
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
