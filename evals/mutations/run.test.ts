// Holds the gate to its figures: wrong sentences caught, right ones let through.
import { describe, expect, it } from 'vitest';
import { readParaphrases } from './cases.ts';
import { runBench } from './run.ts';

describe('the mutation bench', () => {
  it('has at least 200 paraphrases that are no substrings of their passages', () => {
    const cases = readParaphrases();
    const copied = cases.filter((one) =>
      one.passages.some((passage) => passage.text.includes(one.sentence.replace(/ \[\d+\]\.$/u, ''))),
    );
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(copied).toEqual([]);
  });

  it.each(['paraphrase', 'verbatim'] as const)(
    'catches 98% of wrong %s sentences and stops at most 2% of right ones',
    (kind) => {
      for (const seed of [1, 2, 3]) {
        const result = runBench({ seed, kind });
        expect(result.originals).toBeGreaterThanOrEqual(200);
        expect(result.caught / result.mutants).toBeGreaterThanOrEqual(0.98);
        expect(result.falseAlarms / result.originals).toBeLessThanOrEqual(0.02);
      }
    },
  );
});
