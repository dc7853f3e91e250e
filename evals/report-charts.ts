// Charts of the report as inline SVG, with the figures in text beside every bar.
import { type Html, html, join } from '../views/html.ts';
import { classLabels, formatShare } from './labels.ts';
import { percentile } from './metrics/latency.ts';
import type { ClassSummary } from './summary.ts';

const LABEL_WIDTH = 170;
const BAR_WIDTH = 480;
const ROW_HEIGHT = 34;
/** Columns of the histogram of durations. */
const BINS = 24;

/** Two bars a class: all questions, and below it the blind ones. */
export function classChart(classes: ClassSummary[]): Html {
  const rows = classes.map(({ class: name, all, blind }, index) => {
    const y = index * ROW_HEIGHT;
    const width = (value: number | null) => ((value ?? 0) * BAR_WIDTH).toFixed(1);
    return html`<text x="${LABEL_WIDTH - 10}" y="${y + 20}" text-anchor="end">${classLabels[name]}</text>
<rect x="${LABEL_WIDTH}" y="${y + 6}" width="${width(all.value)}" height="12" rx="2" fill="var(--bar)"/>
<rect x="${LABEL_WIDTH}" y="${y + 20}" width="${width(blind.value)}" height="6" rx="2" fill="var(--blind)"/>
<text x="${LABEL_WIDTH + BAR_WIDTH + 10}" y="${y + 20}">${formatShare(all.value)}</text>`;
  });
  const height = classes.length * ROW_HEIGHT;
  return html`<svg viewBox="0 0 ${LABEL_WIDTH + BAR_WIDTH + 80} ${height}" role="img" aria-label="Tỷ lệ trả lời đúng theo loại câu hỏi">${join(rows)}</svg>`;
}

/** Histogram of durations up to the 99th percentile; what is longer falls into the last column. */
export function timeChart(times: number[]): Html {
  const top = percentile(times, 99) ?? 0;
  if (times.length === 0 || top <= 0) return html`<p class="soft">Không có số đo thời gian.</p>`;
  const bins = Array.from({ length: BINS }, () => 0);
  for (const time of times) {
    const index = Math.min(BINS - 1, Math.floor((time / top) * BINS));
    bins[index] = (bins[index] ?? 0) + 1;
  }
  const highest = Math.max(...bins);
  const step = (LABEL_WIDTH + BAR_WIDTH) / BINS;
  const bars = bins.map((count, index) => {
    const height = (count / highest) * 110;
    return html`<rect x="${(index * step).toFixed(1)}" y="${(120 - height).toFixed(1)}" width="${(step - 2).toFixed(1)}" height="${height.toFixed(1)}" fill="var(--bar)"><title>${count} câu</title></rect>`;
  });
  return html`<svg viewBox="0 0 ${LABEL_WIDTH + BAR_WIDTH} 145" role="img" aria-label="Phân bố thời gian trả lời">${join(bars)}<text x="0" y="140">0 ms</text><text x="${LABEL_WIDTH + BAR_WIDTH}" y="140" text-anchor="end">${Math.round(top)} ms</text></svg>`;
}
