// The daily quality of live answers: two charts and the figures behind them.
import type { QualityDay } from '../../server/domain-quality.ts';
import { type Html, html } from '../html.ts';
import { numberFormat } from '../text/common.ts';
import { questionsText } from '../text/questions.ts';
import type { AssetPaths } from '../types.ts';
import { chartPicture } from './chart-picture.ts';
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
    : html`${chartPicture(`/admin/quality/quality.svg?days=${days}`, questionsText.chartQuality)}${chartPicture(`/admin/quality/volume.svg?days=${days}`, questionsText.chartVolume)}
<h2>${questionsText.tableTitle}</h2>${figures(series)}`
}`,
  });
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
