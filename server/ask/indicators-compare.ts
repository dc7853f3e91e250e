// Compares figures: two indicators by their values or growth, one indicator over areas or over periods.
import type { Period } from '../domain.ts';
import { unitKey } from '../vietnamese/figures.ts';
import { periodName, previousPeriod, samePeriod, shiftYears } from '../vietnamese/periods.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder } from './draft.ts';
import { answerChange, answerValues, explained } from './indicators-answers.ts';
import { chartOf } from './indicators-chart.ts';
import { figuresAt, type Point, type Pool, periodsOf, resolvePeriod } from './indicators-points.ts';
import type { IndicatorQuestion } from './indicators-question.ts';
import { changeBetween, labelOf, statedFigure, whenOf } from './indicators-words.ts';
import { indicatorText } from './text.ts';

/** True when the question compares and there are two things to compare. */
export function isCompared(question: IndicatorQuestion, pools: Pool[]): boolean {
  if (!question.compares || !['value', 'change'].includes(question.operation)) return false;
  const named = question.periods.filter((period) => period.kind !== 'range').length;
  return pools.length > 1 || (named === 2 && question.operation === 'value');
}

/** The figures beside each other at one period, and which is higher or grew faster. */
export function answerCompared(question: IndicatorQuestion, pools: Pool[]): Draft {
  if (pools.length === 1) return overPeriods(question, pools[0] as Pool);
  const growth = question.operation === 'change';
  const period = question.periods.length > 0 ? null : commonPeriod(question, pools, growth);
  const timeless = !growth && pools.every((pool) => figuresAt(pool, null)[0]?.value.period === null);
  if (question.periods.length === 0 && period === null && !timeless)
    return explained('indicator_period', indicatorText.noCommonPeriod(pools.map(labelOf)));
  const at = period === null ? question : { ...question, periods: [asked(period)] };
  const facts = growth ? answerChange(at, pools) : answerValues(at, pools);
  if (facts.statements.length === 0) return facts;
  const verdict = growth ? growthVerdict(at, pools) : valueVerdict(at, pools);
  if (verdict === null) return facts;
  return { ...facts, statements: [{ markdown: verdict, markers: [], kind: 'frame' }, ...facts.statements] };
}

/** One indicator at two named periods: the later against the earlier. */
function overPeriods(question: IndicatorQuestion, pool: Pool): Draft {
  const periods = question.periods.flatMap((found) => resolvePeriod(found, [pool]) ?? []);
  const [first, second] = periods.sort((a, b) => a.to.localeCompare(b.to));
  const [before, now] = [first, second].map((period) => (period ? figuresAt(pool, period)[0] : undefined));
  const sameLength = first && second && lengthOf(first) === lengthOf(second);
  if (!before || !now || !sameLength) return answerValues(question, [pool]);
  const builder = new DraftBuilder();
  for (const point of [before, now]) {
    const figure = statedFigure(builder, point, pool.unit);
    builder.fact(
      `- ${labelOf(pool)}, ${whenOf(point.value.measure, point.value.period)}: **${figure.text}**`,
      figure.markers,
      figure.computed,
    );
  }
  const change = changeBetween(builder, now, before, pool.unit);
  builder.fact(
    `${labelOf(pool)}, ${periodName(second)} so với ${periodName(first)}: **${change.text}**`,
    change.markers,
    change.computed,
  );
  builder.complete = true;
  const entries = [before, now].map(({ value }) => ({
    label: whenOf(value.measure, value.period),
    value: value.value,
  }));
  builder.chart = chartOf('bar', labelOf(pool), pool.unit, entries);
  return builder.build();
}

/** The latest period at which all have a figure (and, for growth, one to measure it against). */
function commonPeriod(question: IndicatorQuestion, pools: Pool[], growth: boolean): Period | null {
  const [first, ...others] = pools;
  if (!first) return null;
  const has = (pool: Pool, period: Period) => {
    const base = growth ? baseOf(question, period) : period;
    return base !== null && figuresAt(pool, period).length > 0 && figuresAt(pool, base).length > 0;
  };
  const common = periodsOf([first]).filter((period) => [first, ...others].every((pool) => has(pool, period)));
  // of those that end together the longest, as for a single figure
  return common.sort((a, b) => b.to.localeCompare(a.to) || a.from.localeCompare(b.from))[0] ?? null;
}

function baseOf(question: IndicatorQuestion, period: Period): Period | null {
  return question.base === 'period_before' ? previousPeriod(period) : shiftYears(period, -1);
}

function growthVerdict(question: IndicatorQuestion, pools: Pool[]): string | null {
  if (pools.length !== 2) return null;
  if (pools.some((pool) => unitKey(pool.unit) === '%')) return indicatorText.pointsNotComparable;
  const grown = pools.map((pool) => {
    const [named] = question.periods;
    const now = named ? resolvePeriod(named, [pool]) : null;
    const base = now && baseOf(question, now);
    const [after, before] = [now, base].map((period) => (period ? figuresAt(pool, period)[0] : undefined));
    return after && before && before.value.value !== 0
      ? (after.value.value - before.value.value) / Math.abs(before.value.value)
      : null;
  });
  const [one, other] = grown;
  const [a, b] = pools.map((pool) => labelOf(pool));
  if (one == null || other == null || a === undefined || b === undefined) return null;
  if (one === other) return indicatorText.grewAlike;
  if (one > 0 && other < 0) return indicatorText.grewWhereOtherFell(a, b);
  if (one < 0 && other > 0) return indicatorText.grewWhereOtherFell(b, a);
  if (one <= 0 && other <= 0) return indicatorText.fellFaster(one < other ? a : b);
  return indicatorText.grewFaster(one > other ? a : b);
}

function valueVerdict(question: IndicatorQuestion, pools: Pool[]): string | null {
  const units = [...new Set(pools.map((pool) => pool.unit ?? ''))];
  if (new Set(units.map(unitKey)).size > 1) return indicatorText.unitsNotCompared(units);
  if (pools.length !== 2) return null;
  const [named] = question.periods;
  const points = pools.map((pool): Point | undefined => {
    const period = named ? resolvePeriod(named, [pool]) : null;
    return figuresAt(pool, period)[0];
  });
  const [one, other] = points;
  const [a, b] = pools.map((pool) => labelOf(pool));
  if (!one || !other || a === undefined || b === undefined) return null;
  if (!(one.value.period === null && other.value.period === null)) {
    if (!samePeriod(one.value.period, other.value.period)) return null;
  }
  if (one.value.value === other.value.value) return indicatorText.equal;
  return one.value.value > other.value.value ? indicatorText.higher(a, b) : indicatorText.higher(b, a);
}

function asked(period: Period): IndicatorQuestion['periods'][number] {
  const printed = periodName(period);
  return {
    kind: period.kind,
    year: null,
    part: null,
    whole: period,
    span: { start: 0, end: 0 },
    printed,
    said: null,
  };
}

function lengthOf(period: Period): number {
  const months = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
  return period.kind === 'date' ? 0 : months(period.to) - months(period.from) + 1;
}
