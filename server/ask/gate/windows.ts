// The words that belong to each of several values in one sentence, and whether a claim speaks for its own value.
import type { Span } from '../../domain.ts';
import { splitClauses } from '../../vietnamese/sentences.ts';
import { isLight } from './light-words.ts';
import { wordsOf } from './text.ts';

/** Strongest cut first: what separates a value from the next one. */
const CUTS = [
  /[;.](?=\s)/u,
  /,(?=\s)/u,
  /\s(?:còn|trong khi|nhưng|song|trong đó)(?=\s)/u,
  /\s(?:và|hoặc|hay)(?=\s)/u,
];

/** For each value of a text the stretch that tells what it is of: cut at the sign or conjunction between two values. */
export function windowsOf(text: string, values: Span[]): string[] {
  const clauses = splitClauses(text);
  return values.map((value, index) => {
    const clause = clauses.find((span) => span.start <= value.start && value.end <= span.end);
    const isNeighbour = (other: Span | undefined) =>
      other !== undefined &&
      (clause === undefined || (clause.start <= other.start && other.end <= clause.end));
    const previous = isNeighbour(values[index - 1]) ? values[index - 1] : undefined;
    const next = isNeighbour(values[index + 1]) ? values[index + 1] : undefined;
    const start = previous === undefined ? 0 : cutBetween(text, previous, value).after;
    const end =
      next !== undefined
        ? cutBetween(text, value, next).before
        : sharesTail(text, previous, value)
          ? value.end
          : text.length;
    return text.slice(Math.max(clause?.start ?? 0, start), Math.min(clause?.end ?? text.length, end));
  });
}

/** "70%, ngân sách tỉnh 30% kinh phí": nothing follows the value before, so what follows the last is said of both. */
function sharesTail(text: string, previous: Span | undefined, value: Span): boolean {
  if (previous === undefined || previous.end > value.start) return false;
  return /^ ?(?:%|phần trăm)?\s*,/u.test(text.slice(previous.end, value.start));
}

/** Where the words between two values are cut; without a sign or conjunction both values keep them. */
function cutBetween(text: string, left: Span, right: Span): { before: number; after: number } {
  const between = text.slice(left.end, right.start);
  for (const pattern of CUTS) {
    const found = pattern.exec(between);
    if (found !== null) return { before: left.end + found.index, after: left.end + found.index };
  }
  return { before: right.start, after: left.end };
}

export type Bound = { window: string; limit?: string };

/** False when the words that tell `own` from a rival speak for the rival. */
export function isBoundHere(claim: Bound, own: Bound, rivals: Bound[]): boolean {
  const said = new Set(contentOf(claim.window));
  const ours = new Set(contentOf(own.window));
  return rivals.every((rival) => {
    const theirs = new Set(contentOf(rival.window));
    const forOwn = [...said].filter((word) => ours.has(word) && !theirs.has(word)).length;
    const forOther = [...said].filter((word) => theirs.has(word) && !ours.has(word)).length;
    // "không quá 15 ngày": the bound itself tells the value from one that has another bound.
    const isTold = claim.limit !== 'none' && claim.limit === own.limit && rival.limit !== own.limit;
    if (forOwn > 0 && isTold && claim.limit !== undefined) return true;
    return forOther === 0 || (forOwn > 0 && (forOther < 2 || forOwn * 2 > forOther));
  });
}

/** Content words of a stretch, for telling values apart. */
function contentOf(text: string): string[] {
  return wordsOf(text).filter((word) => !isLight(word));
}
