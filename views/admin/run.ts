// One eval run: where it stands, what it was made with, its gates and classes, and every question with its answer.
import { type Html, html, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { renderMarkdown } from '../markdown.ts';
import { numberFormat } from '../text/common.ts';
import { questionsText } from '../text/questions.ts';
import { runsText } from '../text/runs.ts';
import type { AssetPaths } from '../types.ts';
import { chartPicture } from './chart-picture.ts';
import { choice, localTime, pager, qualityPage, seconds } from './parts.ts';
import { type RunEntry, stateBadge } from './runs.ts';

export type ShownQuestion = {
  id: string;
  question: string;
  className: string | null;
  /** Null when it is not scored. */
  passed: boolean | null;
  reasons: string[];
  expected: string[];
  history: { role: 'user' | 'assistant'; content: string }[];
  outcome: string;
  answer: string;
  citations: { marker: number; place: string; section: string; quote: string }[];
  totalMs: number | null;
  /** What the model judge said; null when it was not asked. */
  judged: { verdict: keyof typeof runsText.judged; reason: string } | null;
};

export type RunQuery = Record<'class' | 'verdict' | 'outcome' | 'text', string>;

export type RunPage = {
  run: RunEntry;
  facts: { name: string; value: string }[];
  problem: string | null;
  gates: {
    label: string;
    state: keyof typeof runsText.gateStates;
    value: string;
    bound: string;
    n: number;
  }[];
  classes: { name: string; n: number; share: string }[];
  spread: { name: string; mean: string; min: string; max: string }[];
  unstable: number;
  query: RunQuery;
  classNames: Record<string, string>;
  outcomes: Record<string, string>;
  questions: ShownQuestion[];
  total: number;
  page: number;
  last: number;
};

const maxQuotes = 8;
const maxQuoteChars = 700;
const maxAnswerChars = 6_000;

export function runPage(assets: AssetPaths, page: RunPage): Html {
  const { run } = page;
  return qualityPage(assets, {
    title: `${runsText.title} ${localTime(run.startedAt)}`,
    section: 'runs',
    problem: page.problem,
    body: html`<p><a href="/admin/evals">${runsText.backToList}</a></p>
${progressView(run)}
<dl class="facts-list">${page.facts.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${tools(run)}
${page.gates.length === 0 ? nothing : html`<h2>${runsText.gatesTitle}</h2><ul class="tiles">${page.gates.map(gate)}</ul>`}
${classesView(page)}${spreadView(page)}${questionsView(page)}`,
  });
}

/** Where a run stands; asks for itself again while it runs. */
export function progressView(run: RunEntry): Html {
  const again =
    run.state === 'running'
      ? html` hx-get="/admin/evals/${run.id}/progress" hx-trigger="every 2s" hx-swap="outerHTML"`
      : nothing;
  const number = (value: number) => numberFormat.format(value);
  return html`<div class="panel run-progress" id="run-progress"${again}>
<p>${stateBadge(run.state)} <strong>${runsText.progress(number(run.done), number(run.total))}</strong>, ${runsText.passedSoFar(number(run.passed), number(run.scored))}</p>
<progress max="${Math.max(1, run.total)}" value="${run.done}" aria-label="${runsText.progress(number(run.done), number(run.total))}"></progress>
${
  run.state === 'running'
    ? html`<form class="inline-form" method="post" action="/admin/evals/${run.id}/cancel"><button type="submit" class="button">${runsText.cancel}</button><a href="/admin/evals/${run.id}">${runsText.refresh}</a></form>`
    : nothing
}</div>`;
}

function tools(run: RunEntry): Html {
  const form = (action: string, label: string, style: string) =>
    html`<form method="post" action="/admin/evals/${run.id}/${action}"><button type="submit" class="button ${style}">${label}</button></form>`;
  const link = (file: string, label: string) =>
    html`<a class="button quiet" href="/admin/evals/${run.id}/${file}" download>${icons.download}${label}</a>`;
  return html`<div class="tools">${link('report.html', runsText.reportHtml)}${link('results.jsonl', runsText.results)}${link('scores.json', runsText.scores)}${
    run.state === 'cancelled' || run.state === 'interrupted' || run.state === 'failed'
      ? form('resume', runsText.resume, 'quiet')
      : nothing
  }${run.state === 'running' ? nothing : form('delete', runsText.remove, 'quiet danger')}</div>`;
}

function gate(one: RunPage['gates'][number]): Html {
  return html`<li class="tile ${one.state}"><span>${one.label}</span><b>${one.value}</b><small>${runsText.gateStates[one.state]} · ${runsText.gateNeeds(one.bound, numberFormat.format(one.n))}</small></li>`;
}

function table(heads: string[], rows: string[][], label: string): Html {
  return html`<div class="table-box" role="region" tabindex="0" aria-label="${label}"><table class="figures"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(
    ([first, ...rest]) =>
      html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

function classesView({ run, classes }: RunPage): Html {
  if (classes.length === 0) return nothing;
  const path = `/admin/evals/${run.id}/classes.svg`;
  return html`<h2>${runsText.classesTitle}</h2>
${chartPicture(path, runsText.classChart)}
${table(
  runsText.classColumns,
  classes.map((one) => [one.name, numberFormat.format(one.n), one.share]),
  runsText.classesTitle,
)}`;
}

function spreadView({ spread, unstable }: RunPage): Html {
  if (spread.length === 0) return nothing;
  return html`<h2>${runsText.spreadTitle}</h2><p>${runsText.unstable(numberFormat.format(unstable))}</p>${table(
    runsText.spreadColumns,
    spread.map((one) => [one.name, one.mean, one.min, one.max]),
    runsText.spreadTitle,
  )}`;
}

function questionsView(page: RunPage): Html {
  const { query, run } = page;
  const href = (to: number) =>
    `/admin/evals/${run.id}?${new URLSearchParams({ ...query, page: String(to) })}#questions`;
  return html`<h2 id="questions">${runsText.questionsTitle}</h2>
<form class="filters" method="get" action="/admin/evals/${run.id}#questions">
${choice('class', runsText.filterClass, query.class, page.classNames)}
${choice('verdict', runsText.filterVerdict, query.verdict, runsText.verdicts)}
${choice('outcome', runsText.filterOutcome, query.outcome, page.outcomes)}
<label>${runsText.filterText}<input type="search" name="text" value="${query.text}" maxlength="200"></label>
<p class="filter-actions"><button type="submit" class="button">${icons.search}${questionsText.apply}</button></p></form>
<p class="muted">${runsText.found(numberFormat.format(page.total))}</p>
${page.questions.map(questionView)}${pager(page.page, page.last, href)}`;
}

function questionView(one: ShownQuestion): Html {
  const verdict =
    one.passed === null
      ? html`<span class="badge">${runsText.notScored}</span>`
      : html`<span class="badge tone-${one.passed ? 'good' : 'bad'}">${one.passed ? runsText.passed : runsText.failed}</span>`;
  const facts = [one.className, one.id, one.outcome, one.totalMs === null ? null : seconds(one.totalMs)];
  return html`<details class="result" id="q-${one.id}"><summary>${verdict} ${one.question} <span class="muted">${facts.filter(Boolean).join(' · ')}</span></summary>
<dl>${one.history.length === 0 ? nothing : entry(runsText.history, bullets(one.history.map((turn) => `${runsText[turn.role]}: ${turn.content.slice(0, 500)}`)))}
${one.reasons.length === 0 ? nothing : entry(runsText.reasons, bullets(one.reasons))}
${one.expected.length === 0 ? nothing : entry(runsText.expected, bullets(one.expected))}
${one.judged === null ? nothing : entry(runsText.judgeTitle, html`${runsText.judged[one.judged.verdict]}: ${one.judged.reason}`)}
${entry(runsText.answer, answerText(one.answer))}
${one.citations.length === 0 ? nothing : entry(runsText.citations, citationsView(one.citations))}</dl></details>`;
}

/** An answer as it reads, its marks as text. */
export function answerText(markdown: string): Html {
  return html`<div class="prose">${renderMarkdown(markdown.slice(0, maxAnswerChars), () => null)}</div>`;
}

function entry(term: string, body: Html): Html {
  return html`<dt>${term}</dt><dd>${body}</dd>`;
}

function bullets(items: string[]): Html {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function citationsView(citations: ShownQuestion['citations']): Html {
  const rest = citations.slice(maxQuotes);
  return html`${citations
    .slice(0, maxQuotes)
    .map(
      (citation) =>
        html`<p>[${citation.marker}] ${citation.place}</p><blockquote class="quote">${citation.quote.replaceAll('\t', ' – ').slice(0, maxQuoteChars)}</blockquote>`,
    )}${rest.length === 0 ? nothing : html`<p class="muted">+ ${rest.map((citation) => citation.section || citation.place).join(', ')}</p>`}`;
}
