// The daily quality with its charts.
import { type Context, Hono } from 'hono';
import { chartPictureSize } from '../../../views/admin/chart-picture.ts';
import { gapPeriods } from '../../../views/admin/gaps.ts';
import { shortDay } from '../../../views/admin/parts.ts';
import { dailyQualityPage } from '../../../views/admin/quality.ts';
import { chartSvg, qualityChart, volumeChart } from '../../../views/charts.ts';
import { dayBefore, type QualityContext } from './quality-context.ts';

const defaultDays = 30;
const charts = { quality: qualityChart, volume: volumeChart };

export function qualityRoutes(context: QualityContext): Hono {
  const app = new Hono();
  app.get('/admin/quality', async (c) => {
    await context.checkAnswers();
    const days = daysOf(c);
    return c.html(
      dailyQualityPage(context.assets, days, await context.qualityByDay(dayBefore(context.clock(), days))),
    );
  });
  app.get('/admin/quality/:chart{(?:quality|volume)\\.svg}', async (c) => {
    const name = c.req.param('chart').replace('.svg', '') as keyof typeof charts;
    const series = await context.qualityByDay(dayBefore(context.clock(), daysOf(c)));
    const chart = charts[name](
      series.map((day) => shortDay(day.day)),
      series,
    );
    const svg = await chartSvg(
      { ...chart, ...chartPictureSize(c.req.query('form')) },
      c.req.query('theme') === 'dark' ? 'dark' : 'light',
    );
    return c.body(svg, 200, { 'Content-Type': 'image/svg+xml' });
  });
  return app;
}

/** How many days are looked at. */
export function daysOf(c: Context, given: unknown = c.req.query('days')): number {
  const days = Number(given);
  return gapPeriods.includes(days) ? days : defaultDays;
}
