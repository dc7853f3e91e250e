// Words the answers about single indicators: a figure, its change, its share of the plan, its course over time.

import type { Measure, Period } from '../domain.ts';
import { conversion, unitKey } from '../vietnamese/figures.ts';
import { periodName, previousPeriod, samePeriod, shiftYears } from '../vietnamese/periods.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, refusal } from './draft.ts';
import { chartOf, overTime, tableOfFigures } from './indicators-chart.ts';
import {
  figuresAt,
  latestPeriod,
  type Point,
  type Pool,
  periodsOf,
  plannedFor,
  REACHED,
  reachedWithin,
  resolvePeriod,
} from './indicators-points.ts';
import type { IndicatorQuestion } from './indicators-question.ts';
import {
  changeBetween,
  convertedFigure,
  labelOf,
  pointsApart,
  shareOf,
  statedFigure,
  whenOf,
} from './indicators-words.ts';
import { indicatorText } from './text.ts';

/** Periods named in a sentence about what is there. */
const MAX_PERIODS_NAMED = 8;
/** From so many periods on a single figure is shown among the others. */
const MIN_LINE = 3;

/** The figure of a period (the latest without one) of each indicator. */
export function answerValues(question: IndicatorQuestion, pools: Pool[]): Draft {
  const builder = new DraftBuilder();
  const rows: { pool: Pool; point: Point }[] = [];
  const asked = question.periods.filter((period) => period.kind !== 'range');
  for (const pool of pools) {
    const strange = strangeUnit(question, pool);
    if (strange) return strange;
    for (const period of periodsAsked(question, pool, asked)) {
      const points = period === 'none' ? [] : figuresFor(question, pool, period);
      if (points.length === 0 && pools.length === 1)
        return missing(pool, period === 'none' ? null : period, question);
      rows.push(...points.map((point) => ({ pool, point })));
    }
  }
  if (rows.length === 0) return missing(pools[0] as Pool, null, question);
  const contradict = pools.length === 1 && asked.length < 2 && rows.length > 1;
  if (contradict) builder.frame(indicatorText.contradict);
  else if (rows.length > 1) builder.frame(indicatorText.several(rows.length));
  for (const { pool, point } of rows) {
    const figure = statedFigure(builder, point, pool.unit);
    const other = question.unit === null ? null : convertedFigure(builder, point, pool.unit, question.unit);
    const more = other ? `, bằng ${other.text}` : '';
    const sentence = `${headOf(pool, point)}: **${figure.text}**${more}`;
    builder.fact(
      rows.length > 1 ? `- ${sentence}` : sentence,
      [...figure.markers, ...(other?.markers ?? [])],
      [...figure.computed, ...(other?.computed ?? [])],
    );
  }
  builder.complete = true;
  if (rows.length > 1) builder.table = tableOfFigures(builder, indicatorText.several(rows.length), rows);
  const [first] = rows;
  if (first && rows.length === 1) builder.chart = courseOf(first.pool, first.point);
  return builder.build();
}

