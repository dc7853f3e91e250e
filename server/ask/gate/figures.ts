// Numbers with their units: found in the cited source, with the same limit word and for the same subject.

import { fold } from '../../vietnamese/normalise.ts';
import { findNumbers } from '../../vietnamese/numbers.ts';
import { splitClauses } from '../../vietnamese/sentences.ts';
import { contentOf } from './overlap.ts';
import { contextOf } from './text.ts';
import type { Check, GateSource, Segment } from './types.ts';

type Limit = 'min' | 'max' | 'none';
type Figure = { value: number; unit: string; limit: Limit; window: string; printed: string; start: number };

/** Units that must agree; other nouns after a number may be phrased differently. */
const MEASURES = new Set(
  '% nam thang ngay tuan quy gio phut lan dong ty trieu nghin km ha m2 usd diem lop cap muc'.split(' '),
);
const MIN_BEFORE = /(?:toi thieu|it nhat|khong duoi|khong it hon|khong thap hon|tren|tu)(?: \p{L}+)?\s*$/u;
const MAX_BEFORE =
  /(?:toi da|khong qua|nhieu nhat|khong vuot qua|khong nhieu hon|khong hon|duoi)(?: \p{L}+)?\s*$/u;

/** Fails on a number that the cited sources lack, bind to another subject, or limit otherwise. */
export const checkFigures: Check = (segment, context) => {
  const claims = figuresOf(segment.text);
  if (claims.length === 0) return null;
  const known = segment.sources.flatMap((source) => sourceFigures(source));
  for (const claim of claims) {
    if (isCount(claim, segment, context.counts) || isPerOccasion(claim, segment)) continue;
    if (isPrintedYear(claim, segment)) continue;
    const same = known.filter((figure) => sameAmount(claim, figure));
    if (same.length === 0) return { reason: 'number', detail: claim.printed };
    const alike = same.filter((figure) => figure.limit === claim.limit);
    if (alike.length === 0) return { reason: 'limit_word', detail: claim.printed };
    const rivals = known.filter((figure) => figure.unit === claim.unit && figure.value !== claim.value);
    if (MEASURES.has(claim.unit) && !alike.some((figure) => isBoundHere(claim, figure, rivals)))
      return { reason: 'number_subject', detail: claim.printed };
  }
  return null;
};

function sourceFigures(source: GateSource): Figure[] {
  return contextOf(source)
    .split(/[\n\t]/u)
    .flatMap(figuresOf);
}

function figuresOf(text: string): Figure[] {
  const folded = fold(text);
  const clauses = splitClauses(text);
  const numbers = findNumbers(text);
  return numbers.map((number, index) => {
    const clause = clauses.find((span) => span.start <= number.span.start && number.span.end <= span.end);
    const before = folded.slice(Math.max(0, number.span.start - 30), number.span.start);
    const after = folded.slice(number.span.end, number.span.end + 30);
    const previous = numbers[index - 1]?.span.end ?? 0;
    const next = numbers[index + 1]?.span.start ?? text.length;
    return {
      value: number.value,
      unit: unitKey(number.unit),
      limit: limitOf(before, after),
      window: text.slice(Math.max(clause?.start ?? 0, previous), Math.min(clause?.end ?? text.length, next)),
      printed: number.printed,
      start: number.span.start,
    };
  });
}

function unitKey(unit: string | null): string {
  const folded = fold(unit ?? '');
  if (folded.startsWith('phan tram')) return '%';
  const [first = ''] = folded.split(/[ /]/u);
  return MEASURES.has(first) ? first : folded;
}

function limitOf(before: string, after: string): Limit {
  if (MAX_BEFORE.test(before) || /^\S*(?: \p{L}+)? tro xuong/u.test(after)) return 'max';
  if (/^\S*(?: \p{L}+)? tro len/u.test(after)) return 'min';
  return MIN_BEFORE.test(before.replace(/\btu\s*$/u, '')) ? 'min' : 'none';
}

function sameAmount(claim: Figure, figure: Figure): boolean {
  if (Math.abs(claim.value - figure.value) > 1e-9) return false;
  if (claim.unit === figure.unit) return true;
  if (MEASURES.has(claim.unit) || MEASURES.has(figure.unit)) return claim.unit === '' || figure.unit === '';
  return true;
}

/** "6 nhiệm vụ [1]…[6]": a count of the cited rows themselves, or one that code has made. */
function isCount(claim: Figure, segment: Segment, counts: Set<number> | undefined): boolean {
  return (
    isCountedUnit(claim.unit) && (claim.value === segment.markerCount || counts?.has(claim.value) === true)
  );
}

/** A bare year ("thời hạn: 2026") that stands by itself in a source; what it dates is judged with the dates. */
function isPrintedYear(claim: Figure, segment: Segment): boolean {
  if (!/^(?:19|20)\d\d$/.test(claim.printed)) return false;
  const printed = new RegExp(`(?<![\\d.,])${claim.printed}(?![\\d]|[.,]\\d)`);
  return segment.sources.some((source) => printed.test(contextOf(source)));
}

/** Units of what an answer itself counts. */
export function isCountedUnit(unit: string): boolean {
  return /^(?:nhiem vu|noi dung|dong|chi tieu|van ban|cap|noi|y)(?: |$)/u.test(fold(unit));
}

/** "6 tháng một lần" says what the source prints as "06 tháng/lần". */
function isPerOccasion(claim: Figure, segment: Segment): boolean {
  return (
    claim.value === 1 &&
    claim.unit === 'lan' &&
    segment.sources.some((source) => /\/ ?lần/u.test(source.text)) &&
    /(?:tháng|năm|quý|tuần|ngày)[\s,]*$/u.test(segment.text.slice(0, claim.start))
  );
}

/**
 * A source with several values of one unit binds each to its clause. The claim fails when every word that tells
 * the clauses apart speaks for a rival value.
 */
function isBoundHere(claim: Figure, figure: Figure, rivals: Figure[]): boolean {
  const said = new Set(contentOf(claim.window));
  const own = new Set(contentOf(figure.window));
  return rivals.every((rival) => {
    const other = new Set(contentOf(rival.window));
    const forOwn = [...said].filter((word) => own.has(word) && !other.has(word)).length;
    const forOther = [...said].filter((word) => other.has(word) && !own.has(word)).length;
    return forOther < 2 || forOwn * 2 > forOther;
  });
}
