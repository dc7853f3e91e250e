// Numbers with their units: found in the cited source, with the same bound, in the same range and for the same subject.
import { fold } from '../../vietnamese/normalise.ts';
import { type Figure, figuresOf, sourceFigures } from './figure-reading.ts';
import { limitsAgree, sidesClash } from './limits.ts';
import { contextOf } from './text.ts';
import type { Check, Segment } from './types.ts';
import { isClause, isCountedUnit, isMeasure, sameAmount } from './units.ts';
import { isBoundHere } from './windows.ts';

/** Fails on a number that the cited sources lack, bind to another subject, or bound otherwise. */
export const checkFigures: Check = (segment, context) => {
  const claims = figuresOf(segment.text).filter((claim) => !isClause(claim.unit));
  if (claims.length === 0) return null;
  const known = segment.sources.flatMap(sourceFigures);
  for (const claim of claims) {
    if (isCount(claim, segment, context.counts) || isPerOccasion(claim, segment)) continue;
    if (isPrintedYear(claim, segment) || isListed(claim, segment)) continue;
    const problem = judge(claim, known);
    if (problem !== null) return { reason: problem, detail: claim.printed };
  }
  return null;
};

function judge(claim: Figure, known: Figure[]): 'number' | 'limit_word' | 'number_subject' | null {
  const same = known.filter((figure) => sameAmount(claim, figure));
  if (same.length === 0) return 'number';
  if (!same.some((figure) => rangesAgree(claim, figure))) return 'number_subject';
  const alike = same.filter(
    (figure) =>
      limitsAgree(claim.limit, figure.limit) &&
      !sidesClash(claim.side, figure.side) &&
      !sidesClash(claim.follow, figure.follow),
  );
  if (alike.length === 0) return 'limit_word';
  const rivals = known.filter(
    (figure) => isRival(claim, figure) && !same.some((own) => own.partner === figure.value),
  );
  return alike.some((figure) => isBoundHere(claim, figure, rivals)) ? null : 'number_subject';
}

/** One end of a range is said with the other end of the same range, or alone. */
function rangesAgree(claim: Figure, known: Figure): boolean {
  if (claim.end !== 'none' && known.end !== 'none' && claim.end !== known.end) return false;
  return claim.partner === null || known.partner === null || claim.partner === known.partner;
}

function isRival(claim: Figure, known: Figure): boolean {
  if (known.value === claim.value || known.unit === '' || claim.unit === '') return false;
  return known.unit === claim.unit || known.unit.split(' ')[0] === claim.unit.split(' ')[0];
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
  if (/(?:tháng|ngày|quý)\s*$/iu.test(segment.text.slice(0, claim.start))) return false;
  const printed = new RegExp(`(?<![\\d.,])${claim.printed}(?![\\d]|[.,]\\d)`);
  return segment.sources.some((source) => printed.test(contextOf(source)));
}

/** "6 tháng một lần" says what the source prints as "06 tháng/lần", "mỗi người một tháng" what it prints as "/tháng". */
function isPerOccasion(claim: Figure, segment: Segment): boolean {
  if (claim.value !== 1) return false;
  const text = segment.sources.map((source) => fold(contextOf(source))).join('\n');
  if (new RegExp(`/ ?${claim.unit}(?!\\p{L})`, 'u').test(text) && claim.unit !== '') {
    const before = fold(segment.text.slice(0, claim.start));
    return claim.unit !== 'lan' || /(?:gio|phut|thang|nam|quy|tuan|ngay)[\s,]*$/u.test(before);
  }
  // "Một lần kiểm tra", "mỗi lần": the article, not a count.
  return (
    /^một$/iu.test(claim.printed) && /^(?:lan|ngay)?$/u.test(claim.unit) && /moi lan|mot lan/u.test(text)
  );
}

/** "hai kỳ: trước 15/6 và trước 15/12", "hai năm 2027 - 2028": the sentence itself lists what it counts. */
function isListed(claim: Figure, segment: Segment): boolean {
  if (claim.value < 2 || claim.value > 12 || (isMeasure(claim.unit) && claim.unit !== 'nam')) return false;
  const after = segment.text.slice(claim.start + claim.printed.length);
  const years = /^ năm ((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)/u.exec(after);
  if (years !== null) return Number(years[2]) - Number(years[1]) + 1 === claim.value;
  const list = /(?::| là | gồm )(.+)$/u.exec(after)?.[1];
  return list !== undefined && list.split(/,|;| và | cùng /u).length === claim.value;
}
