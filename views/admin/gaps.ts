// Questions without an answer, gathered into gaps of the knowledge base, with what to add.
import { type Html, html } from '../html.ts';
import { numberFormat } from '../text/common.ts';
import { questionsText } from '../text/questions.ts';
import type { AssetPaths } from '../types.ts';
import { choice, localTime, qualityPage } from './parts.ts';

export type ShownGap = {
  title: string;
  questions: { id: string; question: string; askedAt: Date }[];
  days: number;
  words: string[];
  /** Numbers of documents that were asked for and are not in the knowledge base. */
  missingDocuments: string[];
  agencies: string[];
  nearest: string | null;
};

export const gapPeriods = [7, 30, 90, 365];

export function gapsPage(assets: AssetPaths, days: number, gaps: ShownGap[]): Html {
  return qualityPage(assets, {
    title: questionsText.gapsTitle,
    section: 'gaps',
    body: html`<p class="lead">${questionsText.gapsLead(days)}</p>
${periodForm('/admin/gaps', days)}
${gaps.length === 0 ? html`<p class="muted">${questionsText.gapsNone}</p>` : html`<ol class="gaps">${gaps.map(gap)}</ol>`}`,
  });
}

/** Chooses how many days are looked at. */
export function periodForm(action: string, days: number): Html {
  const options = Object.fromEntries(gapPeriods.map((value) => [value, questionsText.periodDays(value)]));
  return html`<form class="inline-form" method="get" action="${action}">${choice('days', questionsText.period, String(days), options, null)}<button type="submit" class="button">${questionsText.show}</button></form>`;
}

function gap(one: ShownGap): Html {
  const count = questionsText.gapCount(
    numberFormat.format(one.questions.length),
    numberFormat.format(one.days),
  );
  return html`<li class="panel"><h2>${one.title}</h2>
<p class="muted">${count}</p>
<p><strong>${questionsText.gapAdd}</strong></p><ul>${advice(one).map((text) => html`<li>${text}</li>`)}</ul>
<details><summary>${questionsText.gapQuestions} (${numberFormat.format(one.questions.length)})</summary><ul>${one.questions.map(
    (question) =>
      html`<li><a href="/admin/questions/${question.id}">${question.question}</a> <span class="muted">${localTime(question.askedAt)}</span></li>`,
  )}</ul></details></li>`;
}

function advice(one: ShownGap): string[] {
  return [
    ...(one.missingDocuments.length > 0 ? [questionsText.gapDocuments(one.missingDocuments.join(', '))] : []),
    ...(one.words.length > 0 ? [questionsText.gapSubject(one.words.join(', '))] : []),
    ...(one.agencies.length > 0 ? [questionsText.gapAgencies(one.agencies.join(', '))] : []),
    ...(one.nearest === null ? [] : [questionsText.gapNearest(one.nearest)]),
  ];
}
