// The pipeline of a running program: queue, workers, schedules and watched folders; what the pages ask of it.

import { rm } from 'node:fs/promises';
import type { IngestJob } from '../server/domain-sources.ts';
import type { OpenDatabase } from '../server/store/database.ts';
import { cancelJobs, requeueJobs } from '../server/store/ingest-jobs.ts';
import { openQueue, type Queue, queueNames } from '../server/store/queue.ts';
import { cancelRun } from '../server/store/source-runs.ts';
import { addSource, getSource, listSources, purgeSources } from '../server/store/sources.ts';
import { dropOldUploads } from '../server/store/uploads.ts';
import { handleDocument } from './jobs.ts';
import { newId, type PipelineLog, type PipelineParts } from './pipeline-parts.ts';
import { recoverAll, recoverLost, sendJobs } from './recover.ts';
import { closeWhenDone, handleRun, requestRun } from './run-source.ts';
import type { SourceServices } from './sources/index.ts';
import type { SyncDependencies } from './sync-run.ts';
import { takeUploads } from './take-uploads.ts';
import { watchFolders } from './watch.ts';

export type PipelineOptions = {
  db: OpenDatabase;
  sync: SyncDependencies;
  services: SourceServices;
  scratch: string;
  log: PipelineLog;
  /** Documents read at the same time on a server; the embedded database has one worker. */
  workers?: number;
  pollMs?: number;
  /** Without a sign of life for this long, work is looked for in the queue. */
  silentMs?: number;
};

export type Pipeline = {
  /** Starts a run of a source; null when one is under way. */
  run(sourceId: string, options: { dryRun: boolean }): Promise<string | null>;
  /** Queues uploaded files of an upload source; returns the run that shows them. */
  upload(sourceId: string, files: { name: string; bytes: Uint8Array }[]): Promise<string>;
  cancelRun(runId: string): Promise<boolean>;
  cancelJob(jobId: string): Promise<boolean>;
  /** Puts failed or cancelled jobs back into the queue; returns how many. */
  resume(jobIds: string[]): Promise<number>;
  /** Retires the documents of a deleted source now instead of later. */
  purge(sourceId: string): Promise<void>;
  /** Next times of a cron expression, null when it is none. */
  preview(cron: string): Date[] | null;
  /** Brings schedules and watched folders in step with the stored sources. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
};

const defaultWorkers = 2;
const refreshEveryMs = 60_000;
const silentAfterMs = 60_000;
const dayMs = 24 * 3600 * 1000;
/** A deleted source can be brought back for this long; then its documents are retired. */
export const keptAfterDeletionMs = dayMs;
const uploadsKeptMs = 7 * dayMs;

/** The source of files that are uploaded without further choice. */
export const uploadSource = {
  id: 'tai-len',
  kind: 'upload',
  name: 'Tệp tải lên',
  owner: 'Quản trị viên',
  schedule: null,
  watched: false,
  audience: ['public'],
  piiPolicy: 'keep',
  settings: {},
} as const;

/** Starts the workers. What a killed process left behind goes on. */
export async function startPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { db, log } = options;
  const embedded = db.engine === 'pglite';
  const queue = await openQueue(
    db.boss,
    (error) => log.warn({ err: error }, 'the queue met a problem and goes on'),
    options.pollMs === undefined ? {} : { pollMs: options.pollMs },
  );
  const parts: PipelineParts = { ...options, queue };
  if (embedded) await rm(options.scratch, { recursive: true, force: true });
  if ((await getSource(db, uploadSource.id)) === null)
    await addSource(db, { ...uploadSource, audience: [...uploadSource.audience] });
  if (embedded) await recoverAll(parts);
  queue.work(queueNames.run, 1, (job, signal) => handleRun(parts, job, signal));
  const workers = embedded ? 1 : (options.workers ?? defaultWorkers);
  queue.work(queueNames.document, workers, (job, signal) => handleDocument(parts, job, signal));
  const watcher = watchFolders((sourceId) => {
    requestRun(parts, sourceId, { trigger: 'watch', dryRun: false }).catch((error: unknown) =>
      log.warn({ err: error, source: sourceId }, 'a change in a watched folder was not taken up'),
    );
  }, log);
  const refresh = async () => {
    await recoverLost(parts, new Date(Date.now() - (options.silentMs ?? silentAfterMs)));
    await purgeSources(db, { before: new Date(Date.now() - keptAfterDeletionMs) }, options.sync.index);
    await dropOldUploads(db, new Date(Date.now() - uploadsKeptMs));
    const sources = (await listSources(db)).filter((source) => !source.pausedAt && !source.deletedAt);
    await alignSchedules(queue, sources);
    await watcher.watch(sources);
  };
  await refresh();
  const timer = setInterval(() => {
    refresh().catch((error: unknown) => log.warn({ err: error }, 'schedules were not refreshed'));
  }, refreshEveryMs);
  timer.unref();
  return {
    ...operations(parts),
    preview: queue.preview,
    refresh,
    stop: async () => {
      clearInterval(timer);
      await watcher.stop();
      await queue.stop();
    },
  };
}

function operations(parts: PipelineParts) {
  const { db, queue } = parts;
  return {
    purge: async (sourceId: string) => {
      await purgeSources(db, { sourceId }, parts.sync.index);
    },
    run: (sourceId: string, { dryRun }: { dryRun: boolean }) =>
      requestRun(parts, sourceId, { trigger: 'manual', dryRun }),
    upload: (sourceId: string, files: { name: string; bytes: Uint8Array }[]) =>
      takeUploads(parts, sourceId, files),
    cancelRun: async (runId: string) => {
      const done = await db.transaction(async (tx) => {
        const run = await cancelRun(tx, runId);
        return { run, jobs: run ? await cancelJobs(tx, { runId }) : [] };
      });
      await forget(queue, done.jobs);
      return done.run !== null;
    },
    cancelJob: async (jobId: string) => {
      const jobs = await db.transaction((tx) => cancelJobs(tx, { ids: [jobId] }));
      await forget(queue, jobs);
      for (const job of jobs) await closeWhenDone(parts, job.runId);
      return jobs.length > 0;
    },
    resume: async (jobIds: string[]) => {
      const jobs = await db.transaction(async (tx) => {
        const queued = await requeueJobs(tx, { ids: jobIds }, newId);
        await sendJobs(queue, tx, queued);
        return queued;
      });
      return jobs.length;
    },
  };
}

/** Deliveries of cancelled jobs; one that is being worked on ends at its next step by itself. */
async function forget(queue: Queue, jobs: IngestJob[]): Promise<void> {
  await queue.cancel(
    queueNames.document,
    jobs.map((job) => job.queueId),
  );
}

async function alignSchedules(
  queue: Queue,
  sources: { id: string; schedule: string | null }[],
): Promise<void> {
  const stored = await queue.schedules();
  const wanted = new Map(sources.flatMap(({ id, schedule }) => (schedule ? [[id, schedule] as const] : [])));
  for (const [id, cron] of wanted) if (stored.get(id) !== cron) await queue.schedule(id, cron);
  for (const id of stored.keys()) if (!wanted.has(id)) await queue.schedule(id, null);
}
