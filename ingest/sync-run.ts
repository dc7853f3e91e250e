// What a synchronisation works with: its dependencies, what it knows, what it has done so far.
import type { IngestCounts } from '../server/domain-sources.ts';
import type { DocumentParts, Owned } from '../server/store/documents.ts';
import type { PassageIndex } from '../server/store/passages.ts';
import type { Database } from '../server/store/seam.ts';
import type { Glossary } from '../server/vietnamese/synonyms.ts';
import type { Failure } from './list-files.ts';
import type { OnProgress } from './progress.ts';
import type { OnPage, ReadDocument, ReadResult } from './readers/index.ts';
import type { Source } from './source.ts';

export type SyncResult = IngestCounts & { failures: Failure[] };

export type SyncDependencies = {
  db: Database;
  index: PassageIndex;
  /** Name of the way of indexing; another one rebuilds the index. */
  indexVersion: string;
  /** Computes the vectors that are missing, of all documents or of some. */
  embedMissing: (onProgress: OnProgress, documentIds?: string[]) => Promise<unknown>;
  /** The documents of a file: one, or those of an archive. */
  readAll: (path: string, bytes: Uint8Array, onPage?: OnPage) => Promise<ReadDocument[]>;
  parse: (input: {
    documentId: string;
    text: string;
    pages: ReadResult['pages'];
    meta: ReadResult['meta'];
    fileName?: string;
    glossary: Glossary;
  }) => DocumentParts;
  glossary: Glossary;
  now: () => Date;
};

/** What one run knows and has seen so far. */
export type SyncRun = {
  deps: SyncDependencies;
  source: Source;
  result: SyncResult;
  glossaryDigest: string;
  report: OnProgress;
  onPage: OnPage;
  /** Asked before each document is stored; throws when the work is no longer wanted. */
  beforeSave: () => Promise<void>;
  signal: AbortSignal | undefined;
  /** Stored documents under the given paths by uri, and those of each archive by its uri. */
  known: Map<string, Owned>;
  members: Map<string, Owned[]>;
  /** Uris that are still there: what is known and not among them is retired. */
  present: Set<string>;
};
