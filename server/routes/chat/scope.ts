// The scope of questions: chosen on a page of its own, carried by the form, kept with the conversation.
import { type Context, Hono } from 'hono';
import { scopePage } from '../../../views/chat/scope-page.ts';
import type { ShownScope } from '../../../views/types.ts';
import type { QuestionScope, ScopeItem } from '../../domain.ts';
import { canonicalText } from '../../vietnamese/normalise.ts';
import { openGroups, type RouteContext } from '../context.ts';
import { knownVisitor } from '../visitor.ts';

/** Documents shown at once on the page; the others are found by their title. */
const SHOWN = 30;
/** Items of one scope at most, and characters of one. */
const MAX_ITEMS = 50;
const MAX_VALUE_CHARS = 300;
const emptyScope: QuestionScope = { only: [], except: [] };

export function scopeRoutes(context: RouteContext): Hono {
  const app = new Hono();
  app.get('/scope', (c) => showPage(context, c));
  app.post('/scope', async (c) => {
    const form = await c.req.parseBody({ all: true });
    const chosen = Object.entries(form).flatMap(([name, value]) => {
      const item = itemOf(name);
      return item && (value === 'only' || value === 'except') ? [{ side: value, item }] : [];
    });
    const scope: QuestionScope = {
      only: chosen.flatMap(({ side, item }) => (side === 'only' ? [item] : [])).slice(0, MAX_ITEMS),
      except: chosen.flatMap(({ side, item }) => (side === 'except' ? [item] : [])).slice(0, MAX_ITEMS),
    };
    return apply(context, c, typeof form.conversation === 'string' ? form.conversation : '', scope);
  });
  return app;
}

/** The scope named by the fields `only` and `except` of a form or an address, each `kind:value`. */
export function readScope(read: (name: 'only' | 'except') => string[]): QuestionScope {
  const items = (name: 'only' | 'except') =>
    read(name)
      .slice(0, MAX_ITEMS)
      .flatMap((text) => itemOf(text) ?? []);
  return { only: items('only'), except: items('except') };
}

/** The scope with the names that people know its items by. */
export async function shownScope(context: RouteContext, scope: QuestionScope): Promise<ShownScope> {
  const all = [...scope.only, ...scope.except];
  const ids = all.filter((item) => item.kind === 'document').map((item) => item.value);
  const titles = ids.length === 0 ? new Map<string, string>() : await context.library.titles(ids, openGroups);
  const named = (items: ScopeItem[]) =>
    items.flatMap((item) => {
      const label = item.kind === 'document' ? titles.get(item.value) : item.value;
      return label === undefined ? [] : [{ ...item, label }];
    });
  return { only: named(scope.only), except: named(scope.except) };
}

async function showPage(context: RouteContext, c: Context): Promise<Response> {
  const conversationId = c.req.query('conversation') ?? '';
  const visitorId = knownVisitor(c);
  const conversation =
    visitorId === null || conversationId === ''
      ? null
      : await context.conversations.find(visitorId, conversationId);
  const asked = readScope((name) => c.req.queries(name) ?? []);
  const isAsked = asked.only.length + asked.except.length > 0;
  const scope = isAsked ? asked : (conversation?.scope ?? emptyScope);
  const title = canonicalText(c.req.query('title') ?? '')
    .replaceAll('\u0000', '')
    .trim()
    .slice(0, 200);
  const [found, choices, shown] = await Promise.all([
    context.library.list({ title, limit: SHOWN, offset: 0, groups: openGroups }),
    context.library.scopeChoices(openGroups),
    shownScope(context, scope),
  ]);
  c.header('Cache-Control', 'no-store');
  return c.html(
    scopePage({
      assets: context.assets,
      conversationId: conversation?.id ?? '',
      scope: shown,
      title,
      documents: found.items,
      total: found.total,
      ...choices,
    }),
  );
}

/** Keeps the scope with the conversation, or carries it to the page of a new one. */
async function apply(
  context: RouteContext,
  c: Context,
  conversationId: string,
  scope: QuestionScope,
): Promise<Response> {
  const visitorId = knownVisitor(c);
  if (visitorId !== null && conversationId !== '') {
    const isKnown = await context.conversations.setScope(visitorId, conversationId, scope);
    if (!isKnown) return c.notFound();
    return c.redirect(`/conversations/${encodeURIComponent(conversationId)}`, 303);
  }
  const query = new URLSearchParams([
    ...scope.only.map((item) => ['only', textOf(item)]),
    ...scope.except.map((item) => ['except', textOf(item)]),
  ]);
  return c.redirect(query.size > 0 ? `/?${query}` : '/', 303);
}

function itemOf(text: string): ScopeItem | null {
  const match = /^(document|issuer|source):([^\u0000]+)$/u.exec(text);
  const value = match?.[2]?.normalize('NFC');
  if (!match || !value || value.length > MAX_VALUE_CHARS) return null;
  return { kind: match[1] as ScopeItem['kind'], value };
}

function textOf(item: ScopeItem): string {
  return `${item.kind}:${item.value}`;
}
