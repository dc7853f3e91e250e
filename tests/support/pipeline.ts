// A pipeline for tests: real readers, queue and states; a simple parser and index; waits until work has ended.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Pipeline, type PipelineOptions, startPipeline } from '../../ingest/pipeline.ts';
import { readAll } from '../../ingest/readers/index.ts';
import type { Outgoing } from '../../ingest/sources/outgoing.ts';
import type { SyncDependencies } from '../../ingest/sync.ts';
import type { IngestJob, SourceKind, SourceRun, SourceSettings } from '../../server/domain-sources.ts';
import type { OpenDatabase } from '../../server/store/database.ts';
import { listJobs } from '../../server/store/ingest-jobs.ts';
import { getRun } from '../../server/store/source-runs.ts';
import { addSource } from '../../server/store/sources.ts';
import { emptyGlossary } from '../../server/vietnamese/synonyms.ts';
import { memoryIndex, parts } from './documents.ts';

export const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function testSync(db: OpenDatabase, change: Partial<SyncDependencies> = {}): SyncDependencies {
  return {
    db,
    index: memoryIndex(),
    indexVersion: 'test-1',
    embedMissing: async () => 0,
    readAll,
    parse: ({ documentId, text, meta }) => {
      const made = parts(documentId, text.trimEnd().split('\n'));
      return { ...made, meta: { ...made.meta, ...meta } };
    },
    glossary: emptyGlossary(),
    now: () => new Date(0),
    ...change,
  };
}

/** May ask the hosts given; waits are short and noted. */
export function testOutgoing(hosts: string[], waited: number[] = []): Outgoing {
  return {
    hosts,
    timeoutMs: 2_000,
    maxBytes: 1024 * 1024,
    maxWaitMs: 60_000,
    wait: async (ms) => {
      waited.push(ms);
    },
  };
}

export async function testPipeline(
  db: OpenDatabase,
  change: Partial<PipelineOptions> & { hosts?: string[]; tokens?: Map<string, string> } = {},
): Promise<Pipeline & { close(): Promise<void> }> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'pipeline-'));
  const { hosts = [], tokens = new Map<string, string>(), ...options } = change;
  const pipeline = await startPipeline({
    db,
    sync: testSync(db),
    services: { db, outgoing: testOutgoing(hosts), tokens },
    scratch,
    log: quietLog,
    pollMs: 100,
    ...options,
  });
  return {
    ...pipeline,
    close: async () => {
      await pipeline.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

export async function anySource(
  db: OpenDatabase,
  kind: SourceKind,
  settings: Record<string, unknown>,
  change: Partial<SourceSettings> & { id?: string } = {},
): Promise<string> {
  const id = change.id ?? `nguon-${kind}`;
  await addSource(db, {
    id,
    kind,
    name: id,
    owner: 'Văn thư',
    schedule: null,
    watched: false,
    audience: ['public'],
    piiPolicy: 'keep',
    settings,
    ...change,
  });
  return id;
}

const deadlineMs = 100_000;

/** The run once it is over; fails loudly when it does not end. */
export async function ended(db: OpenDatabase, runId: string | null): Promise<SourceRun> {
  const until = Date.now() + deadlineMs;
  for (;;) {
    const run = runId === null ? null : await getRun(db, runId);
    if (run?.finishedAt) return run;
    if (Date.now() > until) {
      const jobs: IngestJob[] = await listJobs(db, { limit: 50 });
      throw new Error(`run ${runId} did not end: ${JSON.stringify({ run, jobs })}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function countsOf(run: SourceRun): number[] {
  return [run.created, run.updated, run.unchanged, run.retired, run.failed];
}
