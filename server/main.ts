// `npm start`: opens the assistant, synchronises the corpus, serves the chat, and closes in order when told to stop.
import { randomBytes } from 'node:crypto';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Registry } from 'prom-client';
import { evalsDataFolder, evalsProgram } from '../evals/runs/command.ts';
import { type Desk, openDesk } from '../evals/runs/desk.ts';
import { openRuns } from '../evals/runs/store.ts';
import { provenanceOf, workbenchOf } from '../evals/workbench.ts';
import type { Pipeline } from '../ingest/pipeline.ts';
import { terminalProgress } from '../ingest/progress.ts';
import { createApp } from './app.ts';
import { type Assistant, openAssistant } from './assistant.ts';
import { type Config, ConfigError, isLoopback, loadConfig } from './config.ts';
import { type ControlServer, startControl } from './control-server.ts';
import { startHousekeeping } from './housekeeping.ts';
import type { Log } from './log.ts';
import { preparePipeline } from './pipeline.ts';
import { runMain } from './run-main.ts';
import { corpusSuggestions } from './suggestions.ts';
import { failureLines, resynchroniser, synchronise } from './synchronise.ts';

/** Time an orderly stop may take before the process ends anyway. */
const STOP_TIMEOUT_MS = 10_000;
/** Time within it that answers under way have to be finished. */
const ANSWERS_TIMEOUT_MS = 5_000;
const SWEEP_MS = 50;

type Handler = Pick<Hono, 'fetch'>;
type Web = { server: ServerType; port: number; use(handler: Handler): void };

await runMain(() => start(loadConfig(process.env)));

async function start(config: Config): Promise<number> {
  const started = performance.now();
  const assistant = await openAssistant(config);
  logStrayErrors(assistant.log);
  let web: Web | null = null;
  let control: ControlServer | null = null;
  try {
    // before the ingestion, which may take a minute: a port in use should not cost it
    web = await listen(config);
    process.stderr.write(
      failureLines(await synchronise(assistant, config, terminalProgress(process.stderr))),
    );
    const desk = evalDesk(assistant, config);
    const pipeline = preparePipeline(assistant, config);
    web.use(application(assistant, config, desk, pipeline.ready));
    const stopHousekeeping = startHousekeeping(assistant.db, () => new Date(), assistant.log);
    control = assistant.db.lock ? await startControl(assistant, config) : null;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(
      `Trợ lý Công vụ đã sẵn sàng sau ${seconds} giây. Mở http://${displayHost(config.host)}:${web.port}\nNhấn Ctrl+C để dừng.\n`,
    );
    pipeline.begin();
    stopOnSignal(assistant, web.server, control, async () => {
      stopHousekeeping();
      await Promise.all([desk.close(), pipeline.stop()]);
    });
    return 0;
  } catch (error) {
    if (web) await close(web.server, 0);
    await control?.close();
    await assistant.close();
    throw error;
  }
}

/** Eval runs that are started in the web app. */
function evalDesk(assistant: Assistant, config: Config): Desk {
  return openDesk({
    store: openRuns(evalsDataFolder(config)),
    openLive: () => workbenchOf(assistant),
    program: evalsProgram,
    clock: () => new Date(),
    log: assistant.log,
  });
}

function application(assistant: Assistant, config: Config, desk: Desk, pipeline: Promise<Pipeline>): Handler {
  const resync = resynchroniser(assistant, config);
  return createApp({
    ask: assistant.ask,
    db: assistant.db,
    config: { publicHosts: config.publicHosts, maxQuestionChars: config.maxQuestionChars },
    suggestions: () => corpusSuggestions(assistant.db),
    log: assistant.log,
    clock: () => new Date(),
    newId: () => randomBytes(18).toString('base64url'),
    registry: new Registry(),
    evalsFolder: evalsDataFolder(config),
    evalDesk: desk,
    pipeline,
    tokenNames: [...config.sources.tokens.keys()],
    ...(resync === null ? {} : { resync }),
    questionsAbout: (documentIds) => corpusSuggestions(assistant.db, documentIds),
    provenance: () => provenanceOf(config.chat?.model ?? null, new Date()),
  });
}

/** What is served until the documents are in: alive, not ready. */
function startingApp(): Handler {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => c.json({ status: 'starting' }, 503));
  app.all('*', (c) =>
    c.text('Trợ lý Công vụ đang nạp kho văn bản, xin thử lại sau ít phút.', 503, { 'Retry-After': '5' }),
  );
  return app;
}

function listen(config: Config): Promise<Web> {
  let handler = startingApp();
  const use = (next: Handler) => {
    handler = next;
  };
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request, bindings) => handler.fetch(request, bindings),
        hostname: config.host,
        port: config.port,
      },
      (info) => resolve({ server, port: info.port, use }),
    );
    server.on('error', (cause: NodeJS.ErrnoException) => reject(listenError(cause, config)));
  });
}

function listenError(cause: NodeJS.ErrnoException, config: Config): Error {
  if (cause.code === 'EADDRINUSE') {
    return new ConfigError(
      `Cổng ${config.port} đang được chương trình khác sử dụng. Dừng chương trình đó hoặc đặt PORT sang một cổng khác.`,
      { cause },
    );
  }
  if (cause.code === 'EACCES') {
    return new ConfigError(`Không được phép mở cổng ${config.port}. Đặt PORT từ 1024 trở lên.`, { cause });
  }
  if (cause.code === 'EADDRNOTAVAIL') {
    return new ConfigError(`Máy này không có địa chỉ ${config.host}. Kiểm tra lại HOST.`, { cause });
  }
  return cause;
}

function displayHost(host: string): string {
  return isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}

/** Takes no new requests and gives those under way `graceMs` to end. */
function close(server: ServerType, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const deadline = performance.now() + graceMs;
    const sweep = setInterval(() => {
      if (performance.now() >= deadline && 'closeAllConnections' in server) server.closeAllConnections();
      // browsers keep a connection open after its last answer
      else if ('closeIdleConnections' in server) server.closeIdleConnections();
    }, SWEEP_MS);
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
  });
}

function stopOnSignal(
  assistant: Assistant,
  server: ServerType,
  control: ControlServer | null,
  stopWork: () => Promise<void>,
): void {
  const onSignal = () => {
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    Promise.all([stopWork(), close(server, ANSWERS_TIMEOUT_MS), control?.close()])
      .then(() => assistant.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          assistant.log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
}

/** One lost promise of one request must not end the server for everyone; it is a defect all the same. */
function logStrayErrors(log: Log): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
}
