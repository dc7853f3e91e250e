// The administrator's first page.
import { Hono } from 'hono';
import { adminHomePage } from '../../../views/admin/home.ts';
import type { RouteContext } from '../context.ts';

export function adminRoutes(context: Pick<RouteContext, 'assets'>): Hono {
  const app = new Hono();
  app.get('/admin', (c) => c.html(adminHomePage(context.assets)));
  return app;
}
