// Scores ranked lists against labelled records: recall at several depths, MRR@10, nDCG@10. Pure over the two files.
import { z } from 'zod';
import { mean } from './metrics/latency.ts';
import { bestRankFirst, ndcgAt, recallAt, reciprocalRankAt } from './metrics/ranking.ts';
import { parseJson, readText, SuiteError, type SuiteLine } from './suite.ts';

/** Depths at which recall is reported. */
export const recallDepths = [1, 5, 10, 20, 50, 100] as const;

const labelSchema = z.looseObject({
  id: z.string(),
  /** Ids of records, or of documents where `level` says so. */
  relevant: z.array(z.string()).min(1),
  level: z.enum(['doc', 'passage', 'record']).optional(),
  answerable: z.boolean().optional(),
});
const rankedSchema = z.object({
  id: z.string(),
  ranked: z.array(z.object({ id: z.string(), doc_id: z.string(), score: z.number() })),
});
export type RankedLine = z.infer<typeof rankedSchema>;

export type RetrievalScores = {
  questions: number;
  /** Lines without `relevant`, or marked as unanswerable. */
  unlabelled: number;
  /** Labelled questions for which the results have no line; they count as found nothing. */
  missing: number;
  /** Deepest list seen: recall below it cannot be better than recall at it. */
  depth: number;
  recall: Record<(typeof recallDepths)[number], number | null>;
  mrrAt10: number | null;
  ndcgAt10: number | null;
};

/** Reads what `retrieve` wrote; @throws SuiteError naming the bad line. */
export function readRanked(file: string): RankedLine[] {
  return readText(file)
    .split('\n')
    .flatMap((raw, index) => {
      if (raw.trim() === '') return [];
      const where = `${file}, dòng ${index + 1}`;
      const parsed = rankedSchema.safeParse(parseJson(raw, where));
      if (!parsed.success) throw new SuiteError(`${where}: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}

/** Means over every labelled question. @throws SuiteError when no line of the suite is labelled */
export function scoreRetrieval(lines: SuiteLine[], results: RankedLine[]): RetrievalScores {
  const byId = new Map(results.map((result) => [result.id, result]));
  const labelled = lines.flatMap((line) => {
    const label = labelSchema.safeParse(line);
    return label.success && label.data.answerable !== false ? [label.data] : [];
  });
  if (labelled.length === 0)
    throw new SuiteError('Bộ câu hỏi không có dòng nào có "relevant" (danh sách mã đúng) để chấm.');
  const cases = labelled.map((label) => {
    const ranked = byId.get(label.id)?.ranked ?? [];
    const ids = ranked.map((entry) => (label.level === 'doc' ? entry.doc_id : entry.id));
    return { ranked: bestRankFirst(ids), relevant: new Set(label.relevant), length: ranked.length };
  });
  const over = (metric: (one: (typeof cases)[number]) => number) => mean(cases.map(metric));
  return {
    questions: cases.length,
    unlabelled: lines.length - labelled.length,
    missing: labelled.filter((label) => !byId.has(label.id)).length,
    depth: Math.max(0, ...cases.map((one) => one.length)),
    recall: Object.fromEntries(
      recallDepths.map((k) => [k, over((one) => recallAt(one.ranked, one.relevant, k))]),
    ) as RetrievalScores['recall'],
    mrrAt10: over((one) => reciprocalRankAt(one.ranked, one.relevant, 10)),
    ndcgAt10: over((one) => ndcgAt(one.ranked, one.relevant, 10)),
  };
}

/** For a terminal; depths beyond the lists are marked. */
export function retrievalText(scores: RetrievalScores): string {
  const figure = (value: number | null) =>
    value === null
      ? '–'
      : value.toLocaleString('vi-VN', { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const rows = recallDepths.map((k) => {
    const short = k > scores.depth ? `  (danh sách chỉ sâu ${scores.depth})` : '';
    return `recall@${k}`.padEnd(12) + figure(scores.recall[k]) + short;
  });
  return [
    `${scores.questions} câu hỏi có nhãn; ${scores.unlabelled} câu không chấm; ${scores.missing} câu không có kết quả`,
    ...rows,
    'MRR@10'.padEnd(12) + figure(scores.mrrAt10),
    'nDCG@10'.padEnd(12) + figure(scores.ndcgAt10),
    '',
  ].join('\n');
}