/** What a figure has become against the same period of the year before, the period before, or another named one. */
export function answerChange(question: IndicatorQuestion, pools: Pool[]): Draft {
  const builder = new DraftBuilder();
  const entries: { label: string; value: number }[] = [];
  for (const pool of pools) {
    const periods = question.periods.flatMap((found) => resolvePeriod(found, [pool]) ?? []);
    const [one, other] = [...periods].sort((a, b) => b.to.localeCompare(a.to));
    const now = one ?? latestPeriod([pool]);
    if (now === null) return missing(pool, null, question);
    const base = other ?? (question.base === 'period_before' ? previousPeriod(now) : shiftYears(now, -1));
    if (base === null) return missing(pool, now, question);
    if (lengthOf(now) !== lengthOf(base))
      return explained('indicator_mixed', indicatorText.lengthsDiffer(periodName(now), periodName(base)));
    const point = figuresAt(pool, now)[0] ?? (one ? figuresAt(pool, now, ['planned'])[0] : undefined);
    // what was reached is not held against an earlier plan
    const before =
      figuresAt(pool, base)[0] ??
      (point?.value.measure === 'planned' ? figuresAt(pool, base, ['planned'])[0] : undefined);
    if (!point) return missing(pool, now, question);
    if (!before)
      return explained(
        'indicator_period',
        indicatorText.baseMissing(
          labelOf(pool),
          periodName(now),
          periodName(base),
          knownPeriods(pool, question),
        ),
      );
    const figure = statedFigure(builder, point, pool.unit);
    const change = changeBetween(builder, point, before, pool.unit);
    const from = statedFigure(builder, before, pool.unit);
    const sentence = `${headOf(pool, point)}: **${figure.text}**, **${change.text}** so với ${whenOf(before.value.measure, base)} (${from.text})`;
    builder.fact(
      pools.length > 1 ? `- ${sentence}` : sentence,
      [...figure.markers, ...from.markers],
      [...figure.computed, ...change.computed, ...from.computed],
    );
    entries.push(
      { label: periodName(base), value: before.value.value },
      { label: periodName(now), value: point.value.value },
    );
  }
  builder.complete = true;
  const [pool] = pools;
  if (pool && pools.length === 1) builder.chart = chartOf('bar', labelOf(pool), pool.unit, entries);
  return builder.build();
}

/** What was reached as a share of the plan of the period or of its year. */
export function answerPlan(question: IndicatorQuestion, pools: Pool[]): Draft {
  const builder = new DraftBuilder();
  const rows: { pool: Pool; point: Point; extra?: string }[] = [];
  for (const pool of pools) {
    const [named] = question.periods;
    const period = named ? resolvePeriod(named, [pool]) : latestPeriod([pool]);
    const reached = period === null ? null : reachedWithin(pool, period);
    const plan = period === null ? null : plannedFor(pool, reached?.value.period ?? period);
    if (period !== null && reached === null && plan !== null) {
      const stated = statedFigure(builder, plan, pool.unit);
      builder.fact(`${headOf(pool, plan)}: **${stated.text}**`, stated.markers, stated.computed);
      continue;
    }
    if (period === null || reached === null) return missing(pool, period, question);
    const share = plan ? shareOf(builder, reached, plan) : null;
    if (!plan || !share) {
      const printed = figuresAt(pool, period, ['of_plan'])[0];
      if (!printed)
        return explained('indicator_plan', indicatorText.planMissing(labelOf(pool), periodName(period)));
      const stated = statedFigure(builder, printed, pool.unit);
      builder.fact(`${headOf(pool, printed)}: **${stated.text}**`, stated.markers, stated.computed);
      continue;
    }
    const figure = statedFigure(builder, reached, pool.unit);
    const planned = statedFigure(builder, plan, pool.unit);
    const apart = unitKey(pool.unit) === '%' ? pointsApart(builder, reached, plan) : null;
    const when = whenOf('planned', plan.value.period);
    const against = apart
      ? `; ${when}: ${planned.text}, **${apart.text}**`
      : `, bằng **${share.text}** ${when} (${planned.text})`;
    builder.fact(
      `${pools.length > 1 ? '- ' : ''}${headOf(pool, reached)}: **${figure.text}**${against}`,
      [...figure.markers, ...planned.markers],
      [...figure.computed, ...(apart ?? share).computed, ...planned.computed],
    );
    rows.push({ pool, point: reached, extra: share.text }, { pool, point: plan });
  }
  builder.complete = true;
  if (pools.length === 1 && rows.length === 2)
    builder.chart = chartOf(
      'bar',
      labelOf(pools[0] as Pool),
      pools[0]?.unit ?? null,
      rows.map(({ point }) => ({
        label: whenOf(point.value.measure, point.value.period),
        value: point.value.value,
      })),
    );
  return builder.build();
}

