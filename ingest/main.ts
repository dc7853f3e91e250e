// `npm run ingest -- PATH…`: adds files, folders and bulk files; the result is one JSON line on stdout.
import path from 'node:path';
import { z } from 'zod';
import { type Config, loadConfig } from '../server/config.ts';
import { readGlossary } from '../server/glossary.ts';
import { createEmbeddings } from '../server/llm/embeddings.ts';
import { CommandError, runMain } from '../server/run-main.ts';
import { callRunningServer, controlPaths, readLines } from '../server/store/control.ts';
import { openDatabase } from '../server/store/database.ts';
import { ActionUsageError, actionOf, runAction } from './actions-command.ts';
import { ingestPaths } from './corpus.ts';
import type { DocumentAction } from './document-actions.ts';
import { type OnProgress, terminalProgress } from './progress.ts';
import type { SyncResult } from './sync.ts';

const usage =
  'Cách dùng: npm run --silent ingest -- ĐƯỜNG_DẪN…\n  (tệp, thư mục, hoặc tệp .jsonl[.gz] nạp hàng loạt)';

const serverGone = 'Máy chủ dừng giữa chừng; chạy lại lệnh này để nạp tiếp phần còn lại.';

const resultSchema = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  retired: z.number(),
  failed: z.number(),
  failures: z.array(z.object({ path: z.string(), reason: z.string() })),
});
const lineSchema = z.union([
  z.object({
    progress: z.object({
      phase: z.enum(['documents', 'records', 'index', 'vectors']),
      done: z.number(),
      total: z.number().nullable(),
      name: z.string().exactOptional(),
      page: z.number().exactOptional(),
      pages: z.number().exactOptional(),
    }),
  }),
  z.object({ result: resultSchema }),
  z.object({ error: z.string() }),
]);

await runMain(() => ingest(process.argv.slice(2)));

async function ingest(args: string[]): Promise<number> {
  const action = actionOf(args);
  if (action !== null) return act(action, args);
  if (args.length === 0 || args.some((arg) => arg.startsWith('--'))) throw new CommandError(usage, 2);
  const config = loadConfig(process.env);
  const paths = args.map((arg) => path.resolve(config.callerDir, arg));
  const report = terminalProgress(process.stderr);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    const result =
      (await throughServer(config, paths, report, stop.signal)) ??
      (await inProcess(config, paths, report, stop.signal));
    for (const failure of result.failures) process.stderr.write(`${failure.path}: ${failure.reason}\n`);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return result.failed > 0 ? 1 : 0;
  } catch (cause) {
    if (!stop.signal.aborted) throw cause;
    throw new CommandError('Đã dừng theo yêu cầu; phần đã nạp được giữ nguyên, chạy lại để nạp tiếp.', 1, {
      cause,
    });
  }
}

async function act(action: DocumentAction, args: string[]): Promise<number> {
  try {
    return await runAction(loadConfig(process.env), action, args);
  } catch (cause) {
    if (cause instanceof ActionUsageError) throw new CommandError(cause.message, 2, { cause });
    throw cause;
  }
}

async function inProcess(
  config: Config,
  paths: string[],
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<SyncResult> {
  const glossary = await readGlossary();
  const db = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
  try {
    const embeddings = await createEmbeddings(config.embeddings);
    return await ingestPaths(db, embeddings, paths, {
      corpusDir: config.corpusDir,
      glossary,
      onProgress,
      signal,
    });
  } finally {
    await db.close();
  }
}

/** Null when no server runs on the data folder. */
async function throughServer(
  config: Config,
  paths: string[],
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<SyncResult | null> {
  if (config.databaseUrl !== null) return null;
  const response = await callRunningServer(config.dataDir, controlPaths.ingest, { paths }, signal);
  if (response === null) return null;
  if (!response.ok)
    throw new CommandError(`Máy chủ đang chạy từ chối yêu cầu nạp (HTTP ${response.status}).`, 1);
  try {
    for await (const line of readLines(response)) {
      const message = lineSchema.parse(line);
      if ('error' in message) throw new CommandError(message.error, 1);
      if ('result' in message) return message.result;
      onProgress(message.progress);
    }
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    throw new CommandError(serverGone, 1, { cause });
  }
  throw new CommandError(serverGone, 1);
}
