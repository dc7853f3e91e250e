// What the parts of the pipeline share: its dependencies, and which failures pass by themselves.
import { randomUUID } from 'node:crypto';
import { EmbeddingError } from '../server/llm/embeddings.ts';
import type { Database } from '../server/store/database.ts';
import { DatabaseUnreachableError, DiskFullError } from '../server/store/errors.ts';
import type { Queue } from '../server/store/queue.ts';
import type { SourceServices } from './sources/index.ts';
import { SourceUnavailableError } from './sources/source-error.ts';
import type { SyncDependencies } from './sync-run.ts';

export type PipelineLog = {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
};

export type PipelineParts = {
  db: Database;
  queue: Queue;
  sync: SyncDependencies;
  services: SourceServices;
  /** Folder for downloaded files while they are read. */
  scratch: string;
  log: PipelineLog;
};

export const newId = (): string => randomUUID();

/** The surroundings failed, not the document or the source: trying again later may help. */
export function isTransient(error: unknown): boolean {
  return [SourceUnavailableError, EmbeddingError, DatabaseUnreachableError, DiskFullError].some(
    (kind) => error instanceof kind,
  );
}

/** A sentence for the report; what is not ours to say stays in the log. */
export function reasonFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message;
}
