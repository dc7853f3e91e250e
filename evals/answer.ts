// Answers the questions of a suite one after the other through the same code as the chat.
import { performance } from 'node:perf_hooks';
import type { Ask } from '../server/ask/contract.ts';
import { failedLine, type ResultLine, resultOf } from './result.ts';
import type { SuiteLine } from './suite.ts';

export type AnswerOptions = {
  ask: Ask;
  /** Called after each question, for the progress bar and for writing line by line. */
  onResult?: (result: ResultLine, done: number) => void;
  /** Told why a question failed; the result line itself carries no internals. */
  onFailure?: (id: string, cause: unknown) => void;
  /** Milliseconds from any fixed point. */
  now?: () => number;
};

/** Groups under which suites are answered: what every signed-in official may read. */
export const suiteViewer = { id: 'evals', groups: ['public'] };

/** One result per question, in suite order, one question at a time so that timings mean something. */
export async function answerSuite(lines: SuiteLine[], options: AnswerOptions): Promise<ResultLine[]> {
  const results: ResultLine[] = [];
  for (const line of lines) {
    const result = await answerOne(line, options);
    results.push(result);
    options.onResult?.(result, results.length);
  }
  return results;
}

async function answerOne(line: SuiteLine, options: AnswerOptions): Promise<ResultLine> {
  const now = options.now ?? (() => performance.now());
  const startedMs = now();
  const elapsed = () => Math.round((now() - startedMs) * 100) / 100;
  try {
    const answer = await options.ask({
      question: line.question,
      history: line.history ?? [],
      viewer: suiteViewer,
    });
    const result = resultOf(line.id, answer);
    return { ...result, timings_ms: { ...result.timings_ms, total: result.timings_ms.total ?? elapsed() } };
  } catch (cause) {
    options.onFailure?.(line.id, cause);
    return failedLine(line.id, elapsed());
  }
}
