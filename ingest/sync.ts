// Synchronisation: list → hash → read → parse → save → retire → embed. The same input writes nothing.
import { readFile as readBytes } from 'node:fs/promises';
import path from 'node:path';
import { type IngestCounts, recordIngestRun } from '../server/store/audit.ts';
import {
  type DocumentParts,
  knownDocuments,
  retireDocuments,
  saveDocument,
} from '../server/store/documents.ts';
import { StoreError } from '../server/store/errors.ts';
import type { PassageIndex } from '../server/store/passages.ts';
import { recordFiles, retireRecordFile } from '../server/store/records.ts';
import { reindexWhenChanged } from '../server/store/reindex.ts';
import type { Database } from '../server/store/seam.ts';
import type { Glossary } from '../server/vietnamese/synonyms.ts';
import { documentId, fingerprint, parserVersion } from './fingerprint.ts';
import { type Failure, type FoundFile, listFiles, reasonOf } from './list-files.ts';
import { metaOf } from './manifest.ts';
import type { OnProgress } from './progress.ts';
import { ReadError, type ReadResult } from './readers/index.ts';
import { recordFileName } from './record-lines.ts';
import { importRecords } from './records.ts';

/** A larger file of text is a dump, for which there is the bulk format. */
export const maxFileBytes = 25 * 1024 * 1024;

export type SyncResult = IngestCounts & { failures: Failure[] };

/** Where documents belong: uris of a rooted source are relative to the root, so that it can be moved. */
export type Source = { name: string; root: string | null };

export type SyncDependencies = {
  db: Database;
  index: PassageIndex;
  /** Name of the way of indexing; another one rebuilds the index. */
  indexVersion: string;
  /** Computes the vectors that are missing; returns how many it made. */
  embedMissing: (onProgress: OnProgress) => Promise<unknown>;
  readFile: (path: string, bytes: Uint8Array) => Promise<ReadResult>;
  parse: (input: {
    documentId: string;
    text: string;
    pages: ReadResult['pages'];
    meta: ReadResult['meta'];
    glossary: Glossary;
  }) => DocumentParts;
  glossary: Glossary;
  now: () => Date;
};

export type SyncRequest = {
  /** Absolute paths of files and folders. Only what lies under them can be retired. */
  paths: string[];
  source: Source;
  onProgress?: OnProgress;
  signal?: AbortSignal;
};

type Run = {
  deps: SyncDependencies;
  source: Source;
  result: SyncResult;
  glossaryDigest: string;
  report: OnProgress;
};

/** Brings the store in step with the files under `paths`; each document is saved whole or not at all. */
export async function sync(deps: SyncDependencies, request: SyncRequest): Promise<SyncResult> {
  const startedAt = deps.now();
  const report: OnProgress = request.onProgress ?? (() => undefined);
  const result: SyncResult = { created: 0, updated: 0, unchanged: 0, retired: 0, failed: 0, failures: [] };
  const glossaryDigest = fingerprint(JSON.stringify(deps.glossary));
  const run: Run = { deps, source: request.source, result, glossaryDigest, report };
  await reindexWhenChanged(deps.db, deps.index, deps.indexVersion, (done) =>
    report({ phase: 'index', done, total: null }),
  );
  const listing = await listFiles(request.paths);
  result.failed += listing.failures.length;
  result.failures.push(...listing.failures);

  const known = new Map<string, Known>();
  for (const root of listing.roots) {
    for (const row of await documentsUnder(run, root)) known.set(row.uri, row);
  }
  for (const [position, file] of listing.files.entries()) {
    request.signal?.throwIfAborted();
    report({
      phase: 'documents',
      done: position,
      total: listing.files.length,
      name: path.basename(file.path),
    });
    await syncFile(run, file, known.get(uriOf(request.source, file.path)));
  }
  if (listing.files.length > 0) {
    report({ phase: 'documents', done: listing.files.length, total: listing.files.length });
  }
  await retireMissing(run, listing, [...known.values()]);
  await deps.embedMissing(report);
  await recordIngestRun(deps.db, request.source.name, startedAt, result);
  return result;
}

type Known = { id: string; uri: string; digest: string; retired: boolean };

