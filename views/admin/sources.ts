// The list of sources, and the page of one: rules, actions, reports.
import type { SourceRecord, SourceRun } from '../../server/domain-sources.ts';
import { type Html, html, nothing } from '../html.ts';
import { numberFormat } from '../text/common.ts';
import { kindNames, planNames, policyNames, scheduleNames, sourcesText as text } from '../text/sources.ts';
import type { AssetPaths } from '../types.ts';
import { type Notice, postButton, reasonList, runLine, sourcePage } from './source-parts.ts';

export type ListedSource = SourceRecord & { documents: number; lastRun: SourceRun | null };

export function sourcesPage(assets: AssetPaths, sources: ListedSource[], notice: Notice): Html {
  return sourcePage(assets, {
    title: text.sources,
    section: 'sources',
    notice,
    body: html`<p class="lead">${text.lead}</p>
<div class="list-head"><details class="panel"><summary>${text.add}</summary><p>${text.chooseKind}</p><ul>${(
      ['folder', 'ckan', 'http', 'dms', 'upload'] as const
    ).map(
      (kind) => html`<li><a href="/admin/sources/new?kind=${kind}">${kindNames[kind]}</a></li>`,
    )}</ul></details></div>
${
  sources.length === 0
    ? html`<p class="muted">${text.none}</p>`
    : html`<ul class="document-list">${sources.map(listed)}</ul>`
}`,
  });
}

function listed(source: ListedSource): Html {
  return html`<li><a href="/admin/sources/${source.id}">${source.name}</a>
<p>${marks(source)}${kindNames[source.kind]} · ${source.owner} · ${scheduleOf(source)} · ${text.documents(numberFormat.format(source.documents))}</p>
<p>${source.lastRun ? runLine(source.lastRun) : text.neverRun}</p>
${source.deletedAt ? html`<div class="inline-form">${postButton(`/admin/sources/${source.id}/restore`, text.restore)}${postButton(`/admin/sources/${source.id}/purge`, text.purge, true)}</div>` : nothing}</li>`;
}

function marks(source: SourceRecord): Html {
  const mark = source.deletedAt ? text.deleted : source.pausedAt ? text.paused : null;
  return mark === null ? nothing : html`<span class="badge tone-warn">${mark}</span> `;
}

function scheduleOf(source: SourceRecord): string {
  return scheduleNames[source.schedule ?? ''] ?? source.schedule ?? '';
}

/** `plan` is the latest dry run. */
export function sourceDetailPage(
  assets: AssetPaths,
  source: SourceRecord,
  runs: SourceRun[],
  notice: Notice,
): Html {
  const base = `/admin/sources/${source.id}`;
  const listable = source.kind !== 'upload';
  return sourcePage(assets, {
    title: source.name,
    section: 'sources',
    notice,
    body: html`<p>${marks(source)}${kindNames[source.kind]} · ${source.owner}</p>
<div class="inline-form">${listable ? postButton(`${base}/run`, text.run) : html`<a class="button quiet" href="/admin/upload">${text.upload}</a>`}
${listable ? postButton(`${base}/dry-run`, text.dryRun) : nothing}
<a class="button quiet" href="${base}/edit">${text.edit}</a>
${source.pausedAt ? postButton(`${base}/resume`, text.resume) : postButton(`${base}/pause`, text.pause)}
${postButton(`${base}/delete`, text.delete, true)}</div>
<h2>${text.settings}</h2><dl class="facts-list">
<dt>${text.schedule}</dt><dd>${scheduleOf(source)}${source.watched ? html`; ${text.watched.toLowerCase()}` : nothing}</dd>
<dt>${text.audience.split(',')[0]}</dt><dd>${source.audience.join(', ')}</dd>
<dt>${text.pii}</dt><dd>${policyNames[source.piiPolicy]}</dd>
${Object.entries(source.settings)
  .filter(([, value]) => value !== '')
  .map(
    ([key, value]) =>
      html`<dt>${label(key)}</dt><dd>${typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>`,
  )}</dl>
<h2>${text.runs}</h2>${runs.length === 0 ? html`<p class="muted">${text.neverRun}</p>` : html`<ul class="document-list">${runs.map(runItem)}</ul>`}`,
  });
}

function label(key: string): string {
  return text.fields[key]?.split(/ \(|,/)[0] ?? key;
}

function runItem(run: SourceRun): Html {
  return html`<li><p><a href="/admin/runs/${run.id}">${text.detail}</a> ${runLine(run)}</p>${reasonList(run.reasons.slice(0, 20))}
${run.plan && run.plan.length > 0 ? html`<details><summary>${text.dryRunMark} (${run.plan.length})</summary><ul>${run.plan.slice(0, 200).map(([action, uri]) => html`<li><span class="badge">${planNames[action]}</span> ${uri}</li>`)}</ul></details>` : nothing}</li>`;
}
