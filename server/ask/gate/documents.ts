// Document numbers: found in the cited source under the same type of document and with the same date.
import { findDates } from '../../vietnamese/dates.ts';
import { findDocumentNumbers, typeOfKey } from '../../vietnamese/document-number.ts';
import { fold } from '../../vietnamese/normalise.ts';
import { contextOf } from './text.ts';
import type { Check } from './types.ts';

type Reference = { key: string; printed: string; type: string; date: string | null };

const TYPE_BEFORE =
  /(nghi dinh|nghi quyet|quyet dinh|thong tu|chi thi|cong van|cong dien|luat|phap lenh|ke hoach)\s+(?:so\s*:?\s*)?$/u;
const SYMBOL = /(?<![\p{L}\d/])\d+(?:\/\d+)?\/\p{Lu}[\p{L}\d-]*/gu;
/** "142/QĐ-TTg ngày 02/02/2024": at most this many characters stand between a number and its date. */
const DATE_DISTANCE = 14;

/** Fails on a document number that the sources do not name, or name with another type or date. */
export const checkDocuments: Check = (segment) => {
  const known = segment.sources.flatMap((source) => referencesIn(contextOf(source)));
  const said = referencesIn(segment.text);
  for (const claim of said) {
    const same = known.filter((other) => other.key === claim.key);
    if (same.length === 0) return { reason: 'document_number', detail: claim.printed };
    const symbol = fold(typeOfKey(claim.key) ?? '');
    if (claim.type !== '' && symbol !== '' && claim.type !== symbol)
      return { reason: 'document_number', detail: `${claim.type} ${claim.printed}` };
    const dated = same.filter((other) => other.date !== null);
    if (claim.date !== null && dated.length > 0 && !dated.some((other) => other.date === claim.date))
      return { reason: 'date', detail: `${claim.printed} ${claim.date}` };
  }
  const contexts = segment.sources.map((source) => fold(contextOf(source)));
  // Numbers that no rule reads ("31/5022/QĐ-CQM"): they stand in the source as they are.
  for (const [printed] of segment.text.matchAll(SYMBOL)) {
    const isRead = said.some((claim) => claim.printed.includes(printed));
    if (!isRead && !contexts.some((context) => context.includes(fold(printed))))
      return { reason: 'document_number', detail: printed };
  }
  return null;
};

function referencesIn(text: string): Reference[] {
  const folded = fold(text);
  const dates = findDates(text);
  return findDocumentNumbers(text).map((number) => {
    const date = dates.find(
      (found) => found.span.start >= number.span.end && found.span.start - number.span.end <= DATE_DISTANCE,
    );
    return {
      key: number.key,
      printed: number.printed,
      type: TYPE_BEFORE.exec(folded.slice(0, number.span.start))?.[1] ?? '',
      date: date?.kind === 'day' ? date.from : null,
    };
  });
}
