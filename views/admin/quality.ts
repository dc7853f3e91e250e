// The daily quality of live answers: two charts and the figures behind them.
import type { QualityDay } from '../../server/domain-quality.ts';
import { type Html, html } from '../html.ts';
import { numberFormat } from '../text/common.ts';
import { questionsText } from '../text/questions.ts';
import type { AssetPaths } from '../types.ts';
import { periodForm } from './gaps.ts';
import { qualityPage, share, shortDay } from './parts.ts';

export function dailyQualityPage(assets: AssetPaths, days: number, series: QualityDay[]): Html {
  return qualityPage(assets, {
    title: questionsText.qualityTitle,
    section: 'quality',
    body: html`<p class="lead">${questionsText.qualityLead}</p>
${periodForm('/admin/quality', days)}
${
  series.length === 0
    ? html`<p class="muted">${questionsText.qualityNone}</p>`
    : html`${chart('quality', days, questionsText.chartQuality)}${chart('volume', days, questionsText.chartVolume)}
<h2>${questionsText.tableTitle}</h2>${figures(series)}`
}`,
  });
}

/** An image of its own address, once for light and once for dark screens. */
function chart(name: string, days: number, label: string): Html {
  const path = `/admin/quality/${name}.svg?days=${days}`;
  return html`<picture class="chart"><source srcset="${path}&amp;theme=dark" media="(prefers-color-scheme: dark)"><img src="${path}" width="960" height="280" alt="${label}"></picture>`;
}

function figures(series: QualityDay[]): Html {
  const heads = [
    questionsText.day,
    questionsText.questionsShort,
    questionsText.answeredShort,
    questionsText.refusedShort,
    questionsText.failedShort,
    questionsText.quotes,
    questionsText.citations,
    questionsText.values,
    questionsText.flawedShort,
    questionsText.goodBad,
    questionsText.medians,
  ];
  const ms = (value: number | null) =>
    value === null ? '–' : `${numberFormat.format(Math.round(value))} ms`;
  return html`<div class="table-box" role="region" tabindex="0" aria-label="${questionsText.tableTitle}"><table class="figures"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${[...series]
    .reverse()
    .map(
      (day) =>
        html`<tr><th scope="row"><a href="/admin/questions?from=${day.day}&amp;to=${day.day}">${shortDay(day.day)}</a></th>${[
          numberFormat.format(day.questions),
          numberFormat.format(day.answered),
          numberFormat.format(day.refused),
          numberFormat.format(day.failed),
          share(day.quotes),
          share(day.citations),
          share(day.values),
          numberFormat.format(day.flawed),
          `${numberFormat.format(day.good)} / ${numberFormat.format(day.bad)}`,
          `${ms(day.p50Ms)} / ${ms(day.p95Ms)}`,
        ].map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody></table></div>`;
}
