// Ingestion as the program runs it: the real readers, parser and index joined for a folder or for given paths.
import path from 'node:path';
import type { ConfiguredEmbeddings } from '../server/llm/embeddings.ts';
import type { Database } from '../server/store/database.ts';
import { DataDirectoryError } from '../server/store/errors.ts';
import { embedMissing, indexPassages, indexVersion, unindexPassages } from '../server/store/search-index.ts';
import type { Glossary } from '../server/vietnamese/synonyms.ts';
import { listFiles } from './list-files.ts';
import { parseDocument } from './parse.ts';
import type { OnProgress } from './progress.ts';
import { readAll } from './readers/index.ts';
import { type Source, type SyncDependencies, type SyncResult, sync } from './sync.ts';

export type IngestOptions = { glossary: Glossary; onProgress?: OnProgress; signal?: AbortSignal };

const corpusSource = 'corpus';
const filesSource = 'files';

/**
 * Brings the knowledge base in step with `corpusDir`: documents that left the folder are retired.
 * @throws DataDirectoryError when the folder is not there (a missing folder must not empty the database)
 */
export async function synchroniseCorpus(
  db: Database,
  embeddings: ConfiguredEmbeddings,
  corpusDir: string,
  options: IngestOptions,
): Promise<SyncResult> {
  const root = path.resolve(corpusDir);
  const listing = await listFiles([root]);
  if (listing.roots.length === 0 || listing.unread.includes(root)) {
    throw new DataDirectoryError(
      `Không đọc được thư mục văn bản ${root} (CORPUS_DIR). Kiểm tra đường dẫn và quyền đọc, hoặc để trống CORPUS_DIR.`,
    );
  }
  return sync(syncDependencies(db, embeddings, options.glossary), {
    paths: [root],
    source: { name: corpusSource, root },
    ...progressOf(options),
  });
}

/**
 * Ingests files and folders (absolute paths). What lies in `corpusDir` is the knowledge base's own
 * document there, not a second one.
 */
export async function ingestPaths(
  db: Database,
  embeddings: ConfiguredEmbeddings,
  paths: string[],
  options: IngestOptions & { corpusDir?: string | null },
): Promise<SyncResult> {
  const root = options.corpusDir ? path.resolve(options.corpusDir) : null;
  const inCorpus = (file: string) => root !== null && (file === root || file.startsWith(root + path.sep));
  const parts: { source: Source; paths: string[] }[] = [
    { source: { name: corpusSource, root }, paths: paths.filter(inCorpus) },
    { source: { name: filesSource, root: null }, paths: paths.filter((file) => !inCorpus(file)) },
  ];
  const total: SyncResult = { created: 0, updated: 0, unchanged: 0, retired: 0, failed: 0, failures: [] };
  for (const part of parts.filter((candidate) => candidate.paths.length > 0)) {
    const result = await sync(syncDependencies(db, embeddings, options.glossary), {
      ...part,
      ...progressOf(options),
    });
    for (const key of ['created', 'updated', 'unchanged', 'retired', 'failed'] as const)
      total[key] += result[key];
    total.failures.push(...result.failures);
  }
  return total;
}

/** The real readers, parser and index. */
export function syncDependencies(
  db: Database,
  embeddings: ConfiguredEmbeddings,
  glossary: Glossary,
): SyncDependencies {
  return {
    db,
    index: { indexPassages, unindexPassages },
    indexVersion,
    embedMissing: (report, documentIds) =>
      embedMissing(db, embeddings, (done, total) => report({ phase: 'vectors', done, total }), documentIds),
    readAll,
    parse: parseDocument,
    glossary,
    now: () => new Date(),
  };
}

function progressOf(options: IngestOptions): { onProgress?: OnProgress; signal?: AbortSignal } {
  return {
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  };
}
