// Dates and periods as Vietnamese offices write them, and the deadlines of task tables.
import type { Deadline, Span } from '../domain.ts';
import { foldAligned } from './aligned.ts';
import { findDocumentNumbers } from './document-number.ts';

/** `half`: months at the beginning or the end of a year, however many. */
export type DateKind = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'range' | 'yearly';

/** `from` and `to` are ISO days, both included; null for what returns every year ("trước ngày 15 tháng 10 hàng năm"). */
export type FoundDate = {
  kind: DateKind;
  from: string | null;
  to: string | null;
  span: Span;
  printed: string;
};

type Period = { kind: DateKind; from: string; to: string };
type Candidate = { kind: DateKind; period: Period | null; span: Span };
type Rule = {
  pattern: RegExp;
  read: (groups: Record<string, string | undefined>) => Period | 'yearly' | null;
};

const YEAR = String.raw`(?<year>(?:19|20)\d{2})(?!\d|[.,]\d)`;
const END_YEAR = String.raw`(?<year2>(?:19|20)\d{2})(?!\d|[.,]\d)`;
const SLASH = ' ?[/.-] ?';
const DASH = String.raw`\s*[-–—]\s*`;
const TO = String.raw`(?:${DASH}|\s+(?:den|toi)(?:\s+(?:het|cuoi))?\s+)`;
const QUARTER = '(?<quarter>iv|i{1,3}|0?[1-4])';
const QUARTER2 = '(?<quarter2>iv|i{1,3}|0?[1-4])';
const OF_YEAR = String.raw`(?: ?[/.–-] ?|\s*,?\s+nam\s+(?:\(?\s*)?|\s+)`;
const DAY_WORDS = String.raw`(?:ngay\s+)?(?<day>\d{1,2})\s+thang\s+(?<month>\d{1,2})`;
const rule = (source: string, read: Rule['read']): Rule => ({
  pattern: new RegExp(String.raw`(?<![\p{L}\d/.,-])${source}(?![\p{L}])`, 'gu'),
  read,
});

/** Earlier rules win where two match the same characters; a match that is no real date still takes its characters. */
const RULES: Rule[] = [
  rule(
    String.raw`(?:ngay\s+)?\d{1,2}(?:\s+thang\s+|${SLASH})\d{1,2}\s*,?\s+(?:hang|moi)\s+nam`,
    () => 'yearly',
  ),
  rule(String.raw`${DAY_WORDS}\s*,?\s+nam\s+${YEAR}`, (g) => day(g.year, g.month, g.day)),
  // "ngày 25/5 - 30/5/2023", "ngày 06, 07/6/2023", "từ 09 đến 13/6/2023"
  rule(
    String.raw`(?:ngay\s+)?(?<day>\d{1,2})${SLASH}(?<month>\d{1,2})${TO}(?:ngay\s+)?(?<day2>\d{1,2})${SLASH}(?<month2>\d{1,2})${SLASH}${YEAR}`,
    (g) => join(day(g.year, g.month, g.day), day(g.year, g.month2, g.day2)),
  ),
  rule(
    String.raw`(?:ngay\s+(?<day>\d{1,2})(?:\s*,\s*\d{1,2}){0,3}(?:${TO}|\s*,\s*|\s+va\s+)|(?<day3>\d{1,2})${TO})(?:ngay\s+)?(?<day2>\d{1,2})${SLASH}(?<month>\d{1,2})${SLASH}${YEAR}`,
    (g) => join(day(g.year, g.month, g.day ?? g.day3), day(g.year, g.month, g.day2)),
  ),
  rule(String.raw`(?:ngay\s+)?(?<day>\d{1,2})${SLASH}(?<month>\d{1,2})${SLASH}${YEAR}`, (g) =>
    day(g.year, g.month, g.day),
  ),
  rule(String.raw`(?<year>(?:19|20)\d{2})-(?<month>\d{2})-(?<day>\d{2})(?!\d)`, (g) =>
    day(g.year, g.month, g.day),
  ),
  rule(
    String.raw`(?:cac\s+)?quy\s+${QUARTER}(?:${TO}|\s*,\s*|\s+va\s+)(?:quy\s+)?${QUARTER2}${OF_YEAR}${YEAR}`,
    (g) => join(quarter(g.year, g.quarter), quarter(g.year, g.quarter2)),
  ),
  rule(String.raw`(?:quy\s+${QUARTER}|q(?<q>[1-4]))${OF_YEAR}${YEAR}`, (g) =>
    quarter(g.year, g.quarter ?? g.q),
  ),
  rule(
    String.raw`(?:(?<count>0?[1-9]|1[01]|ba|sau|chin)\s+thang|nua(?:\s+nam)?)\s+(?<side>dau|cuoi)(?:\s+nam\s+|\s+)${YEAR}`,
    (g) => part(g.year, g.count, g.side),
  ),
  rule(
    String.raw`thang\s+(?<month>\d{1,2})(?:${TO}|\s*,\s*|\s+va\s+)(?:thang\s+)?(?<month2>\d{1,2})${OF_YEAR}${YEAR}`,
    (g) => join(month(g.year, g.month), month(g.year, g.month2)),
  ),
  rule(String.raw`thang\s+(?<month>\d{1,2})${OF_YEAR}${YEAR}`, (g) => month(g.year, g.month)),
  rule(`(?<month>0?[1-9]|1[0-2]) ?/ ?${YEAR}(?!/)`, (g) => month(g.year, g.month)),
  rule(String.raw`(?:giai\s+doan\s+)?(?:nam\s+)?${YEAR}${TO}(?:nam\s+)?${END_YEAR}`, (g) =>
    join(year(g.year), year(g.year2)),
  ),
  rule(String.raw`nam\s+${YEAR}`, (g) => year(g.year)),
];

