// The daily quality with its charts, and the gaps of the knowledge base.
import { type Context, Hono } from 'hono';
import { findGaps, type Gap } from '../../../evals/live/gaps.ts';
import { chartPictureSize } from '../../../views/admin/chart-picture.ts';
import { gapPeriods, gapsPage, type ShownGap } from '../../../views/admin/gaps.ts';
import { shortDay } from '../../../views/admin/parts.ts';
import { dailyQualityPage } from '../../../views/admin/quality.ts';
import { chartSvg, qualityChart, volumeChart } from '../../../views/charts.ts';
import { openGroups } from '../context.ts';
import { dayBefore, type QualityContext } from './quality-context.ts';

const defaultDays = 30;
/** Unanswered questions that are gathered; older ones wait for these to be dealt with. */
const maxGathered = 1_000;
const maxGaps = 50;
const charts = { quality: qualityChart, volume: volumeChart };

export function qualityRoutes(context: QualityContext): Hono {
  const app = new Hono();
  app.get('/admin/gaps', async (c) => {
    await context.checkAnswers();
    const days = daysOf(c);
    const from = dayBefore(context.clock(), days);
    const filter = { outcome: 'unanswerable_no_evidence', from };
    const { items } = await context.questionLog.page(filter, maxGathered, 0);
    const names = await context.agencyNames();
    const gaps = findGaps(items).slice(0, maxGaps);
    return c.html(
      gapsPage(context.assets, days, await Promise.all(gaps.map((gap) => shown(context, gap, names)))),
    );
  });
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

function daysOf(c: Context): number {
  const days = Number(c.req.query('days'));
  return gapPeriods.includes(days) ? days : defaultDays;
}

async function shown(context: QualityContext, gap: Gap, names: Map<string, string>): Promise<ShownGap> {
  const missing: string[] = [];
  for (const number of gap.documentNumbers) {
    const found = await context.library.list({ title: number, limit: 1, offset: 0, groups: openGroups });
    if (found.total === 0) missing.push(number);
  }
  return {
    title: gap.central.question,
    questions: gap.questions.map(({ id, question, askedAt }) => ({ id, question, askedAt })),
    days: gap.days,
    words: gap.words,
    missingDocuments: missing,
    agencies: gap.agencies.map((id) => names.get(id) ?? id),
    nearest:
      gap.nearest === null ? null : [gap.nearest.section, gap.nearest.document].filter(Boolean).join(', '),
  };
}
