// Words rankings: areas of one indicator, periods of one series, or indicators of one table and unit.
import type { Period } from '../domain.ts';
import { unitKey } from '../vietnamese/figures.ts';
import { periodName } from '../vietnamese/periods.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder } from './draft.ts';
import type { Computation } from './gate/computed.ts';
import { explained } from './indicators-answers.ts';
import { chartOf, tableOfFigures } from './indicators-chart.ts';
import {
  figuresAt,
  latestPeriod,
  type Point,
  type Pool,
  periodsOf,
  plannedFor,
  resolvePeriod,
} from './indicators-points.ts';
import type { IndicatorQuestion } from './indicators-question.ts';
import { labelOf, operandOf, shareOf, statedFigure, type Worded, whenOf } from './indicators-words.ts';
import { indicatorText, text } from './text.ts';

/** Rows of a ranking that are listed; the others are in the table of their document. */
const MAX_LISTED = 30;
/** Rows shown when only the first or last is asked for. */
const SHOWN_AROUND = 10;
const TOTAL = /^(?:toàn|tổng|cộng|cả)/iu;

type Ranked = { name: string; pool: Pool; point: Point; value: number; words: Worded };

/** A ranking, or null when there are not two figures to rank. */
export function answerRank(question: IndicatorQuestion, all: Pool[], areas: string[]): Draft | null {
  const pools = all.filter((pool) => pool.area === null || !TOTAL.test(pool.area));
  const overPeriods = question.over === 'period';
  const ranked = overPeriods
    ? all.slice(0, 1)
    : question.over === 'area'
      ? pools.filter((pool) => pool.area !== null)
      : pools;
  if (ranked.length === 0) return null;
  const units = [...new Set(ranked.map((pool) => pool.unit ?? ''))];
  if (new Set(units.map(unitKey)).size > 1)
    return explained('indicator_mixed', indicatorText.unitsDiffer(units));
  const builder = new DraftBuilder();
  const period = periodAsked(question, ranked);
  const entries = overPeriods
    ? entriesOverTime(builder, question, ranked[0] as Pool)
    : entriesOf(builder, question, ranked, period);
  if (entries.length < 2) return null;
  const ascending = question.order === 'lowest';
  entries.sort((a, b) => (ascending ? a.value - b.value : b.value - a.value));
  word(builder, question, entries, overPeriods ? null : period);
  const known = new Set(entries.map((entry) => entry.pool.area));
  const others = areas.filter((area) => !known.has(area) && !TOTAL.test(area));
  const without = question.over === 'area' ? others : [];
  if (without.length > 0) builder.frame(indicatorText.missingAreas(without));
  return builder.build();
}

function periodAsked(question: IndicatorQuestion, pools: Pool[]): Period | null {
  const found = question.periods.find((period) => period.kind !== 'range');
  return found ? resolvePeriod(found, pools) : latestPeriod(pools);
}

function entriesOf(
  builder: DraftBuilder,
  question: IndicatorQuestion,
  pools: Pool[],
  period: Period | null,
): Ranked[] {
  const byPlan =
    question.byPlan || (question.percent === true && pools.every((pool) => unitKey(pool.unit) !== '%'));
  return pools.flatMap((pool): Ranked[] => {
    const point = figuresAt(pool, period)[0];
    if (!point) return [];
    const name = question.over === 'indicator' ? labelOf(pool) : (pool.area ?? labelOf(pool));
    const plan = byPlan && period ? plannedFor(pool, period) : null;
    const share = plan ? shareOf(builder, point, plan) : null;
    if (byPlan) return share ? [{ name, pool, point, value: share.value, words: share }] : [];
    return [{ name, pool, point, value: point.value.value, words: statedFigure(builder, point, pool.unit) }];
  });
}

function entriesOverTime(builder: DraftBuilder, question: IndicatorQuestion, pool: Pool): Ranked[] {
  const kind =
    question.periods.find((found) => found.kind !== 'range' && found.kind !== 'year')?.kind ?? 'year';
  return periodsOf([pool])
    .filter((period) => period.kind === kind)
    .flatMap((period) =>
      figuresAt(pool, period)
        .slice(0, 1)
        .map((point) => ({
          name: periodName(period),
          pool,
          point,
          value: point.value.value,
          words: statedFigure(builder, point, pool.unit),
        })),
    );
}

function word(
  builder: DraftBuilder,
  question: IndicatorQuestion,
  entries: Ranked[],
  period: Period | null,
): void {
  const first = entries[0] as Ranked;
  const isShare = first.words.computed[0]?.kind === 'share';
  const name =
    question.over === 'indicator' ? first.pool.documentTitle : labelOf({ ...first.pool, area: null });
  const about = isShare ? `${name} so với kế hoạch` : name;
  const order = question.order === 'lowest' ? indicatorText.fromLow : indicatorText.fromHigh;
  const when = whenOf('actual', period);
  const title = indicatorText.ranking(about, when, order);
  const count = question.top === null ? MAX_LISTED : question.top === 1 ? SHOWN_AROUND : question.top;
  const shown = entries.slice(0, Math.max(count, entries.filter((one) => one.value === first.value).length));
  const winners = entries.filter((entry) => entry.value === first.value);
  if (question.top === 1) {
    for (const entry of winners) {
      const extreme = extremeOf(builder, question, entry, entries, isShare);
      builder.fact(`${entry.name}: **${entry.words.text}**, ${extreme.printed}`, entry.words.markers, [
        ...entry.words.computed,
        extreme,
      ]);
    }
  }
  builder.frame(indicatorText.rankedOf(title, entries.length, nounOf(question)));
  for (const entry of shown)
    builder.fact(`- ${entry.name}: ${entry.words.text}`, entry.words.markers, entry.words.computed);
  builder.complete = true;
  const rows = shown.map(({ pool, point, words }) => ({ pool, point, extra: words.text }));
  builder.table = tableOfFigures(
    builder,
    title.replace(/:$/, ''),
    rows,
    isShare ? text.shareColumn : undefined,
  );
  const bars = entries.map((entry) => ({ label: entry.name, value: Number(entry.value.toFixed(2)) }));
  builder.chart = chartOf('bar', title.replace(/:$/, ''), isShare ? '%' : first.pool.unit, bars);
}

/** "thấp nhất": the gate compares the figure with all others again. */
function extremeOf(
  builder: DraftBuilder,
  question: IndicatorQuestion,
  own: Ranked,
  entries: Ranked[],
  isShare: boolean,
): Computation {
  const printed = question.order === 'lowest' ? 'thấp nhất' : 'cao nhất';
  const ordered = [own, ...entries.filter((entry) => entry !== own)];
  const operands = ordered.flatMap((entry) =>
    isShare ? (entry.words.computed[0]?.operands ?? []) : [operandOf(builder, entry.point)],
  );
  const kind = isShare ? (`${question.order}_share` as const) : question.order;
  return { kind, printed, operands, decimals: 0 };
}

function nounOf(question: IndicatorQuestion): string {
  return { area: 'đơn vị', period: 'kỳ', indicator: 'chỉ tiêu' }[question.over];
}
