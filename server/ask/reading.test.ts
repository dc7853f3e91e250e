// Reading a passage: which sentence says it, what is missing, and whether the asked attribute is there.
import { describe, expect, it } from 'vitest';
import { hit, unit } from '../../tests/support/ask-factories.ts';
import type { Need } from './needs.ts';
import { readHit } from './reading.ts';

const units = [unit('y tế'), unit('số hóa')];
const percent: Need = { asked: 'percent', strict: true, test: (folded) => folded.includes('%') };
const text = 'Tài chính đạt 80%. Dữ liệu y tế được số hóa 95%. Hết.';

describe('readHit', () => {
  it('finds the sentence that covers the question and holds the attribute', () => {
    const reading = readHit(hit(text), units, [percent]);
    expect(text.slice(reading.sentence.start, reading.sentence.end)).toBe('Dữ liệu y tế được số hóa 95%.');
    expect(reading).toMatchObject({ share: 1, ownShare: 1, attribute: 'sentence', missing: [] });
  });

  it('tells an attribute elsewhere in the passage from an absent one', () => {
    const needs: Need[] = [{ ...percent, test: (folded) => folded.includes('80%') }];
    const far = 'Dữ liệu y tế được số hóa. Tài chính đạt 80%.';
    expect(readHit(hit(far), units, needs).attribute).toBe('passage');
    expect(readHit(hit('Dữ liệu y tế được số hóa.'), units, [percent]).attribute).toBe('absent');
  });

  it('scores a passage without the attribute lower', () => {
    const bare = hit('Dữ liệu y tế được số hóa.');
    expect(readHit(bare, units, [percent]).score).toBeLessThan(readHit(bare, units, []).score);
  });

  it('does not take the running number of a row for a figure', () => {
    const number: Need = { asked: 'count', strict: true, test: (folded) => /\d/.test(folded) };
    expect(readHit(hit('12\tSố hóa y tế\tSở Y tế', { kind: 'row' }), units, [number]).attribute).toBe(
      'absent',
    );
  });

  it('counts headings for the share, not for the own share', () => {
    const reading = readHit(hit('Được số hóa.', { headings: ['Ngành y tế'] }), units, []);
    expect(reading).toMatchObject({ share: 1, ownShare: 0.5 });
  });

  it('reads an empty passage as one empty sentence', () => {
    expect(readHit(hit(''), units, [])).toMatchObject({ sentence: { start: 0, end: 0 }, ownShare: 0 });
  });
});
