// How a question was read, with a form to put it right and ask again.
import { type Html, html, join, nothing } from '../html.ts';
import { answerText } from '../text/answer.ts';
import type { ShownAnswer } from '../types.ts';

/** What the form needs of the message beside its answer. */
export type AskedMessage = { id: string; conversationId: string; question: string };

/** Closed it is one line; opened it lists the facets and lets the question be edited. Nothing when nothing was read. */
export function understoodView(answer: ShownAnswer, asked: AskedMessage): Html {
  const { facets } = answer;
  if (answer.understood === '' && facets.length === 0) return nothing;
  const line = answer.understood || facets.map((facet) => `${facet.label}: ${facet.value}`).join(' · ');
  return html`<details class="understood"><summary><span class="understood-label">${answerText.understood}</span> ${line} <span class="understood-edit">${answerText.edit}</span></summary>
${facets.length === 0 ? nothing : html`<dl class="facets">${join(facets.map((facet) => html`<div><dt>${facet.label}</dt><dd>${facet.value}</dd></div>`))}</dl>`}
<form class="edit-question" method="post" action="/messages" hx-post="/messages" hx-target="#messages" hx-swap="beforeend">
<input type="hidden" name="conversation" value="${asked.conversationId}">
<label for="edit-${asked.id}">${answerText.editLabel}</label>
<textarea id="edit-${asked.id}" name="question" rows="2" required>${answer.understood || asked.question}</textarea>
<button type="submit" class="button">${answerText.askAgain}</button>
</form></details>`;
}
