// The figures of one indicator and area brought together, and the choice of the figure that a question means.
import type { Hit, IndicatorValue, Measure, Period } from '../domain.ts';
import type { IndicatorRow } from '../store/indicators.ts';
import { unitKey } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import { completePeriod, type FoundPeriod, samePeriod } from '../vietnamese/periods.ts';
import { hitOfPassage } from './draft.ts';

export type Point = { value: IndicatorValue; hit: Hit };
/** All figures of one name, unit and area in one document, from whichever of its tables. */
export type Pool = {
  name: string;
  unit: string | null;
  area: string | null;
  documentTitle: string;
  points: Point[];
};

/** Figures reached count before those expected. */
export const REACHED: Measure[] = ['actual', 'estimated'];

/** Rows as pools in their order. */
export function poolsOf(rows: IndicatorRow[]): Pool[] {
  const pools = new Map<string, Pool>();
  for (const { indicator, documentTitle, documentStatus, passages } of rows) {
    const { name, unit, area, documentId } = indicator;
    const key = fold(JSON.stringify([documentId, name, unitKey(unit), area]));
    const pool = pools.get(key) ?? { name, unit, area, documentTitle, points: [] };
    pools.set(key, pool);
    for (const value of indicator.values) {
      const passage = passages.get(value.passageId);
      if (passage)
        pool.points.push({
          value,
          hit: hitOfPassage(passage, { title: documentTitle, status: documentStatus }),
        });
    }
  }
  return [...pools.values()];
}

/** The figures of a period and measure that differ; several when the sources contradict each other. */
export function figuresAt(pool: Pool, period: Period | null, measures: Measure[] = REACHED): Point[] {
  for (const measure of measures) {
    const found = pool.points.filter(
      ({ value }) =>
        value.measure === measure &&
        (samePeriod(value.period, period) || (period === null && value.period === null)),
    );
    const distinct = found.filter(
      (point, at) => found.findIndex((other) => other.value.value === point.value.value) === at,
    );
    if (distinct.length > 0) return distinct;
  }
  return [];
}

/** A named period with its days; without a year the latest for which there is a figure. */
export function resolvePeriod(found: FoundPeriod, pools: Pool[]): Period | null {
  if (found.whole || found.year !== null) return completePeriod(found, null);
  const years = periodsOf(pools)
    .map((period) => Number(period.to.slice(0, 4)))
    .sort((a, b) => b - a);
  for (const year of years) {
    const period = completePeriod(found, year);
    if (pools.some((pool) => figuresAt(pool, period).length > 0)) return period;
  }
  return years[0] === undefined ? null : completePeriod(found, years[0]);
}

/** The latest period with a figure that was reached; of those that end together the longest. Null: none is dated. */
export function latestPeriod(
  pools: Pool[],
  measures: Measure[] = REACHED,
  kind?: Period['kind'],
): Period | null {
  const dated = periodsOf(pools, measures).filter((period) => kind === undefined || period.kind === kind);
  return dated.sort((a, b) => b.to.localeCompare(a.to) || a.from.localeCompare(b.from))[0] ?? null;
}

/** Every period of which there is a figure, in order, each once. */
export function periodsOf(pools: Pool[], measures: Measure[] = REACHED): Period[] {
  const all = pools.flatMap((pool) =>
    pool.points.flatMap(({ value }) =>
      value.period && measures.includes(value.measure) ? [value.period] : [],
    ),
  );
  return all
    .filter((period, at) => all.findIndex((other) => samePeriod(other, period)) === at)
    .sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
}

/** Named period, or the year's months so far where only those are known. */
export function reachedWithin(pool: Pool, period: Period): Point | null {
  const exact = figuresAt(pool, period)[0];
  if (exact || period.kind !== 'year') return exact ?? null;
  const within = periodsOf([pool]).filter(
    (other) => other.from === period.from && other.to <= period.to && other.kind === 'cumulative',
  );
  const longest = within.at(-1);
  return longest ? (figuresAt(pool, longest)[0] ?? null) : null;
}

/** The plan for a period: of that very period, or of its year. */
export function plannedFor(pool: Pool, period: Period): Point | null {
  const year: Period = {
    kind: 'year',
    from: `${period.to.slice(0, 4)}-01-01`,
    to: `${period.to.slice(0, 4)}-12-31`,
  };
  return figuresAt(pool, period, ['planned'])[0] ?? figuresAt(pool, year, ['planned'])[0] ?? null;
}
