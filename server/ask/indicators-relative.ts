// A period told from today ("năm ngoái") as the answer takes it: the very one, or the latest that has a figure, and which it is.
import type { Period } from '../domain.ts';
import { completePeriod, periodName } from '../vietnamese/periods.ts';
import type { AskedPeriod } from '../vietnamese/relative-periods.ts';
import type { Draft } from './contract.ts';
import { latestPeriod, type Pool, periodsOf, reachedWithin } from './indicators-points.ts';
import type { IndicatorQuestion } from './indicators-question.ts';
import { indicatorText } from './text.ts';

export type Settled = { question: IndicatorQuestion; notes: string[] };

/** The question with every such period settled, and the sentences that say how. */
export function settlePeriods(question: IndicatorQuestion, pools: Pool[]): Settled {
  const notes: string[] = [];
  const periods = question.periods.map((asked): AskedPeriod => {
    const meant = asked.said === null ? null : completePeriod(asked, null);
    if (asked.said === null || meant === null) return asked;
    const measures = question.planned ? (['planned'] as const) : undefined;
    const known = (period: Period) =>
      periodsOf(pools, measures ? [...measures] : undefined).some((other) => samePlace(other, period)) ||
      pools.some((pool) => reachedWithin(pool, period) !== null && question.operation === 'plan');
    if (known(meant)) {
      notes.push(indicatorText.meant(asked.said, periodName(meant)));
      return asked;
    }
    const used = latestPeriod(pools, undefined, meant.kind) ?? latestPeriod(pools);
    if (used === null) return asked;
    notes.push(indicatorText.latestInstead(asked.said, periodName(meant), periodName(used)));
    return { ...asked, kind: used.kind, whole: used };
  });
  return { question: { ...question, periods }, notes };
}

/** A draft that begins with the notes; a refusal keeps its own words. */
export function withNotes(draft: Draft | null, notes: string[]): Draft | null {
  if (draft === null || notes.length === 0 || draft.statements.length === 0) return draft;
  const frames = notes.map((markdown) => ({ markdown, markers: [], kind: 'frame' as const }));
  return { ...draft, statements: [...frames, ...draft.statements] };
}

function samePlace(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to;
}
