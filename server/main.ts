// `npm start`: opens the assistant, synchronises the corpus, serves the chat, and closes in order when told to stop.
import { randomBytes } from 'node:crypto';
import { type ServerType, serve } from '@hono/node-server';
import { Registry } from 'prom-client';
import { synchroniseCorpus } from '../ingest/corpus.ts';
import { terminalProgress } from '../ingest/progress.ts';
import { createApp } from './app.ts';
import { type Assistant, openAssistant } from './assistant.ts';
import { type Config, ConfigError, isLoopback, loadConfig, loadEnvFile } from './config.ts';
import { startControl } from './control-server.ts';
import { exitStatusOf, StoreError } from './store/errors.ts';
import { corpusSuggestions } from './suggestions.ts';

/** Time an orderly stop may take before the process ends anyway. */
const STOP_TIMEOUT_MS = 10_000;

try {
  loadEnvFile();
  await run(loadConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof ConfigError ? 2 : exitStatusOf(error);
}

async function run(config: Config): Promise<void> {
  const started = performance.now();
  const assistant = await openAssistant(config);
  try {
    await synchronise(config, assistant);
    const web = await listen(config, assistant);
    const control = assistant.db.lock ? await startControl(assistant, config) : null;
    process.stderr.write(
      `Trợ lý Công vụ đã sẵn sàng sau ${((performance.now() - started) / 1000).toFixed(1)} giây. Mở http://${displayHost(config.host)}:${web.port}\nNhấn Ctrl+C để dừng.\n`,
    );
    stopOnSignal(async () => {
      await Promise.all([close(web.server), control?.close()]);
      await assistant.close();
    });
  } catch (error) {
    await assistant.close();
    throw error;
  }
}

async function synchronise(config: Config, assistant: Assistant): Promise<void> {
  if (config.corpusDir === null) return;
  const result = await synchroniseCorpus(assistant.db, assistant.embeddings, config.corpusDir, {
    glossary: assistant.glossary,
    onProgress: terminalProgress(process.stderr),
  });
  for (const failure of result.failures)
    process.stderr.write(`Không nạp được ${failure.path}: ${failure.reason}\n`);
}

async function listen(config: Config, assistant: Assistant): Promise<{ server: ServerType; port: number }> {
  const app = createApp({
    ask: assistant.ask,
    db: assistant.db,
    config: { publicHosts: config.publicHosts, maxQuestionChars: config.maxQuestionChars },
    suggestions: () => corpusSuggestions(assistant.db),
    log: assistant.log,
    clock: () => new Date(),
    newId: () => randomBytes(18).toString('base64url'),
    registry: new Registry(),
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, (info) =>
      resolve({ server, port: info.port }),
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

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

function stopOnSignal(stop: () => Promise<void>): void {
  const onSignal = () => {
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    void stop().then(() => process.exit(0));
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
}
