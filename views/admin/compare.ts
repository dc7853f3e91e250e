// Two runs beside each other: figures over the common questions, then each question by how it changed.
import { type Html, html, nothing } from '../html.ts';
import { numberFormat } from '../text/common.ts';
import { runsText } from '../text/runs.ts';
import type { AssetPaths } from '../types.ts';
import { localTime, qualityPage } from './parts.ts';
import { answerText } from './run.ts';
import type { RunEntry } from './runs.ts';

export type ComparedKind = keyof typeof runsText.kinds;
export type ComparedQuestion = {
  id: string;
  question: string;
  className: string;
  kind: ComparedKind;
  changes: string[];
  before: { answer: string; reasons: string[] };
  after: { answer: string; reasons: string[] };
};
export type ComparePage = {
  before: RunEntry;
  after: RunEntry;
  metrics: { name: string; before: string; after: string }[];
  counts: Record<ComparedKind, number>;
  /** The kind whose questions are listed. */
  kind: ComparedKind;
  questions: ComparedQuestion[];
  added: number;
  removed: number;
};

export function comparePage(assets: AssetPaths, page: ComparePage): Html {
  const heading = (run: RunEntry) =>
    html`<a href="/admin/evals/${run.id}">${localTime(run.startedAt)}</a> <span class="muted">${run.commit ?? runsText.unknown} · ${run.model ?? runsText.noModel}</span>`;
  return qualityPage(assets, {
    title: runsText.compareTitle,
    section: 'runs',
    body: html`<p><a href="/admin/evals">${runsText.backToList}</a></p>
<dl class="facts-list"><div><dt>${runsText.before}</dt><dd>${heading(page.before)}</dd></div><div><dt>${runsText.after}</dt><dd>${heading(page.after)}</dd></div></dl>
${kinds(page)}
<p class="muted">${runsText.added(numberFormat.format(page.added))} ${runsText.removed(numberFormat.format(page.removed))}</p>
${page.questions.map(question)}
<div class="table-box" role="region" tabindex="0" aria-label="${runsText.metric}"><table class="figures"><thead><tr><th scope="col">${runsText.metric}</th><th scope="col">${runsText.before}</th><th scope="col">${runsText.after}</th></tr></thead><tbody>${page.metrics.map(
      (metric) =>
        html`<tr><th scope="row">${metric.name}</th><td>${metric.before}</td><td${metric.before === metric.after ? nothing : html` class="changed"`}>${metric.after}</td></tr>`,
    )}</tbody></table></div>`,
  });
}

function kinds(page: ComparePage): Html {
  const href = (kind: string) =>
    `/admin/evals/compare?${new URLSearchParams({ before: page.before.id, after: page.after.id, kind })}`;
  return html`<nav class="tabs" aria-label="${runsText.changes}"><ul>${(
    Object.keys(runsText.kinds) as ComparedKind[]
  ).map(
    (kind) =>
      html`<li><a href="${href(kind)}"${kind === page.kind ? html` aria-current="page"` : nothing}>${runsText.kinds[kind]} (${numberFormat.format(page.counts[kind])})</a></li>`,
  )}</ul></nav>`;
}

function question(one: ComparedQuestion): Html {
  const side = (title: string, { answer, reasons }: ComparedQuestion['before']) =>
    html`<section><h3>${title}</h3>${answerText(answer)}${
      reasons.length === 0
        ? nothing
        : html`<ul class="muted">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`
    }</section>`;
  return html`<details class="result"><summary>${one.question} <span class="muted">${[one.className, one.id].join(' · ')}</span></summary>
${one.changes.length === 0 ? nothing : html`<ul>${one.changes.map((change) => html`<li>${change}</li>`)}</ul>`}
<div class="two-columns">${side(runsText.before, one.before)}${side(runsText.after, one.after)}</div></details>`;
}
