// Jobs as they are worked on: all of them, or those of one run, live where the browser can, by a link where it cannot.
import type { IngestJob, JobState, SourceRun } from '../../server/domain-sources.ts';
import { type Html, html, nothing } from '../html.ts';
import { jobStates, resultNames, sourcesText as text } from '../text/sources.ts';
import type { AssetPaths } from '../types.ts';
import { choice } from './parts.ts';
import { postButton, reasonList, runLine, sourcePage } from './source-parts.ts';

export type JobList = {
  jobs: IngestJob[];
  counts: Record<JobState, number>;
  /** Where the list is got again. */
  address: string;
  run: SourceRun | null;
  /** Questions to ask once documents of the run are in. */
  questions: string[];
  /** Runs outside the queue; on the page of all jobs. */
  direct?: Html;
};

export function jobsPage(
  assets: AssetPaths,
  list: JobList,
  state: string,
  notice: string | null = null,
): Html {
  return sourcePage(assets, {
    ...(notice === null ? {} : { notice: { good: notice } }),
    title: text.jobs,
    section: 'jobs',
    body: html`<p class="lead">${text.jobsLead}</p>
<form method="get" action="/admin/jobs" class="filters">${choice('state', text.state, state, jobStates, text.allStates)}
<div class="filter-actions"><button type="submit" class="button">${text.refresh}</button></div></form>
${jobList(list)}${list.direct ?? nothing}`,
  });
}

export function runPage(assets: AssetPaths, list: JobList & { run: SourceRun }, sourceName: string): Html {
  return sourcePage(assets, {
    title: text.runTitle(sourceName),
    section: 'jobs',
    body: html`<p><a href="/admin/sources/${list.run.sourceId}">${sourceName}</a></p>${jobList(list)}`,
  });
}

/** The part that is got again every second while something is under way. */
export function jobList(list: JobList): Html {
  const { counts, run } = list;
  const active = counts.queued + counts.reading + counts.embedding;
  const live = active > 0 || (run !== null && run.finishedAt === null);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return html`<div id="jobs"${live ? html` hx-get="${list.address}" hx-trigger="every 1s" hx-swap="outerHTML"` : nothing}>
${run ? html`<p>${runLine(run)}</p>${reasonList(run.reasons)}` : nothing}
${live && total > 0 ? html`<div class="run-progress"><progress max="${total}" value="${total - active}" aria-label="${text.jobs}"></progress><p>${text.progress(total - active, total)}</p></div>` : nothing}
${live ? html`<div class="inline-form">${run ? postButton(`/admin/runs/${run.id}/cancel`, text.stopRun, true) : nothing}<a class="button quiet" href="">${text.refresh}</a></div>` : nothing}
${run && counts.failed > 0 && !live ? postButton(`/admin/runs/${run.id}/retry`, text.tryAll) : nothing}
${list.jobs.length === 0 ? html`<p class="muted">${text.noJobs}</p>` : html`<ul class="document-list jobs">${list.jobs.map(jobItem)}</ul>`}
${!live && list.questions.length > 0 ? html`<h2>${text.askNext}</h2><form method="post" action="/messages" class="suggestions">${list.questions.map((question) => html`<button type="submit" name="suggestion" value="${question}">${question}</button>`)}</form>` : nothing}
</div>`;
}

const tones: Record<JobState, string> = {
  queued: '',
  reading: 'tone-warn',
  embedding: 'tone-warn',
  done: 'tone-good',
  failed: 'tone-bad',
  cancelled: '',
};

function jobItem(job: IngestJob): Html {
  const open = ['queued', 'reading', 'embedding'].includes(job.state);
  const page =
    job.state === 'reading' && job.page !== null && job.pages !== null
      ? `: ${text.page(job.page, job.pages)}`
      : '';
  const parts = [
    job.state === 'done' && job.result ? resultNames[job.result] : null,
    job.state !== 'done' ? job.reason : null,
    job.attempts > 1 ? text.attempts(job.attempts) : null,
  ].filter((part) => part !== null);
  return html`<li><p><span class="badge ${tones[job.state]}">${jobStates[job.state]}${page}</span> <strong>${job.uri}</strong></p>
${parts.length > 0 ? html`<p>${parts.join(' · ')}</p>` : nothing}
<div class="inline-form">${job.documentId ? html`<a class="button quiet" href="/documents/${encodeURIComponent(job.documentId)}">${text.openDocument}</a>` : nothing}
${open ? postButton(`/admin/jobs/${job.id}/cancel`, text.stopJob) : nothing}
${job.state === 'failed' || job.state === 'cancelled' ? postButton(`/admin/jobs/${job.id}/retry`, text.tryAgain) : nothing}</div></li>`;
}
