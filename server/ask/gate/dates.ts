// Dates and periods: found in the cited source; a row's deadline counts only from that row.
import { findDates, parseDeadline } from '../../vietnamese/dates.ts';
import { fold } from '../../vietnamese/normalise.ts';
import { completePeriod, findPeriods } from '../../vietnamese/periods.ts';
import { daysWithoutYear, partsOfYear } from './days.ts';
import { type Side, sidesClash } from './limits.ts';
import { contextOf, exactForm, wordsOf } from './text.ts';
import type { Check, GateSource, Segment } from './types.ts';

type Moment = { from: string; to: string; isDay: boolean; side: Side };
/** `lead`: the words right before the date. */
type Found = { moment: Moment; printed: string; lead: string[] };

/** Fails on a date or period that the cited sources do not give, or give with "trước" for "sau". */
export const checkDates: Check = (segment) => {
  const known = segment.sources.flatMap(momentsOf);
  const text = withoutTitles(segment).replace(
    /(?<=(?:thời hạn|thời gian|thực hiện|hoàn thành|trong|là)\s)(?=(?:19|20)\d{2}(?!\d|\s*[-–—/]))/giu,
    'năm ',
  );
  const placed = segment.sources.flatMap((source) => source.text.split('\t').flatMap(datesIn));
  for (const found of datesIn(text)) {
    const { moment, printed } = found;
    const same = known.filter((other) => covers(moment, other));
    if (same.length === 0 && !isInTitle(printed, segment.sources)) return { reason: 'date', detail: printed };
    if (isBoundElsewhere(found, placed)) return { reason: 'date', detail: printed };
    if (same.length > 0 && !same.some((other) => sidesAgree(moment, other)))
      return { reason: 'limit_word', detail: printed };
  }
  const undated = checkUndated(segment, known);
  if (undated !== null) return undated;
  const rate = checkRate(segment);
  if (rate !== null) return rate;
  const recurs = /thuong xuyen|thuong nien/u;
  if (recurs.test(fold(segment.text)) && !segment.sources.some((source) => recurs.test(fold(source.text))))
    return { reason: 'date', detail: 'thường xuyên' };
  return null;
};

/** A date inside the name of the cited document belongs to the name, wherever the sentence gives it in full. */
function withoutTitles(segment: Segment): string {
  return segment.sources.reduce(
    (text, { title }) => (title === '' ? text : text.replaceAll(title, ' ')),
    segment.text,
  );
}

/** "hằng năm", "mỗi tháng", "hàng tuần": how often is part of the fact. */
const RATE = /(?<!\p{L})(?:hang|moi|tung) (nam|quy|thang|tuan|ngay)(?!\p{L})/gu;

function checkRate(segment: Segment): ReturnType<Check> {
  const known = fold(segment.sources.map(contextOf).join('\n'));
  for (const match of fold(segment.text).matchAll(RATE)) {
    const unit = match[1];
    const isPrinted = new RegExp(
      `(?:(?<!\\p{L})(?:(?:hang|moi|tung) ${unit}|${unit} ?/ ?lan|(?:lan|ky|cuoc) mot ${unit}|trong (?:mot )?${unit}(?! ?\\d))|/ ?${unit})(?!\\p{L})`,
      'u',
    );
    if (!isPrinted.test(known)) return { reason: 'number', detail: match[0] };
  }
  return null;
}

