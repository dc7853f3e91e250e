// `evals -- judge`: judges the answers of a stored run, or the labelled answers to see how far the judge can be trusted.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../server/config.ts';
import { createChatModel } from '../../server/llm/chat.ts';
import { createProgress } from '../progress.ts';
import { evalsFolder } from '../report-files.ts';
import { evalsDataFolder, findRun, outcomeFrom } from '../runs/command.ts';
import { openRuns } from '../runs/store.ts';
import { SuiteError } from '../suite.ts';
import { writeText } from '../write-text.ts';
import { agreementOf, agreementText, readLabels, toJudge } from './agreement.ts';
import { createJudge, type Judgement, judgementSchema, referenceOf, type ToJudge } from './judge.ts';

const labelsFile = path.join(evalsFolder, 'judge/labels.jsonl');

/** Exit status 0, or 1 when the model gave no verdict on some answers. `runId` null: the labelled answers. */
export async function judgeFromTerminal(config: Config, runId: string | null): Promise<number> {
  if (!config.chat)
    throw new SuiteError('Chưa cấu hình mô hình để chấm. Đặt OPENAI_BASE_URL và CHAT_MODEL rồi chạy lại.');
  if (runId === null) {
    const labels = readLabels(labelsFile);
    const judgements = await judgeAll(config, labels.map(toJudge));
    process.stdout.write(agreementText(agreementOf(labels, judgements)));
    return judgements.some((one) => one.verdict === null) ? 1 : 0;
  }
  const store = openRuns(evalsDataFolder(config));
  const outcome = outcomeFrom(store, findRun(store, runId));
  const lines = new Map(outcome.questions.map((line) => [line.id, line]));
  const items = outcome.results.flatMap((result) => {
    const line = lines.get(result.id);
    const reference = line ? referenceOf(line) : null;
    return line && reference !== null
      ? [{ id: line.id, question: line.question, reference, answer: result.answer }]
      : [];
  });
  const judgements = await judgeAll(config, items);
  writeText(store.judgeFile(runId), judgements.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const labels = outcome.scores.questions.map(({ id, pass }) => ({
    id,
    label: pass ? ('pass' as const) : ('fail' as const),
  }));
  process.stdout.write(`So với phép chấm tự động:\n${agreementText(agreementOf(labels, judgements))}`);
  return judgements.some((one) => one.verdict === null) ? 1 : 0;
}

/** Verdicts of a stored run by question id; empty when it was never judged. */
export function readJudgements(file: string): Map<string, Judgement> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => judgementSchema.parse(JSON.parse(line))).map((one) => [one.id, one] as const),
  );
}

async function judgeAll(config: Config, items: ToJudge[]): Promise<Judgement[]> {
  const model = config.chat ? createChatModel(config.chat) : null;
  if (model === null) return [];
  const judge = await createJudge(model);
  const progress = createProgress('Chấm', items.length, process.stderr);
  const judgements: Judgement[] = [];
  for (const item of items) {
    judgements.push(await judge(item));
    progress.step(judgements.length, item.id);
  }
  progress.end();
  return judgements;
}
