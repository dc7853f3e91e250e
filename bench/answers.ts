// Question to answer without a model, on the shipped corpus: the whole path, as the chat runs it.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readSuite, type SuiteLine } from '../evals/suite.ts';
import { synchroniseCorpus } from '../ingest/corpus.ts';
import { openAssistant } from '../server/assistant.ts';
import { type Config, packageRoot } from '../server/config.ts';
import { percentile } from './engine.ts';

/** Questions before the clock counts: the code is compiled and the embedder read by then. */
const WARM_UP = 10;

export type AnswerTimes = {
  questions: number;
  p50Ms: number | null;
  p95Ms: number | null;
  longestMs: number;
};

/** Asks every question of the own suites, with its history, of an assistant over an in-memory database with the corpus in it. */
export async function measureAnswers(config: Config): Promise<AnswerTimes> {
  const assistant = await openAssistant({ ...config, chat: null }, { inMemory: true });
  try {
    if (config.corpusDir !== null) {
      await synchroniseCorpus(assistant.db, assistant.embeddings, config.corpusDir, {
        glossary: assistant.glossary,
      });
    }
    const lines = suiteLines();
    const times: number[] = [];
    for (const { question, history } of [...lines.slice(0, WARM_UP), ...lines]) {
      const asked = performance.now();
      await assistant.ask({ question, history: history ?? [], viewer: { id: 'bench', groups: ['public'] } });
      times.push(performance.now() - asked);
    }
    const counted = times.slice(WARM_UP);
    return {
      questions: counted.length,
      p50Ms: percentile(counted, 0.5),
      p95Ms: percentile(counted, 0.95),
      longestMs: Math.max(...counted),
    };
  } finally {
    await assistant.close();
  }
}

/** Questions of the suites about the shipped corpus. */
function suiteLines(): SuiteLine[] {
  const folder = path.join(packageRoot, 'evals', 'suites');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readSuite(path.join(folder, file)))
    .filter((line) => (line['suite-corpus'] ?? 'corpus') === 'corpus');
}