/** Days and parts of a year without the year, and periods that run backwards. */
function checkUndated(segment: Segment, known: Moment[]): ReturnType<Check> {
  const backwards = [...segment.text.matchAll(/(?<!\d)((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)(?!\d)/gu)].find(
    (match) => Number(match[2]) < Number(match[1]),
  );
  if (backwards !== undefined) return { reason: 'date', detail: backwards[0] };
  const texts = segment.sources.map(contextOf);
  const days = [...texts.flatMap(daysWithoutYear), ...known.flatMap(dayOf)];
  for (const day of daysWithoutYear(segment.text)) {
    const same = days.filter((other) => other.key === day.key);
    if (same.length === 0) return { reason: 'date', detail: day.printed };
    if (same.every((other) => sidesClash(day.side, other.side)))
      return { reason: 'limit_word', detail: day.printed };
  }
  const own = segment.sources.flatMap((source) => partsOfYear(source.text));
  const parts = own.length > 0 ? own : texts.flatMap(partsOfYear);
  const part = partsOfYear(segment.text).find(
    (one) =>
      !parts.some((other) => other.key === one.key) && !known.some((moment) => isPart(moment, one.key)),
  );
  return part === undefined ? null : { reason: 'date', detail: part.printed };
}

/** "31/3" of a full date or of one that returns every year. */
function dayOf(moment: Moment): { key: string; side: Side }[] {
  const iso = /^\d{4}-(\d\d)-(\d\d)$/u.exec(moment.from);
  if (iso === null) return [{ key: moment.from, side: moment.side }];
  return moment.isDay ? [{ key: `${Number(iso[2])}/${Number(iso[1])}`, side: moment.side }] : [];
}

function isPart(moment: Moment, key: string): boolean {
  return `${Number(moment.from.slice(5, 7))}-${Number(moment.to.slice(5, 7))}` === key;
}

/**
 * The same words lead up to another date in the source ("trong giai đoạn 2026 - 2030" of the text, 2026 - 2027 of
 * the deadline cell): then that other date is the one that the sentence had to give.
 */
function isBoundElsewhere(claim: Found, known: Found[]): boolean {
  const lead = claim.lead.slice(-3);
  if (lead.length < 3) return false;
  const sameLead = known.filter((other) => other.lead.slice(-3).join(' ') === lead.join(' '));
  return sameLead.length > 0 && !sameLead.some((other) => covers(claim.moment, other.moment));
}

function momentsOf(source: GateSource): Moment[] {
  if (source.hasFigures) return periodsOf(source);
  const cells = source.isRow ? source.text.split('\t') : [];
  const deadlines = cells
    .filter((cell) => cell.length <= 40)
    .flatMap((cell): Moment[] => {
      const deadline = parseDeadline(cell);
      return deadline.kind === 'range'
        ? [{ from: deadline.from, to: deadline.to, isDay: false, side: 'none' }]
        : [];
    });
  // A deadline of a task counts only from its own row; a figure is dated by the heads of its table.
  const texts = source.roles !== null ? cells : [source.title, ...source.headings, source.text];
  return [...deadlines, ...texts.flatMap((text) => datesIn(text).map((found) => found.moment))];
}

/** Periods of a row of figures: of its heads, titles and cells, each with every year that stands there. */
function periodsOf(source: GateSource): Moment[] {
  const found = findPeriods([source.title, ...source.headings, ...source.text.split('\t')].join('\n'));
  const years = [...new Set(found.flatMap((period) => (period.year === null ? [] : [period.year])))];
  // "cùng kỳ": the same part of the year before a printed one
  const before = /cùng kỳ|năm trước/iu.test(source.headings.join('\n')) ? years.map((year) => year - 1) : [];
  return found.flatMap((one) =>
    [null, ...years, ...before].flatMap((year): Moment[] => {
      const period = completePeriod(year === null ? one : { ...one, year }, year);
      return period === null ? [] : [{ from: period.from, to: period.to, isDay: false, side: 'none' }];
    }),
  );
}

function datesIn(text: string): Found[] {
  const folded = fold(text);
  return findDates(text).map((date) => {
    // What returns every year has no ISO days: its own digits identify it.
    const yearly = (date.printed.match(/\d+/gu) ?? []).map(Number).join('/');
    const before = folded.slice(Math.max(0, date.span.start - 14), date.span.start);
    const side = /\btruoc\s*$/u.test(before) ? 'before' : /\bsau\s*$/u.test(before) ? 'after' : 'none';
    return {
      printed: date.printed,
      lead: wordsOf(text.slice(Math.max(0, date.span.start - 40), date.span.start).replace(/^\S*\s/u, '')),
      moment: { from: date.from ?? yearly, to: date.to ?? yearly, isDay: date.kind === 'day', side },
    };
  });
}

/** Equal, or a month or year that contains a day the source gives. */
function covers(claim: Moment, known: Moment): boolean {
  if (claim.from === known.from && claim.to === known.to) return true;
  return known.isDay && !claim.isDay && claim.from <= known.from && known.to <= claim.to && sameYear(claim);
}

function sameYear(moment: Moment): boolean {
  return moment.from.slice(0, 4) === moment.to.slice(0, 4);
}

function sidesAgree(claim: Moment, known: Moment): boolean {
  return claim.side === known.side;
}

/** A date that is part of a document's name: the title has it, and the answer names the document so. */
function isInTitle(printed: string, sources: GateSource[]): boolean {
  return sources.some((source) => !source.isRow && exactForm(source.title).includes(exactForm(printed)));
}