/** A refusal that says in its own words what is missing. */
export function explained(reason: string, words: string): Draft {
  return { ...refusal('unanswerable_no_evidence', reason), explained: words };
}

/** "Tỷ lệ hộ nghèo của Xã A, quý II/2025". */
export function headOf(pool: Pool, { value }: Point): string {
  return [labelOf(pool), whenOf(value.measure, value.period)].filter((part) => part !== '').join(', ');
}

function periodsAsked(
  question: IndicatorQuestion,
  pool: Pool,
  asked: IndicatorQuestion['periods'],
): (Period | null | 'none')[] {
  if (asked.length > 0) {
    const periods = asked.map((found) => resolvePeriod(found, [pool]) ?? 'none');
    // "GRDP quý II so với xuất khẩu quý II" names one period twice
    const isSame = (a: Period | 'none', b: Period | 'none') =>
      a === b || (a !== 'none' && b !== 'none' && samePeriod(a, b));
    return periods.filter((one, at) => periods.findIndex((other) => isSame(one, other)) === at);
  }
  const latest = question.planned ? latestPeriod([pool], ['planned']) : latestPeriod([pool]);
  const other = latest ?? latestPeriod([pool], ['planned']);
  if (other === null && figuresFor(question, pool, null).length === 0) return ['none'];
  return [other];
}

function figuresFor(question: IndicatorQuestion, pool: Pool, period: Period | null): Point[] {
  // "theo kế hoạch …": the figures of a document that sets none apart as planned are meant as they stand
  const setsApart = pool.points.some(({ value }) => value.measure === 'planned');
  if (question.planned && setsApart) return figuresAt(pool, period, ['planned']);
  const reached = figuresAt(pool, period);
  return reached.length > 0 || question.reached ? reached : figuresAt(pool, period, ['planned']);
}

/** The figure is asked for in a unit into which nothing converts. */
function strangeUnit(question: IndicatorQuestion, pool: Pool): Draft | null {
  if (question.unit === null || conversion(pool.unit, question.unit) !== null) return null;
  const own = pool.unit ?? 'đơn vị không ghi rõ';
  return explained('indicator_unit', indicatorText.notConverted(labelOf(pool), own, question.unit));
}

function missing(pool: Pool, period: Period | null, question: IndicatorQuestion): Draft {
  const [found] = question.periods;
  const asked = period ? periodName(period) : (found?.printed ?? 'kỳ được hỏi');
  return explained(
    'indicator_period',
    indicatorText.periodMissing(labelOf(pool), asked, knownPeriods(pool, question)),
  );
}

function knownPeriods(pool: Pool, question: IndicatorQuestion): string[] {
  const measures: Measure[] = question.reached ? REACHED : [...REACHED, 'planned'];
  const names = periodsOf([pool], measures).map(periodName);
  if (names.length === 0) return ['kỳ không ghi rõ'];
  if (names.length <= MAX_PERIODS_NAMED) return names;
  return [...names.slice(0, 2), '…', ...names.slice(-(MAX_PERIODS_NAMED - 3))];
}

/** Days, roughly: quarters are alike, whatever their months. */
function lengthOf(period: Period): number {
  const months = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
  return period.kind === 'date' ? 0 : months(period.to) - months(period.from) + 1;
}

/** A single figure among those of its kind, where there are some. */
export function courseOf(pool: Pool, { value }: Point) {
  const measures: Measure[] = value.measure === 'planned' ? [...REACHED, 'planned'] : REACHED;
  const alike = periodsOf([pool], measures).filter((period) => period.kind === value.period?.kind);
  const points = alike.flatMap((period) => figuresAt(pool, period, measures).slice(0, 1));
  const shown = points.some((point) => samePeriod(point.value.period, value.period));
  return shown && points.length >= MIN_LINE
    ? chartOf('line', labelOf(pool), pool.unit, overTime(points))
    : null;
}
