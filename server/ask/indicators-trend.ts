// Words the answers about the course of one indicator over its periods, and about when it reaches a named figure.
import type { Measure, Period } from '../domain.ts';
import { completePeriod } from '../vietnamese/periods.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder } from './draft.ts';
import { answerValues, courseOf, headOf } from './indicators-answers.ts';
import { chartOf, overTime, tableOfFigures } from './indicators-chart.ts';
import { figuresAt, type Point, type Pool, periodsOf, REACHED } from './indicators-points.ts';
import type { IndicatorQuestion } from './indicators-question.ts';
import { changeBetween, labelOf, statedFigure, whenOf } from './indicators-words.ts';
import { indicatorText } from './text.ts';

/** Every figure over the periods of one kind, and what the last is against the first. */
export function answerTrend(question: IndicatorQuestion, pool: Pool): Draft {
  const range = spanOf(question.periods);
  const kind = question.periods.find((found) => found.kind !== 'range')?.kind ?? kindOfMost(pool);
  const along = (measures: Measure[]) =>
    periodsOf([pool], measures)
      .filter(
        (period) =>
          period.kind === kind && (range === null || (range.from <= period.from && period.to <= range.to)),
      )
      .flatMap((period) => figuresAt(pool, period, measures).slice(0, 1));
  const reached = along(REACHED);
  // a table of targets has one figure that was reached, or none
  const points = reached.length < 2 ? along([...REACHED, 'planned']) : reached;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return answerValues({ ...question, periods: [] }, [pool]);
  const builder = new DraftBuilder();
  builder.frame(indicatorText.trend(labelOf(pool)));
  for (const point of points) {
    const figure = statedFigure(builder, point, pool.unit);
    builder.fact(
      `- ${whenOf(point.value.measure, point.value.period)}: ${figure.text}`,
      figure.markers,
      figure.computed,
    );
  }
  const change = changeBetween(builder, last, first, pool.unit);
  const from = whenOf(first.value.measure, first.value.period);
  const to = whenOf(last.value.measure, last.value.period);
  builder.fact(`${labelOf(pool)}, ${to} so với ${from}: **${change.text}**`, change.markers, change.computed);
  // targets are set for some years only: the others are no gaps
  const gaps = kind === 'year' && reached.length >= 2 ? missingYears(points) : [];
  if (gaps.length > 0) builder.frame(indicatorText.missingPeriods(gaps));
  builder.complete = true;
  builder.table = tableOfFigures(
    builder,
    labelOf(pool),
    points.map((point) => ({ pool, point })),
  );
  builder.chart = chartOf('line', labelOf(pool), pool.unit, overTime(points));
  return builder.build();
}

/** The range that is named, wide enough for the years named beside it ("từ 2019 qua 2025 đến 2030"); null without one. */
function spanOf(periods: IndicatorQuestion['periods']): Pick<Period, 'from' | 'to'> | null {
  const range = periods.find((found) => found.kind === 'range')?.whole ?? null;
  const all = periods.flatMap((found) => completePeriod(found, null) ?? []);
  if (range === null) return null;
  return {
    from: all.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    to: all.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
  };
}

/** The first period whose figure is the named one, reached or planned; null when no figure is. */
export function answerWhen(figure: number, pool: Pool): Draft | null {
  const measures: Measure[] = [...REACHED, 'planned'];
  const points = periodsOf([pool], measures).flatMap((period) => figuresAt(pool, period, measures));
  const point = points.find(({ value }) => value.value === figure);
  if (point === undefined) return null;
  const builder = new DraftBuilder();
  const stated = statedFigure(builder, point, pool.unit);
  builder.fact(`${headOf(pool, point)}: **${stated.text}**`, stated.markers, stated.computed);
  builder.complete = true;
  builder.chart = courseOf(pool, point);
  return builder.build();
}

function kindOfMost(pool: Pool): Period['kind'] {
  const kinds = periodsOf([pool], [...REACHED, 'planned']).map((period) => period.kind);
  const count = (kind: Period['kind']) => kinds.filter((other) => other === kind).length;
  return [...kinds].sort((a, b) => count(b) - count(a))[0] ?? 'year';
}

function missingYears(points: Point[]): string[] {
  const years = points.flatMap(({ value }) => (value.period ? [Number(value.period.from.slice(0, 4))] : []));
  const all = Array.from(
    { length: Math.max(...years) - Math.min(...years) + 1 },
    (_, at) => Math.min(...years) + at,
  );
  return all.filter((year) => !years.includes(year)).map((year) => `năm ${year}`);
}
