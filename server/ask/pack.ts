// What of the evidence a model is shown: the most valuable that fits its context, each piece once.
import { fold } from '../vietnamese/normalise.ts';
import type { Evidence, Statement } from './contract.ts';
import { evidenceText } from './fence.ts';

/** The line break and mark around each piece. */
const PIECE_FRAME_CHARS = 10;

/**
 * The evidence within `maxChars`, in the order of its marks. What the verbatim draft states goes in first, then by
 * score; a text that is already there is not shown twice. The most valuable piece always goes in.
 */
export function packEvidence(
  evidence: Evidence[],
  statements: Statement[],
  limits: { maxChars: number; pieceChars: number },
): Evidence[] {
  const stated = new Map<number, number>();
  for (const [order, statement] of statements.entries())
    for (const marker of statement.markers) if (!stated.has(marker)) stated.set(marker, order);
  const order = (one: Evidence) => stated.get(one.marker) ?? Number.POSITIVE_INFINITY;
  const byValue = evidence.toSorted(
    (a, b) => compare(order(a), order(b)) || b.hit.score - a.hit.score || a.marker - b.marker,
  );
  const taken = new Set<Evidence>();
  const texts = new Set<string>();
  let used = 0;
  for (const one of byValue) {
    const text = fold(one.hit.passage.text);
    const isRepeated = texts.has(text) && !stated.has(one.marker);
    const size = evidenceText(one, limits.pieceChars).length + PIECE_FRAME_CHARS;
    if (isRepeated || (taken.size > 0 && used + size > limits.maxChars)) continue;
    used += size;
    texts.add(text);
    taken.add(one);
  }
  return evidence.filter((one) => taken.has(one));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
