// The eval runs: starting one, the list of them, and choosing two to compare.
import { type Html, html, nothing } from '../html.ts';
import { numberFormat } from '../text/common.ts';
import { runsText } from '../text/runs.ts';
import { suitesText } from '../text/suites.ts';
import type { AssetPaths } from '../types.ts';
import { choice, localTime, qualityPage } from './parts.ts';
import type { SuiteEntry } from './suites.ts';

export type RunState = keyof typeof runsText.states;
export type RunEntry = {
  id: string;
  startedAt: Date;
  state: RunState;
  target: keyof typeof runsText.targets;
  suites: string[];
  done: number;
  total: number;
  passed: number;
  scored: number;
  model: string | null;
  commit: string | null;
};
export type RunsPage = {
  runs: RunEntry[];
  suites: SuiteEntry[];
  /** Suites ticked in the form. */
  chosen: string[];
  target: string;
  repeats: number;
  problem: string | null;
  notice: string | null;
};

export function runsPage(assets: AssetPaths, page: RunsPage): Html {
  return qualityPage(assets, {
    title: runsText.title,
    section: 'runs',
    problem: page.problem,
    notice: page.notice,
    body: html`<p class="lead">${runsText.lead}</p>${list(page.runs)}${startForm(page)}`,
  });
}

/** State of a run as a badge. */
export function stateBadge(state: RunState): Html {
  const tone = { running: 'warn', cancelled: 'warn', interrupted: 'warn', failed: 'bad', finished: 'good' }[
    state
  ];
  return html`<span class="badge tone-${tone}">${runsText.states[state]}</span>`;
}

function list(runs: RunEntry[]): Html {
  if (runs.length === 0) return html`<p class="muted">${runsText.none}</p>`;
  const { columns } = runsText;
  return html`<form method="get" action="/admin/evals/compare"><div class="table-box" role="region" tabindex="0" aria-label="${runsText.title}"><table class="runs"><thead><tr>${[
    columns.run,
    columns.state,
    columns.passed,
    columns.target,
    columns.model,
    columns.commit,
    columns.compare,
  ].map(
    (name) => html`<th scope="col">${name}</th>`,
  )}</tr></thead><tbody>${runs.map(row)}</tbody></table></div>
${runs.length < 2 ? nothing : html`<p><button type="submit" class="button">${runsText.compare}</button></p>`}</form>`;
}

function row(run: RunEntry): Html {
  const number = (value: number) => numberFormat.format(value);
  const pick = (name: 'before' | 'after') =>
    html`<label class="check"><input type="radio" name="${name}" value="${run.id}">${runsText[name]}</label>`;
  return html`<tr><td><a href="/admin/evals/${run.id}">${localTime(run.startedAt)}</a><br><span class="muted">${run.suites.join(', ')}</span></td>
<td>${stateBadge(run.state)}</td><td class="narrow">${number(run.passed)} / ${number(run.scored)}</td>
<td>${runsText.targets[run.target]}</td><td>${run.model ?? runsText.noModel}</td><td><code>${run.commit ?? runsText.unknown}</code></td>
<td class="narrow">${pick('before')}${pick('after')}</td></tr>`;
}

function startForm(page: RunsPage): Html {
  const chosen = new Set(page.chosen);
  const group = (shipped: boolean) => page.suites.filter((suite) => suite.shipped === shipped);
  const boxes = (title: string, suites: RunsPage['suites']) =>
    suites.length === 0
      ? nothing
      : html`<fieldset class="choices in-columns"><legend>${title}</legend>${suites.map(
          (suite) =>
            html`<label class="check"><input type="checkbox" name="suite" value="${suite.name}"${chosen.has(suite.name) ? html` checked` : nothing}><span>${suite.className ?? suite.name} <span class="muted">${suite.className === null ? '' : `${suite.name} · `}${suitesText.questions(numberFormat.format(suite.questions))}</span></span></label>`,
        )}</fieldset>`;
  return html`<section class="panel" id="start"><h2>${runsText.startTitle}</h2>
<form class="stacked" method="post" action="/admin/evals">
${boxes(suitesText.own, group(false))}${boxes(suitesText.shipped, group(true))}
<div class="field-row">${choice('target', runsText.target, page.target, runsText.targets, null)}
<label>${runsText.repeats}<input name="repeats" inputmode="numeric" pattern="[0-9]*" maxlength="2" value="${page.repeats}" autocomplete="off" aria-describedby="repeats-note"></label>
<label>${runsText.seed}<input name="seed" inputmode="numeric" pattern="[0-9]*" maxlength="9" value="1" autocomplete="off"></label></div>
<p class="muted">${runsText.targetNote}</p><p class="muted" id="repeats-note">${runsText.repeatsNote}</p>
<p><button type="submit" class="button">${runsText.start}</button></p></form></section>`;
}