/** A year without "năm" counts only where the words around it leave no doubt ("trước 2027", "(2026)"). */
const BARE_YEAR = new RegExp(
  String.raw`(?<=(?:^|[\t\n]|(?<!\p{L})(?:truoc|sau|den|toi|tu|trong|het|cuoi|dau|giua|giai doan|ke hoach|nhiem vu|va|ghi|ghi la|thoi han|thoi han la|nam \d{4},) |\())${YEAR}(?=\s*(?:$|[.,;:?!)\t\n]|(?:la|thi|co|cua|ma|do|va|den|se|ai|so|cac)(?!\p{L})))`,
  'gu',
);

/** Nouns that are counted in thousands: "đến 2030 người" names no year. */
const COUNTED =
  'nguoi|ho|dong|trieu|ty(?! le)|nghin|ngan|ha|km2?|m2?|met|tan|kg|luot|nhiem vu|hoc sinh|sinh vien|can bo|cong chuc|vien chuc|lao dong|xa|phuong|thon|don vi|co so|van ban|ho so|doanh nghiep|ban ghi|chiec|san pham|phan tram|ngay|gio|phut|trang|tram|lop|truong|giuong|bac si|giao vien';
/** "đến 2030 số hóa bao nhiêu": behind a word of time, before anything but a noun that is counted. */
const YEAR_BY_THEN = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:den|toi|truoc|sau|het|cuoi|dau)\s)(?<year>20[0-4]\d)(?!\d|[.,]\d|\s*[%/–—-]|\s+(?:${COUNTED})(?!\p{L}))`,
  'gu',
);

/**
 * Every date or period of a text, in order, without overlaps; digits of document numbers are left alone and
 * impossible dates (31/02/2026, tháng 13/2026) give nothing. Two periods joined by "đến" or a dash are one range.
 * Works with and without diacritics and in any case.
 */
export function findDates(text: string): FoundDate[] {
  // most passages have no figure at all, and every rule needs one
  if (!/\d/u.test(text)) return [];
  const folded = foldAligned(text);
  const taken: Span[] = findDocumentNumbers(text).map((number) => number.span);
  const candidates: Candidate[] = [];
  for (const { pattern, read } of RULES) {
    for (const match of folded.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (taken.some((other) => overlaps(span, other))) continue;
      taken.push(span);
      const period = read(match.groups ?? {});
      if (period === 'yearly') candidates.push({ kind: 'yearly', period: null, span });
      else if (period !== null) candidates.push({ kind: period.kind, period, span });
    }
  }
  for (const match of [BARE_YEAR, YEAR_BY_THEN].flatMap((bare) => [...folded.matchAll(bare)])) {
    const span = { start: match.index, end: match.index + match[0].length };
    const period = year(match.groups?.year);
    if (period === null || taken.some((other) => overlaps(span, other))) continue;
    taken.push(span);
    candidates.push({ kind: 'year', period, span });
  }
  candidates.sort((a, b) => a.span.start - b.span.start);
  return joinRanges(candidates, folded).map(({ kind, period, span }) => ({
    kind,
    from: period?.from ?? null,
    to: period?.to ?? null,
    span,
    printed: text.slice(span.start, span.end),
  }));
}

const RECURRING =
  /thuong xuyen|thuong nien|(?:hang|moi|tung)\s+(?:nam|quy|thang|tuan|ngay)(?!\s+\d)|dinh ky|lien tuc|\d+ (?:nam|thang|quy)\/lan/;
/** "Năm 2026 và các năm tiếp theo" has no end. */
const GOES_ON = /(?:cac|nhung) nam (?:tiep theo|sau|ke tiep|tiep sau)/u;
const BY_THEN =
  /^(?:hoan thanh |xong |cham nhat |muon nhat )*(?:truoc|den|cham nhat|muon nhat|khong qua|toi da|het|xong|hoan thanh)(?!\p{L})/u;

/**
 * A deadline cell of a task table. A year, quarter, month, day or range gives its first and last day; "Trước 30/6/2026"
 * and "Đến năm 2030" run from 1 January of that year; "Nhiệm vụ thường xuyên", "Hằng năm" recur; all else is unknown.
 */
export function parseDeadline(printed: string): Deadline {
  const folded = foldAligned(printed).replace(/\s+/g, ' ').trim();
  const recurring = folded.search(RECURRING);
  const periods = findDates(plainYears(printed)).flatMap(({ from, to }) =>
    from !== null && to !== null ? [{ from, to }] : [],
  );
  const first = periods[0];
  const repeats = recurring >= 0 && (first === undefined || recurring < 12);
  if (repeats || GOES_ON.test(folded)) return { kind: 'recurring' };
  if (first === undefined) return { kind: 'unknown' };
  const from = periods.reduce((least, period) => (period.from < least ? period.from : least), first.from);
  const to = periods.reduce((most, period) => (period.to > most ? period.to : most), first.to);
  return { kind: 'range', from: BY_THEN.test(folded) ? `${to.slice(0, 4)}-01-01` : from, to };
}

/** In a deadline cell a lone number of four digits is a year: "2026, 2027" → "năm 2026, năm 2027". */
function plainYears(printed: string): string {
  return (
    printed
      .trim()
      // a narrow column cut the year: "31/12/20 26"
      .replace(/(?<=\/\s?)(\d{1,3}) (\d{1,3})(?!\d)/gu, (whole, head: string, tail: string) =>
        /^(?:19|20)\d{2}$/u.test(head + tail) ? head + tail : whole,
      )
      .replace(/(?<![\p{L}\d/.,–—-]\s*|năm\s+|nam\s+)((?:19|20)\d{2})(?![\d/.]|\s*[-–—/])/giu, 'năm $1')
      .replace(/(?<=\d{4}\s*[,;và&]+\s*)((?:19|20)\d{2})(?![\d/.]|\s*[-–—/])/giu, 'năm $1')
  );
}

/** Joins "từ X đến Y" and "X - Y" of two neighbouring dates into one range. */
function joinRanges(candidates: Candidate[], folded: string): Candidate[] {
  const joined: Candidate[] = [];
  for (const candidate of candidates) {
    const last = joined.at(-1);
    const between = last === undefined ? '' : folded.slice(last.span.end, candidate.span.start);
    if (
      last?.period &&
      candidate.period &&
      /^(?:\s*[-–—]\s*|\s*(?:,\s*)?(?:den|toi)(?:\s+(?:het|cuoi))?\s+)$/u.test(between)
    ) {
      const period = join(last.period, candidate.period);
      if (period !== null) {
        joined[joined.length - 1] = {
          kind: 'range',
          period,
          span: { start: last.span.start, end: candidate.span.end },
        };
        continue;
      }
    }
    joined.push(candidate);
  }
  return joined;
}

function day(yearText?: string, monthText?: string, dayText?: string): Period | null {
  const iso = toIso(Number(yearText), Number(monthText), Number(dayText));
  return iso === null ? null : { kind: 'day', from: iso, to: iso };
}

function month(yearText?: string, monthText?: string): Period | null {
  return months('month', Number(yearText), Number(monthText), Number(monthText));
}

const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

function quarter(yearText?: string, quarterText = ''): Period | null {
  const index = ROMAN[quarterText] ?? Number(quarterText);
  return months('quarter', Number(yearText), index * 3 - 2, index * 3);
}

/** Months at an end of a year: "6 tháng đầu năm 2026", "nửa cuối năm 2026", "9 tháng đầu năm 2026". */
function part(yearText?: string, countText?: string, side?: string): Period | null {
  const spelled: Record<string, number> = { ba: 3, sau: 6, chin: 9 };
  const count = countText === undefined ? 6 : (spelled[countText] ?? Number(countText));
  const first = side === 'cuoi' ? 13 - count : 1;
  return months('half', Number(yearText), first, first + count - 1);
}

function year(text?: string): Period | null {
  return months('year', Number(text), 1, 12);
}

function join(first: Period | null, last: Period | null): Period | null {
  if (first === null || last === null || last.to < first.from) return null;
  return { kind: 'range', from: first.from, to: last.to };
}

function months(kind: DateKind, inYear: number, first: number, last: number): Period | null {
  const from = toIso(inYear, first, 1);
  if (from === null || last < 1 || last > 12) return null;
  const lastDay = new Date(Date.UTC(inYear, last, 0)).getUTCDate();
  const to = toIso(inYear, last, lastDay);
  return to === null ? null : { kind, from, to };
}

function toIso(inYear: number, inMonth: number, onDay: number): string | null {
  const date = new Date(Date.UTC(inYear, inMonth - 1, onDay));
  if (date.getUTCFullYear() !== inYear || date.getUTCMonth() !== inMonth - 1 || date.getUTCDate() !== onDay)
    return null;
  return date.toISOString().slice(0, 10);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
