// Gathers what is alike into clusters, the likest first, by the average likeness of their members. Pure and deterministic.

/** Indexes of each cluster in order; `likeness` is symmetric, and a pair below `least` on average stays apart. */
export function clusterByLikeness(
  count: number,
  likeness: (a: number, b: number) => number,
  least: number,
): number[][] {
  const members: (number[] | null)[] = Array.from({ length: count }, (_, at) => [at]);
  const rows = Array.from({ length: count }, () => new Float64Array(count));
  for (let a = 0; a < count; a++)
    for (let b = 0; b < a; b++) {
      const value = likeness(a, b);
      rows[a]![b] = value;
      rows[b]![a] = value;
    }
  const nearest = rows.map((_, at) => nearestOf(rows, members, at));
  for (;;) {
    const best = likest(rows, members, nearest);
    if (best === null || rows[best]![nearest[best]!]! < least) break;
    const [keep, gone] = [Math.min(best, nearest[best]!), Math.max(best, nearest[best]!)];
    join(rows, members, keep, gone);
    for (let at = 0; at < count; at++)
      if (members[at] && (at === keep || nearest[at] === keep || nearest[at] === gone))
        nearest[at] = nearestOf(rows, members, at);
      else if (members[at] && nearest[at]! >= 0 && rows[at]![keep]! > rows[at]![nearest[at]!]!)
        nearest[at] = keep;
  }
  return members.filter((cluster) => cluster !== null);
}

/** The cluster with the likest neighbour; the first of equals. */
function likest(rows: Float64Array[], members: (number[] | null)[], nearest: number[]): number | null {
  let best: number | null = null;
  for (let at = 0; at < rows.length; at++) {
    if (members[at] === null || nearest[at]! < 0) continue;
    if (best === null || rows[at]![nearest[at]!]! > rows[best]![nearest[best]!]!) best = at;
  }
  return best;
}

/** The second cluster goes into the first, whose likeness to the others becomes the average over all members. */
function join(rows: Float64Array[], members: (number[] | null)[], keep: number, gone: number): void {
  const [own, other] = [members[keep]!, members[gone]!];
  for (let at = 0; at < rows.length; at++) {
    if (members[at] === null || at === keep || at === gone) continue;
    const sum = rows[keep]![at]! * own.length + rows[gone]![at]! * other.length;
    rows[keep]![at] = sum / (own.length + other.length);
    rows[at]![keep] = rows[keep]![at]!;
  }
  members[keep] = [...own, ...other].sort((a, b) => a - b);
  members[gone] = null;
}

function nearestOf(rows: Float64Array[], members: (number[] | null)[], at: number): number {
  let best = -1;
  for (let other = 0; other < rows.length; other++) {
    if (other === at || members[other] === null) continue;
    if (best < 0 || rows[at]![other]! > rows[at]![best]!) best = other;
  }
  return best;
}
