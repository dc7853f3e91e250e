// Runs the project's own suites: each set of documents in a temporary database of its own, answered and scored.
import type { Ask } from '../server/ask/contract.ts';
import { answerSuite } from './answer.ts';
import type { AgencyFinder } from './metrics/support.ts';
import type { ResultLine } from './result.ts';
import { type QuestionScore, scoreSuite } from './score.ts';
import type { StoredTexts } from './stored.ts';
import type { SuiteLine } from './suite.ts';

/** Sets of documents that suites are about. */
export type CorpusName = 'corpus' | 'samples';

/** A set of documents, ready to be asked. */
export type Workbench = {
  ask: Ask;
  corpusVersion: string;
  storedTexts(results: ResultLine[]): Promise<StoredTexts>;
  agencyFinder(stored: StoredTexts): AgencyFinder;
  close(): Promise<void>;
};

export type RunOptions = {
  open: (corpus: CorpusName) => Promise<Workbench>;
  onResult?: (done: number, total: number, result: ResultLine) => void;
  onFailure?: (id: string, cause: unknown) => void;
};

/** Results and scores in suite order, and the version of each set of documents that was asked. */
export type Run = {
  lines: SuiteLine[];
  results: ResultLine[];
  scores: QuestionScore[];
  corpusVersions: string[];
};

/** Answers every line against its documents, one set after the other, and scores them. Each set is closed again. */
export async function runSuites(lines: SuiteLine[], options: RunOptions): Promise<Run> {
  const results = new Map<string, ResultLine>();
  const scores = new Map<string, QuestionScore>();
  const corpusVersions: string[] = [];
  for (const corpus of ['corpus', 'samples'] as const) {
    const own = lines.filter((line) => (line['suite-corpus'] ?? 'corpus') === corpus);
    if (own.length === 0) continue;
    const bench = await options.open(corpus);
    try {
      const before = results.size;
      const answered = await answerSuite(own, {
        ask: bench.ask,
        onResult: (result, done) => options.onResult?.(before + done, lines.length, result),
        ...(options.onFailure ? { onFailure: options.onFailure } : {}),
      });
      for (const result of answered) results.set(result.id, result);
      const stored = await bench.storedTexts(answered);
      const scored = scoreSuite(own, answered, { stored, agenciesOf: bench.agencyFinder(stored) });
      for (const score of scored) scores.set(score.id, score);
      corpusVersions.push(`${corpus}@${bench.corpusVersion}`);
    } finally {
      await bench.close();
    }
  }
  return { lines, results: inOrder(lines, results), scores: inOrder(lines, scores), corpusVersions };
}

function inOrder<T>(lines: SuiteLine[], byId: Map<string, T>): T[] {
  return lines.map((line) => byId.get(line.id)).filter((value) => value !== undefined);
}
