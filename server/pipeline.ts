// Starts the ingestion pipeline of a running server: sources, uploads, jobs.

import os from 'node:os';
import path from 'node:path';
import { syncDependencies } from '../ingest/corpus.ts';
import { type Pipeline, startPipeline } from '../ingest/pipeline.ts';
import { maxFileBytes } from '../ingest/readers/limits.ts';
import type { Assistant } from './assistant.ts';
import type { Config } from './config.ts';

const outgoingTimeoutMs = 120_000;
const maxWaitMs = 60_000;

/** Work that begins once the server answers; a page that needs it waits for `ready`. */
export function preparePipeline(
  assistant: Assistant,
  config: Config,
): { begin(): void; ready: Promise<Pipeline>; stop(): Promise<void> } {
  const { promise, resolve, reject } = Promise.withResolvers<Pipeline>();
  promise.catch((error: unknown) => assistant.log.error({ err: error }, 'the pipeline did not start'));
  let begun = false;
  return {
    begin: () => {
      begun = true;
      openPipeline(assistant, config).then(resolve, reject);
    },
    ready: promise,
    stop: async () => {
      if (!begun) return;
      const running = await promise.catch(() => null);
      await running?.stop();
    },
  };
}

function openPipeline(assistant: Assistant, config: Config): Promise<Pipeline> {
  const { db, embeddings, glossary, log } = assistant;
  // downloads may be large, and the folder of the database is the one that the operator has given room
  const parent = db.lock ? db.lock.dataDir : path.join(os.tmpdir(), `tro-ly-cong-vu-${process.pid}`);
  return startPipeline({
    db,
    sync: syncDependencies(db, embeddings, glossary),
    services: {
      db,
      tokens: config.sources.tokens,
      outgoing: {
        hosts: config.sources.hosts,
        timeoutMs: outgoingTimeoutMs,
        maxBytes: maxFileBytes,
        maxWaitMs,
        wait: waitFor,
      },
    },
    scratch: path.join(parent, 'scratch'),
    log,
  });
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
