// Question to answer without a model, on the shipped corpus: the whole path, as the chat runs it.

import { synchroniseCorpus } from '../ingest/corpus.ts';
import { openAssistant } from '../server/assistant.ts';
import type { Config } from '../server/config.ts';
import { percentile } from './engine.ts';

const questions = [
  'Sở Y tế chủ trì những nhiệm vụ nào, thời hạn ra sao?',
  'so y te chu tri nhung nhiem vu nao',
  'Có bao nhiêu nhiệm vụ phải hoàn thành trong năm 2026?',
  'Mục tiêu đến năm 2030 là gì?',
  'Trung tâm dữ liệu của tỉnh được xây dựng như thế nào?',
  'Căn cứ pháp lý của kế hoạch là gì?',
  'Giá vàng hôm nay bao nhiêu?',
];

export type AnswerTimes = { questions: number; p50Ms: number | null; p95Ms: number | null };

/** Asks each question `rounds` times of an assistant over an in-memory database with the corpus in it. */
export async function measureAnswers(config: Config, rounds: number): Promise<AnswerTimes> {
  const assistant = await openAssistant({ ...config, chat: null }, { inMemory: true });
  try {
    if (config.corpusDir !== null) {
      await synchroniseCorpus(assistant.db, assistant.embeddings, config.corpusDir, {
        glossary: assistant.glossary,
      });
    }
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const question of questions) {
        const asked = performance.now();
        await assistant.ask({ question, history: [], viewer: { id: 'bench', groups: ['public'] } });
        times.push(performance.now() - asked);
      }
    }
    return { questions: times.length, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
  } finally {
    await assistant.close();
  }
}
