// Whether the gold evidence was retrieved, at which rank, and whether the answer cites it.
import type { ResultLine } from '../result.ts';
import type { Gold } from '../suite.ts';
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

/** Reciprocal of the best rank. */
export function reciprocalRank(ranks: (number | null)[]): number {
  const found = ranks.filter((rank) => rank !== null);
  return found.length === 0 ? 0 : 1 / Math.min(...found);
}

/** nDCG@k where each need is worth one at its first rank; needs met by the same passage share that rank's place. */
export function ndcgAt(ranks: (number | null)[], k: number): number {
  if (ranks.length === 0) return 0;
  const gain = (position: number) => 1 / Math.log2(position + 1);
  const places = [...new Set(ranks.filter((rank) => rank !== null))].sort((a, b) => a - b);
  const gained = places.filter((rank) => rank <= k).reduce((sum, rank) => sum + gain(rank), 0);
  const lost = ranks.filter((rank) => rank === null).length;
  const ideal = Array.from({ length: Math.min(k, places.length + lost) }, (_, index) => gain(index + 1));
  return gained / ideal.reduce((sum, value) => sum + value, 0);
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
