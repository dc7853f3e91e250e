// The question log: filters, the list, and how long it is kept.
import { type Html, html, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { outcomeLabels } from '../text/answer.ts';
import { numberFormat } from '../text/common.ts';
import { feedbackReasonNames } from '../text/feedback.ts';
import { questionsText } from '../text/questions.ts';
import type { AssetPaths, Message } from '../types.ts';
import { choice, localTime, pager, qualityPage, seconds } from './parts.ts';

export type LogEntry = Message & { agencies: string[]; problems: string[] | null };
/** The filter as it stands in the address. */
export type LogQuery = Record<
  'text' | 'outcome' | 'agency' | 'feedback' | 'latency' | 'from' | 'to' | 'flawed',
  string
>;

export type LogPage = {
  query: LogQuery;
  entries: LogEntry[];
  total: number;
  page: number;
  last: number;
  agencies: { id: string; name: string }[];
  retentionDays: number | null;
  notice: string | null;
  problem: string | null;
};

export function questionsPage(assets: AssetPaths, log: LogPage): Html {
  return qualityPage(assets, {
    title: questionsText.title,
    section: 'questions',
    notice: log.notice,
    problem: log.problem,
    body: html`<p class="lead">${questionsText.lead}</p>
${filters(log)}
${list(log)}
${keeping(log.retentionDays)}`,
  });
}

/** The address of a page of the list with this filter. */
export function logHref(query: LogQuery, path = '/admin/questions', page = 1): string {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  const search = new URLSearchParams(page > 1 ? [...given, ['page', String(page)]] : given).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** What came of a question, as a badge. */
export function outcomeBadge(entry: Pick<Message, 'answer'>): Html {
  if (entry.answer === null) return html`<span class="badge">${questionsText.unanswered}</span>`;
  const { class: outcome } = entry.answer.outcome;
  const tone = outcome.startsWith('answered')
    ? 'tone-good'
    : outcome.startsWith('error')
      ? 'tone-bad'
      : 'tone-warn';
  return html`<span class="badge ${tone}">${outcomeLabels[outcome] ?? questionsText.answered}</span>`;
}

function filters(log: LogPage): Html {
  const { query } = log;
  const reasons = Object.fromEntries(
    Object.entries(feedbackReasonNames).map(([value, name]) => [
      value,
      `${questionsText.feedbacks.bad}: ${name.toLowerCase()}`,
    ]),
  );
  const agencies = Object.fromEntries(log.agencies.map((agency) => [agency.id, agency.name]));
  return html`<form class="filters" method="get" action="/admin/questions" role="search" aria-label="${questionsText.filters}">
<label>${questionsText.text}<input type="search" name="text" value="${query.text}" maxlength="200"></label>
${choice('outcome', questionsText.outcome, query.outcome, questionsText.outcomes)}
${choice('agency', questionsText.agency, query.agency, agencies)}
${choice('feedback', questionsText.feedback, query.feedback, { ...questionsText.feedbacks, ...reasons })}
${choice('latency', questionsText.latency, query.latency, questionsText.latencies)}
<label>${questionsText.from}<input type="date" name="from" value="${query.from}"></label>
<label>${questionsText.to}<input type="date" name="to" value="${query.to}"></label>
<label class="check"><input type="checkbox" name="flawed" value="1"${query.flawed === '' ? nothing : html` checked`}>${questionsText.flawed}</label>
<p class="filter-actions"><button type="submit" class="button">${icons.search}${questionsText.apply}</button><a class="button quiet" href="/admin/questions">${questionsText.clear}</a></p>
</form>`;
}

function list(log: LogPage): Html {
  if (log.total === 0) {
    const filtered = Object.values(log.query).some((value) => value !== '');
    return html`<p class="muted">${filtered ? questionsText.none : questionsText.noneAtAll}</p>`;
  }
  return html`<p class="list-head"><span>${questionsText.found(numberFormat.format(log.total))}</span><a class="button quiet" href="${logHref(log.query, '/admin/questions.csv')}" download>${icons.download}${questionsText.csv}</a></p>
<ul class="log">${log.entries.map(row)}</ul>
${pager(log.page, log.last, (page) => logHref(log.query, '/admin/questions', page))}`;
}

function row(entry: LogEntry): Html {
  const totalMs = entry.answer?.timingsMs.total;
  return html`<li><a href="/admin/questions/${entry.id}">${entry.question}</a>
<p>${outcomeBadge(entry)}${feedbackBadge(entry)}${
    entry.problems && entry.problems.length > 0
      ? html` <span class="badge tone-bad">${questionsText.flaws(entry.problems.length)}</span>`
      : nothing
  } <span class="muted">${[localTime(entry.askedAt), ...(totalMs === undefined ? [] : [seconds(totalMs)])].join(' · ')}</span></p></li>`;
}

function feedbackBadge({ feedback }: LogEntry): Html {
  if (!feedback) return nothing;
  if (feedback.helpful) return html` <span class="badge tone-good">${questionsText.feedbacks.good}</span>`;
  const reasons = feedback.reasons.map((reason) => feedbackReasonNames[reason].toLowerCase()).join(', ');
  return html` <span class="badge tone-bad">${questionsText.feedbacks.bad}${reasons === '' ? '' : `: ${reasons}`}</span>`;
}

function keeping(days: number | null): Html {
  return html`<section class="panel" aria-labelledby="keep-title"><h2 id="keep-title">${questionsText.keepTitle}</h2>
<form class="inline-form" method="post" action="/admin/questions/retention"><label>${questionsText.keepLabel}<input name="days" inputmode="numeric" pattern="[0-9]*" maxlength="4" value="${days ?? ''}" autocomplete="off" aria-describedby="keep-note"></label>
<button type="submit" class="button">${questionsText.keepSave}</button></form>
<p class="muted" id="keep-note">${questionsText.keepNote}</p>
<form class="inline-form" method="post" action="/admin/questions/erase"><label>${questionsText.eraseBefore}<input type="date" name="before" required></label>
<button type="submit" class="button danger">${questionsText.eraseBeforeButton}</button></form></section>`;
}
