// The ranking metrics on lists small enough to check by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestRankFirst, ndcgAt, recallAt, reciprocalRankAt } from './ranking.ts';

const relevant = new Set(['a', 'b']);

describe('ranking metrics', () => {
  it('recall counts the relevant ids among the first k', () => {
    expect(recallAt(['x', 'a', 'b'], relevant, 2)).toBe(0.5);
    expect(recallAt(['x', 'a', 'b'], relevant, 3)).toBe(1);
    expect(recallAt(['a', 'a'], relevant, 2)).toBe(0.5);
  });

  it('the reciprocal rank looks at the first relevant id only', () => {
    expect(reciprocalRankAt(['x', 'a', 'b'], relevant, 10)).toBe(0.5);
    expect(reciprocalRankAt(['x', 'y', 'a'], relevant, 2)).toBe(0);
  });

  it('nDCG is 1 for an ideal order and discounts by the logarithm of the rank', () => {
    expect(ndcgAt(['b', 'a', 'x'], relevant, 10)).toBe(1);
    expect(ndcgAt(['x', 'a'], new Set(['a']), 10)).toBeCloseTo(1 / Math.log2(3), 10);
  });

  it('everything is 0 when nothing is relevant', () => {
    const none = new Set<string>();
    expect([recallAt(['a'], none, 5), reciprocalRankAt(['a'], none, 5), ndcgAt(['a'], none, 5)]).toEqual([
      0, 0, 0,
    ]);
  });

  it('a document counts once, at its best rank', () => {
    expect(bestRankFirst(['d1', 'd2', 'd1'])).toEqual(['d1', 'd2']);
  });

  it('stays between 0 and 1 for any list', () => {
    const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(ids, ids, fc.integer({ min: 1, max: 12 }), (ranked, gold, k) => {
        for (const metric of [recallAt, reciprocalRankAt, ndcgAt]) {
          const value = metric(ranked, new Set(gold), k);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
