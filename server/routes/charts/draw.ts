// Draws the chart of an answer as an SVG picture, on the server, in the colours and the language of the pages.
import { type ChartWidth, chartSize } from '../../../views/chat/answer-chart.ts';
import { answerText } from '../../../views/text/answer.ts';
import type { AnswerChart } from '../../domain.ts';
import { printFigure } from '../../vietnamese/figures.ts';

const MAX_LABEL = { wide: 34, narrow: 18 };
const COLOURS = { line: '#8c1d18', bar: '#8c1d18', ink: '#2b2622', soft: '#6b625a', rule: '#e4dcd2' };
const FONT = "'Noto Sans', 'Segoe UI', Arial, sans-serif";

/** The picture as SVG; nothing in it runs, and no rule of style stands inline. */
export async function drawChart(chart: AnswerChart, form: ChartWidth): Promise<string> {
  // Loaded when first used: it is large, and most starts never need it.
  const { init } = await import('echarts');
  const { width, height } = chartSize(chart, form);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption(chart.kind === 'bar' ? barOption(chart, form) : lineOption(chart, form));
    return withoutInlineStyle(drawing.renderToSVGString(), chart.alt);
  } finally {
    drawing.dispose();
  }
}

function common(chart: AnswerChart, form: ChartWidth) {
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: FONT, color: COLOURS.ink },
    title: {
      text: chart.title,
      subtext: chart.unit === '' ? '' : answerText.chartUnit(chart.unit),
      left: 12,
      top: 8,
      itemGap: 4,
      textStyle: {
        fontSize: 15,
        fontWeight: 600,
        width: chartSize(chart, form).width - 24,
        overflow: 'truncate' as const,
        color: COLOURS.ink,
      },
      subtextStyle: { fontSize: 12, color: COLOURS.soft },
    },
  };
}

function lineOption(chart: AnswerChart, form: ChartWidth) {
  const values = chart.series[0]?.values ?? [];
  return {
    ...common(chart, form),
    grid: { left: 16, right: 32, top: 72, bottom: 16, containLabel: true },
    xAxis: {
      type: 'category' as const,
      data: chart.labels,
      axisLine: { lineStyle: { color: COLOURS.soft } },
      axisLabel: { fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: 'value' as const,
      scale: true,
      axisLabel: { fontSize: 12, formatter: (value: number) => printFigure(value, 3) },
      splitLine: { lineStyle: { color: COLOURS.rule } },
    },
    series: [
      {
        type: 'line' as const,
        data: values,
        symbolSize: 7,
        lineStyle: { width: 2.5, color: COLOURS.line },
        itemStyle: { color: COLOURS.line },
        label: {
          show: values.length <= (form === 'wide' ? 16 : 8),
          fontSize: 11,
          color: COLOURS.ink,
          formatter: ({ value }: { value: unknown }) => printFigure(Number(value), 2),
        },
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}

function barOption(chart: AnswerChart, form: ChartWidth) {
  return {
    ...common(chart, form),
    grid: { left: 16, right: 76, top: 64, bottom: 12, containLabel: true },
    xAxis: {
      type: 'value' as const,
      // a bar that does not begin at nought lies about shares
      min: (range: { min: number }) => Math.min(0, range.min),
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: COLOURS.rule } },
    },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: chart.labels.map((label) => shorten(label, MAX_LABEL[form])),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: COLOURS.soft } },
      axisLabel: { fontSize: 12, interval: 0, color: COLOURS.ink },
    },
    series: [
      {
        type: 'bar' as const,
        data: chart.series[0]?.values ?? [],
        barMaxWidth: 16,
        itemStyle: { color: COLOURS.bar },
        label: {
          show: true,
          position: 'right' as const,
          fontSize: 12,
          color: COLOURS.ink,
          formatter: ({ value }: { value: unknown }) => printFigure(Number(value), 2),
        },
      },
    ],
  };
}

function shorten(label: string, most: number): string {
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

/** The rules of our pages forbid inline style, also in a picture: each becomes an attribute that says the same. */
function withoutInlineStyle(svg: string, alt: string): string {
  const plain = svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/gu, '')
    .replace(/ style="([^"]*)"/gu, (_whole, rules: string) =>
      rules
        .split(';')
        .map((rule) => /^\s*([a-z-]+)\s*:\s*(.+?)\s*$/u.exec(rule))
        .filter((rule) => rule !== null && PRESENTATION.has(rule[1] ?? ''))
        .map((rule) => ` ${rule?.[1]}="${rule?.[2]}"`)
        .join(''),
    );
  const title = `<title>${escaped(alt)}</title>`;
  return plain.replace(/(<svg\b[^>]*)>/u, `$1 role="img">${title}`);
}

const PRESENTATION = new Set([
  'font-size',
  'font-family',
  'font-weight',
  'font-style',
  'text-anchor',
  'dominant-baseline',
  'fill',
  'stroke',
]);

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
