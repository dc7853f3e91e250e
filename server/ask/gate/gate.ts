// The gate for one sentence: deterministic, pure, and silent about style. It judges only what can be checked.
import { checkAgencies } from './agencies.ts';
import { checkDates } from './dates.ts';
import { checkDocuments } from './documents.ts';
import { checkExceptions, isCutBeforeException } from './exceptions.ts';
import { checkFigures } from './figures.ts';
import { checkModality, endsInLimit } from './modality.ts';
import { checkFields, checkNames, checkPlaces } from './names.ts';
import { checkOverlap } from './overlap.ts';
import { checkPersons } from './persons.ts';
import { checkQuotes } from './quotes.ts';
import { checkReferences } from './references.ts';
import { isShortened } from './shortened.ts';
import { checkSums } from './sums.ts';
import { contextOf, exactForm, plainText, segmentsOf } from './text.ts';
import type { Check, GateContext, GateSource, Segment, Verdict } from './types.ts';

/** Cheap and certain checks first: the first failure is the reason given. */
const CHECKS: Check[] = [
  checkQuotes,
  checkFigures,
  checkSums,
  checkDates,
  checkDocuments,
  checkReferences,
  checkAgencies,
  checkNames,
  checkPersons,
  checkPlaces,
  checkFields,
  checkModality,
  checkExceptions,
  checkOverlap,
];

/**
 * Judges one factual sentence in Markdown with marks [n]. `sourceOf` gives what a mark stands for, null when
 * it stands for nothing. A sentence without a mark never passes; a verbatim one passes at once.
 */
export function checkSentence(
  markdown: string,
  sourceOf: (marker: number) => GateSource | null,
  context: GateContext,
): Verdict {
  const text = plainText(markdown);
  const segments = segmentsOf(text, sourceOf);
  if (segments === null) return { ok: false, reason: 'unknown_citation', detail: text };
  if (segments.length === 0) return { ok: false, reason: 'no_citation', detail: text };
  for (const segment of segments) {
    if (isVerbatim(segment) || isShortened(segment) || isTally(segment, context)) continue;
    for (const check of CHECKS) {
      const problem = check(segment, context);
      if (problem !== null) return { ok: false, ...problem };
    }
  }
  return { ok: true };
}

/** The cited document's own name, or a heading above the cited row, with a number of tasks that code has counted. */
function isTally({ text, sources }: Segment, { counts }: GateContext): boolean {
  const named = sources
    .flatMap((source) => [source.title, ...source.headings])
    .filter((name) => name !== '' && text.includes(name))
    .sort((a, b) => b.length - a.length);
  if (named.length === 0) return false;
  const bare = named.reduce((left, name) => left.replace(name, ' '), text);
  const rest =
    /^[-–\s]*(?:(?:Văn bản|Nhóm nhiệm vụ) (?:nhiều|ít) nhiệm vụ nhất)?[:()\s]*\(?(?<count>\d+) nhiệm vụ\)?[.\s]*$/u.exec(
      bare,
    );
  return rest !== null && (counts?.has(Number(rest.groups?.count)) ?? false);
}

/** A stretch of a source, not cut right after a word that turns its meaning ("không | được chia sẻ"). */
function isVerbatim(segment: Segment): boolean {
  const text = exactForm(segment.text).replace(/^[-–•"\s]+|[.,;:…"\s]+$/gu, '');
  if (text === '') return true;
  return segment.sources.some((source) => {
    const context = exactForm(contextOf(source));
    const at = context.indexOf(text);
    if (at < 0) return false;
    const before = context.slice(0, at);
    const startsWord = !/[\p{L}\d.,/]$/u.test(before);
    const endsWord = !/^(?:[\p{L}\d%]|[.,/]\d| (?:%|phần trăm|làm việc))/u.test(
      context.slice(at + text.length),
    );
    return (
      startsWord && endsWord && !endsInLimit(before) && !isCutBeforeException(context.slice(at + text.length))
    );
  });
}
