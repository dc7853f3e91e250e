// Runs of the ingest command and of the knowledge base at start, beside the jobs of sources.
import type { DirectRun } from '../../server/domain-sources.ts';
import { type Html, html, nothing } from '../html.ts';
import { sourcesText } from '../text/sources.ts';
import { localTime } from './parts.ts';
import { postButton, reasonList } from './source-parts.ts';

const text = sourcesText.direct;
/** Without a sign of life for this long, a run that is not finished was killed. */
const silentMs = 120_000;

/** `canRepeat`: the knowledge base of the program can be brought in step again from here. */
export function directRuns(runs: DirectRun[], now: Date, canRepeat = false): Html {
  if (runs.length === 0 && !canRepeat) return nothing;
  const isBusy = runs.some((run) => run.source === 'corpus' && stateOf(run, now) === 'running');
  return html`<section aria-labelledby="direct-title"><h2 id="direct-title">${text.title}</h2>
<p class="muted">${text.lead}</p>
${canRepeat && !isBusy ? postButton('/admin/direct-runs/corpus', text.repeat) : nothing}
${runs.map((run) => directRun(run, now))}</section>`;
}

function directRun(run: DirectRun, now: Date): Html {
  const state = stateOf(run, now);
  const { progress } = run;
  return html`<article class="panel"><p><span class="badge ${tones[state]}">${text.states[state]}</span> <strong>${text.sources[run.source] ?? run.source}</strong> · ${localTime(run.startedAt)}</p>
<p>${sourcesText.counts(run)}</p>
${state === 'running' && progress !== null ? html`<p>${text.progress(progress)}</p>` : nothing}
${state === 'running' ? postButton(`/admin/direct-runs/${run.id}/cancel`, text.stop, true) : nothing}
${run.problem === null ? nothing : html`<p>${run.problem}</p>`}${reasonList(run.failures)}
${state === 'done' || state === 'running' ? nothing : html`<p class="muted">${text.again}</p>`}</article>`;
}

const tones = { running: 'tone-warn', done: 'tone-good', failed: 'tone-bad', stopped: 'tone-bad' } as const;

function stateOf(run: DirectRun, now: Date): keyof typeof tones {
  if (run.finishedAt === null)
    return now.getTime() - run.updatedAt.getTime() > silentMs ? 'stopped' : 'running';
  return run.problem !== null || run.failed > 0 ? 'failed' : 'done';
}
