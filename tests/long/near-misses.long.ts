// Questions about laws to a base of thousands of articles: with the law they are answered from it, without it refused.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { suiteViewer } from '../../evals/answer.ts';
import { type FitBase, fitBases } from '../../evals/fit/bases.ts';
import { ingestPaths } from '../../ingest/corpus.ts';
import { openAssistant } from '../../server/assistant.ts';
import { loadConfig, packageRoot } from '../../server/config.ts';
import type { Answer } from '../../server/domain.ts';

const bench = path.join(packageRoot, '..', 'shared', 'bench');
/** One question of so many: enough for shares, and a few minutes. */
const EVERY = 6;

/** The answers of a base, in the order of its questions. */
async function answersOf({ paths, questions }: FitBase): Promise<Answer[]> {
  const assistant = await openAssistant(loadConfig({ LOG_LEVEL: 'error' }), { inMemory: true });
  try {
    const { db, embeddings, glossary } = assistant;
    await ingestPaths(db, embeddings, paths, { glossary });
    const answers: Answer[] = [];
    for (const { question } of questions)
      answers.push(await assistant.ask({ question, history: [], viewer: suiteViewer }));
    return answers;
  } finally {
    await assistant.close();
  }
}

const isRefused = ({ citations }: Answer) => citations.length === 0;
const shareOf = (answers: Answer[], holds: (answer: Answer, at: number) => boolean) =>
  answers.filter(holds).length / answers.length;

describe.skipIf(!existsSync(path.join(bench, 'alqac')))('a base of laws', () => {
  it('answers from the article that says it, and refuses what stands in a law that it has not', async () => {
    const bases = fitBases(bench, EVERY);
    const whole: FitBase = bases.next().value!;
    const answered = await answersOf(whole);
    const part: FitBase = bases.next().value!;
    const absent = await answersOf(part);
    bases.return(undefined);
    const cites = ({ citations }: Answer, at: number) =>
      citations.some(({ passageId }) => whole.questions[at]!.gold.includes(passageId));
    const shares = {
      gold: shareOf(answered, cites),
      refusedWrongly: shareOf(answered, isRefused),
      refusedRightly: shareOf(absent, isRefused),
    };
    process.stdout.write(
      `${JSON.stringify({ ...shares, answered: answered.length, absent: absent.length })}\n`,
    );
    expect(shares.gold).toBeGreaterThan(0.7);
    expect(shares.refusedWrongly).toBeLessThan(0.15);
    expect(shares.refusedRightly).toBeGreaterThan(0.7);
  }, 1_800_000);
});
