// The list of a visitor's conversations, and renaming, deleting and bringing one back.
import { Hono } from 'hono';
import { conversationsPage } from '../../../views/chat/conversations.ts';
import type { RouteContext } from '../context.ts';
import { knownVisitor } from '../visitor.ts';

const maxListed = 200;
const maxTitleChars = 120;

// Deleted conversations can be brought back for a day, then they are erased with their messages.
const keptAfterDeletionMs = 24 * 3600 * 1000;

export function conversationRoutes(context: Pick<RouteContext, 'conversations' | 'assets' | 'clock'>): Hono {
  const app = new Hono();
  app.get('/conversations', async (c) => {
    const visitorId = knownVisitor(c);
    const items = visitorId === null ? [] : await context.conversations.list(visitorId, maxListed);
    c.header('Cache-Control', 'no-store');
    return c.html(conversationsPage(context.assets, items));
  });
  app.post('/conversations/:id/rename', async (c) => {
    const { title } = await c.req.parseBody();
    const name = typeof title === 'string' ? title.replace(/\s+/g, ' ').trim().slice(0, maxTitleChars) : '';
    const id = c.req.param('id');
    const visitorId = knownVisitor(c);
    if (visitorId === null || (await context.conversations.find(visitorId, id)) === null) return c.notFound();
    if (name !== '') await context.conversations.rename(visitorId, id, name);
    return c.redirect(`/conversations/${id}`, 303);
  });
  app.post('/conversations/:id/delete', async (c) => {
    const visitorId = knownVisitor(c);
    const id = c.req.param('id');
    const now = context.clock();
    if (visitorId === null || !(await context.conversations.remove(visitorId, id, now))) return c.notFound();
    await context.conversations.purge(new Date(now.getTime() - keptAfterDeletionMs));
    return c.redirect(`/?deleted=${encodeURIComponent(id)}`, 303);
  });
  app.post('/conversations/:id/restore', async (c) => {
    const visitorId = knownVisitor(c);
    const id = c.req.param('id');
    if (visitorId === null || !(await context.conversations.restore(visitorId, id))) return c.notFound();
    return c.redirect(`/conversations/${id}`, 303);
  });
  return app;
}
