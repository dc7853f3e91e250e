// The list of documents and the page of one, opened at the cited spans.
import { Hono } from 'hono';
import { documentListPage } from '../../../views/documents/list.ts';
import { documentPage } from '../../../views/documents/page.ts';
import { errorPage } from '../../../views/error-page.ts';
import { errors } from '../../../views/text/errors.ts';
import type { Span, ValidityStatus } from '../../domain.ts';
import { canonicalText } from '../../vietnamese/normalise.ts';
import { openGroups, type RouteContext } from '../context.ts';

const pageSize = 20;
const maxPage = 5_000;
const maxSpans = 50;
const listStatuses = [
  ...['draft', 'in_force', 'partly_expired', 'expired', 'not_yet_in_force', 'unknown', 'withdrawn'],
] as (ValidityStatus | 'withdrawn')[];

export function documentRoutes(context: Pick<RouteContext, 'library' | 'assets'>): Hono {
  const app = new Hono();
  app.get('/documents', async (c) => {
    const title = canonicalText(c.req.query('title') ?? '')
      .replaceAll('\u0000', '')
      .trim()
      .slice(0, 200);
    const asked = Number.parseInt(c.req.query('page') ?? '1', 10);
    const page = Number.isFinite(asked) ? Math.min(Math.max(asked, 1), maxPage) : 1;
    const status = listStatuses.find((one) => one === c.req.query('status'));
    const found = await context.library.list({
      title,
      ...(status ? { status } : {}),
      limit: pageSize,
      offset: (page - 1) * pageSize,
      groups: openGroups,
    });
    return c.html(
      documentListPage(context.assets, { title, status: status ?? '', page, pageSize, ...found }),
    );
  });
  app.get('/documents/:id', async (c) => {
    const version = c.req.query('version') ?? null;
    const shown = await context.library.open(c.req.param('id'), version, openGroups);
    if (shown === null) {
      const page = errorPage(context.assets, { title: errors.notFoundTitle, text: errors.documentNotFound });
      return c.html(page, 404);
    }
    const highlights = parseSpans(c.req.query('span') ?? '', shown.text.length);
    return c.html(documentPage(context.assets, shown, highlights));
  });
  return app;
}

/** Spans of `12-40,60-80` that lie inside a text of `length`; anything else is left out. */
export function parseSpans(value: string, length: number): Span[] {
  return value
    .split(',', maxSpans)
    .map((part) => /^(\d{1,9})-(\d{1,9})$/.exec(part))
    .flatMap((match) => (match ? [{ start: Number(match[1]), end: Number(match[2]) }] : []))
    .filter((span) => span.start < span.end && span.end <= length);
}
