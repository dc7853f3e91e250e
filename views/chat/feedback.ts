// The feedback control under an answer: a word of approval, or what is wrong with it; both can be changed or withdrawn.
import { type Html, html, nothing } from '../html.ts';
import { feedbackReasonNames, feedbackText } from '../text/feedback.ts';
import type { FeedbackReason, ShownFeedback } from '../types.ts';

/** Characters of a reader's own words; the store holds the same bound. */
const maxNoteChars = 1000;

/** Works as plain forms; with script the control alone is exchanged. */
export function feedbackControl(messageId: string, given: ShownFeedback | null): Html {
  return html`<div class="feedback" id="m-${messageId}-feedback">${
    given === null ? ask(messageId) : said(messageId, given)
  }</div>`;
}

function ask(messageId: string): Html {
  return html`<span class="feedback-question" id="m-${messageId}-fq">${feedbackText.question}</span>
<form ${formAttributes(messageId)}><button type="submit" class="button quiet" name="verdict" value="good">${feedbackText.good}</button></form>
<details><summary class="button quiet">${feedbackText.bad}</summary>${reasonsForm(messageId, null, feedbackText.send)}</details>`;
}

function said(messageId: string, given: ShownFeedback): Html {
  const reasons = given.reasons.map((reason) => feedbackReasonNames[reason].toLowerCase()).join(', ');
  return html`<span role="status">${given.helpful ? feedbackText.thanksGood : feedbackText.thanksBad(reasons)}</span>
<details><summary class="button quiet">${feedbackText.change}</summary>${reasonsForm(messageId, given, feedbackText.send)}</details>
<form ${formAttributes(messageId)}><button type="submit" class="button quiet" name="verdict" value="withdraw">${feedbackText.withdraw}</button></form>`;
}

function reasonsForm(messageId: string, given: ShownFeedback | null, send: string): Html {
  const chosen = new Set(given?.reasons ?? []);
  const noteId = `m-${messageId}-note`;
  return html`<form class="feedback-form" ${formAttributes(messageId)}>
<fieldset><legend>${feedbackText.reasonsLegend}</legend>${(
    Object.keys(feedbackReasonNames) as FeedbackReason[]
  ).map(
    (reason) =>
      html`<label><input type="checkbox" name="reason" value="${reason}"${chosen.has(reason) ? html` checked` : nothing}>${feedbackReasonNames[reason]}</label>`,
  )}</fieldset>
<label for="${noteId}">${feedbackText.note}</label>
<textarea id="${noteId}" name="note" rows="2" maxlength="${maxNoteChars}" aria-describedby="${noteId}-hint">${given?.note ?? ''}</textarea>
<p class="muted" id="${noteId}-hint">${feedbackText.noteHint}</p>
<p class="feedback-actions"><button type="submit" class="button" name="verdict" value="bad">${send}</button>${
    given !== null && !given.helpful
      ? html`<button type="submit" class="button quiet" name="verdict" value="good">${feedbackText.good}</button>`
      : nothing
  }</p>
</form>`;
}

function formAttributes(messageId: string): Html {
  const path = `/messages/${messageId}/feedback`;
  return html`method="post" action="${path}" hx-post="${path}" hx-target="#m-${messageId}-feedback" hx-swap="outerHTML"`;
}
