// Compares figures and dates that a question takes for granted with what the quoted passages say.
import { type FoundDate, findDates } from '../vietnamese/dates.ts';
import { findDocumentNumbers } from '../vietnamese/document-number.ts';
import { isMoneyUnit } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import { type FoundNumber, findNumbers, sameNumber } from '../vietnamese/numbers.ts';
import type { ContentUnit } from './terms.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';
import { type Said, valuesOf } from './value-places.ts';

/**
 * "Đúng. " or "Không đúng. " for a question that asks to confirm a value, a correction for one that merely
 * assumes it, '' when no value is at stake. `claimedDocuments`: numbers that are said of a stored document.
 */
export function valueVerdict(
  understanding: Understanding,
  units: ContentUnit[],
  said: Said[],
  claimedDocuments: string[] = [],
): string {
  const evidence = said.map(({ text: own, above }) => `${above}. ${own}`).join('\n');
  if (claimedDocuments.length > 0 && understanding.asked.has('confirm')) {
    const printed = new Set(findDocumentNumbers(evidence).map(({ key }) => key));
    return `${claimedDocuments.every((key) => printed.has(key)) ? text.yes : text.no} Văn bản ghi:`;
  }
  const stated = statedValues(understanding);
  const claimed = stated.at(-1);
  if (!claimed) return '';
  const confirms = understanding.asked.has('confirm');
  const others = stated.slice(0, -1).every((value) => value.foundIn(evidence));
  const holds = others && (confirms ? claimed.isValueOf(said, units) : claimed.foundIn(evidence));
  // "Đến 2030 mục tiêu là mấy ngày?": the time of a value that is asked for claims nothing
  if (!confirms && claimed.isTime && asksValue(understanding)) return '';
  if (confirms) return holds ? `${text.yes} Văn bản ghi:` : `${text.no} Văn bản ghi:`;
  return holds ? '' : `${text.correction} Văn bản ghi:`;
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
  if (stated.length === 0) return true;
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
  /** Whether it is the value that the texts give for what is asked. */
  isValueOf: (said: Said[], units: ContentUnit[]) => boolean;
};

/** Figures and dates of the question in its order; the last one is what it claims. */
function statedValues(understanding: Understanding): Stated[] {
  const figures = understanding.numbers.filter((number) => !/^(?:19|20)\d\d$/.test(number.printed));
  return [...figures.map(statedNumber), ...understanding.dates.map(statedDate)].sort((a, b) => a.at - b.at);
}

function statedNumber(number: FoundNumber): Stated {
  const isSame = (other: FoundNumber) =>
    sameNumber(other, number) ||
    (other.value === number.value && (number.unit === '%') === (other.unit === '%'));
  const isOfKind = (other: FoundNumber) =>
    (number.unit === '%') === (other.unit === '%') &&
    (number.unit === null ||
      other.unit === null ||
      fold(number.unit) === fold(other.unit) ||
      (isMoneyUnit(number.unit) && isMoneyUnit(other.unit)));
  return {
    isTime: false,
    at: number.span.start,
    foundIn: (evidence) => findNumbers(evidence).some(isSame),
    isValueOf: (said, units) =>
      valuesOf(said, units, (own) => findNumbers(own).filter(isOfKind)).some(isSame),
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
    isValueOf: (said, units) => valuesOf(said, units, findDates).some(isSame),
  };
}
