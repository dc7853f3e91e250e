// A passage near in meaning is an answer in any base; one that only shares words is none in a base of thousands.
import { describe, expect, it } from 'vitest';
import { passage } from '../../tests/support/ask-factories.ts';
import { hitOfPassage } from './draft.ts';
import { fitOf, fits, type Measures, measure, saysInOtherWords } from './evidence-fit.ts';
import { readHit } from './reading.ts';
import type { ContentUnit } from './terms.ts';

const near: Measures = {
  share: 0.95,
  sentenceShare: 0.9,
  ownShare: 0.9,
  rank: 1,
  unknownMissing: 0,
  length: Math.log(6),
  passageNearness: 0.6,
  sentenceNearness: 0.7,
  titleNearness: 0.3,
};
const far: Measures = {
  ...near,
  passageNearness: 0.2,
  sentenceNearness: 0.15,
  titleNearness: 0.05,
  share: 0.7,
  sentenceShare: 0.6,
  ownShare: 0.7,
};
const between: Measures = {
  ...near,
  passageNearness: 0.4,
  sentenceNearness: 0.15,
  titleNearness: 0.1,
  share: 0.75,
  sentenceShare: 0.65,
  ownShare: 0.75,
};

describe('fits', () => {
  it('takes what is near and leaves what only shares words', () => {
    expect(fits(near, 5000)).toBe(true);
    expect(fits(far, 5000)).toBe(false);
  });

  it('asks for less in a small base, where words are shared for a reason', () => {
    expect(fitOf(between)).toBeLessThan(-1);
    expect(fits(between, 5000)).toBe(false);
    expect(fits(between, 100)).toBe(true);
  });

  it('asks for somewhat more in a large base', () => {
    const score = fitOf({ ...near, rank: 0 });
    const edge = { ...near, rank: (-0.5 - score) / 8.3 };
    expect(fitOf(edge)).toBeCloseTo(-0.5);
    expect(fits(edge, 3000)).toBe(true);
    expect(fits(edge, 48_000)).toBe(false);
  });
});

describe('saysInOtherWords', () => {
  const reworded: Measures = { ...near, share: 0.45, sentenceNearness: 0.55 };

  it('takes few shared words where the meaning is near and what was asked is there', () => {
    expect(saysInOtherWords(reworded, 'sentence')).toBe(true);
    expect(saysInOtherWords(reworded, 'absent')).toBe(false);
  });

  it.each([{ share: 0.3 }, { rank: 0.8 }, { sentenceNearness: 0.3 }])(
    'takes nothing that is weak in one of them: %o',
    (change) => {
      expect(saysInOtherWords({ ...reworded, ...change }, 'sentence')).toBe(false);
    },
  );
});

describe('measure', () => {
  it('weighs the words that no stored text has, and bears a question without words', () => {
    const hit = hitOfPassage(passage('Phí cấp lại thẻ mẫu là 10.000 đồng.', { path: '1', ordinal: 1 }), {
      title: 'Quy định mẫu',
      status: 'unknown',
    });
    const unit = (text: string, folded: string, unknown: boolean): ContentUnit => ({
      text,
      folded,
      unknown,
      weight: 2,
      alternatives: [],
      index: 0,
      exact: true,
    });
    const units = [unit('thẻ', 'the', false), unit('vũ trụ', 'vu tru', true)];
    const said = measure('thẻ vũ trụ', units, readHit(hit, units, []), () => 0.25);
    expect(said).toMatchObject({ share: 0.5, unknownMissing: 0.5, titleNearness: 0.25 });
    expect(measure('', [], readHit(hit, [], []), () => 0)).toMatchObject({ share: 0, unknownMissing: 0 });
  });
});
