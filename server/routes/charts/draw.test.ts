// The drawn chart shows its figures in words and pictures, and carries no rule of style and nothing that runs.
import { describe, expect, test } from 'vitest';
import { chartSize } from '../../../views/chat/answer-chart.ts';
import type { AnswerChart } from '../../domain.ts';
import { drawChart } from './draw.ts';

const chart = (kind: AnswerChart['kind']): AnswerChart => ({
  kind,
  title: 'Thu ngân sách <tỉnh>',
  unit: 'tỷ đồng',
  labels: ['2023', '2024', '2025'],
  series: [{ name: 'Thu', values: [12.5, null, 1234.5] }],
  alt: 'Thu ngân sách: 2023 & 2025 "mẫu".',
});

describe('drawChart', () => {
  test.each(['line', 'bar'] as const)(
    'draws a %s with title, unit, names and Vietnamese figures',
    async (kind) => {
      const svg = await drawChart(chart(kind), 'wide');
      for (const part of ['Thu ngân sách &lt;tỉnh&gt;', 'Đơn vị tính: tỷ đồng', '2024', '1.234,5'])
        expect(svg).toContain(part);
      expect(svg).toContain('<title>Thu ngân sách: 2023 &amp; 2025');
      expect(svg).not.toMatch(/style=|<style|<script|on\w+=|<tỉnh>/);
    },
  );

  test('has a narrow form for phones, of the size that the page keeps free', async () => {
    const { width, height } = chartSize(chart('bar'), 'narrow');
    expect(width).toBeLessThan(400);
    expect(await drawChart(chart('bar'), 'narrow')).toContain(`width="${width}" height="${height}"`);
  });
});
