// Quote fidelity: every quote is verbatim in the stored text of the document that it names.
import type { ResultCitation } from '../result.ts';
import type { StoredTexts } from '../stored.ts';
import { foldSpace, marksOf } from './text.ts';

/**
 * Whether the quote is in the document's stored text, or in one of its passages (a row cut by a page break is joined
 * there), after NFC and white-space folding. Null when the document's text is not at hand.
 */
export function isVerbatim(citation: ResultCitation, stored: StoredTexts): boolean | null {
  if (stored.documents.size === 0) return null;
  const document = stored.documents.get(citation.document_id);
  const quote = foldSpace(citation.quote);
  if (document === undefined || quote === '') return false;
  return document.folded.includes(quote) || document.passages.some(({ folded }) => folded.includes(quote));
}

/** Marks without a citation and citations without a mark, in Vietnamese; the two must match one to one. */
export function markProblems(answer: string, citations: ResultCitation[]): string[] {
  const marks = new Set(marksOf(answer));
  const markers = citations.map((citation) => citation.marker);
  const dangling = [...marks].filter((mark) => !markers.includes(mark));
  const unused = markers.filter((marker) => !marks.has(marker));
  const twice = markers.filter((marker, index) => markers.indexOf(marker) !== index);
  return [
    ...(dangling.length > 0 ? [`dấu trích dẫn không có nguồn: ${dangling.join(', ')}`] : []),
    ...(unused.length > 0 ? [`nguồn không có dấu trong câu trả lời: ${unused.join(', ')}`] : []),
    ...(twice.length > 0 ? [`số trích dẫn bị trùng: ${twice.join(', ')}`] : []),
  ];
}
