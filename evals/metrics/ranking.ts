// Metrics of a ranked list against its relevant ids; pure, so that stored results can be scored again.

/** Share of the relevant ids among the first k; 0 when nothing is relevant. */
export function recallAt(ranked: readonly string[], relevant: ReadonlySet<string>, k: number): number {
  if (relevant.size === 0) return 0;
  return new Set(ranked.slice(0, k).filter((id) => relevant.has(id))).size / relevant.size;
}

/** One divided by the rank of the first relevant id among the first k; 0 when there is none. */
export function reciprocalRankAt(
  ranked: readonly string[],
  relevant: ReadonlySet<string>,
  k: number,
): number {
  const index = ranked.slice(0, k).findIndex((id) => relevant.has(id));
  return index === -1 ? 0 : 1 / (index + 1);
}

/** Normalised discounted cumulative gain of the first k with binary relevance; a repeated id counts once. */
export function ndcgAt(ranked: readonly string[], relevant: ReadonlySet<string>, k: number): number {
  const ideal = gain([...relevant].slice(0, k).map(() => true));
  if (ideal === 0) return 0;
  const seen = new Set<string>();
  const hits = ranked.slice(0, k).map((id) => {
    const counts = relevant.has(id) && !seen.has(id);
    seen.add(id);
    return counts;
  });
  return gain(hits) / ideal;
}

/** Each id once, at its best rank: how a document counts by its best passage. */
export function bestRankFirst(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function gain(hits: boolean[]): number {
  return hits.reduce((sum, hit, index) => sum + (hit ? 1 / Math.log2(index + 2) : 0), 0);
}
