// Whether an English sentence states the figures, dates, document numbers, bounds and denials of a Vietnamese one.
import { findDocumentNumbers } from '../vietnamese/document-number.ts';
import { fold } from '../vietnamese/normalise.ts';
import { findNumbers, parseNumber } from '../vietnamese/numbers.ts';
import { cuesIn } from './gate/cues.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const ORDINALS = ['first', 'second', 'third', 'fourth'];
const NUMBER_WORDS = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
      .split(' ')
      .map((word, value): [string, number] => [word, value]),
    'twenty thirty forty fifty sixty seventy eighty ninety hundred'
      .split(' ')
      .map((word, index): [string, number] => [word, (index + 2) * 10]),
    [['half', 50] as [string, number]],
  ].flat(),
);
const TOKEN = /(?<![\p{L}\d])\d+(?:[.,/:-]\d+)*(?![\d])/gu;
const BOUNDS: [RegExp, RegExp][] = [
  [
    /toi thieu|it nhat|khong duoi|khong it hon|khong thap hon|tro len/u,
    /at least|minimum|or more|not? (?:less|fewer|lower) than/u,
  ],
  [
    /toi da|khong qua|nhieu nhat|khong vuot qua|cham nhat/u,
    /at most|maximum|not exceed|no (?:more|later) than|not (?:more|later) than|up to|at the latest|exceeding/u,
  ],
  [/ngay lam viec/u, /(?:working|business) days?/u],
];
const DENIAL =
  /\b(?:not|no|never|without|none|cannot|neither|nor|except|unless|prohibited|forbidden)\b|n't\b/u;
const BOUND_DENIAL = /\bno(?:t)? (?:more|less|fewer|lower|later|exceed\w*)\b(?: than)?/gu;

/** True when nothing that can be checked was lost, added or changed in the translation; names are not checked. */
export function keepsFacts(vietnamese: string, english: string): boolean {
  const source = withoutMarks(vietnamese);
  const target = withoutMarks(english).toLowerCase();
  return (
    marksOf(vietnamese) === marksOf(english) &&
    numbersAgree(source, target) &&
    documentsAgree(source, target) &&
    scalesAgree(source, target) &&
    boundsAgree(source, target) &&
    denies(source) === DENIAL.test(target.replace(BOUND_DENIAL, ''))
  );
}

function marksOf(text: string): string {
  return [...text.matchAll(/\[\d+\]/gu)]
    .map((match) => match[0])
    .sort()
    .join('');
}

function withoutMarks(text: string): string {
  return text.replace(/\[\d+\]/gu, ' ');
}

/** Every number in digits of one text is in the other; numbers in words are allowed where the other text has them. */
function numbersAgree(source: string, target: string): boolean {
  const printed = valuesOf(source, [parseNumber]);
  const spelled = [...findNumbers(source).map((number) => number.value), ...romansOf(source)];
  const said = valuesOf(target, [parseNumber, parseEnglish]);
  const worded = wordsOf(target);
  const known = [...printed.flat(), ...spelled];
  const told = [...said.flat(), ...worded];
  return (
    printed.every((candidates) => candidates.some((value) => told.includes(value))) &&
    romansOf(source).every((value) => told.includes(value)) &&
    said.every((candidates) => candidates.some((value) => known.includes(value))) &&
    worded.every((value) => value <= 1 || known.includes(value))
  );
}

/** What each token of digits can mean; the parts of a date or document number one by one. */
function valuesOf(text: string, readers: ((digits: string) => number | null)[]): number[][] {
  return [...text.matchAll(TOKEN)].flatMap((match) =>
    match[0].split(/[/:-]/u).map((part) => readers.flatMap((read) => read(part) ?? [])),
  );
}

function parseEnglish(digits: string): number | null {
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(digits) || /^\d+\.\d+$/u.test(digits)
    ? Number(digits.replaceAll(',', ''))
    : null;
}

function romansOf(text: string): number[] {
  const romans: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };
  return [...text.toLowerCase().matchAll(/quý (iv|i{1,3})(?!\p{L})/gu)].map(
    (match) => romans[match[1] ?? ''] ?? 0,
  );
}

/** Months, ordinals of quarters and number words of an English text. */
function wordsOf(target: string): number[] {
  const quarters = [...target.matchAll(/\bq([1-4])\b|\bquarter (iv|i{1,3})\b/gu)].map((match) =>
    match[1] === undefined ? ['i', 'ii', 'iii', 'iv'].indexOf(match[2] ?? '') + 1 : Number(match[1]),
  );
  const words = target.match(/[a-z]+/gu) ?? [];
  const named = words.flatMap((word, index) => {
    const month = MONTHS.indexOf(word);
    // "may" is a month only next to a number.
    if (month >= 0) return word !== 'may' || /\d ?may|may \d/u.test(target) ? [month + 1] : [];
    const order = ORDINALS.indexOf(word);
    if (order >= 0 && words[index + 1] === 'quarter') return [order + 1];
    const value = NUMBER_WORDS.get(word);
    return value === undefined || (word === 'one' && words[index + 1] === 'of') ? [] : [value];
  });
  return [...quarters, ...named];
}

function documentsAgree(source: string, target: string): boolean {
  const printed = findDocumentNumbers(source).map((number) => fold(number.printed));
  return printed.every((number) => fold(target).includes(number));
}

function scalesAgree(source: string, target: string): boolean {
  const vietnamese = fold(source);
  const pairs: [RegExp, RegExp][] = [
    [/\d ?(?:%|phan tram)|phan tram/gu, /%|per ?cent(?!age)/gu],
    [/diem phan tram/gu, /percentage points?/gu],
    [/(?<!\p{L})(?:ty|ti)(?= (?:dong|usd|lan|luot)|\s|$)/gu, /\bbillion\b/gu],
    [/(?<!\p{L})trieu(?!\p{L})/gu, /\bmillion\b/gu],
  ];
  return pairs.every(([own, other]) => {
    const count = [...vietnamese.replace(/(?<!\p{L})ty le/gu, '').matchAll(own)].length;
    const isPoints = own.source.startsWith('\\d ?');
    const points = isPoints ? [...vietnamese.matchAll(/diem phan tram/gu)].length : 0;
    return count - points === [...target.matchAll(other)].length;
  });
}

function boundsAgree(source: string, target: string): boolean {
  const vietnamese = fold(source);
  const sides =
    /(?<!\p{L})truoc (?:ngay|khi|\d)/u.test(vietnamese) && !/(?<!\p{L})sau (?:ngay|khi|\d)/u.test(vietnamese);
  if (sides && /\bafter\b/u.test(target)) return false;
  return BOUNDS.every(([own, other]) => own.test(vietnamese) === other.test(target));
}

function denies(source: string): boolean {
  return cuesIn(source).some((cue) => !cue.isSoft && (cue.kind === 'negation' || cue.kind === 'exception'));
}
