// Charts as SVG text, drawn on the server; a page shows them as images, because their inline styles may not stand in it.
import type { QualityDay, Ratio } from '../server/domain-quality.ts';
import { questionsText } from './text/questions.ts';

export type ChartTheme = 'light' | 'dark';
export type ChartSeries = {
  name: string;
  /** One value a label; null where nothing was measured. */
  values: (number | null)[];
  /** Bars of one stack stand on each other. */
  stack?: string;
  color: 'good' | 'bad' | 'warn' | 'accent' | 'blue';
};
export type Chart = {
  kind: 'line' | 'bar';
  labels: string[];
  series: ChartSeries[];
  /** Values are shares from 0 to 1, shown in per cent. */
  percent?: boolean;
  width?: number;
  height?: number;
};

/** The colours of base.css. */
const colors = {
  light: {
    good: '#23613a',
    bad: '#8f1d22',
    warn: '#b88217',
    accent: '#8f1d22',
    blue: '#2f6fb0',
    ink: '#565c63',
    line: '#ddd8ce',
    ground: '#ffffff',
  },
  dark: {
    good: '#8fd0a6',
    bad: '#f0a3a0',
    warn: '#ebc175',
    accent: '#f0a3a0',
    blue: '#7fb2e8',
    ink: '#a9adb2',
    line: '#353a40',
    ground: '#1d2024',
  },
};
const dashes = ['solid', 'dashed', 'dotted'] as const;

/** Draws a chart. The library is loaded with the first one. */
export async function chartSvg(chart: Chart, theme: ChartTheme): Promise<string> {
  const echarts = await import('echarts');
  const palette = colors[theme];
  const drawn = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: chart.width ?? 960,
    height: chart.height ?? 280,
  });
  try {
    drawn.setOption({
      animation: false,
      backgroundColor: palette.ground,
      textStyle: { fontFamily: 'Noto Sans, Segoe UI, sans-serif', color: palette.ink },
      legend: { top: 8, textStyle: { color: palette.ink } },
      grid: { left: 56, right: 24, top: (chart.width ?? 960) < 500 ? 68 : 44, bottom: 32 },
      xAxis: {
        type: 'category',
        data: chart.labels,
        axisLine: { lineStyle: { color: palette.line } },
        axisLabel: { color: palette.ink },
      },
      yAxis: {
        type: 'value',
        // a bar says how much by its length, so it begins at nothing; a line may be looked at closely
        min:
          chart.percent && chart.kind === 'line'
            ? (value: { min: number }) => Math.max(0, Math.floor(value.min * 10 - 1) / 10)
            : 0,
        ...(chart.percent ? { max: 1 } : { minInterval: 1 }),
        splitLine: { lineStyle: { color: palette.line } },
        axisLabel: {
          color: palette.ink,
          ...(chart.percent ? { formatter: (value: number) => `${Math.round(value * 100)}%` } : {}),
        },
      },
      series: chart.series.map((one, index) => ({
        type: chart.kind,
        name: one.name,
        data: one.values,
        ...(one.stack ? { stack: one.stack } : {}),
        barMaxWidth: 42,
        symbolSize: 7,
        itemStyle: { color: palette[one.color] },
        lineStyle: { color: palette[one.color], width: 2.5, type: dashes[index % dashes.length] },
      })),
    });
    return drawn.renderToSVGString();
  } finally {
    drawn.dispose();
  }
}

/** Shares of the three checks, a point a day. */
export function qualityChart(labels: string[], days: QualityDay[]): Chart {
  const share = ({ held, total }: Ratio) => (total === 0 ? null : held / total);
  return {
    kind: 'line',
    percent: true,
    labels,
    series: [
      { name: questionsText.quotes, color: 'good', values: days.map((day) => share(day.quotes)) },
      { name: questionsText.citations, color: 'blue', values: days.map((day) => share(day.citations)) },
      { name: questionsText.values, color: 'warn', values: days.map((day) => share(day.values)) },
    ],
  };
}

/** Questions of each day by how they ended. */
export function volumeChart(labels: string[], days: QualityDay[]): Chart {
  const rest = (day: QualityDay) => Math.max(0, day.questions - day.answered - day.refused - day.failed);
  return {
    kind: 'bar',
    labels,
    series: [
      {
        name: questionsText.answeredShort,
        color: 'good',
        stack: 'a',
        values: days.map((day) => day.answered),
      },
      { name: questionsText.refusedShort, color: 'warn', stack: 'a', values: days.map((day) => day.refused) },
      { name: questionsText.failedShort, color: 'bad', stack: 'a', values: days.map((day) => day.failed) },
      { name: questionsText.unanswered, color: 'blue', stack: 'a', values: days.map(rest) },
    ],
  };
}
