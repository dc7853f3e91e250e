// Sources: the list, one with its reports, its form, and what can be done with it.

import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import { indicatorColumns } from '../../../ingest/sources/http.ts';
import { sourceFormPage } from '../../../views/admin/source-form.ts';
import type { Notice } from '../../../views/admin/source-parts.ts';
import { sourceDetailPage, sourcesPage } from '../../../views/admin/sources.ts';
import { sourcesText } from '../../../views/text/sources.ts';
import { type SourceKind, sourceKinds } from '../../domain-sources.ts';
import { lastRuns, listRuns } from '../../store/source-runs.ts';
import {
  addSource,
  changeSource,
  getSource,
  listSources,
  markSource,
  type SourceMark,
} from '../../store/sources.ts';
import type { SourceContext } from './source-context.ts';
import { blankSource, readSourceForm } from './source-input.ts';

const shownRuns = 20;

export function sourceRoutes(context: SourceContext): Hono {
  const app = new Hono();
  const { db, assets, tokenNames } = context;
  const form = (id: string | null, kind: SourceKind, read: ReturnType<typeof readSourceForm>) =>
    sourceFormPage(assets, { id, kind, ...read, tokenNames, columns: indicatorColumns });
  const read = async (c: Context, kind: SourceKind) => {
    const pipeline = await context.pipeline;
    return readSourceForm(kind, await c.req.parseBody(), (cron) => pipeline.preview(cron) !== null);
  };

  app.get('/admin/sources', async (c) => {
    const runs = await lastRuns(db);
    const sources = (await listSources(db)).map((source) => ({
      ...source,
      lastRun: runs.get(source.id) ?? null,
    }));
    const deleted = sources.find((source) => source.id === c.req.query('deleted') && source.deletedAt);
    return c.html(
      sourcesPage(assets, sources, deleted ? { good: sourcesText.deletedNotice(deleted.name) } : {}),
    );
  });
  app.get('/admin/sources/new', (c) => {
    const kind = kindOf(c.req.query('kind'));
    return kind === null
      ? c.notFound()
      : c.html(form(null, kind, { values: blankSource, problems: new Map() }));
  });
  app.post('/admin/sources', async (c) => {
    const kind = kindOf((await c.req.parseBody()).kind);
    if (kind === null) return c.notFound();
    const { values, problems } = await read(c, kind);
    if (problems.size > 0) return c.html(form(null, kind, { values, problems }), 400);
    const id = context.newId();
    await addSource(db, { id, kind, ...values });
    await (await context.pipeline).refresh();
    return c.redirect(`/admin/sources/${id}?saved=1`, 303);
  });
  app.get('/admin/sources/:id', async (c) => {
    const source = await getSource(db, c.req.param('id'));
    if (source === null || source.deletedAt !== null) return c.notFound();
    const runs = await listRuns(db, { sourceId: source.id, limit: shownRuns });
    const unreadable = await unreadableFolder(source.settings.folder ?? source.settings.location);
    const { good, bad } = noticeOf(c);
    const warning = unreadable === null ? null : sourcesText.folderUnreadable(unreadable);
    return c.html(sourceDetailPage(assets, source, runs, { good, bad: bad ?? warning }));
  });
  app.get('/admin/sources/:id/edit', async (c) => {
    const source = await getSource(db, c.req.param('id'));
    if (source === null || source.deletedAt !== null) return c.notFound();
    return c.html(form(source.id, source.kind, { values: source, problems: new Map() }));
  });
  app.post('/admin/sources/:id', async (c) => {
    const source = await getSource(db, c.req.param('id'));
    if (source === null || source.deletedAt !== null) return c.notFound();
    const { values, problems } = await read(c, source.kind);
    if (problems.size > 0) return c.html(form(source.id, source.kind, { values, problems }), 400);
    await changeSource(db, source.id, values);
    await (await context.pipeline).refresh();
    return c.redirect(`/admin/sources/${source.id}?saved=1`, 303);
  });
  addActions(app, context);
  return app;
}

function addActions(app: Hono, context: SourceContext): void {
  for (const [action, dryRun] of [
    ['run', false],
    ['dry-run', true],
  ] as const) {
    app.post(`/admin/sources/:id/${action}`, async (c) => {
      const source = await getSource(context.db, c.req.param('id'));
      if (source === null || source.deletedAt !== null) return c.notFound();
      const run = await (await context.pipeline).run(source.id, { dryRun });
      return c.redirect(run === null ? `/admin/sources/${source.id}?busy=1` : `/admin/runs/${run}`, 303);
    });
  }
  const marks: Record<string, SourceMark> = {
    pause: 'paused',
    resume: 'resumed',
    delete: 'deleted',
    restore: 'restored',
  };
  for (const [action, mark] of Object.entries(marks)) {
    app.post(`/admin/sources/:id/${action}`, async (c) => {
      const id = c.req.param('id') ?? '';
      if (!(await markSource(context.db, id, mark))) return c.notFound();
      await (await context.pipeline).refresh();
      return c.redirect(
        mark === 'deleted' ? `/admin/sources?deleted=${encodeURIComponent(id)}` : `/admin/sources/${id}`,
        303,
      );
    });
  }
  app.post('/admin/sources/:id/purge', async (c) => {
    await (await context.pipeline).purge(c.req.param('id'));
    return c.redirect('/admin/sources', 303);
  });
}

/** The folder when it cannot be read now; null for one that can, and for an address. */
async function unreadableFolder(place: unknown): Promise<string | null> {
  if (typeof place !== 'string' || !path.isAbsolute(place)) return null;
  return access(place, constants.R_OK).then(
    () => null,
    () => place,
  );
}

function kindOf(value: unknown): SourceKind | null {
  return sourceKinds.find((kind) => kind === value) ?? null;
}

function noticeOf(c: Context): Notice {
  return {
    good: c.req.query('saved') ? sourcesText.saved : null,
    bad: c.req.query('busy') ? sourcesText.busy : null,
  };
}
