// Words figures for an answer: each printed figure with the computation by which the gate finds it again.
import type { Measure, Period } from '../domain.ts';
import { conversion, printFigure, unitKey } from '../vietnamese/figures.ts';
import { periodName } from '../vietnamese/periods.ts';
import { type DraftBuilder, inline } from './draft.ts';
import { type Computation, compute, type Operand } from './gate/computed.ts';
import type { Point, Pool } from './indicators-points.ts';

/** Text with the markers that it cites and what the gate must compute for it. */
export type Worded = { text: string; markers: number[]; computed: Computation[] };

const VALUE_DECIMALS = 10;
const PERCENT_DECIMALS = 2;
const MEASURES: Record<Measure, string> = {
  actual: '',
  estimated: 'ước thực hiện ',
  planned: 'kế hoạch ',
  of_plan: 'so với kế hoạch, ',
  of_prior: 'so với cùng kỳ, ',
};

/** "Tỷ lệ hộ nghèo của Xã A". */
export function labelOf(pool: Pool): string {
  const name = inline(pool.name);
  return pool.area === null ? name : `${name} của ${inline(pool.area)}`;
}

/** "kế hoạch năm 2025", "quý II/2025"; '' for a figure without a period. */
export function whenOf(measure: Measure, period: Period | null): string {
  return `${MEASURES[measure]}${period === null ? '' : periodName(period)}`.trim().replace(/,$/, '');
}

/** A figure as its cell has it, with its unit. */
export function statedFigure(builder: DraftBuilder, point: Point, unit: string | null): Worded {
  const operand = operandOf(builder, point);
  const own = point.value.measure.startsWith('of_') ? '%' : unit;
  const text = withUnit(asPrinted(point) ?? printFigure(point.value.value, VALUE_DECIMALS), own);
  return {
    text,
    markers: [operand.marker],
    computed: [
      { kind: 'value', printed: text, operands: [operand], decimals: VALUE_DECIMALS, from: own, to: own },
    ],
  };
}

/** "0,60" keeps the digits that its cell has; a figure in another notation is written the usual way. */
function asPrinted({ value }: Point): string | null {
  const figure = value.printed.trim().replace(/\s*%$/, '');
  return value.notation === 'comma' && /^\d{1,3}(?:\.\d{3})*,\d+$/.test(figure) ? figure : null;
}

/** The same amount in another unit of đồng; null where nothing converts. */
export function convertedFigure(
  builder: DraftBuilder,
  point: Point,
  from: string | null,
  to: string,
): Worded | null {
  const factor = conversion(from, to);
  if (factor === null || factor === 1) return null;
  const operand = operandOf(builder, point);
  const text = withUnit(printFigure(point.value.value * factor, VALUE_DECIMALS), to);
  return {
    text,
    markers: [operand.marker],
    computed: [{ kind: 'converted', printed: text, operands: [operand], decimals: VALUE_DECIMALS, from, to }],
  };
}

/** "tăng 2.244 tỷ đồng (11%)": of the first against the second. */
export function changeBetween(builder: DraftBuilder, now: Point, before: Point, unit: string | null): Worded {
  const operands = [operandOf(builder, now), operandOf(builder, before)];
  const values = [now.value.value, before.value.value];
  const difference = compute('difference', values) ?? 0;
  const decimals = Math.min(6, Math.max(...[now, before].map((point) => decimalsOf(point))));
  const markers = operands.map((operand) => operand.marker);
  const points = unitKey(unit) === '%' ? 'điểm phần trăm' : unit;
  const amount = withUnit(printFigure(Math.abs(difference), decimals), points);
  const printed =
    difference === 0 ? `không đổi (${amount})` : `${difference > 0 ? 'tăng' : 'giảm'} ${amount}`;
  const computed: Computation[] = [{ kind: 'difference', printed, operands, decimals }];
  const percent = unitKey(unit) === '%' ? null : compute('change', values);
  if (percent === null || difference === 0) return { text: printed, markers, computed };
  const share = `(${printFigure(Math.abs(percent), PERCENT_DECIMALS)}%)`;
  computed.push({ kind: 'change', printed: share, operands, decimals: PERCENT_DECIMALS });
  return { text: `${printed} ${share}`, markers, computed };
}

/** "thấp hơn 0,8 điểm phần trăm": a percentage beside another one; a share of a share would say nothing. */
export function pointsApart(builder: DraftBuilder, one: Point, other: Point): Worded {
  const operands = [operandOf(builder, one), operandOf(builder, other)];
  const difference = compute('difference', [one.value.value, other.value.value]) ?? 0;
  const decimals = Math.min(6, Math.max(decimalsOf(one), decimalsOf(other)));
  const amount = `${printFigure(Math.abs(difference), decimals)} điểm phần trăm`;
  const printed =
    difference === 0 ? `bằng kế hoạch (${amount})` : `${difference > 0 ? 'cao hơn' : 'thấp hơn'} ${amount}`;
  const markers = operands.map((operand) => operand.marker);
  return { text: printed, markers, computed: [{ kind: 'difference', printed, operands, decimals }] };
}

/** The first as a share of the second: "50,19%". */
export function shareOf(
  builder: DraftBuilder,
  part: Point,
  whole: Point,
): (Worded & { value: number }) | null {
  const value = compute('share', [part.value.value, whole.value.value]);
  if (value === null) return null;
  const operands = [operandOf(builder, part), operandOf(builder, whole)];
  const text = `${printFigure(value, PERCENT_DECIMALS)}%`;
  return {
    text,
    value,
    markers: operands.map((operand) => operand.marker),
    computed: [{ kind: 'share', printed: text, operands, decimals: PERCENT_DECIMALS }],
  };
}

/** The cell that a point stands for, as the gate reads it. */
export function operandOf(builder: DraftBuilder, { value, hit }: Point): Operand {
  return { marker: builder.citeCell(hit, value.cell), column: value.column, notation: value.notation };
}

/** "75%", "22.644 tỷ đồng", "12" without a unit. */
export function withUnit(figure: string, unit: string | null): string {
  if (unit === null) return figure;
  return unitKey(unit) === '%' ? `${figure}%` : `${figure} ${inline(unit)}`;
}

function decimalsOf({ value }: Point): number {
  const printed = String(value.value);
  return printed.includes('.') ? (printed.split('.')[1]?.length ?? 0) : 0;
}
