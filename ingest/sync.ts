// Synchronisation: list → hash → read → parse → save → retire → embed. The same input writes nothing.
import path from 'node:path';
import { knownDocuments, releaseDocuments } from '../server/store/documents.ts';
import { StoppedError } from '../server/store/errors.ts';
import { recordFiles, retireRecordFile } from '../server/store/records.ts';
import { reindexWhenChanged } from '../server/store/reindex.ts';
import { refreshDaily } from '../server/store/validity.ts';
import { fingerprint } from './fingerprint.ts';
import { type Listing, listFiles } from './list-files.ts';
import type { OnProgress } from './progress.ts';
import { archiveOf, liesIn, recordUri, type Source, uriOf } from './source.ts';
import { syncFile } from './sync-file.ts';
import type { SyncDependencies, SyncResult, SyncRun } from './sync-run.ts';
import { type WatchedRun, watchRun } from './watched-run.ts';

export type { Source } from './source.ts';
export type { SyncDependencies, SyncResult } from './sync-run.ts';

export type SyncRequest = {
  /** Absolute paths of files and folders. Only what lies under them can be retired. */
  paths: string[];
  source: Source;
  onProgress?: OnProgress;
  signal?: AbortSignal;
};

/** Brings the store in step with the files under `paths`; each document is saved whole or not at all. */
export async function sync(deps: SyncDependencies, asked: SyncRequest): Promise<SyncResult> {
  const result = noResult();
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(asked.signal ? [asked.signal] : [])]);
  const request = { ...asked, signal };
  const watched = watchRun(deps.db, request.source.name, deps.now(), result, () =>
    stop.abort(new StoppedError()),
  );
  // told after each committed step: the place to stop in the middle of a bulk file or of the vectors
  const report: OnProgress = (event) => {
    signal.throwIfAborted();
    request.onProgress?.(event);
    watched.report(event);
  };
  try {
    await bringInStep(deps, request, report, result);
  } catch (error) {
    await endEarly(watched, request, error);
    throw error;
  }
  await watched.end(null);
  return result;
}

async function bringInStep(
  deps: SyncDependencies,
  request: SyncRequest,
  report: OnProgress,
  result: SyncResult,
): Promise<void> {
  const run = { ...openRun(deps, request.source, report, request.signal), result };
  await reindexWhenChanged(deps.db, deps.index, deps.indexVersion, (done) =>
    report({ phase: 'index', done, total: null }),
  );
  const listing = await listFiles(request.paths);
  result.failed += listing.failures.length;
  result.failures.push(...listing.failures);

  for (const root of listing.roots) await recall(run, root);
  for (const [position, file] of listing.files.entries()) {
    const now = { done: position, total: listing.files.length, name: path.basename(file.path) };
    report({ phase: 'documents', ...now });
    run.onPage = (page, pages) => report({ phase: 'documents', ...now, page, pages });
    await syncFile(run, file);
  }
  if (listing.files.length > 0) {
    report({ phase: 'documents', done: listing.files.length, total: listing.files.length });
  }
  await retireMissing(run, listing);
  await refreshDaily(deps.db, deps.now());
  await deps.embedMissing(report);
}

/** The error itself is what is told; that it could not be noted as well says nothing new. */
async function endEarly(watched: WatchedRun, request: SyncRequest, error: unknown): Promise<void> {
  const stopped = 'Đã dừng theo yêu cầu; phần đã nạp được giữ nguyên.';
  const reason = error instanceof Error ? error.message : String(error);
  const isStop = request.signal?.aborted === true && !(error instanceof StoppedError);
  await watched.end(isStop ? stopped : reason).catch(() => undefined);
}

function noResult(): SyncResult {
  return { created: 0, updated: 0, unchanged: 0, retired: 0, failed: 0, failures: [] };
}

/** A run that knows nothing yet. */
export function openRun(
  deps: SyncDependencies,
  source: Source,
  report: OnProgress,
  signal: AbortSignal | undefined,
): SyncRun {
  return {
    deps,
    source,
    result: noResult(),
    // the thesaurus is for questions alone
    glossaryDigest: fingerprint(JSON.stringify({ ...deps.glossary, thesaurus: undefined })),
    report,
    onPage: () => undefined,
    beforeSave: async () => undefined,
    signal,
    known: new Map(),
    members: new Map(),
    present: new Set(),
  };
}

/** Looks up what is stored of the documents under a given path. */
export async function recall(run: SyncRun, root: string): Promise<void> {
  const top = uriOf(run.source, root);
  for (const row of await knownDocuments(run.deps.db, run.source.name, top)) {
    if (!liesIn(row.uri, top) || run.known.has(row.uri)) continue;
    run.known.set(row.uri, row);
    const archive = archiveOf(row.uri);
    if (archive === null) continue;
    const members = run.members.get(archive);
    if (members === undefined) run.members.set(archive, [row]);
    else members.push(row);
  }
}

async function retireMissing(run: SyncRun, listing: Listing): Promise<void> {
  const { deps, source, result, present } = run;
  const unread = listing.unread.map((file) => uriOf(source, file));
  const missing = (uri: string) => !present.has(uri) && !unread.some((folder) => liesIn(uri, folder));
  const gone = [...run.known.keys()].filter(missing);
  result.retired += await releaseDocuments(deps.db, source.name, gone, deps.index);
  for (const root of listing.roots) {
    const top = uriOf(source, root);
    for (const uri of await recordFiles(deps.db, recordUri(source, top))) {
      const relative = uri.slice(recordUri(source, '').length);
      if (liesIn(relative, top) && missing(relative)) {
        result.retired += await retireRecordFile(deps.db, uri, deps.index);
      }
    }
  }
}
