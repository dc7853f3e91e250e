// The numbers of rows in order: which line of a crawled table is the next number, and not a figure that looks like one.
import { romanNumber } from './labels.ts';

/** The last number of each kind; `open` once a heading may start its own count again. */
export type SeenLabels = {
  roman: number;
  capital: string;
  small: string;
  numbers: number[];
  open: boolean;
};

export const START: SeenLabels = { roman: 0, capital: '', small: '', numbers: [], open: true };

const LABEL = /^\(?([IVXLC]{1,6}|[A-ZĐ]|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)[.)/]*$/u;
const CAPITALS = 'ABCDĐEGHIKLMNOPQRSTUVXY';
const SMALLS = 'abcdđeghiklmnopqrstuvxy';

/** True when a line is the number that comes next. */
export function isInSequence(text: string, seen: SeenLabels): boolean {
  return nextLabels(text, seen) !== null;
}

/** What has been seen once this line is taken for a number; null when it is none, or not the next one. */
export function nextLabels(text: string, seen: SeenLabels): SeenLabels | null {
  const label = LABEL.exec(text)?.[1];
  if (label === undefined) return null;
  if (/^\d/u.test(label)) return nextNumber(label.split('.').map(Number), seen);
  if (/^[a-zđ]$/u.test(label)) {
    return follows(label, seen.small, SMALLS) ? { ...seen, small: label, open: true } : null;
  }
  const roman = romanNumber(label);
  if (roman !== null && (roman === seen.roman + 1 || (roman === 1 && seen.capital !== '')))
    return { ...seen, roman, small: '', open: true };
  if (label.length > 1 || !follows(label, seen.capital, CAPITALS)) return null;
  return { ...seen, capital: label, roman: 0, small: '', open: true };
}

function nextNumber(numbers: number[], seen: SeenLabels): SeenLabels | null {
  const last = seen.numbers;
  const parent = numbers.slice(0, -1);
  const own = numbers.at(-1) ?? 0;
  const starts = numbers.length === 1 && own === 1 && seen.open;
  const goesOn =
    own === (last[numbers.length - 1] ?? -1) + 1 && parent.every((part, at) => part === last[at]);
  const below =
    own === 1 && numbers.length === last.length + 1 && parent.every((part, at) => part === last[at]);
  if (!starts && !goesOn && !below) return null;
  return { ...seen, numbers, small: '', open: false };
}

/** The first letter, or the one after the last; the list has no letters that Vietnamese has not. */
function follows(letter: string, last: string, alphabet: string): boolean {
  return alphabet.indexOf(letter) === (last === '' ? 0 : alphabet.indexOf(last) + 1);
}
