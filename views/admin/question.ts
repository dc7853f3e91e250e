// One question of the log: its answer, what its reader and the checks say, and the form that makes a suite question of it.
import { answerView } from '../chat/answer.ts';
import { type Html, html, nothing } from '../html.ts';
import { feedbackReasonNames, feedbackText } from '../text/feedback.ts';
import { questionsText } from '../text/questions.ts';
import { reasonHints, suitesText } from '../text/suites.ts';
import type { AssetPaths } from '../types.ts';
import { choice, localTime, qualityPage } from './parts.ts';
import { type LogEntry, outcomeBadge } from './questions.ts';

/** What the form of a regression case holds. */
export type CaseFields = {
  suite: string;
  newSuite: string;
  id: string;
  question: string;
  class: string;
  refused: boolean;
  /** Quotes that are ticked. */
  spans: string[];
  more: string;
  contains: string;
  absent: string;
  count: string;
};

export type QuestionPage = {
  entry: LogEntry & { regressionCase: string | null };
  fields: CaseFields;
  suites: string[];
  classes: Record<string, string>;
  notice: string | null;
  problem: string | null;
};

export function questionPage(assets: AssetPaths, page: QuestionPage): Html {
  const { entry } = page;
  return qualityPage(assets, {
    title: entry.question,
    section: 'questions',
    notice: page.notice,
    problem: page.problem,
    body: html`<p><a href="/admin/questions">${questionsText.back}</a></p>
<p>${outcomeBadge(entry)} <span class="muted">${localTime(entry.askedAt)}</span></p>
${entry.answer === null ? nothing : html`<div class="panel answer">${answerView({ ...entry.answer, suggestions: [] }, entry)}</div>`}
<div class="two-columns">${checks(entry)}${feedback(entry)}</div>
${entry.answer === null ? nothing : caseForm(page)}
<form class="panel inline-form" method="post" action="/admin/questions/${entry.id}/erase"><button type="submit" class="button danger">${questionsText.erase}</button><span class="muted">${questionsText.eraseNote}</span></form>`,
  });
}

function checks({ problems }: LogEntry): Html {
  const body =
    problems === null
      ? html`<p class="muted">${questionsText.checkWaiting}</p>`
      : problems.length === 0
        ? html`<p>${questionsText.checkClean}</p>`
        : html`<ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul>`;
  return html`<section class="panel"><h2>${questionsText.checkTitle}</h2>${body}</section>`;
}

function feedback({ feedback: given }: LogEntry): Html {
  if (!given)
    return html`<section class="panel"><h2>${questionsText.feedbackTitle}</h2><p class="muted">${questionsText.feedbackNone}</p></section>`;
  const reasons = given.reasons.map((reason) => feedbackReasonNames[reason].toLowerCase()).join(', ');
  return html`<section class="panel"><h2>${questionsText.feedbackTitle}</h2>
<p>${given.helpful ? feedbackText.thanksGood : feedbackText.thanksBad(reasons)}</p>${
    given.note === '' ? nothing : html`<blockquote class="quote">${given.note}</blockquote>`
  }</section>`;
}

function caseForm({ entry, fields, suites, classes }: QuestionPage): Html {
  const hints = (entry.feedback?.reasons ?? []).map((reason) => reasonHints[reason]).filter(Boolean);
  const options = Object.fromEntries(suites.map((name) => [name, name]));
  return html`<section class="panel" id="case"><h2>${suitesText.caseTitle}</h2>
${entry.regressionCase === null ? html`<p class="muted">${suitesText.caseLead}</p>` : html`<p>${suitesText.caseDone(entry.regressionCase)}</p>`}
${hints.length === 0 ? nothing : html`<ul class="muted">${hints.map((hint) => html`<li>${hint}</li>`)}</ul>`}
<form class="stacked" method="post" action="/admin/questions/${entry.id}/case">
<div class="field-row">${choice('suite', suitesText.caseSuite, fields.suite, options, '–')}
<label>${suitesText.caseNewSuite}<input name="newSuite" value="${fields.newSuite}" maxlength="60" autocomplete="off" pattern="[a-z0-9][a-z0-9\\-]*"></label>
<label>${suitesText.caseId}<input name="id" value="${fields.id}" maxlength="80" required autocomplete="off"></label>
${choice('class', suitesText.caseClass, fields.class, classes, null)}</div>
<label>${suitesText.caseQuestion}<textarea name="question" rows="2" required>${fields.question}</textarea></label>
<label class="check"><input type="checkbox" name="refused" value="1"${fields.refused ? html` checked` : nothing}>${suitesText.caseRefused}</label>
${spans(entry, fields)}
<label>${suitesText.caseSpanMore}<textarea name="more" rows="2">${fields.more}</textarea></label>
<div class="two-columns"><label>${suitesText.caseContains}<textarea name="contains" rows="3">${fields.contains}</textarea></label>
<label>${suitesText.caseAbsent}<textarea name="absent" rows="3">${fields.absent}</textarea></label></div>
<label>${suitesText.caseCount}<input name="count" value="${fields.count}" inputmode="numeric" pattern="[0-9]*" maxlength="6" autocomplete="off"></label>
<p><button type="submit" class="button">${suitesText.caseSave}</button></p></form></section>`;
}

function spans(entry: LogEntry, fields: CaseFields): Html {
  const citations = entry.answer?.citations ?? [];
  if (citations.length === 0) return nothing;
  const ticked = new Set(fields.spans);
  return html`<fieldset class="choices"><legend>${suitesText.caseSpans}</legend>${citations.map(
    (citation) =>
      html`<label class="check"><input type="checkbox" name="span" value="${citation.marker}"${ticked.has(citation.quote) ? html` checked` : nothing}><span><strong>${citation.place}</strong> ${citation.quote.replaceAll('\t', ' – ').slice(0, 300)}</span></label>`,
  )}</fieldset>`;
}