async function syncFile(run: Run, file: FoundFile, known: Known | undefined): Promise<void> {
  const { result } = run;
  try {
    if (recordFileName.test(file.path)) {
      const uri = uriOf(run.source, file.path);
      const counts = await importRecords(
        run.deps.db,
        run.deps.index,
        { path: file.path, uri: recordUri(run.source, uri) },
        run.report,
      );
      for (const key of ['created', 'updated', 'unchanged', 'retired', 'failed'] as const)
        result[key] += counts[key];
      result.failures.push(...counts.failures);
      return;
    }
    result[await syncDocument(run, file, known)] += 1;
  } catch (error) {
    // a full disk or a lost server ends the run; a bad file only costs itself
    if (error instanceof StoreError) throw error;
    result.failed += 1;
    result.failures.push({ path: file.path, reason: failureReason(error) });
  }
}

async function syncDocument(
  run: Run,
  file: FoundFile,
  known: Known | undefined,
): Promise<'created' | 'updated' | 'unchanged'> {
  const { deps, source } = run;
  if (file.bytes > maxFileBytes) {
    const size = Math.round(file.bytes / 1024 / 1024);
    throw new ReadError(
      `Tệp lớn ${size} MB, quá giới hạn ${maxFileBytes / 1024 / 1024} MB; hãy tách nhỏ, hoặc chuyển sang .jsonl (mỗi dòng một bản ghi).`,
    );
  }
  const bytes = await readBytes(file.path);
  const stated = file.entry ? metaOf(file.entry) : {};
  const audience = file.entry?.audience ?? ['public'];
  const digest = fingerprint(
    bytes,
    JSON.stringify([stated, audience, path.basename(file.path), parserVersion]),
    run.glossaryDigest,
  );
  if (known && known.digest === digest && !known.retired) return 'unchanged';
  const uri = uriOf(source, file.path);
  const id = documentId(source.name, uri);
  const read = await deps.readFile(file.path, bytes);
  const parts = deps.parse({
    documentId: id,
    text: read.text,
    pages: read.pages,
    meta: { ...read.meta, ...stated },
    glossary: deps.glossary,
  });
  return saveDocument(
    deps.db,
    parts,
    {
      id,
      source: source.name,
      uri,
      digest,
      text: read.text,
      pages: read.pages,
      audience,
      warnings: read.warnings,
    },
    deps.index,
  );
}

async function retireMissing(
  run: Run,
  listing: { files: FoundFile[]; roots: string[]; unread: string[] },
  known: Known[],
): Promise<void> {
  const { deps, source, result } = run;
  const present = new Set(listing.files.map((file) => uriOf(source, file.path)));
  const unread = listing.unread.map((file) => uriOf(source, file));
  const missing = (uri: string) =>
    !present.has(uri) && !unread.some((folder) => uri === folder || uri.startsWith(`${folder}/`));
  const gone = known.filter((row) => !row.retired && missing(row.uri)).map((row) => row.id);
  result.retired += await retireDocuments(deps.db, gone, deps.index);
  for (const root of listing.roots) {
    const prefix = recordUri(source, prefixOf(source, root));
    for (const uri of await recordFiles(deps.db, prefix)) {
      const relative = uri.slice(recordUri(source, '').length);
      if (isUnder(source, relative, root) && missing(relative)) {
        result.retired += await retireRecordFile(deps.db, uri, deps.index);
      }
    }
  }
}

async function documentsUnder(run: Run, root: string): Promise<Known[]> {
  const rows = await knownDocuments(run.deps.db, run.source.name, prefixOf(run.source, root));
  return rows.filter((row) => isUnder(run.source, row.uri, root));
}

function isUnder(source: Source, uri: string, root: string): boolean {
  const top = uriOf(source, root);
  return top === '' || uri === top || uri.startsWith(top.endsWith('/') ? top : `${top}/`);
}

function prefixOf(source: Source, root: string): string {
  return uriOf(source, root);
}

/** Path as stored: with forward slashes, relative to the root of a rooted source ('' is the root itself). */
function uriOf(source: Source, file: string): string {
  const uri = source.root === null ? path.resolve(file) : path.relative(source.root, file);
  return uri.split(path.sep).join('/').normalize('NFC');
}

function recordUri(source: Source, uri: string): string {
  return `${source.name}:${uri}`;
}

function failureReason(error: unknown): string {
  if (error instanceof ReadError) return error.message;
  if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))) {
    return 'Tệp nén bị hỏng hoặc bị cắt cụt; hãy tạo lại tệp rồi nạp lại.';
  }
  if (error instanceof Error && 'syscall' in error) return reasonOf(error);
  return `Không xử lý được tệp này (${error instanceof Error ? error.message : String(error)}).`;
}
