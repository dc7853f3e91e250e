// The job of one document: fetch → read → parse → save → embed, with its state for whoever watches. Every step can be repeated.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { IngestJob, JobResult, SourceRecord } from '../server/domain-sources.ts';
import { knownDocuments, releaseDocuments } from '../server/store/documents.ts';
import { endJob, noteProgress, noteRetry, resultSince, startJob } from '../server/store/ingest-jobs.ts';
import type { QueuedJob } from '../server/store/queue.ts';
import { documentSource, getSource } from '../server/store/sources.ts';
import { dropUpload } from '../server/store/uploads.ts';
import { isTransient, type PipelineParts, reasonFor } from './pipeline-parts.ts';
import { ReadError } from './readers/index.ts';
import { closeWhenDone } from './run-source.ts';
import { liesIn, uriOf } from './source.ts';
import { openConnector } from './sources/index.ts';
import { SourceError } from './sources/source-error.ts';
import { openRun, recall } from './sync.ts';
import { syncFile } from './sync-file.ts';

const progressEveryMs = 500;
const watchEveryMs = 2_000;

/** Handles a delivery of the document queue. Throws what should be tried again. */
export async function handleDocument(
  parts: PipelineParts,
  delivery: QueuedJob,
  signal: AbortSignal,
): Promise<void> {
  const job = await startJob(parts.db, delivery.data.job ?? '', delivery.queueId);
  if (job === null) return;
  const cancelled = new AbortController();
  const either = AbortSignal.any([signal, cancelled.signal]);
  const watch = watchJob(parts, job, cancelled);
  try {
    const end = await readDocument(parts, job, watch, either);
    watch.stop();
    if ((await endJob(parts.db, job, end)) && 'result' in end) await dropIfUploaded(parts, job);
  } catch (error) {
    watch.stop();
    if (cancelled.signal.aborted) return;
    if (signal.aborted || (isTransient(error) && !delivery.lastAttempt)) {
      await noteRetry(parts.db, job, reasonFor(error));
      throw error;
    }
    if (!isExpected(error)) parts.log.error({ err: error, job: job.id }, 'a document failed');
    await endJob(parts.db, job, { failure: reasonFor(error), again: isTransient(error) });
  }
  await closeWhenDone(parts, job.runId);
}

type End = { result: JobResult; documentId: string | null } | { failure: string; again: boolean };

async function readDocument(
  parts: PipelineParts,
  job: IngestJob,
  watch: Watch,
  signal: AbortSignal,
): Promise<End> {
  const source = await getSource(parts.db, job.sourceId);
  if (source === null || source.deletedAt !== null) throw new SourceError('Nguồn của tệp này đã bị xóa.');
  await mkdir(parts.scratch, { recursive: true });
  const folder = await mkdtemp(path.join(parts.scratch, 'job-'));
  try {
    const fetched = await openConnector(source, parts.services).fetch(job, folder, signal);
    const run = openRun(parts.sync, rulesOf(source, fetched.root), () => signal.throwIfAborted(), signal);
    run.onPage = (page, pages) => {
      signal.throwIfAborted();
      watch.page(page, pages);
    };
    run.beforeSave = watch.check;
    await recall(run, fetched.file.path);
    await syncFile(run, fetched.file);
    const { created, updated, unchanged, failures } = run.result;
    if (created + updated + unchanged === 0 && failures[0])
      return { failure: failures[0].reason, again: false };
    await releaseLeft(parts, run);
    const uri = uriOf(run.source, fetched.file.path);
    const ids = await documentIdsOf(parts, run.source.name, uri);
    const now = created > 0 ? 'created' : updated > 0 ? 'updated' : 'unchanged';
    const again = now === 'unchanged' && job.attempts > 1 && ids.length === 1;
    const result = again ? await resultSince(parts.db, ids[0] ?? '', job.createdAt) : now;
    await watch.embedding(result);
    await parts.sync.embedMissing(() => signal.throwIfAborted(), ids.length > 0 ? ids : undefined);
    // some files of an archive failed: the job is done with what could be read, and says so
    if (failures[0])
      return {
        failure: failures.map(({ path: file, reason }) => `${path.basename(file)}: ${reason}`).join(' '),
        again: false,
      };
    return { result, documentId: ids[0] ?? null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function rulesOf(source: SourceRecord, root: string) {
  const { audience, piiPolicy } = source;
  return { name: documentSource(source.id), root, audience, piiPolicy };
}

/** Documents that an archive had before and has no longer. */
async function releaseLeft(parts: PipelineParts, run: ReturnType<typeof openRun>): Promise<void> {
  const gone = [...run.known.keys()].filter((uri) => !run.present.has(uri));
  await releaseDocuments(parts.db, run.source.name, gone, parts.sync.index);
}

async function documentIdsOf(parts: PipelineParts, source: string, uri: string): Promise<string[]> {
  const owned = await knownDocuments(parts.db, source, uri);
  return owned.filter((row) => liesIn(row.uri, uri)).map((row) => row.id);
}

function isExpected(error: unknown): boolean {
  return error instanceof SourceError || error instanceof ReadError;
}

async function dropIfUploaded(parts: PipelineParts, job: IngestJob): Promise<void> {
  if (typeof job.item.upload === 'string') await dropUpload(parts.db, job.item.upload);
}

type Watch = {
  page(page: number, pages: number): void;
  /** Throws when the job was cancelled or given away. */
  check(): Promise<void>;
  /** The document is stored with this result; its vectors follow. */
  embedding(result: JobResult): Promise<void>;
  stop(): void;
};

/** Writes the progress now and then, and aborts the work when the job was cancelled or given away meanwhile. */
function watchJob(parts: PipelineParts, job: IngestJob, cancelled: AbortController): Watch {
  let progress: Parameters<typeof noteProgress>[2] = {
    state: 'reading',
    page: null,
    pages: null,
    result: null,
  };
  let writtenAt = 0;
  let writing: Promise<void> | null = null;
  const write = async () => {
    writtenAt = performance.now();
    if (!(await noteProgress(parts.db, job, progress))) cancelled.abort(new Error('cancelled'));
  };
  const writeAside = () => {
    writing ??= write()
      // the work itself will meet the same trouble with the database, and says so
      .catch((error: unknown) => parts.log.warn({ err: error, job: job.id }, 'progress was not noted'))
      .finally(() => {
        writing = null;
      });
  };
  const timer = setInterval(writeAside, watchEveryMs);
  return {
    page(page, pages) {
      progress = { ...progress, page, pages };
      if (performance.now() - writtenAt > progressEveryMs) writeAside();
    },
    async check() {
      await writing;
      await write();
      cancelled.signal.throwIfAborted();
    },
    async embedding(result) {
      await writing;
      progress = { ...progress, state: 'embedding', result };
      await write();
    },
    stop: () => clearInterval(timer),
  };
}
