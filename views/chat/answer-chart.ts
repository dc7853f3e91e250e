// The chart of an answer: a picture of its own address, with what it shows in words.
import type { AnswerChart } from '../../server/domain.ts';
import { type Html, html } from '../html.ts';

const WIDTHS = { wide: 720, narrow: 380 };
export type ChartWidth = keyof typeof WIDTHS;
const LINE_HEIGHT = 340;
/** Bars lie on their side, so that names are read without turning the head. */
const BAR_ROW = 26;
const BAR_FRAME = 96;
const MAX_HEIGHT = 1_200;

/** Width and height of the picture in pixels. */
export function chartSize(chart: AnswerChart, form: ChartWidth): { width: number; height: number } {
  const rows = chart.labels.length;
  const height = chart.kind === 'bar' ? Math.min(MAX_HEIGHT, BAR_FRAME + rows * BAR_ROW) : LINE_HEIGHT;
  return { width: WIDTHS[form], height };
}

/** The picture with its place kept, so that nothing jumps when it arrives. */
export function answerChart(chart: AnswerChart, messageId: string): Html {
  const wide = chartSize(chart, 'wide');
  const narrow = chartSize(chart, 'narrow');
  const address = `/messages/${messageId}/chart.svg`;
  return html`<figure class="answer-chart"><picture>
<source media="(max-width: 32rem)" srcset="${address}?form=narrow" width="${narrow.width}" height="${narrow.height}">
<img src="${address}" width="${wide.width}" height="${wide.height}" alt="${chart.alt}">
</picture></figure>`;
}
