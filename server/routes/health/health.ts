// For those who watch over the server: alive, ready, figures.
import { Hono } from 'hono';
import type { RouteContext } from '../context.ts';

export function healthRoutes(context: Pick<RouteContext, 'library' | 'registry' | 'log'>): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    try {
      await context.library.ping();
      return c.json({ status: 'ready' });
    } catch (error) {
      context.log.warn({ err: error }, 'not ready: the database does not answer');
      return c.json({ status: 'unavailable' }, 503);
    }
  });
  app.get('/metrics', async (c) =>
    c.body(await context.registry.metrics(), 200, { 'Content-Type': context.registry.contentType }),
  );
  return app;
}
