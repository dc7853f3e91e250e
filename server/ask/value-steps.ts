// Ranges of a text ("từ đủ 3 tháng đến dưới 6 tháng", "từ 6 nhân khẩu trở lên") and the cases of a question that fall into them.
import { fold } from '../vietnamese/normalise.ts';
import { amountOf, parseNumber } from '../vietnamese/numbers.ts';
import type { Understanding } from './understand.ts';

/** In base units; an open end is infinite or 0. */
export type Step = { from: number; to: number; fromIncluded: boolean; toIncluded: boolean; unit: string };

const NUMBER = String.raw`(\d+(?:[.,]\d+)*)`;
const UNIT = String.raw`\s*(%|phan tram|(?:(?:nghin|ngan|trieu|ty|ti)(?: ty)? ?)?dong|[a-z][a-z0-9]*(?: khau| vien)?)`;
const DUE = '(?:du |het |duoi |tron |khoang )*';
const STEPS: [RegExp, (values: number[], printed: string) => Omit<Step, 'unit'>][] = [
  [
    new RegExp(String.raw`\b(?:tu|tren|qua|hon) ${DUE}${NUMBER}(?:${UNIT})? den ${DUE}${NUMBER}${UNIT}`, 'g'),
    ([from = 0, to = 0], printed) => ({
      from,
      to,
      fromIncluded: !/^(?:tren|qua|hon)/.test(printed),
      toIncluded: !/ den (?:\w+ )*duoi /.test(printed),
    }),
  ],
  [
    new RegExp(String.raw`\b(?:tu |du )*${NUMBER}${UNIT}(?: \w+){0,3}? tro len\b`, 'g'),
    ([from = 0]) => ({ from, to: Number.POSITIVE_INFINITY, fromIncluded: true, toIncluded: true }),
  ],
  [
    new RegExp(String.raw`\b(?:tu |du )*${NUMBER}${UNIT}(?: \w+){0,3}? tro xuong\b`, 'g'),
    ([to = 0]) => ({ from: 0, to, fromIncluded: true, toIncluded: true }),
  ],
  [
    new RegExp(String.raw`\b(?:duoi|chua du|chua den|it hon) ${NUMBER}${UNIT}`, 'g'),
    ([to = 0]) => ({ from: 0, to, fromIncluded: true, toIncluded: false }),
  ],
  [
    new RegExp(String.raw`(?<!\bkhong )\b(?:tren|hon|qua) ${NUMBER}${UNIT}`, 'g'),
    ([from = 0]) => ({ from, to: Number.POSITIVE_INFINITY, fromIncluded: false, toIncluded: true }),
  ],
];
/** Persons are counted in more than one word. */
const PERSONS = new Set(['nguoi', 'nhan khau', 'thanh vien', 'khau']);
/** Units of time in months. */
const MONTHS = new Map([
  ['nam', 12],
  ['thang', 1],
]);
const OTHERS = new Map([
  ['phan tram', '%'],
  ['tuoi', 'tuoi'],
]);

/** The ranges of a text, each stretch read once. */
export function stepsIn(text: string): Step[] {
  let folded = fold(text).replace(/(?<=\d)\s*\([^()]{1,30}\)/g, '');
  const steps: Step[] = [];
  for (const [pattern, read] of STEPS) {
    folded = folded.replace(pattern, (printed, ...groups) => {
      const parts = groups.filter((part): part is string => typeof part === 'string' && part !== folded);
      const values = parts.filter((part) => /^\d/.test(part)).map((part) => parseNumber(part) ?? Number.NaN);
      const unit = parts.findLast((part) => !/^\d/.test(part)) ?? '';
      const step = read(values, printed);
      if (!Number.isNaN(step.from) && !Number.isNaN(step.to)) steps.push(inBase(step, unit));
      return '|';
    });
  }
  return steps;
}

function inBase(step: Omit<Step, 'unit'>, printed: string): Step {
  const scaled = (value: number) => (Number.isFinite(value) ? baseOf(value, printed).value : value);
  return { ...step, from: scaled(step.from), to: scaled(step.to), unit: baseOf(0, printed).unit };
}

function baseOf(value: number, printed: string): { value: number; unit: string } {
  const amount = amountOf({ value, unit: printed });
  const unit = amount.unit ?? '';
  const months = MONTHS.get(unit);
  if (months !== undefined) return { value: amount.value * months, unit: 'thang' };
  return { value: amount.value, unit: PERSONS.has(unit) ? 'nguoi' : (OTHERS.get(unit) ?? unit) };
}

/** A figure that the question gives of its own case; bounds and ranges of the question itself are none. */
function cases({ numbers, question }: Understanding): { value: number; unit: string }[] {
  return numbers.flatMap(({ value, unit, span }) => {
    const [before, after] = [fold(question.slice(0, span.start)), fold(question.slice(span.end))];
    if (
      unit === null ||
      /\b(?:tu|tren|duoi|den|hon|qua|toi da|toi thieu|it nhat|nhieu nhat)\s+(?:du )?$/.test(before)
    )
      return [];
    return /^(?: \w+){1,4} tro (?:len|xuong)\b/.test(after) ? [] : [baseOf(value, fold(unit))];
  });
}

/** Whether the case of a question falls into a range of the text: null where the text has no range for any of its figures. */
export function fallsInto(understanding: Understanding, text: string): boolean | null {
  const given = cases(understanding);
  if (given.length === 0) return null;
  const steps = stepsIn(text);
  const verdicts = given.flatMap(({ value, unit }) => {
    const alike = steps.filter((step) => step.unit === unit);
    return alike.length === 0 ? [] : [alike.some((step) => holds(step, value))];
  });
  return verdicts.length === 0 ? null : verdicts.every(Boolean);
}

function holds({ from, to, fromIncluded, toIncluded }: Step, value: number): boolean {
  return (fromIncluded ? value >= from : value > from) && (toIncluded ? value <= to : value < to);
}
