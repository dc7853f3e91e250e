// Compares figures and dates that a question takes for granted with what the quoted passages say.
import { findDates } from '../vietnamese/dates.ts';
import { fold } from '../vietnamese/normalise.ts';
import { findNumbers } from '../vietnamese/numbers.ts';
import type { Reading } from './reading.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';

/**
 * "Đúng. " or "Không đúng. " for a question that asks to confirm a value, a correction for one that merely
 * assumes it, '' when no value is at stake.
 */
export function valueVerdict(understanding: Understanding, readings: Reading[]): string {
  const evidence = readings
    .map((reading) => `${reading.hit.passage.headings.join('. ')}. ${reading.hit.passage.text}`)
    .join('\n');
  const stated = statedValues(understanding);
  if (stated.length === 0) return '';
  const holds = stated.every((value) => value.foundIn(evidence));
  if (understanding.asked.has('confirm'))
    return holds ? `${text.yes} Văn bản ghi:` : `${text.no} Văn bản ghi:`;
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
  if (understanding.numbers.length === 0) return true;
  const found = findNumbers(evidence);
  return understanding.numbers.every(
    (number) =>
      (/^(?:19|20)\d\d$/.test(number.printed) && evidence.includes(number.printed)) ||
      found.some(
        (other) =>
          other.value === number.value ||
          (number.unit !== null && fold(other.unit ?? '') === fold(number.unit)),
      ),
  );
}

function statedValues(understanding: Understanding): { foundIn: (evidence: string) => boolean }[] {
  const figures = understanding.numbers.filter((number) => !/^(?:19|20)\d\d$/.test(number.printed));
  const numbers = figures.map((number) => ({
    foundIn: (evidence: string) =>
      findNumbers(evidence).some(
        (other) => other.value === number.value && (number.unit === '%') === (other.unit === '%'),
      ),
  }));
  const dates = understanding.dates.map((date) => ({
    foundIn: (evidence: string) =>
      fold(evidence).includes(fold(date.printed)) ||
      findDates(evidence).some(
        (other) => other.from !== null && other.from === date.from && other.to === date.to,
      ),
  }));
  return [...numbers, ...dates];
}
