// Compares figures and dates that a question takes for granted with what the quoted passages say.
import { type FoundDate, findDates } from '../vietnamese/dates.ts';
import { findDocumentNumbers } from '../vietnamese/document-number.ts';
import { isMoneyUnit } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import { type FoundNumber, findNumbers, sameNumber } from '../vietnamese/numbers.ts';
import { type ContentUnit, coverage, readText } from './terms.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';
import { type Said, valuesOf } from './value-places.ts';
import { fallsInto } from './value-steps.ts';

/**
 * "Đúng. " or "Không đúng. " for a question that asks to confirm a value, a correction for one that merely
 * assumes it, '' when no value is at stake or the texts cannot say. `claimedDocuments`: numbers that are said of a
 * stored document.
 */
export function valueVerdict(
  understanding: Understanding,
  units: ContentUnit[],
  said: Said[],
  claimedDocuments: string[] = [],
): string {
  const evidence = said.map(({ text: own, above }) => `${above}. ${own}`).join('\n');
  const confirms = understanding.asked.has('confirm');
  if (claimedDocuments.length > 0 && confirms) {
    const printed = new Set(findDocumentNumbers(evidence).map(({ key }) => key));
    return `${claimedDocuments.every((key) => printed.has(key)) ? text.yes : text.no} Văn bản ghi:`;
  }
  const stated = statedValues(understanding);
  const claimed = stated.at(-1);
  // "4 tháng" against "từ 3 tháng đến 6 tháng" is a case of the rule
  if (!claimed || isCase(understanding) || (!confirms && fallsInto(understanding, evidence) === true))
    return '';
  const others = stated.slice(0, -1).every((value) => value.foundIn(evidence));
  const verdict = judge(claimed, others, { understanding, units, said, evidence });
  if (verdict === null) return '';
  if (confirms) return verdict ? `${text.yes} Văn bản ghi:` : `${text.no} Văn bản ghi:`;
  // "Đến 2030 mục tiêu là mấy ngày?": the time of a value that is asked for claims nothing
  if (claimed.isTime && asksValue(understanding)) return '';
  return verdict ? '' : `${text.correction} Văn bản ghi:`;
}

/** Share of the question's content that the quoted texts must say for a yes, and for a no. */
const YES_SHARE = 0.9;
const NO_SHARE = 0.6;

type Judged = { understanding: Understanding; units: ContentUnit[]; said: Said[]; evidence: string };

/** Whether the texts bear out the value; null where they give none for the subject, or say more or less than is claimed. */
function judge(
  claimed: Stated,
  othersHold: boolean,
  { understanding, units, said, evidence }: Judged,
): boolean | null {
  if (understanding.asked.has('confirm') && negates(understanding.question)) return null;
  const share = units.length === 0 ? 1 : coverage(units, readText(evidence)).share;
  const is = claimed.among(said, units);
  if (is === 'same') {
    const goesFurther = /(?<!\p{L})(?:mọi|tất cả|bất kỳ|duy nhất|chỉ)(?!\p{L})/iu.test(
      understanding.question,
    );
    return othersHold && share >= YES_SHARE && !goesFurther ? true : null;
  }
  // a value of the lead-in above is that of all its items
  const isAbove = said.some(({ above }) => claimed.foundIn(above));
  if (is === 'none' || share < NO_SHARE || isAbove) return null;
  // what is merely assumed and stands somewhere in the texts is no mistake to be corrected
  return !understanding.asked.has('confirm') && claimed.foundIn(evidence) ? null : false;
}

/** "… không phải thông qua …, đúng không?": what is denied is not borne out by a text that has the same figures. */
function negates(question: string): boolean {
  const line = fold(question)
    .replace(/\b(?:co )?(?:dung|phai|chinh xac)(?: hay)? (?:khong|ko|k)\b/g, ' ')
    .replace(/\b(?:khong|ko|k)[\s?.!]*$/, ' ')
    .replace(/\bkhong (?:qua|duoi|vuot|it hon|nho hon|lon hon|thap hon|cao hon|gian)\b/g, ' ');
  return /\b(?:khong|chua|chang|ko)\b/.test(line);
}

/** "A sinh ngày …, đến ngày … thì đủ tuổi", "Ngày …, Luật đang có hiệu lực": a case to be judged, not a value to be compared. */
function isCase({ dates, question }: Understanding): boolean {
  const days = dates.filter(({ kind }) => kind === 'day');
  return days.length > 1 || (days.length === 1 && /^\s*(?:vào\s+)?ngày\s/iu.test(question));
}

/** True when each period the question names meets a date or period of the text (2026 lies in "2026 - 2027"). */
export function holdsStatedDates(understanding: Understanding, evidence: string): boolean {
  const dates = understanding.dates.filter((date) => date.from !== null);
  if (dates.length === 0) return true;
  const found = findDates(evidence);
  return dates.every(
    (date) =>
      fold(evidence).includes(fold(date.printed)) ||
      found.some(
        (other) =>
          other.from !== null &&
          other.to !== null &&
          other.from <= (date.to ?? '') &&
          other.to >= (date.from ?? ''),
      ),
  );
}

