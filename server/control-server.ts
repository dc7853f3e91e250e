// The control endpoint of a running server: `ask` and `ingest` on the same data folder go through it. Loopback and a random token only.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { ingestPaths, synchroniseCorpus } from '../ingest/corpus.ts';
import { type Assistant, localViewer } from './assistant.ts';
import type { Config } from './config.ts';
import { controlPaths, controlTokenHeader } from './store/control.ts';
import { publishEndpoint } from './store/lock.ts';

const turn = z.object({ role: z.enum(['user', 'assistant']), content: z.string() });
const askBody = z.object({ question: z.string(), history: z.array(turn).max(100).default([]) });
const ingestBody = z.object({ paths: z.array(z.string()).min(1).max(10_000) });

/** Starts the endpoint on a free loopback port and writes it beside the lock. */
export async function startControl(
  assistant: Assistant,
  config: Config,
): Promise<{ close(): Promise<void> }> {
  const token = randomBytes(32).toString('hex');
  const app = controlApp(assistant, config, token);
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve, reject) => {
      const opened = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
        resolve({ server: opened, port: info.port }),
      );
      opened.on('error', reject);
    },
  );
  if (assistant.db.lock) publishEndpoint(assistant.db.lock, { port, token });
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function controlApp(assistant: Assistant, config: Config, token: string): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    if (!sameToken(c.req.header(controlTokenHeader) ?? '', token)) return c.json({ error: 'forbidden' }, 403);
    return next();
  });
  app.post(controlPaths.ask, async (c) => {
    const body = askBody.parse(await c.req.json());
    await synchronise(assistant, config);
    return c.json(await assistant.ask({ ...body, viewer: localViewer, signal: c.req.raw.signal }));
  });
  app.post(controlPaths.ingest, async (c) => {
    const { paths } = ingestBody.parse(await c.req.json());
    c.header('content-type', 'application/x-ndjson');
    return stream(c, async (out) => {
      const write = (value: unknown) => void out.write(`${JSON.stringify(value)}\n`);
      const result = await ingestPaths(assistant.db, assistant.embeddings, paths, {
        glossary: assistant.glossary,
        corpusDir: config.corpusDir,
        onProgress: (progress) => write({ progress }),
      });
      await out.write(`${JSON.stringify({ result })}\n`);
    });
  });
  app.onError((error, c) => {
    assistant.log.error({ err: error }, 'control request failed');
    return c.json({ error: error.message }, error instanceof z.ZodError ? 400 : 500);
  });
  return app;
}

async function synchronise(assistant: Assistant, config: Config): Promise<void> {
  if (config.corpusDir === null) return;
  await synchroniseCorpus(assistant.db, assistant.embeddings, config.corpusDir, {
    glossary: assistant.glossary,
  });
}

function sameToken(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
