// "Kế hoạch … năm 2025" where the knowledge base has the plan of another year alone: that one is no answer.
import { namesDocument } from './asked-deadline.ts';
import { inline } from './draft.ts';
import type { Scope } from './scope-documents.ts';
import type { Understanding } from './understand.ts';

/** Titles named in the note. */
const MAX_TITLES = 2;

/** What there is instead, when the year that names the document is that of none in the scope; null otherwise. */
export function otherYear(understanding: Understanding, scope: Scope): string | null {
  if (scope.documents.length === 0 || scope.numbered) return null;
  const year = understanding.dates.find(
    (date) => date.kind === 'year' && date.from !== null && namesDocument(date, understanding),
  )?.from;
  if (!year) return null;
  const asked = Number(year.slice(0, 4));
  const spans = scope.documents.map((document) => yearsOf(document.title));
  if (spans.some((span) => span === null || (span.first <= asked && asked <= span.last))) return null;
  const titles = [...new Set(scope.documents.map((document) => `“${inline(document.title)}”`))];
  return `Kho có ${titles.slice(0, MAX_TITLES).join(', ')}, không có văn bản của năm ${asked}.`;
}

/** First and last year of a title; null when it names none. */
function yearsOf(title: string): { first: number; last: number } | null {
  const years = [...title.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map((match) => Number(match[0]));
  return years.length > 0 ? { first: Math.min(...years), last: Math.max(...years) } : null;
}
