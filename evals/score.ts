// Scores results against their suite: one flat record per question, pure, so that it can be run again at any time.
import { z } from 'zod';
import { judge } from './metrics/correctness.ts';
import { citedNeeds, ndcg, needsOf, ranksOf, recallAt, reciprocalRank } from './metrics/evidence.ts';
import { isVerbatim, markProblems } from './metrics/quotes.ts';
import { type AgencyFinder, measureSupport } from './metrics/support.ts';
import type { ResultLine } from './result.ts';
import type { StoredTexts } from './stored.ts';
import { isScored, type QuestionClass, questionClasses, type ScoredLine, type SuiteLine } from './suite.ts';

const share = z.number().min(0).max(1).nullable();
const ratio = z.object({ held: z.int(), total: z.int() });

/** Figures of one question; null where the question has nothing to measure. */
export const questionScoreSchema = z.object({
  id: z.string(),
  class: z.enum(questionClasses),
  blind: z.boolean(),
  twin: z.string().nullable(),
  question: z.string(),
  pass: z.boolean(),
  /** Why it did not pass, and what else is wrong, in Vietnamese. */
  reasons: z.array(z.string()),
  outcome: z.string(),
  shouldRefuse: z.boolean(),
  refused: z.boolean(),
  listExact: z.boolean().nullable(),
  countExact: z.boolean().nullable(),
  quotes: ratio,
  citations: ratio,
  values: ratio,
  /** Gold evidence cited, of gold evidence plus factual sentences without a mark. */
  needs: ratio,
  ranks: z.array(z.int().nullable()),
  recallAt5: share,
  recallAt20: share,
  mrr: share,
  ndcgAt10: share,
  totalMs: z.number().nullable(),
});
export type QuestionScore = z.infer<typeof questionScoreSchema>;

export type ScoreContext = { stored: StoredTexts; agenciesOf: AgencyFinder };

/**
 * Scores every line that has a gold, in suite order. A line without a result counts as not passed; lines without a
 * gold are left out.
 */
export function scoreSuite(
  lines: SuiteLine[],
  results: ResultLine[],
  context: ScoreContext,
): QuestionScore[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  const lineById = new Map(lines.map((line) => [line.id, line]));
  return lines.filter(isScored).map((line) => {
    const twin = line.twin === undefined ? undefined : lineById.get(line.twin);
    return scoreQuestion(
      line,
      byId.get(line.id) ?? missingResult(line.id),
      twin?.class ?? line.class,
      context,
    );
  });
}

/** Scores one answer; `kind` is the class that decides how it is judged (of an informal question: its twin's). */
export function scoreQuestion(
  line: ScoredLine,
  result: ResultLine,
  kind: QuestionClass,
  context: ScoreContext,
): QuestionScore {
  const verdict = judge(line.gold, kind, result);
  const asked = [...(line.history ?? []).map((turn) => turn.content), line.question].join('\n');
  const support = measureSupport(result, context.stored, asked, context.agenciesOf);
  const needs = line.gold.refused ? [] : needsOf(line.gold);
  const ranks = ranksOf(needs, result.retrieved);
  const verbatim = result.citations
    .map((citation) => isVerbatim(citation, context.stored))
    .filter((value) => value !== null);
  const cited = citedNeeds(needs, result).filter(Boolean).length;
  const measured = <T>(value: T): T | null => (needs.length === 0 ? null : value);
  const reasons = [
    ...verdict.reasons,
    ...markProblems(result.answer, result.citations),
    ...(verbatim.includes(false) ? ['có trích dẫn không đúng nguyên văn văn bản đã lưu'] : []),
    ...support.problems,
    ...support.unmarked.map((sentence) => `câu có số liệu mà không có nguồn: “${sentence.slice(0, 160)}”`),
  ];
  return {
    id: line.id,
    class: line.class,
    blind: line.blind ?? false,
    twin: line.twin ?? null,
    question: line.question,
    pass: verdict.correct && markProblems(result.answer, result.citations).length === 0,
    reasons,
    outcome: result.outcome,
    shouldRefuse: line.gold.refused,
    refused: result.refused,
    listExact: verdict.listExact,
    countExact: verdict.countExact,
    quotes: { held: verbatim.filter(Boolean).length, total: verbatim.length },
    citations: support.citations,
    values: support.values,
    needs: { held: cited, total: needs.length + (line.gold.refused ? 0 : support.unmarked.length) },
    ranks,
    recallAt5: measured(recallAt(ranks, 5)),
    recallAt20: measured(recallAt(ranks, 20)),
    mrr: measured(reciprocalRank(ranks)),
    ndcgAt10: measured(ndcg(ranks, 10)),
    totalMs: result.timings_ms.total ?? null,
  };
}

function missingResult(id: string): ResultLine {
  return {
    id,
    outcome: 'error_missing_result',
    refused: true,
    phrasing: 'verbatim',
    answer: '',
    citations: [],
    retrieved: [],
    timings_ms: {},
  };
}
