// `npm run ask -- [--json] [--history FILE] "câu hỏi"`: one question on the command line; stdout carries only the answer.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { terminalProgress } from '../ingest/progress.ts';
import { resultLine } from './ask/result-line.ts';
import { localViewer, openAssistant } from './assistant.ts';
import { type Config, loadConfig } from './config.ts';
import type { Answer, Turn } from './domain.ts';
import { CommandError, runMain } from './run-main.ts';
import { callRunningServer, controlPaths } from './store/control.ts';
import { StoreError } from './store/errors.ts';
import { failureLines, synchronise } from './synchronise.ts';

const usage = 'Cách dùng: npm run --silent ask -- [--json] [--history TỆP.json] "câu hỏi"';
const serverFailure = z.object({ error: z.string() });
const noAnswer = 'Máy chủ đang chạy không trả lời được';
const maxTurns = 100;
const historyFile = z
  .array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() }))
  .max(maxTurns);

await runMain(async () => {
  const config = loadConfig(process.env);
  const { question, history, json } = await readArguments(config);
  const answer = await answerOf(question, history, config);
  process.stdout.write(json ? `${JSON.stringify(resultLine(answer))}\n` : plainText(answer));
  return 0;
});

async function readArguments(config: Config): Promise<{ question: string; history: Turn[]; json: boolean }> {
  const { values, positionals } = parse();
  const question = positionals.join(' ');
  if (question.trim() === '') throw new CommandError(`Chưa có câu hỏi.\n${usage}`, 2);
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
    throw new CommandError(usage, 2, { cause });
  }
}

async function readHistory(file: string): Promise<Turn[]> {
  try {
    return historyFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new CommandError(
      `Không đọc được lịch sử hội thoại ${file}: cần một mảng JSON gồm nhiều nhất ${maxTurns} phần tử {"role","content"}.`,
      2,
      { cause },
    );
  }
}

async function answerOf(question: string, history: Turn[], config: Config): Promise<Answer> {
  const running = await throughServer(question, history, config);
  if (running) return running;
  const assistant = await openAssistant(config);
  try {
    const failures = await synchronise(assistant, config, terminalProgress(process.stderr));
    process.stderr.write(failureLines(failures));
    return await assistant.ask({ question, history, viewer: localViewer });
  } finally {
    await assistant.close();
  }
}

/** Null when no server runs on the data folder. */
async function throughServer(question: string, history: Turn[], config: Config): Promise<Answer | null> {
  if (config.databaseUrl !== null) return null;
  try {
    const body = { question, history };
    const response = await callRunningServer(config.dataDir, controlPaths.ask, body);
    if (response === null) return null;
    if (response.ok) return (await response.json()) as Answer;
    const failure = serverFailure.safeParse(await response.json());
    throw new CommandError(failure.success ? failure.data.error : `${noAnswer} (mã ${response.status})`, 1);
  } catch (error) {
    if (error instanceof CommandError || error instanceof StoreError) throw error;
    throw new CommandError(`${noAnswer}. Xem nhật ký của máy chủ hoặc khởi động lại.`, 1, { cause: error });
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
