// Parts that the pages on sources share: their frame, navigation, reports of runs.
import type { SourceRun } from '../../server/domain-sources.ts';
import { type Html, html, nothing } from '../html.ts';
import { layout } from '../layout.ts';
import { runStates, sourcesText, triggerNames } from '../text/sources.ts';
import type { AssetPaths } from '../types.ts';
import { localTime } from './parts.ts';

export type SourceSection = 'sources' | 'jobs' | 'upload';
const sections: { key: SourceSection; href: string }[] = [
  { key: 'sources', href: '/admin/sources' },
  { key: 'jobs', href: '/admin/jobs' },
  { key: 'upload', href: '/admin/upload' },
];

export type Notice = { good?: string | null; bad?: string | null };

export function sourcePage(
  assets: AssetPaths,
  page: { title: string; section: SourceSection; body: Html; notice?: Notice },
): Html {
  return layout({
    title: page.title,
    assets,
    current: 'admin',
    page: 'quality',
    main: html`<div class="wide-column">
<nav class="tabs" aria-label="${sourcesText.nav}"><ul>${sections.map(
      ({ key, href }) =>
        html`<li><a href="${href}"${key === page.section ? html` aria-current="page"` : nothing}>${sourcesText[key]}</a></li>`,
    )}</ul></nav>
<h1>${page.title}</h1>
${page.notice?.good ? html`<p class="notice-box good" role="status">${page.notice.good}</p>` : nothing}
${page.notice?.bad ? html`<p class="notice-box bad" role="alert">${page.notice.bad}</p>` : nothing}
${page.body}</div>`,
  });
}

/** A button that posts to an address. */
export function postButton(action: string, label: string, danger = false): Html {
  return html`<form method="post" action="${action}"><button type="submit" class="button quiet${danger ? ' danger' : ''}">${label}</button></form>`;
}

const tones: Record<SourceRun['state'], string> = {
  queued: '',
  listing: 'tone-warn',
  reading: 'tone-warn',
  done: 'tone-good',
  failed: 'tone-bad',
  cancelled: '',
};

/** "Xong · 14:30 25/11/2026 · theo lịch · thêm 3, …" */
export function runLine(run: SourceRun): Html {
  const counts = run.dryRun ? sourcesText.planCounts(run) : sourcesText.counts(run);
  return html`<span class="badge ${tones[run.state]}">${runStates[run.state]}</span> ${localTime(run.createdAt)} · ${
    triggerNames[run.trigger]
  }${run.dryRun ? html`, ${sourcesText.dryRunMark}` : nothing} · ${counts}`;
}

export function reasonList(reasons: string[]): Html {
  if (reasons.length === 0) return nothing;
  return html`<details${reasons.length <= 5 ? html` open` : nothing}><summary>${sourcesText.reasons} (${reasons.length})</summary><ul>${reasons.map(
    (reason) => html`<li>${reason}</li>`,
  )}</ul></details>`;
}
