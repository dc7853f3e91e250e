// Declared figures of a sentence: read again from the cells they cite, computed again, and matched with what is printed.
import { conversion, type Notation, readFigure } from '../../vietnamese/figures.ts';
import { findNumbers } from '../../vietnamese/numbers.ts';
import type { GateSource, Verdict } from './types.ts';

/**
 * A cell of a cited row: which of its tab-separated cells, and how its digits are read. In running text the figure
 * begins `at` this character.
 */
export type Operand = { marker: number; column: number; notation: Notation; at?: number };

/**
 * What a sentence says of figures. `printed` are the very words of the sentence; `decimals` how far it is rounded.
 * `value`: the first operand; `converted`: in another unit; `difference` and `change`: of the first against the
 * second, plain and in percent; `sum`: of all; `share`: of the first in the second, in percent; `highest`, `lowest`: the first
 * against all others; `…_share`: of the shares that each two operands make.
 */
export type Computation = {
  kind:
    | 'value'
    | 'converted'
    | 'difference'
    | 'change'
    | 'sum'
    | 'share'
    | 'highest'
    | 'lowest'
    | 'highest_share'
    | 'lowest_share';
  printed: string;
  operands: Operand[];
  decimals: number;
  /** Units of the operands and of what is printed; only amounts of đồng convert. */
  from?: string | null;
  to?: string | null;
};

type Checked = { ok: true; left: string } | Extract<Verdict, { ok: false }>;

/** Verifies every declared figure; `left` is the sentence without their words, for the other checks. */
export function checkComputed(
  markdown: string,
  computations: Computation[],
  sourceOf: (marker: number) => GateSource | null,
): Checked {
  let left = markdown;
  for (const computation of computations) {
    const fail = (detail: string): Checked => ({ ok: false, reason: 'computation', detail });
    const at = placeOf(computation.printed, left);
    if (at < 0) return fail(`not in the sentence: ${computation.printed}`);
    const values = computation.operands.map((operand) => readOperand(operand, sourceOf));
    if (values.some((value) => value === null)) return fail(`no such cell: ${computation.printed}`);
    if (!holds(computation, values as number[])) return fail(computation.printed);
    left = `${left.slice(0, at)} ${left.slice(at + computation.printed.length)}`;
  }
  return { ok: true, left };
}

/** The result of a computation over the values of its operands; null where it has none. */
export function compute(kind: Computation['kind'], values: number[], factor = 1): number | null {
  const [first, second] = values;
  if (first === undefined) return null;
  if (kind === 'value' || kind === 'highest' || kind === 'lowest') return first;
  if (kind === 'converted') return first * factor;
  if (second === undefined) return null;
  if (kind === 'difference') return first - second;
  if (kind === 'sum') return values.reduce((whole, value) => whole + value, 0);
  if (second === 0) return null;
  return kind === 'share' ? (first / second) * 100 : ((first - second) / Math.abs(second)) * 100;
}

function readOperand(operand: Operand, sourceOf: (marker: number) => GateSource | null): number | null {
  const text = sourceOf(operand.marker)?.text;
  if (operand.at !== undefined) {
    const digits = /^\d[\d.]*(?:,\d+)?/u.exec(text?.slice(operand.at) ?? '')?.[0].replace(/\.$/, '');
    return digits === undefined ? null : readFigure(digits, operand.notation);
  }
  const cell = text?.split('\t')[operand.column];
  return cell === undefined ? null : readFigure(cell, operand.notation);
}

function holds(computation: Computation, values: number[]): boolean {
  const { kind, printed, from = null, to = null } = computation;
  if (kind === 'highest' || kind === 'lowest') return isExtreme(kind, printed, values);
  if (kind === 'highest_share' || kind === 'lowest_share') {
    const shares = values.flatMap((part, at) =>
      at % 2 === 0 ? [compute('share', [part, values[at + 1] ?? 0])] : [],
    );
    if (shares.includes(null)) return false;
    return isExtreme(kind === 'highest_share' ? 'highest' : 'lowest', printed, shares as number[]);
  }
  const factor = conversion(from, to);
  if (factor === null) return false;
  const result = compute(kind, values, factor);
  const [number] = findNumbers(printed);
  if (result === null || number === undefined) return false;
  const rounding = 0.5 * 10 ** -computation.decimals + Math.abs(result) * 1e-9;
  if (Math.abs(Math.abs(result) - number.value) > rounding) return false;
  if (kind === 'difference') return saysDirection(result, printed);
  return kind === 'change' || saysSign(result, printed);
}

/** Where the words stand by themselves: "2" is no part of "2023". */
function placeOf(printed: string, sentence: string): number {
  const escaped = printed.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const alone = new RegExp(String.raw`(?<![\p{L}\d]|\d[.,])${escaped}(?![\p{L}\d]|[.,]\d)`, 'u').exec(
    sentence,
  );
  return alone?.index ?? -1;
}

/** "tăng" for more, "giảm" for less; a percentage stands behind the difference that says it. */
function saysDirection(result: number, printed: string): boolean {
  if (result === 0) return /^không đổi|^bằng/iu.test(printed);
  return (result > 0 ? /^(?:tăng|cao hơn)/iu : /^(?:giảm|thấp hơn)/iu).test(printed);
}

function saysSign(result: number, printed: string): boolean {
  return result < 0 === /[−-]\s?\d/u.test(printed) || result === 0;
}

function isExtreme(kind: 'highest' | 'lowest', printed: string, values: number[]): boolean {
  const [own, ...others] = values;
  if (own === undefined) return false;
  const says = kind === 'highest' ? /cao nhất|nhiều nhất|lớn nhất/iu : /thấp nhất|ít nhất|nhỏ nhất/iu;
  return says.test(printed) && others.every((other) => (kind === 'highest' ? other <= own : other >= own));
}
