// A citation: its numbered chip in the text and its card with the verbatim span in context.
import type { ValidityStatus } from '../../server/domain.ts';
import { type Html, html, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { answerText } from '../text/answer.ts';
import { statusNames } from '../text/common.ts';
import type { ShownCitation } from '../types.ts';
import { validityLine, validityOf, validityWords } from '../validity-line.ts';

/** Address of the document page opened at the cited place. */
export function citationHref(citation: ShownCitation): string {
  const spans = citation.spans.map((span) => `${span.start}-${span.end}`).join(',');
  const query = new URLSearchParams(
    citation.version === null ? { span: spans } : { version: citation.version, span: spans },
  );
  return `/documents/${encodeURIComponent(citation.documentId)}?${query}#vi-tri-1`;
}

/** The chip [n]: a link to the document, and for script the handle of the card `cardId`. */
export function citationChip(citation: ShownCitation, messageId: string): Html {
  return html`<a class="cite" href="${citationHref(citation)}" data-card="${cardId(messageId, citation.marker)}" aria-label="${answerText.citation(citation.marker, citation.place)}">${citation.marker}</a>`;
}

export function cardId(messageId: string, marker: number): string {
  return `m-${messageId}-c${marker}`;
}

/** What is known of a cited place: where, in which document, and the words themselves. */
export function citationCard(citation: ShownCitation, messageId: string): Html {
  return html`<div class="card" id="${cardId(messageId, citation.marker)}">
<p class="card-place"><strong>${citation.place}</strong>${
    citation.page === null ? nothing : html`, ${answerText.page(citation.page)}`
  }</p>
<p class="card-document">${citation.document}</p>
${validityLine(validityOf(citation))}
${quoteInContext(citation)}
<p class="card-open"><a href="${citationHref(citation)}">${icons.open}${answerText.openAtPlace}</a></p>
</div>`;
}

/** One line for copied text: where it stands, in which document, and whether that is in force. */
export function citationLine(citation: ShownCitation): string {
  const page = citation.page === null ? '' : `, ${answerText.page(citation.page)}`;
  return `[${citation.marker}] ${citation.place}${page}, ${citation.document} (${validityWords(validityOf(citation))})`;
}

export function statusBadge(status: ValidityStatus): Html {
  return html`<span class="badge status-${status}">${statusNames[status]}</span>`;
}

function quoteInContext(citation: ShownCitation): Html {
  const cells = citation.quote.split('\t');
  if (cells.length > 1) {
    return html`<blockquote class="quote row-quote" lang="vi"><ol>${cells
      .filter((cell) => cell.trim() !== '')
      .map((cell) => html`<li>${cell}</li>`)}</ol></blockquote>`;
  }
  const faded = (text: string) => (text === '' ? nothing : html`<span class="faded">${text}</span>`);
  return html`<blockquote class="quote" lang="vi">${faded(citation.before)}<mark>${citation.quote}</mark>${faded(citation.after)}</blockquote>`;
}
