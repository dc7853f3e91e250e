// `npm run ask -- [--json] [--history FILE] "câu hỏi"`: one question on the command line; stdout carries only the answer.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { synchroniseCorpus } from '../ingest/corpus.ts';
import { terminalProgress } from '../ingest/progress.ts';
import { resultLine } from './ask/result-line.ts';
import { localViewer, openAssistant } from './assistant.ts';
import { type Config, ConfigError, loadConfig, loadEnvFile } from './config.ts';
import type { Answer, Turn } from './domain.ts';
import { callRunningServer, controlPaths } from './store/control.ts';
import { exitStatusOf, StoreError } from './store/errors.ts';

const usage = 'Cách dùng: npm run --silent ask -- [--json] [--history TỆP.json] "câu hỏi"';
const historyFile = z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() })).max(100);

class UsageError extends Error {}

try {
  loadEnvFile();
  const config = loadConfig(process.env);
  const { question, history, json } = await readArguments(config);
  const answer = await answerOf(question, history, config);
  process.stdout.write(json ? `${JSON.stringify(resultLine(answer))}\n` : plainText(answer));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ConfigError || error instanceof StoreError))
    throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof StoreError ? exitStatusOf(error) : 2;
}

async function readArguments(config: Config): Promise<{ question: string; history: Turn[]; json: boolean }> {
  const { values, positionals } = parse();
  const question = positionals.join(' ');
  if (question.trim() === '') throw new UsageError(`Chưa có câu hỏi.\n${usage}`);
  const history = values.history ? await readHistory(path.resolve(config.callerDir, values.history)) : [];
  return { question, history, json: values.json === true };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, history: { type: 'string' } },
    });
  } catch (cause) {
    throw new UsageError(usage, { cause });
  }
}

async function readHistory(file: string): Promise<Turn[]> {
  try {
    return historyFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new UsageError(
      `Không đọc được lịch sử hội thoại ${file}: cần một mảng JSON gồm các phần tử {"role","content"}.`,
      { cause },
    );
  }
}

async function answerOf(question: string, history: Turn[], config: Config): Promise<Answer> {
  const response =
    config.databaseUrl === null
      ? await callRunningServer(config.dataDir, controlPaths.ask, { question, history })
      : null;
  if (response?.ok) return (await response.json()) as Answer;
  if (response)
    throw new StoreError(
      `Máy chủ đang chạy không trả lời được (mã ${response.status}). Xem nhật ký của máy chủ.`,
    );
  const assistant = await openAssistant(config);
  try {
    if (config.corpusDir !== null) {
      await synchroniseCorpus(assistant.db, assistant.embeddings, config.corpusDir, {
        glossary: assistant.glossary,
        onProgress: terminalProgress(process.stderr),
      });
    }
    return await assistant.ask({ question, history, viewer: localViewer });
  } finally {
    await assistant.close();
  }
}

/** The answer with its sources below, for reading in a terminal. */
function plainText(answer: Answer): string {
  const lines = [answer.markdown];
  if (answer.understood) lines.unshift(`Đang hiểu là: ${answer.understood}\n`);
  if (answer.citations.length > 0) {
    lines.push('', 'Nguồn:');
    for (const citation of answer.citations) {
      const draft = citation.documentStatus === 'draft' ? ' (dự thảo)' : '';
      lines.push(`[${citation.marker}] ${citation.place} — ${citation.document}${draft}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
