// The control endpoint of a running server: `ask` and `ingest` on the same data folder go through it. Loopback and a random token only.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { ingestPaths } from '../ingest/corpus.ts';
import { actOnDocuments, documentActions } from '../ingest/document-actions.ts';
import { type Assistant, localViewer } from './assistant.ts';
import type { Config } from './config.ts';
import { EmbeddingError } from './llm/embeddings.ts';
import { controlPaths, controlTokenHeader } from './store/control.ts';
import { evalsFolderOf } from './store/erase-files.ts';
import { StoreError } from './store/errors.ts';
import { publishEndpoint } from './store/lock.ts';
import { synchronise } from './synchronise.ts';

const turn = z.object({ role: z.enum(['user', 'assistant']), content: z.string() });
const askBody = z.object({ question: z.string(), history: z.array(turn).max(100).default([]) });
const ingestBody = z.object({ paths: z.array(z.string()).min(1).max(10_000) });

const documentsBody = z.object({
  action: z.enum(documentActions),
  ids: z.array(z.string()).min(1).max(1_000),
});

const stopped = 'Máy chủ dừng giữa chừng; phần đã nạp được giữ nguyên, chạy lại lệnh này để nạp tiếp.';

export type ControlServer = { close(): Promise<void> };

/** Work on the documents, one piece at a time: two ingestions of one file at once would save it twice. */
type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Starts the endpoint on a free loopback port and writes it beside the lock. `close` stops what it is doing. */
export async function startControl(assistant: Assistant, config: Config): Promise<ControlServer> {
  const token = randomBytes(32).toString('hex');
  const stopping = new AbortController();
  const app = controlApp(assistant, config, token, stopping.signal);
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve, reject) => {
      const opened = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
        resolve({ server: opened, port: info.port }),
      );
      opened.on('error', reject);
    },
  );
  if (assistant.db.lock) publishEndpoint(assistant.db.lock, { port, token });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        stopping.abort();
      }),
  };
}

function controlApp(assistant: Assistant, config: Config, token: string, stopping: AbortSignal): Hono {
  const app = new Hono();
  const inTurn = oneAtATime();
  app.use(async (c, next) => {
    if (!sameToken(c.req.header(controlTokenHeader) ?? '', token)) return c.json({ error: 'forbidden' }, 403);
    // a command asks once; a connection kept open would only hold up the stop
    c.header('connection', 'close');
    return next();
  });
  app.post(controlPaths.ask, async (c) => {
    const body = askBody.parse(await c.req.json());
    const failures = await inTurn(() => synchronise(assistant, config));
    for (const failure of failures) assistant.log.warn(failure, 'a document could not be ingested');
    const signal = AbortSignal.any([c.req.raw.signal, stopping]);
    return c.json(await assistant.ask({ ...body, viewer: localViewer, signal }));
  });
  app.post(controlPaths.ingest, async (c) => {
    const { paths } = ingestBody.parse(await c.req.json());
    const signal = AbortSignal.any([c.req.raw.signal, stopping]);
    c.header('content-type', 'application/x-ndjson');
    return stream(c, async (out) => {
      const write = (value: unknown) => out.write(`${JSON.stringify(value)}\n`);
      try {
        const result = await inTurn(() =>
          ingestPaths(assistant.db, assistant.embeddings, paths, {
            glossary: assistant.glossary,
            corpusDir: config.corpusDir,
            onProgress: (progress) => void write({ progress }),
            signal,
          }),
        );
        await write({ result });
      } catch (error) {
        // the status line is long gone: the failure is the last line
        if (signal.aborted) assistant.log.info('ingestion for a command was stopped');
        else assistant.log.error({ err: error }, 'ingestion for a command failed');
        await write({ error: signal.aborted ? stopped : sentenceOf(error) });
      }
    });
  });
  app.post(controlPaths.documents, async (c) => {
    const { action, ids } = documentsBody.parse(await c.req.json());
    const results = await inTurn(() =>
      actOnDocuments(assistant.db, action, ids, new Date(), evalsFolderOf(config.dataDir)),
    );
    return c.json({ results });
  });
  app.onError((error, c) => {
    assistant.log.error({ err: error }, 'control request failed');
    return c.json({ error: sentenceOf(error) }, error instanceof z.ZodError ? 400 : 500);
  });
  return app;
}

function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}

/** Named failures speak for themselves; the text of any other stays in the log. */
function sentenceOf(error: unknown): string {
  if (error instanceof StoreError || error instanceof EmbeddingError) return error.message;
  return 'Máy chủ đang chạy gặp lỗi khi thực hiện yêu cầu này; nguyên nhân có trong nhật ký của máy chủ.';
}

function sameToken(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
