// Whether the gold evidence was retrieved, at which rank, and whether the answer cites it.
import type { ResultLine } from '../result.ts';
import type { Gold } from '../suite.ts';
import { ndcgAt, reciprocalRankAt } from './ranking.ts';
import { foldAnswer } from './text.ts';

/** Share of a long gold span that quotes lying inside it must cover together. */
const COVERED_SHARE = 0.6;

/** One piece of evidence that an answer needs: any of its spans, or a place. */
export type EvidenceNeed = { kind: 'span'; spans: string[] } | { kind: 'place'; path: string };

/** Needs of a gold: each group of spans, each section and each row once. */
export function needsOf(gold: Gold): EvidenceNeed[] {
  const paths = new Set([...(gold.sections ?? []), ...(gold.rows ?? [])]);
  return [
    ...(gold.spans ?? []).map((spans): EvidenceNeed => ({ kind: 'span', spans })),
    ...[...paths].map((path): EvidenceNeed => ({ kind: 'place', path })),
  ];
}

/** Rank (from 1) at which each need is first met by the retrieved passages, null when it is not. */
export function ranksOf(needs: EvidenceNeed[], retrieved: ResultLine['retrieved']): (number | null)[] {
  const texts = retrieved.map((item) => ({ section: item.section, text: foldAnswer(item.text) }));
  return needs.map((need) => {
    const index = texts.findIndex((item) => meets(need, item.section, [item.text]));
    return index < 0 ? null : index + 1;
  });
}

/** How many needs the citations of an answer meet. */
export function citedNeeds(needs: EvidenceNeed[], result: ResultLine): boolean[] {
  const quotes = result.citations.map((citation) => foldAnswer(citation.quote));
  return needs.map((need) =>
    need.kind === 'place'
      ? result.citations.some((citation) => meets(need, citation.section, []))
      : meets(need, '', quotes),
  );
}

/** Share of ranks at or above k. */
export function recallAt(ranks: (number | null)[], k: number): number {
  return ranks.length === 0 ? 0 : ranks.filter((rank) => rank !== null && rank <= k).length / ranks.length;
}

/** Reciprocal of the best rank within the retrieved passages; 0 when nothing was found. */
export function reciprocalRank(ranks: (number | null)[]): number {
  const { ranked, relevant } = asRanking(ranks);
  return reciprocalRankAt(ranked, relevant, ranked.length);
}

/** nDCG@k of the gold passages: needs met by one passage are one gold passage, a need not met is one that was missed. */
export function ndcg(ranks: (number | null)[], k: number): number {
  const { ranked, relevant } = asRanking(ranks);
  return ndcgAt(ranked, relevant, k);
}

/** Ranks of needs as a ranked list of passage positions with the relevant ones named. */
function asRanking(ranks: (number | null)[]): { ranked: string[]; relevant: Set<string> } {
  const deepest = Math.max(0, ...ranks.map((rank) => rank ?? 0));
  const ranked = Array.from({ length: deepest }, (_, index) => String(index + 1));
  return {
    ranked,
    relevant: new Set(ranks.map((rank, index) => (rank === null ? `missed ${index}` : String(rank)))),
  };
}

function meets(need: EvidenceNeed, section: string, texts: string[]): boolean {
  if (need.kind === 'place') return section === need.path || section.startsWith(`${need.path}.`);
  return need.spans.some((span) => coversSpan(foldAnswer(span), texts));
}

/** A text has the whole span, or texts that lie inside the span cover most of it (a quote cut at its clause). */
function coversSpan(span: string, texts: string[]): boolean {
  if (texts.some((text) => text.includes(span))) return true;
  const inside = [...new Set(texts)].filter((text) => text.length > 0 && span.includes(text));
  return inside.reduce((sum, text) => sum + text.length, 0) >= COVERED_SHARE * span.length;
}
