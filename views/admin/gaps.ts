// Questions without an answer, gathered into gaps of the knowledge base, with what to add.
import { type Html, html, nothing } from '../html.ts';
import { numberFormat } from '../text/common.ts';
import { questionsText } from '../text/questions.ts';
import type { AssetPaths } from '../types.ts';
import { choice, localTime, qualityPage } from './parts.ts';

export type ShownGap = {
  title: string;
  questions: { id: string; question: string; askedAt: Date }[];
  days: number;
  firstAsked: Date;
  lastAsked: Date;
  state: GapState;
  /** Questions that came after the gap was last dealt with. */
  fresh: number;
  words: string[];
  /** Numbers of documents that were asked for and are not in the knowledge base. */
  missingDocuments: string[];
  agencies: string[];
  nearest: string | null;
};

export type GapState = keyof typeof questionsText.gapStates;

export type GapsPage = {
  days: number;
  /** The state whose gaps are listed. */
  state: GapState;
  counts: Record<GapState, number>;
  gaps: ShownGap[];
  /** What was just decided, with the questions for which it can be undone. */
  done: { decision: GapState; questionIds: string[]; before: GapState } | null;
  problem: string | null;
};

/** Questions shown before the others are asked for. */
const examples = 3;

export const gapPeriods = [7, 30, 90, 365];

export function gapsPage(assets: AssetPaths, page: GapsPage): Html {
  const { days, state, counts, gaps, done } = page;
  const states = Object.keys(questionsText.gapStates) as GapState[];
  return qualityPage(assets, {
    title: questionsText.gapsTitle,
    section: 'gaps',
    problem: page.problem,
    body: html`<p class="lead">${questionsText.gapsLead(days)}</p>
${done === null ? nothing : html`<div class="notice-box good" role="status"><p>${questionsText.gapDecided[done.decision]}</p>${decide(done.questionIds, done.before, questionsText.gapUndo, page)}</div>`}
${periodForm('/admin/gaps', days)}
<nav class="tabs" aria-label="${questionsText.gapTabs}"><ul>${states.map(
      (one) =>
        html`<li><a href="/admin/gaps?days=${days}&amp;state=${one}"${one === state ? html` aria-current="page"` : nothing}>${questionsText.gapStates[one]} (${numberFormat.format(counts[one])})</a></li>`,
    )}</ul></nav>
${gaps.length === 0 ? html`<p class="muted">${state === 'open' ? questionsText.gapsNone : questionsText.gapsNoneOf}</p>` : html`<ol class="gaps">${gaps.map((one) => gap(one, page))}</ol>`}`,
  });
}

/** A button that decides for all questions of a gap. */
function decide(questionIds: string[], decision: GapState, label: string, page: GapsPage): Html {
  return html`<form method="post" action="/admin/gaps">${questionIds.map(
    (id) => html`<input type="hidden" name="question" value="${id}">`,
  )}<input type="hidden" name="days" value="${page.days}"><input type="hidden" name="state" value="${page.state}"><button type="submit" class="button quiet" name="decision" value="${decision}">${label}</button></form>`;
}

/** Chooses how many days are looked at. */
export function periodForm(action: string, days: number): Html {
  const options = Object.fromEntries(gapPeriods.map((value) => [value, questionsText.periodDays(value)]));
  return html`<form class="inline-form" method="get" action="${action}">${choice('days', questionsText.period, String(days), options, null)}<button type="submit" class="button">${questionsText.show}</button></form>`;
}

function gap(one: ShownGap, page: GapsPage): Html {
  const count = questionsText.gapCount(
    numberFormat.format(one.questions.length),
    numberFormat.format(one.days),
  );
  const asked = questionsText.gapAsked(localTime(one.firstAsked), localTime(one.lastAsked));
  const ids = one.questions.map((question) => question.id);
  const rest = one.questions.slice(examples);
  const choices: GapState[] = one.state === 'open' ? ['closed', 'ignored'] : ['open'];
  return html`<li class="panel"><h2>${one.title}</h2>
<p class="muted">${count}, ${asked}</p>
${one.fresh > 0 ? html`<p><span class="badge tone-warn">${questionsText.gapAgain(numberFormat.format(one.fresh))}</span></p>` : nothing}
<p><strong>${questionsText.gapAdd}</strong></p><ul>${advice(one).map((text) => html`<li>${text}</li>`)}</ul>
<p><strong>${questionsText.gapExamples}</strong></p><ul>${one.questions.slice(0, examples).map(questionItem)}</ul>
${rest.length === 0 ? nothing : html`<details><summary>${questionsText.gapQuestions} (${numberFormat.format(one.questions.length)})</summary><ul>${rest.map(questionItem)}</ul></details>`}
<div class="inline-form">${choices.map((decision) => decide(ids, decision, questionsText.gapDecide[decision], page))}</div></li>`;
}

function questionItem(question: ShownGap['questions'][number]): Html {
  return html`<li><a href="/admin/questions/${question.id}">${question.question}</a> <span class="muted">${localTime(question.askedAt)}</span></li>`;
}

function advice(one: ShownGap): string[] {
  return [
    ...(one.missingDocuments.length > 0 ? [questionsText.gapDocuments(one.missingDocuments.join(', '))] : []),
    ...(one.words.length > 0 ? [questionsText.gapSubject(one.words.join(', '))] : []),
    ...(one.agencies.length > 0 ? [questionsText.gapAgencies(one.agencies.join(', '))] : []),
    ...(one.nearest === null ? [] : [questionsText.gapNearest(one.nearest)]),
  ];
}
