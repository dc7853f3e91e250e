// Periods that a question counts from today: "năm nay", "quý tới", "quá hạn", "quý II" without a year.
import type { Span } from '../domain.ts';
import { foldAligned } from './aligned.ts';

/** ISO days, both included; an open end is null. */
export type Period = { from: string | null; to: string | null };
export type RelativeDate =
  | { kind: 'period'; span: Span; printed: string; resolve: (today: string) => Period }
  /** Months of any year: the question names a quarter or a month alone. */
  | { kind: 'months'; span: Span; printed: string; first: number; last: number };

/** Days that "sắp đến hạn" looks ahead. */
const SOON_DAYS = 30;
const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

/** "sáu tháng đầu năm", "nửa cuối năm nay", folded. */
const PART_OF_YEAR =
  /(?<![\p{L}\d])(?:(?<count>0?[1-9]|1[01]|ba|sau|chin) thang|nua(?: nam)?) (?<side>dau|cuoi) nam(?: (?<year>nay|sau|toi|ngoai|truoc))?(?![\p{L}\d]| \d)/gu;
const COUNTS: Record<string, number> = { ba: 3, sau: 6, chin: 9 };

type Rule = [RegExp, (groups: Record<string, string | undefined>) => (today: string) => Period];
const RULES: Rule[] = [
  [
    /(?:da )?(?:qua|tre|cham) (?:thoi )?han|da het (?:thoi )?han/gu,
    () => (today) => ({ from: null, to: plusDays(today, -1) }),
  ],
  [
    /sap (?:den|toi|het|qua) (?:thoi )?han|gan (?:den|toi) han/gu,
    () => (today) => ({ from: today, to: plusDays(today, SOON_DAYS) }),
  ],
  [
    /(?:chua (?:den|toi|het|qua)|con(?: trong)?) (?:thoi )?han(?! (?:gi|nao|bao|khi))/gu,
    () => (today) => ({ from: today, to: null }),
  ],
  [
    /(?:trong )?(?:vong )?(?<count>\d{1,3}) ngay (?:toi|nua|sap toi|tiep theo)/gu,
    ({ count }) =>
      (today) => ({ from: today, to: plusDays(today, Number(count)) }),
  ],
  [
    /(?:trong )?(?:vong )?(?<count>\d{1,2}) thang (?:toi|nua|sap toi|tiep theo)/gu,
    ({ count }) =>
      (today) => ({ from: today, to: plusDays(today, Number(count) * 30) }),
  ],
  [/nam (?:nay|hien tai)/gu, () => (today) => years(today, 0)],
  [/(?:nam (?:sau|toi|ke tiep)|sang nam)/gu, () => (today) => years(today, 1)],
  [/nam (?:ngoai|vua qua)/gu, () => (today) => years(today, -1)],
  [/quy (?:nay|hien tai)/gu, () => (today) => quarters(today, 0)],
  [/quy (?:sau|toi|ke tiep)/gu, () => (today) => quarters(today, 1)],
  [/quy (?:truoc|vua qua)/gu, () => (today) => quarters(today, -1)],
  [/thang (?:nay|hien tai)/gu, () => (today) => months(today, 0)],
  [/thang (?:sau|toi|ke tiep)/gu, () => (today) => months(today, 1)],
];

/** Every such period of a question, in order; `taken` are places that hold a full date or a number of their own. */
export function findRelativeDates(text: string, taken: Span[]): RelativeDate[] {
  const folded = foldAligned(text);
  const found: RelativeDate[] = [];
  const add = (start: number, end: number, make: (span: Span, printed: string) => RelativeDate | null) => {
    const span = { start, end };
    if ([...taken, ...found.map((one) => one.span)].some((other) => start < other.end && other.start < end))
      return;
    const date = make(span, text.slice(start, end));
    if (date !== null) found.push(date);
  };
  for (const match of folded.matchAll(PART_OF_YEAR)) {
    const count = COUNTS[match.groups?.count ?? ''] ?? (Number(match.groups?.count) || 6);
    if (count > 11) continue;
    const [first, last] = match.groups?.side === 'dau' ? [1, count] : [13 - count, 12];
    const year = { nay: 0, sau: 1, toi: 1, ngoai: -1, truoc: -1 }[match.groups?.year ?? ''];
    add(match.index, match.index + match[0].length, (span, printed) =>
      year === undefined
        ? { kind: 'months', span, printed, first, last }
        : { kind: 'period', span, printed, resolve: (today) => partOfYear(today, year, first, last) },
    );
  }
  for (const [pattern, read] of RULES) {
    const word = new RegExp(String.raw`(?<![\p{L}\d])(?:${pattern.source})(?![\p{L}\d])`, 'gu');
    for (const match of folded.matchAll(word)) {
      const resolve = read(match.groups ?? {});
      add(match.index, match.index + match[0].length, (span, printed) => ({
        kind: 'period',
        span,
        printed,
        resolve,
      }));
    }
  }
  for (const match of folded.matchAll(/(?<![\p{L}\d])quy (?<quarter>i{1,3}|iv|[1-4])(?![\p{L}\d])/gu)) {
    const quarter = QUARTERS[match.groups?.quarter ?? ''];
    if (quarter === undefined) continue;
    add(match.index, match.index + match[0].length, (span, printed) => ({
      kind: 'months',
      span,
      printed,
      first: quarter * 3 - 2,
      last: quarter * 3,
    }));
  }
  for (const match of folded.matchAll(
    /(?<![\p{L}\d]|\d )thang (?<month>0?[1-9]|1[0-2])(?![\p{L}\d])(?! ?\/| lan)/gu,
  )) {
    const month = Number(match.groups?.month);
    add(match.index, match.index + match[0].length, (span, printed) => ({
      kind: 'months',
      span,
      printed,
      first: month,
      last: month,
    }));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The day in Viet Nam, ISO. */
export function vietnameseDay(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}

function years(today: string, offset: number): Period {
  const year = Number(today.slice(0, 4)) + offset;
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

function quarters(today: string, offset: number): Period {
  const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + offset * 3;
  return { from: dayOf(today, first, 1), to: dayOf(today, first + 3, 0) };
}

function partOfYear(today: string, offset: number, first: number, last: number): Period {
  const shifted = `${Number(today.slice(0, 4)) + offset}${today.slice(4)}`;
  return { from: dayOf(shifted, first - 1, 1), to: dayOf(shifted, last, 0) };
}

function months(today: string, offset: number): Period {
  const month = Number(today.slice(5, 7)) - 1 + offset;
  return { from: dayOf(today, month, 1), to: dayOf(today, month + 1, 0) };
}

/** Month counted from January of today's year; it may run over into another year. */
function dayOf(today: string, month: number, day: number): string {
  return new Date(Date.UTC(Number(today.slice(0, 4)), month, day)).toISOString().slice(0, 10);
}

function plusDays(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
