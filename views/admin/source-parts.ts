// Parts that the pages on sources share: their frame, navigation, reports of runs.
import type { SourceRun } from '../../server/domain-sources.ts';
import { type Html, html, nothing } from '../html.ts';
import { runStates, sourcesText, triggerNames } from '../text/sources.ts';
import type { AssetPaths } from '../types.ts';
import { localTime } from './parts.ts';
import { tabbedPage } from './tabbed-page.ts';

export type SourceSection = 'sources' | 'jobs' | 'upload';
const sections: { key: SourceSection; href: string }[] = [
  { key: 'sources', href: '/admin/sources' },
  { key: 'jobs', href: '/admin/jobs' },
  { key: 'upload', href: '/admin/upload' },
];

export type Notice = { good?: string | null; bad?: string | null };

/** A page of this group, with the navigation between them. */
export function sourcePage(
  assets: AssetPaths,
  page: { title: string; section: SourceSection; body: Html; notice?: Notice },
): Html {
  const items = sections.map(({ key, href }) => ({
    href,
    name: sourcesText[key],
    current: key === page.section,
  }));
  return tabbedPage(assets, {
    title: page.title,
    body: page.body,
    notice: page.notice?.good ?? null,
    problem: page.notice?.bad ?? null,
    tabs: { label: sourcesText.nav, items },
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
