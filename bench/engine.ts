// One way of running every engine: load within a time cap, ask, measure, score.
import { bestRankFirst, ndcgAt } from '../evals/metrics/ranking.ts';
import type { BenchPassage, BenchSet } from './data.ts';

export type Embed = {
  documents(texts: string[]): Promise<number[][]>;
  query(text: string): Promise<number[]>;
};

export type Engine = {
  name: string;
  /** Loads a slice; called again with the next until everything is in. */
  add(passages: BenchPassage[]): Promise<void>;
  /** After the last slice: indexes to build, statistics to gather. */
  finish(): Promise<void>;
  /** Ids of passages, best first. */
  search(question: string, limit: number): Promise<string[]>;
  close(): Promise<void>;
};

export type Measured = {
  engine: string;
  set: string;
  passages: number;
  /** Passages loaded and indexed per second; vectors included where the engine has them. */
  ingestPerSecond: number | null;
  p50Ms: number | null;
  p95Ms: number | null;
  ndcg10: number | null;
  /** Most memory that the process held, in MB. */
  peakMb: number | null;
  note: string;
};

const SLICE = 500;
const LIMIT = 20;

/** Loads and asks until done or until `capMs` has passed; what was not reached is null and the note says so. */
export async function measure(
  open: () => Promise<Engine>,
  name: string,
  set: BenchSet,
  capMs: number,
): Promise<Measured> {
  const row: Measured = {
    engine: name,
    set: set.name,
    passages: set.passages.length,
    ingestPerSecond: null,
    p50Ms: null,
    p95Ms: null,
    ndcg10: null,
    peakMb: null,
    note: '',
  };
  const started = performance.now();
  const late = () => performance.now() - started > capMs;
  const engine = await open();
  try {
    for (let at = 0; at < set.passages.length; at += SLICE) {
      await engine.add(set.passages.slice(at, at + SLICE));
      if (late()) return { ...row, note: `time cap at ${at + SLICE} passages while loading` };
    }
    if (!(await inTime(engine.finish(), capMs - (performance.now() - started)))) {
      return { ...row, note: 'time cap while building its indexes' };
    }
    row.ingestPerSecond = (set.passages.length / (performance.now() - started)) * 1_000;
    const documentOf = new Map(set.passages.map((passage) => [passage.id, passage.docId]));
    const times: number[] = [];
    let sum = 0;
    for (const { question, relevant, byDocument } of set.questions) {
      const asked = performance.now();
      const ids = await engine.search(question, LIMIT);
      times.push(performance.now() - asked);
      sum += ndcgAt(
        bestRankFirst(byDocument ? ids.map((id) => documentOf.get(id) ?? id) : ids),
        relevant,
        10,
      );
      if (late()) {
        row.note = `time cap after ${times.length} of ${set.questions.length} questions`;
        break;
      }
    }
    return {
      ...row,
      p50Ms: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
      ndcg10: sum / times.length,
    };
  } finally {
    await engine.close();
  }
}

/** False when the work is not done after `ms`; it is then left to itself. */
async function inTime(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(1, ms));
  });
  try {
    return await Promise.race([work.then(() => true as const), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Nearest-rank percentile; null of nothing. */
export function percentile(values: number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
