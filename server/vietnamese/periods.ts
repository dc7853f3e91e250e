// Statistical periods (kỳ): years, quarters, months, months so far, days; found in headers, cells and questions.
import type { Period, Span } from '../domain.ts';
import { foldAligned } from './aligned.ts';
import { findDocumentNumbers } from './document-number.ts';

/** A period as printed; without a year it waits for the one of its table ("Quý II" below "Năm 2025"). */
export type FoundPeriod = {
  kind: Period['kind'];
  year: number | null;
  /** Number of the quarter or month, or how many months so far; null for a year or a day. */
  part: number | null;
  /** Set for a range and a day, which need no other year. */
  whole: Period | null;
  span: Span;
  printed: string;
};

type Groups = Record<string, string | undefined>;
type Rule = { pattern: RegExp; read: (groups: Groups) => Omit<FoundPeriod, 'span' | 'printed'> | null };

const YEAR = String.raw`(?<year>(?:19|20)\d{2})(?!\d|[.,]\d)`;
const OF_YEAR = String.raw`(?:\s*[/.–-]\s*|\s*,?\s+(?:cua\s+)?(?:nam\s+)?)${YEAR}`;
const MAYBE_YEAR = `(?:${OF_YEAR})?`;
const DASH = String.raw`\s*(?:[-–—]|den(?:\s+nam)?|toi(?:\s+nam)?)\s*(?:nam\s+)?`;
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };
const SPELLED: Record<string, number> = { ba: 3, sau: 6, chin: 9 };
const rule = (source: string, read: Rule['read']): Rule => ({
  pattern: new RegExp(String.raw`(?<![\p{L}\d])${source}(?![\p{L}\d])`, 'gu'),
  read,
});
const numberOf = (text: string | undefined) => (text === undefined ? null : Number(text));

/** Earlier rules win where two match the same characters. */
const RULES: Rule[] = [
  rule(
    String.raw`(?:ngay\s+)?(?<day>\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)(?<month>\d{1,2})(?:\s*[/.-]\s*|\s*,?\s+nam\s+)${YEAR}`,
    (g) => dayOf(Number(g.year), Number(g.month), Number(g.day)),
  ),
  rule(String.raw`(?<year>(?:19|20)\d{2})-(?<month>\d{2})-(?<day>\d{2})`, (g) =>
    dayOf(Number(g.year), Number(g.month), Number(g.day)),
  ),
  rule(String.raw`(?:giai\s+doan\s+|tu\s+)?(?:nam\s+)?${YEAR}${DASH}(?<end>(?:19|20)\d{2})`, (g) =>
    rangeOf(Number(g.year), Number(g.end)),
  ),
  // "nam hoc 2023 2024" as typed in a hurry: one school year
  rule(String.raw`(?:nam\s+hoc|nien\s+khoa)\s+${YEAR}\s+(?<end>(?:19|20)\d{2})`, (g) =>
    Number(g.end) === Number(g.year) + 1 ? rangeOf(Number(g.year), Number(g.end)) : null,
  ),
  rule(String.raw`(?:quy\s+(?<roman>iv|i{1,3})|(?:quy\s*|q\.?\s?)0?(?<digit>[1-4]))${MAYBE_YEAR}`, (g) => ({
    kind: 'quarter',
    year: numberOf(g.year),
    part: g.roman ? (ROMAN[g.roman] ?? 1) : Number(g.digit),
    whole: null,
  })),
  rule(
    String.raw`(?:(?:luy\s+ke\s+)?(?:(?<count>0?[2-9]|1[0-2])\s*(?:thang|t)|(?<word>ba|sau|chin)\s+thang)(?:\s+dau(?:\s+nam)?)?|nua\s+dau\s+nam)(?!\s+cuoi|\s+mot|\s+1\s)${MAYBE_YEAR}`,
    (g) => ({
      kind: 'cumulative',
      year: numberOf(g.year),
      part: g.count ? Number(g.count) : (SPELLED[g.word ?? ''] ?? 6),
      whole: null,
    }),
  ),
  rule(String.raw`luy\s+ke\s+(?:den\s+(?:het\s+)?)?thang\s+(?<count>0?[1-9]|1[0-2])${MAYBE_YEAR}`, (g) => ({
    kind: 'cumulative',
    year: numberOf(g.year),
    part: Number(g.count),
    whole: null,
  })),
  rule(String.raw`(?:thang\s*|t)(?<month>0?[1-9]|1[0-2])${MAYBE_YEAR}`, (g) => ({
    kind: 'month',
    year: numberOf(g.year),
    part: Number(g.month),
    whole: null,
  })),
  rule(String.raw`(?<month>0?[1-9]|1[0-2])\s?/\s?${YEAR}`, (g) => ({
    kind: 'month',
    year: numberOf(g.year),
    part: Number(g.month),
    whole: null,
  })),
];
/** Also right behind the letters of a measure: "KH2019", "ƯTH2020". */
const BARE_YEAR = /(?<![\d.,])(?:nam\s+)?(?<year>(?:19|20)\d{2})(?!\d|[.,]\d)/gu;

