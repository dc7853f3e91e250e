// The public form of an answer: the result line that every interface of the program gives.
import { type Answer, isRefusal } from '../domain.ts';

/** An answer as other programs read it; field names are part of the documented interface. */
export function resultLine(answer: Answer) {
  return {
    outcome: answer.outcome.class,
    refused: isRefusal(answer.outcome),
    phrasing: answer.phrasing,
    answer: answer.markdown,
    citations: answer.citations.map((citation) => ({
      marker: citation.marker,
      document_id: citation.documentId,
      document: citation.document,
      section: citation.section,
      place: citation.place,
      ...(citation.page === null ? {} : { page: citation.page }),
      quote: citation.quote,
    })),
    retrieved: answer.retrieved,
    timings_ms: answer.timingsMs,
  };
}
