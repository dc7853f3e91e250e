// The public form of an answer: the result line that every interface of the program gives.
import { type Answer, type Citation, isRefusal } from '../domain.ts';

/** An answer as other programs read it; field names are part of the documented interface. */
export function resultLine(answer: Answer) {
  return {
    outcome: answer.outcome.class,
    refused: isRefusal(answer.outcome),
    phrasing: answer.phrasing,
    answer: answer.markdown,
    citations: answer.citations.map(publicCitation),
    ...(answer.nearest ? { nearest: answer.nearest.map(publicCitation) } : {}),
    retrieved: answer.retrieved,
    timings_ms: answer.timingsMs,
  };
}

function publicCitation(citation: Citation) {
  return {
    marker: citation.marker,
    document_id: citation.documentId,
    document: citation.document,
    section: citation.section,
    place: citation.place,
    ...(citation.page === null ? {} : { page: citation.page }),
    quote: citation.quote,
  };
}
