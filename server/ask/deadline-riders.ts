// Lays the riders of a question over its condition on deadlines: periods, whole years and recurring tasks taken in or out.
import type { Deadline } from '../domain.ts';
import type { Riders } from './task-riders.ts';

export type DeadlineTest = {
  printed: string;
  test: (deadline: Deadline) => boolean;
  /** Taken where no deadline passes `test`: "giai đoạn 2026 - 2028" means what is printed so, else what ends in it. */
  wider?: (deadline: Deadline) => boolean;
  /** Set for a quarter or a month: the deadline is printed as just this period. */
  exact?: (deadline: Deadline) => boolean;
  /** Set for a quarter or a month: due in it only because a whole year ends with it; not counted, but said. */
  apart?: (deadline: Deadline) => boolean;
};

/** Months of a deadline that fills a year. */
const WHOLE_YEAR = 12;

/** The condition with its riders; null when neither was said. */
export function withRiders(due: DeadlineTest | null, riders: Riders): DeadlineTest | null {
  const outs = [
    ...riders.without.map((period) => period.printed),
    ...(riders.wholeYear === 'out' ? ['thời hạn cả năm'] : []),
    ...(riders.recurring === 'out' ? ['nhiệm vụ thường xuyên'] : []),
  ];
  const isOut = (deadline: Deadline) => leftOut(deadline, riders);
  if (due === null) {
    if (outs.length === 0) return null;
    return { printed: `không tính ${outs.join(', ')}`, test: (deadline) => !isOut(deadline) };
  }
  const { wider, apart, test } = due;
  const takesIn = (deadline: Deadline) =>
    (riders.wholeYear === 'in' && apart?.(deadline) === true) ||
    (riders.recurring === 'in' && deadline.kind === 'recurring');
  const printed = [
    due.printed,
    ...(riders.recurring === 'in' ? [' và nhiệm vụ thường xuyên'] : []),
    ...(outs.length > 0 ? [`, không tính ${outs.join(', ')}`] : []),
  ].join('');
  return {
    ...due,
    printed,
    test: (deadline) => (test(deadline) || takesIn(deadline)) && !isOut(deadline),
    ...(wider
      ? { wider: (deadline: Deadline) => (wider(deadline) || takesIn(deadline)) && !isOut(deadline) }
      : {}),
    ...(apart && riders.wholeYear !== null ? { apart: () => false } : {}),
  };
}

function leftOut(deadline: Deadline, riders: Riders): boolean {
  if (deadline.kind === 'recurring') return riders.recurring === 'out';
  if (deadline.kind === 'unknown') return false;
  if (riders.wholeYear === 'out' && months(deadline) >= WHOLE_YEAR) return true;
  return riders.without.some((period) => period.from === deadline.from && period.to === deadline.to);
}

function months({ from, to }: { from: string; to: string }): number {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(to) - month(from) + 1;
}
