// Who takes part in the bench of engines, and how one of them is run in a process of its own within the time cap.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EmbeddingModel } from '../server/store/vectors.ts';
import type { BenchSet } from './data.ts';
import type { Engine, Measured } from './engine.ts';
import { peers } from './peers.ts';
import { openProduct } from './product.ts';

/** Over the cap an engine is asked to end by itself; what holds the process longer than this is ended from outside. */
const GRACE_MS = 30_000;

export type Contestant = { name: string; open: () => Promise<Engine> };

/** The product with and without vectors, then the libraries, all with the same embedder. */
export function contestants(model: EmbeddingModel): Contestant[] {
  return [
    { name: 'product: words + vectors', open: () => openProduct(model) },
    { name: 'product: words', open: () => openProduct(null) },
    ...peers.map((peer) => ({ name: peer.name, open: () => peer.open(model.embeddings) })),
  ];
}

export type Run = { set: BenchSet; kind: 'real' | 'generated'; questions: number; capMs: number };

/** The row of one engine; a text when it could not take part, or was still busy at the end of the cap. */
export async function runApart(name: string, run: Run): Promise<Measured | { missing: string }> {
  const script = fileURLToPath(new URL('./contestant.ts', import.meta.url));
  const args = [
    script,
    run.kind,
    String(run.set.passages.length),
    String(run.questions),
    String(run.capMs),
    name,
  ];
  const output = await new Promise<string | null>((resolve, reject) => {
    const options = { timeout: run.capMs + GRACE_MS, killSignal: 'SIGKILL' as const, maxBuffer: 1 << 24 };
    execFile(process.execPath, args, options, (error, stdout) => {
      if (error?.killed) resolve(null);
      else if (error) reject(new Error(`${name} failed in the bench`, { cause: error }));
      else resolve(stdout);
    });
  });
  if (output !== null) return JSON.parse(output) as Measured | { missing: string };
  return {
    ...{ engine: name, set: run.set.name, passages: run.set.passages.length },
    ...{ ingestPerSecond: null, p50Ms: null, p95Ms: null, ndcg10: null, peakMb: null },
    note: `ended after ${Math.round(run.capMs / 1000)} s, still loading or building its indexes`,
  };
}
