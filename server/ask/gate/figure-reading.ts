// The numbers of a text as the gate compares them: amount, bound, side in time, partner of a range, words around.
import type { Span } from '../../domain.ts';
import { findDates } from '../../vietnamese/dates.ts';
import { fold } from '../../vietnamese/normalise.ts';
import { type FoundNumber, findNumbers } from '../../vietnamese/numbers.ts';
import { daysWithoutYear } from './days.ts';
import { followOf, type Limit, limitOf, type Side, sideOf } from './limits.ts';
import type { GateSource } from './types.ts';
import { type Amount, amountIn, unitNamed, unitOfHead } from './units.ts';
import { windowsOf } from './windows.ts';

export type Figure = Amount & {
  limit: Limit;
  side: Side;
  follow: Side;
  /** Which end of a change it is: "từ 3,52%", "xuống còn 2,98%". */
  end: 'from' | 'to' | 'none';
  /** The other end of a range ("từ 3 đến 5 triệu đồng"), null for a single amount. */
  partner: number | null;
  window: string;
  printed: string;
  start: number;
};

type Read = { amount: Amount; span: Span; printed: string };

/** Every number of a running text; a day without a year ("trước 31/3") is a date and not a number. */
export function figuresOf(text: string): Figure[] {
  const folded = fold(text);
  const days = daysWithoutYear(text).map((day) => day.span);
  const numbers = [...findNumbers(text), ...multiplesIn(text)]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => !isQuotedLabel(text, span))
    .filter(({ span }) => !days.some((day) => span.start < day.end && day.start < span.end))
    .map(
      (number): Read => ({
        amount: amountIn(number, folded.slice(number.span.end, number.span.end + 30)),
        span: number.span,
        printed: number.printed,
      }),
    );
  const ranges = pairs(numbers, folded);
  const windows = windowsByUnit(text, numbers, valueSpans(numbers, ranges));
  return numbers.map(({ amount, span, printed }, index) => {
    const before = folded.slice(Math.max(0, span.start - 40), span.start);
    const after = folded.slice(span.end, span.end + 60);
    const partner = ranges.get(index);
    return {
      ...amount,
      // Inside a range "từ" and "đến" are no bounds.
      limit: partner === undefined ? limitOf(before, after) : 'none',
      side: sideOf(before),
      follow: followOf(after),
      end: endOf(before),
      partner: partner === undefined ? null : (numbers[partner]?.amount.value ?? null),
      window: windows[index] ?? '',
      printed,
      start: span.start,
    };
  });
}

