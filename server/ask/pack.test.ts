// Evidence for a model: by value, within its context, nothing twice.
import { describe, expect, it } from 'vitest';
import { hit } from '../../tests/support/ask-factories.ts';
import type { Evidence, Statement } from './contract.ts';
import { limitsFor } from './generate-limits.ts';
import { packEvidence } from './pack.ts';

const piece = (marker: number, text: string, score: number): Evidence => ({
  marker,
  task: null,
  hit: { ...hit(text, { id: `p${marker}` }), score },
});
const stated = (marker: number): Statement => ({
  markdown: `x [${marker}]`,
  markers: [marker],
  kind: 'fact',
});
const long = (name: string) => `${name} ${'chữ '.repeat(100)}`;
const evidence = [
  piece(1, long('một'), 0.1),
  piece(2, long('hai'), 0.9),
  piece(3, long('ba'), 0.5),
  piece(4, long('ba'), 0.4),
];
const markers = (maxChars: number, statements: Statement[]) =>
  packEvidence(evidence, statements, { maxChars, pieceChars: 1_000 }).map((one) => one.marker);

describe('packEvidence', () => {
  it('keeps what the draft states before what only scores high, in the order of the marks', () => {
    expect(markers(1_100, [stated(1)])).toEqual([1, 2]);
    expect(markers(600, [stated(3)])).toEqual([3]);
  });

  it('shows a text once, unless the draft cites both places', () => {
    expect(markers(10_000, [stated(1)])).toEqual([1, 2, 3]);
    expect(markers(10_000, [stated(3), stated(4)])).toEqual([1, 2, 3, 4]);
  });

  it('always shows the most valuable piece', () => {
    expect(markers(1, [])).toEqual([2]);
  });
});

describe('limitsFor', () => {
  it.each([2_048, 4_096, 8_192, 32_768, 131_072])('stays within a context of %i tokens', (context) => {
    const limits = limitsFor(context);
    const prompt = 900 + (limits.evidenceChars + limits.historyChars) / 1.8;
    expect(prompt + limits.maxTokens).toBeLessThanOrEqual(context);
    expect(limits.pieceChars).toBeLessThanOrEqual(Math.max(600, limits.evidenceChars));
  });
});