/** True when each figure of the question stands in the text, or the text has another figure of the same unit to set against it. */
export function meetsStatedNumbers(understanding: Understanding, evidence: string): boolean {
  // "lớp 3", "cấp 2": the number is part of a name that a text may say otherwise ("tiểu học")
  const stated = understanding.numbers.filter(
    ({ span, unit }) =>
      unit !== null ||
      !/(?<!\p{L})(?:lớp|lop|cấp|cap)\s*$/iu.test(understanding.question.slice(0, span.start)),
  );
  if (stated.length === 0 || fallsInto(understanding, evidence) === true) return true;
  const found = findNumbers(evidence);
  return stated.every(
    (number) =>
      (/^(?:19|20)\d\d$/.test(number.printed) && evidence.includes(number.printed)) ||
      found.some(
        (other) =>
          sameNumber(other, number) ||
          other.value === number.value ||
          (isMoneyUnit(number.unit) && isMoneyUnit(other.unit)) ||
          (number.unit !== null && fold(other.unit ?? '') === fold(number.unit)) ||
          countsThosePeople(other, number, evidence),
      ),
  );
}

/** "50 học sinh" against "số học sinh … không quá 40 người": people are counted, and the text says which. */
function countsThosePeople(other: FoundNumber, asked: FoundNumber, evidence: string): boolean {
  if (asked.unit === null || fold(other.unit ?? '') !== 'nguoi') return false;
  return fold(evidence).includes(fold(asked.unit));
}

function asksValue({ asked }: Understanding): boolean {
  return VALUES.some((value) => asked.has(value));
}

const VALUES = ['percent', 'count', 'money', 'duration', 'distance', 'quantity'] as const;

/** True when a value of a part of a year is asked for and the text states none of that part. */
export function isOfOtherPeriod(understanding: Understanding, evidence: string): boolean {
  const part = understanding.dates.find(({ kind }) => kind === 'half' || kind === 'quarter');
  if (!part || !asksValue(understanding)) return false;
  return !findDates(evidence).some(
    (date) => date.from !== null && date.to !== null && date.from >= part.from! && date.to <= part.to!,
  );
}

type Stated = {
  /** A date or period, not a figure. */
  isTime: boolean;
  /** Where it stands in the question. */
  at: number;
  foundIn: (evidence: string) => boolean;
  /** Whether the texts give it, or another value of its kind, for what is asked; or none that can be compared. */
  among: (said: Said[], units: ContentUnit[]) => 'same' | 'other' | 'none';
};

/** Figures and dates of the question in its order; the last one is what it claims. */
function statedValues({ numbers, dates, question }: Understanding): Stated[] {
  const figures = numbers.filter(
    ({ printed }) => !/^(?:19|20)\d\d$/.test(printed) && !/^m[oộ]t$/iu.test(printed),
  );
  const times = dates.filter((date) => !NAMES_LAW.test(fold(question).slice(0, date.span.start)));
  return [...figures.map((one) => statedNumber(one, question)), ...times.map(statedDate)].sort(
    (a, b) => a.at - b.at,
  );
}

/** "Luật Giáo dục năm 2019": the year is part of the name. */
const NAMES_LAW =
  /\b(?:bo luat|luat|hien phap|phap lenh)\b(?!.*\b(?:ban hanh|ky|hieu luc|thay the|sua doi|thong qua)\b)(?: [a-z]+){0,7}(?: (?:nam|so))?\s*$/;

/** Words by which a value is the end of a range: right before it, and behind it. */
const BOUND_BEFORE =
  /(?<!\p{L})(?:từ đủ|từ|trên|dưới|ít nhất|tối thiểu|tối đa|không quá|không dưới|chưa đủ|đủ|quá|hơn)(?: (?:là|đạt))?\s*$/iu;
const BOUND_BEHIND = /^\s*(?:\p{L}+\s+)?trở (?:lên|xuống)/iu;

function statedNumber(number: FoundNumber, question: string): Stated {
  const isSame = (other: FoundNumber) =>
    sameNumber(other, number) ||
    (other.value === number.value && (number.unit === '%') === (other.unit === '%'));
  const isOfKind = (other: FoundNumber) =>
    (number.unit === '%') === (other.unit === '%') &&
    (number.unit === null ||
      other.unit === null ||
      fold(number.unit) === fold(other.unit) ||
      (isMoneyUnit(number.unit) && isMoneyUnit(other.unit)));
  const isBounded = (line: string, { start, end }: FoundNumber['span']) =>
    BOUND_BEFORE.test(line.slice(Math.max(0, start - 24), start)) ||
    BOUND_BEHIND.test(line.slice(end, end + 24));
  return {
    isTime: false,
    at: number.span.start,
    foundIn: (evidence) => findNumbers(evidence).some(isSame),
    among: (said, units) => {
      const values = valuesOf(said, units, (own) =>
        findNumbers(own)
          .filter(isOfKind)
          .map((value) => ({ ...value, isBounded: isBounded(own, value.span) })),
      );
      if (values.some(isSame)) return 'same';
      // "người 20 tuổi" and "từ đủ 18 tuổi": within a range or not is for the reader to judge
      const comparable = isBounded(question, number.span) ? values : values.filter((one) => !one.isBounded);
      return comparable.length > 0 ? 'other' : 'none';
    },
  };
}

function statedDate(date: FoundDate): Stated {
  const isSame = (other: FoundDate) =>
    fold(other.printed) === fold(date.printed) ||
    (other.from !== null && other.from === date.from && other.to === date.to);
  return {
    isTime: true,
    at: date.span.start,
    foundIn: (evidence) => fold(evidence).includes(fold(date.printed)) || findDates(evidence).some(isSame),
    among: (said, units) => {
      const values = valuesOf(said, units, findDates);
      return values.some(isSame) ? 'same' : values.length > 0 ? 'other' : 'none';
    },
  };
}
