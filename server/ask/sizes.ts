// Steps of a table ("Dưới 100 thí sinh", "Từ 100 đến dưới 500 thí sinh") and the sizes that a question names.
import type { Span } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';

/** From and to, with whether each end is included; `noun` is what is counted, folded, '' without one. */
export type Size = { from: number; to: number; fromIncluded: boolean; toIncluded: boolean; noun: string };
export type AskedSize = { size: Size; span: Span };

const NUMBER = String.raw`(\d{1,3}(?:\.\d{3})+|\d+)(?![\d.,/%-]*\d|\s?%)`;
const NOUN = String.raw`((?:\s+[a-z]+){0,2})`;
const STEPS: [RegExp, (numbers: number[]) => Omit<Size, 'noun'>][] = [
  [
    new RegExp(String.raw`\b(?:tu|tren) ${NUMBER}${NOUN} den (?:duoi )?${NUMBER}${NOUN}`, 'g'),
    ([from = 0, to = 0]) => ({ from, to, fromIncluded: true, toIncluded: true }),
  ],
  [
    new RegExp(String.raw`\b(?:tu )?${NUMBER}${NOUN} tro len`, 'g'),
    ([from = 0]) => ({ from, to: Number.POSITIVE_INFINITY, fromIncluded: true, toIncluded: true }),
  ],
  [
    new RegExp(String.raw`\b(?:tu )?${NUMBER}${NOUN} tro xuong`, 'g'),
    ([to = 0]) => ({ from: 0, to, fromIncluded: true, toIncluded: true }),
  ],
  [
    new RegExp(String.raw`\b(?:duoi|chua den|it hon) ${NUMBER}${NOUN}`, 'g'),
    ([to = 0]) => ({ from: 0, to, fromIncluded: true, toIncluded: false }),
  ],
  [
    new RegExp(String.raw`\b(?:tren|hon) ${NUMBER}${NOUN}`, 'g'),
    ([from = 0]) => ({ from, to: Number.POSITIVE_INFINITY, fromIncluded: false, toIncluded: true }),
  ],
];
const EXACT = new RegExp(String.raw`(?<![\d.,/-])${NUMBER}${NOUN}`, 'g');
/** Numbers before these words are amounts and times, not sizes. */
const NO_SIZE =
  /^(?:dong|trieu|ty|nghin|ngan|phan|nam|thang|ngay|gio|lan|quy|diem|sao|tuoi|k|usd|tr)\b|^(?:den|va|thi|la)$/;
/** Words behind the noun that do not belong to it. */
const FILLERS = /^(?:du|tham|tro|den|va|hoac|thi|la|moi|duoc|phai|dat|co)$/;

/** The step that a row stands for, null when its name is none. */
export function stepOf(name: string): Size | null {
  const folded = fold(name);
  for (const [pattern, read] of STEPS) {
    const match = folded.matchAll(pattern).next().value;
    if (!match) continue;
    const numbers = match.slice(1).filter((part) => part !== undefined && /^\d/.test(part));
    const size = read(numbers.map(numberOf));
    return {
      ...size,
      noun: nounOf(match),
      fromIncluded: size.fromIncluded && !/^tren/.test(match[0]),
      toIncluded: size.toIncluded && !/ den duoi /.test(match[0]),
    };
  }
  return null;
}

/** Sizes that a question names: "250 thí sinh", "dưới 50 người"; of a plain number both ends are that number. */
export function askedSizes(question: string): AskedSize[] {
  const folded = fold(question);
  if (folded.length !== question.length) return [];
  const found: AskedSize[] = [];
  const add = (span: Span, size: Size | null) => {
    const taken = found.some((other) => other.span.start < span.end && span.start < other.span.end);
    if (size !== null && !taken && !NO_SIZE.test(size.noun)) found.push({ size, span });
  };
  for (const [pattern] of STEPS)
    for (const match of folded.matchAll(pattern)) add(spanOf(match), stepOf(match[0]));
  for (const match of folded.matchAll(EXACT)) {
    const number = numberOf(match[1] ?? '');
    const exact = { from: number, to: number, fromIncluded: true, toIncluded: true, noun: nounOf(match) };
    if (exact.noun !== '') add(spanOf(match), exact);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** True when a row's step holds a named number of the same things, or is the very step that is named. */
export function fitsStep(step: Size, asked: Size): boolean {
  if (!sameThing(step.noun, asked.noun)) return false;
  if (asked.from !== asked.to) return step.from === asked.from && step.to === asked.to;
  const above = asked.from > step.from || (step.fromIncluded && asked.from === step.from);
  return above && (asked.from < step.to || (step.toIncluded && asked.from === step.to));
}

/** "người" stands for whoever is counted; "ts" for "thí sinh". */
function sameThing(own: string, asked: string): boolean {
  const [first = ''] = own.split(' ');
  const [word = ''] = asked.split(' ');
  const initials = own
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join('');
  return own === '' || asked === '' || word === first || word === 'nguoi' || asked.split(' ')[0] === initials;
}

function nounOf(match: RegExpExecArray | RegExpMatchArray): string {
  const noun = match
    .slice(1)
    .findLast((part) => part !== undefined && !/^\d/.test(part) && part.trim() !== '');
  const words = (noun ?? '').trim().split(' ');
  while (words.length > 1 && FILLERS.test(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

function numberOf(printed: string): number {
  return Number(printed.replace(/\./g, ''));
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}
