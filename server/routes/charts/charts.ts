// The picture of an answer's chart, for the visitor whose answer it is.
import { Hono } from 'hono';
import type { RouteContext } from '../context.ts';
import { knownVisitor } from '../visitor.ts';
import { drawChart } from './draw.ts';

export function chartRoutes(context: Pick<RouteContext, 'conversations'>): Hono {
  const app = new Hono();
  app.get('/messages/:id/chart.svg', async (c) => {
    const visitorId = knownVisitor(c);
    const message =
      visitorId === null ? null : await context.conversations.message(visitorId, c.req.param('id'));
    const chart = message?.answer?.chart;
    if (!chart) return c.notFound();
    const form = c.req.query('form') === 'narrow' ? 'narrow' : 'wide';
    return c.body(await drawChart(chart, form), 200, {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': 'private, max-age=3600',
    });
  });
  return app;
}