/** Every period of a text in order, without overlaps; the digits of document numbers are left alone. */
export function findPeriods(text: string): FoundPeriod[] {
  const folded = foldAligned(text);
  const taken: Span[] = findDocumentNumbers(text).map((number) => number.span);
  const found: FoundPeriod[] = [];
  for (const { pattern, read } of [...RULES, yearRule]) {
    for (const match of folded.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (taken.some((other) => span.start < other.end && other.start < span.end)) continue;
      const period = read(match.groups ?? {});
      if (period === null) continue;
      taken.push(span);
      found.push({ ...period, span, printed: text.slice(span.start, span.end) });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const yearRule: Rule = {
  pattern: BARE_YEAR,
  read: (g) => ({ kind: 'year', year: Number(g.year), part: null, whole: null }),
};

/** The period with its days, in the given year when it prints none; null when no year is known. */
export function completePeriod(found: FoundPeriod, year: number | null): Period | null {
  if (found.whole) return found.whole;
  const own = found.year ?? year;
  if (own === null) return null;
  const part = found.part ?? 1;
  if (found.kind === 'quarter') return monthsOf('quarter', own, part * 3 - 2, part * 3);
  if (found.kind === 'month') return monthsOf('month', own, part, part);
  if (found.kind === 'cumulative') return monthsOf('cumulative', own, 1, part);
  return monthsOf('year', own, 1, 12);
}

/** The period's name as an official writes it: "quý II/2025", "6 tháng đầu năm 2025". */
export function periodName(period: Period): string {
  const [year, month, day] = period.from.split('-').map(Number) as [number, number, number];
  const last = Number(period.to.slice(5, 7));
  if (period.kind === 'year') return `năm ${year}`;
  if (period.kind === 'quarter') return `quý ${['I', 'II', 'III', 'IV'][(last - 3) / 3]}/${year}`;
  if (period.kind === 'month') return `tháng ${month}/${year}`;
  if (period.kind === 'cumulative') return `${last} tháng đầu năm ${year}`;
  if (period.kind === 'date')
    return `ngày ${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
  return `giai đoạn ${year}-${period.to.slice(0, 4)}`;
}

/** The same part of another year: "quý II/2025" one year back is "quý II/2024". */
export function shiftYears(period: Period, years: number): Period {
  const shift = (iso: string) => {
    const year = Number(iso.slice(0, 4)) + years;
    const day = iso.endsWith('-02-29') || iso.endsWith('-02-28') ? lastDay(year, 2) : Number(iso.slice(8));
    return `${year}${iso.slice(4, 8)}${String(day).padStart(2, '0')}`;
  };
  return { kind: period.kind, from: shift(period.from), to: shift(period.to) };
}

/** The period right before, of the same length: the quarter before, the month before, the year before. */
export function previousPeriod(period: Period): Period | null {
  const year = Number(period.from.slice(0, 4));
  const month = Number(period.from.slice(5, 7));
  if (period.kind === 'quarter')
    return month === 1
      ? monthsOf('quarter', year - 1, 10, 12)
      : monthsOf('quarter', year, month - 3, month - 1);
  if (period.kind === 'month')
    return month === 1 ? monthsOf('month', year - 1, 12, 12) : monthsOf('month', year, month - 1, month - 1);
  return period.kind === 'year' || period.kind === 'cumulative' || period.kind === 'date'
    ? shiftYears(period, -1)
    : null;
}

/** Equal days: "3 tháng đầu năm" and the first quarter are one period. */
export function samePeriod(a: Period | null, b: Period | null): boolean {
  return a !== null && b !== null && a.from === b.from && a.to === b.to;
}

function dayOf(year: number, month: number, day: number): Omit<FoundPeriod, 'span' | 'printed'> | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return { kind: 'date', year, part: null, whole: { kind: 'date', from: iso, to: iso } };
}

function rangeOf(first: number, last: number): Omit<FoundPeriod, 'span' | 'printed'> | null {
  if (last <= first) return null;
  return {
    kind: 'range',
    year: first,
    part: null,
    whole: { kind: 'range', from: `${first}-01-01`, to: `${last}-12-31` },
  };
}

function monthsOf(kind: Period['kind'], year: number, first: number, last: number): Period {
  const two = (part: number) => String(part).padStart(2, '0');
  return { kind, from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${lastDay(year, last)}` };
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
