// Holds the gate to its figures: wrong sentences caught, right ones let through.
import { describe, expect, it } from 'vitest';
import { readParaphrases, readSet } from './cases.ts';
import { type BenchKind, runBench } from './run.ts';

/** Least number of correct sentences a set has, so that a share of them means something. */
const SETS: [BenchKind, number][] = [
  ['paraphrase', 200],
  ['verbatim', 200],
  ['other', 150],
  ['other-verbatim', 90],
];

describe('the mutation bench', () => {
  it.each([
    ['first', readParaphrases(), 200],
    ['other', readSet('other').cases, 150],
    ['third', readSet('third').cases, 30],
  ] as const)(
    'has enough paraphrases in the %s set, none of them a substring of its passages',
    (_, cases, least) => {
      const copied = cases.filter((one) =>
        one.passages.some((passage) => passage.text.includes(one.sentence.replace(/ \[\d+\]\.$/u, ''))),
      );
      expect(cases.length).toBeGreaterThanOrEqual(least);
      expect(copied).toEqual([]);
    },
  );

  it.each(SETS)('catches 98%% of wrong %s sentences and stops at most 2%% of right ones', (kind, least) => {
    for (const seed of [1, 2, 3]) {
      const result = runBench({ seed, kind });
      expect(result.originals).toBeGreaterThanOrEqual(least);
      expect(result.caught / result.mutants).toBeGreaterThanOrEqual(0.98);
      expect(result.falseAlarms / result.originals).toBeLessThanOrEqual(0.02);
    }
  });
});
