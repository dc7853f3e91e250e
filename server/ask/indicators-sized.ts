// Sizes that a question of figures names ("dưới 100 thí sinh"): apart from its periods, and what it says beside them.
import type { FoundPeriod } from '../vietnamese/periods.ts';
import { type AskedSize, askedSizes, type Size } from './sizes.ts';
import { overlaps } from './spans.ts';
import type { ContentUnit, readSyllables } from './terms.ts';

/** Sizes, and the words of the question beside them. */
export type Sized = { sizes: Size[]; units: ContentUnit[] };

/** Sizes of a question that are no periods. */
export function sizesBeside(question: string, periods: FoundPeriod[]): AskedSize[] {
  return askedSizes(question).filter(({ span }) => !periods.some((period) => overlaps(period.span, span)));
}

/** The sizes with the words of the question that do not stand in them; null without a size. */
export function sizedBy(
  sizes: AskedSize[],
  units: ContentUnit[],
  syllables: ReturnType<typeof readSyllables>,
): Sized | null {
  if (sizes.length === 0) return null;
  const inSize = (index: number) => {
    const at = syllables[index];
    return at !== undefined && sizes.some(({ span }) => overlaps(span, at));
  };
  return { sizes: sizes.map(({ size }) => size), units: units.filter((unit) => !inSize(unit.index)) };
}