/** The label of a quoted point ("… : “4. Phát triển …”"): the check of quotations has compared it. */
function isQuotedLabel(text: string, span: Span): boolean {
  return /[“"]\s*$/u.test(text.slice(0, span.start)) && /^[.)]\s/u.test(text.slice(span.end));
}

/** "gấp đôi", "một nửa": amounts that no numeral names. */
export function multiplesIn(text: string): FoundNumber[] {
  return [...text.matchAll(/(?<=gấp )đôi(?!\p{L})|(?<!\p{L})một nửa(?!\p{L})/giu)].map((match) => ({
    value: match[0].toLowerCase() === 'đôi' ? 2 : 50,
    unit: match[0].toLowerCase() === 'đôi' ? 'lần' : '%',
    span: { start: match.index, end: match.index + match[0].length },
    printed: match[0],
  }));
}

/** Numbers of a source: cells of a row take their unit and their words from the heads above them. */
export function sourceFigures(source: GateSource): Figure[] {
  const around = [source.title, ...source.headings, source.place].flatMap((line) =>
    line.split('\n').flatMap(figuresOf),
  );
  const body = source.isRow ? cellFigures(source) : source.text.split(/[\n\t]/u).flatMap(figuresOf);
  return [...body, ...around.filter((figure) => figure.unit !== ''), ...calendarFigures(source)];
}

function cellFigures(source: GateSource): Figure[] {
  const cells = source.text.split('\t');
  const heads = headsOf(source, cells.length);
  const column = heads.findIndex((head) => /^(?:đơn vị tính|đvt)$/iu.test(head.trim()));
  const named =
    cells[column] === undefined ? cells.map(unitNamed).find((unit) => unit !== null) : fold(cells[column]);
  const fallback = named ?? source.headings.map(unitOfLine).find((unit) => unit !== null) ?? null;
  return cells.flatMap((cell, index) => {
    const head = heads[index] ?? '';
    const unit = unitOfHead(head) ?? fallback;
    return figuresOf(cell).map((figure) => {
      const isBare = figure.unit === '' && /^[\s\d.,–-]+$/u.test(cell);
      const amount = isBare && unit !== null ? amountIn({ value: figure.value, unit }, '') : figure;
      return { ...figure, ...amount, window: `${isBare ? head : cell}` };
    });
  });
}

/** The names of the columns, where one heading lists as many as the row has cells. */
export function headsOf(source: GateSource, width: number): string[] {
  const lines = source.headings.map((heading) => heading.split(' | '));
  return lines.findLast((names) => names.length === width) ?? [];
}

function unitOfLine(heading: string): string | null {
  const named = /(?:đơn vị(?: tính)?|đvt)\s*:\s*(.+)$/iu.exec(heading)?.[1];
  return named === undefined ? null : unitNamed(named);
}

/** Quarters, months and years of a source's dates: "quý II" alone is said of "quý II/2026". */
function calendarFigures(source: GateSource): Figure[] {
  const text = [source.title, ...source.headings, source.text].join('\n');
  return findDates(text).flatMap((date) => {
    const month = Number(date.from?.slice(5, 7));
    const amounts: Amount[] =
      date.kind === 'quarter'
        ? [{ value: Math.ceil(month / 3), unit: 'quy' }]
        : date.kind === 'month'
          ? [{ value: month, unit: 'thang' }]
          : [];
    return amounts.map((amount) => ({
      ...amount,
      limit: 'none' as const,
      side: 'none' as const,
      follow: 'none' as const,
      end: 'none' as const,
      partner: null,
      window: '',
      printed: date.printed,
      start: date.span.start,
    }));
  });
}

function endOf(before: string): Figure['end'] {
  if (/(?<!\p{L})tu(?: muc)?\s*$/u.test(before)) return 'from';
  return /(?<!\p{L})(?:con|xuong|len|xuong den|len den|len muc|xuong muc)\s*$/u.test(before) ? 'to' : 'none';
}

/** Ends of ranges by index; the first one takes unit and scale of the second where it has none. */
function pairs(numbers: Read[], folded: string): Map<number, number> {
  const found = new Map<number, number>();
  for (const [index, left] of numbers.entries()) {
    const right = numbers[index + 1];
    if (right === undefined || found.has(index)) continue;
    const between = folded.slice(left.span.end, right.span.start);
    const opensWithFrom = /(?<!\p{L})tu(?: muc)?\s*$/u.test(folded.slice(0, left.span.start));
    const isDash = /^ ?(?:%|\p{L}+(?: \p{L}+)?)? ?[-–—] ?$/u.test(between);
    const isTo =
      /^ ?(?:%|(?:\p{L}+ ?){0,3}?) ?(?:den|toi|(?:xuong|len)(?: con| den| muc)?) (?:duoi |het )?$/u.test(
        between,
      );
    if (!isDash && !(isTo && opensWithFrom)) continue;
    found.set(index, index + 1).set(index + 1, index);
    if (left.amount.unit !== '' && !/^(?:den|toi)(?: |$)/u.test(left.amount.unit)) continue;
    const scale = scaleBehind(folded.slice(right.span.end));
    left.amount = { value: left.amount.value * scale, unit: right.amount.unit };
  }
  return found;
}

function scaleBehind(after: string): number {
  const word = /^ ?(nghin ty|ty|ti|trieu|nghin|ngan)(?!\p{L})/u.exec(after)?.[1];
  return word === undefined ? 1 : amountIn({ value: 1, unit: word }, '').value;
}

/** Values of one unit tell each other apart; a number of another unit between them belongs to their words. */
function windowsByUnit(text: string, numbers: Read[], spans: Span[]): string[] {
  const windows: string[] = numbers.map(() => '');
  for (const group of Map.groupBy(
    numbers.keys(),
    (at) => numbers[at]?.amount.unit.split(' ')[0] ?? '',
  ).values()) {
    const own = windowsOf(
      text,
      group.flatMap((at) => spans[at] ?? []),
    );
    for (const [order, at] of group.entries()) windows[at] = own[order] ?? '';
  }
  return windows;
}

/** A range is one value: both ends share the words around it. */
function valueSpans(numbers: Read[], ranges: Map<number, number>): Span[] {
  return numbers.map(({ span }, index) => {
    const other = numbers[ranges.get(index) ?? index]?.span ?? span;
    return { start: Math.min(span.start, other.start), end: Math.max(span.end, other.end) };
  });
}
