// The administrator's page of one document: corrections with undo, retiring with undo, erasing with a typed confirmation.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type ActionResult, actOnDocuments, type DocumentAction } from '../../../ingest/document-actions.ts';
import { erasedPage, manageDocumentPage } from '../../../views/documents/manage.ts';
import { errorPage } from '../../../views/error-page.ts';
import { errors } from '../../../views/text/errors.ts';
import { manageText } from '../../../views/text/validity.ts';
import { correctDocument, currentCorrection, undoCorrection } from '../../store/corrections.ts';
import type { Database } from '../../store/database.ts';
import { openGroups, type RouteContext } from '../context.ts';

const day = z.union([z.literal('').transform(() => null), z.iso.date()]);
const correctionSchema = z
  .object({
    number: z
      .string()
      .trim()
      .max(60)
      .transform((value) => value || null),
    issued_on: day,
    status: z.union([
      z.literal('').transform(() => null),
      z.enum(['draft', 'in_force', 'partly_expired', 'expired', 'not_yet_in_force']),
    ]),
    valid_from: day,
    valid_to: day,
    note: z.string().trim().max(300),
  })
  .transform((form) => ({
    number: form.number,
    issuedOn: form.issued_on,
    status: form.status,
    validFrom: form.valid_from,
    validTo: form.valid_to,
    note: form.note,
  }));

type AdminDocuments = Pick<RouteContext, 'assets' | 'library' | 'clock'> & {
  db: Database;
  evalsFolder: string;
};

export function adminDocumentRoutes(context: AdminDocuments): Hono {
  const app = new Hono();
  const { db, clock } = context;
  const back = (c: Context, id: string, done: string) =>
    c.redirect(`/admin/documents/${encodeURIComponent(id)}?done=${done}`, 303);
  const act = async (action: DocumentAction, id: string): Promise<ActionResult | undefined> =>
    (await actOnDocuments(db, action, [id], clock(), context.evalsFolder))[0];

  app.get('/admin/documents/:id', (c) =>
    page(context, c, manageText.done[c.req.query('done') ?? ''] ?? null, null),
  );
  app.post('/admin/documents/:id/correct', async (c) => {
    const form = await c.req.parseBody();
    const parsed = correctionSchema.safeParse(form);
    if (!parsed.success) return page(context, c, null, manageText.badInput, textsOf(form));
    const { validFrom, validTo } = parsed.data;
    if (validFrom !== null && validTo !== null && validTo <= validFrom)
      return page(context, c, null, manageText.badDates, textsOf(form));
    const found = await correctDocument(db, c.req.param('id'), parsed.data, clock());
    return found ? back(c, c.req.param('id'), 'corrected') : missing(context, c);
  });
  app.post('/admin/documents/:id/undo', async (c) => {
    const undone = await undoCorrection(db, c.req.param('id'), clock());
    return back(c, c.req.param('id'), undone ? 'undone' : 'nothing');
  });
  app.post('/admin/documents/:id/retire', async (c) => {
    const { sure } = await c.req.parseBody();
    if (sure !== '1') return page(context, c, null, manageText.badTick);
    const result = await act('retire', c.req.param('id'));
    return result?.done ? back(c, c.req.param('id'), 'retired') : missing(context, c);
  });
  app.post('/admin/documents/:id/restore', async (c) => {
    const result = await act('restore', c.req.param('id'));
    return result?.done ? back(c, c.req.param('id'), 'restored') : missing(context, c);
  });
  app.post('/admin/documents/:id/erase', async (c) => {
    const { typed } = await c.req.parseBody();
    if (String(typed).normalize('NFC').trim() !== manageText.eraseWord)
      return page(context, c, null, manageText.badConfirm);
    const result = await act('erase', c.req.param('id'));
    if (!result?.done) return missing(context, c);
    const { passages = 0, messages = 0, jobs = 0, evalRecords = 0, traces = [] } = result;
    return c.html(erasedPage(context.assets, { passages, messages, jobs, evalRecords, traces }));
  });
  return app;
}

async function page(
  context: AdminDocuments,
  c: Context,
  notice: string | null,
  problem: string | null,
  typed: Record<string, string> | null = null,
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const shown = await context.library.open(id, null, openGroups);
  if (shown?.dossier === undefined) return missing(context, c);
  const { title, status } = shown.document;
  const correction = await currentCorrection(context.db, id);
  const managed = { id, title, status, dossier: shown.dossier, correction, typed, notice, problem };
  return c.html(manageDocumentPage(context.assets, managed), problem === null ? 200 : 400);
}

/** Fields of a form as they were typed, to be shown again. */
function textsOf(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function missing(context: AdminDocuments, c: Context): Response | Promise<Response> {
  const text = { title: errors.notFoundTitle, text: errors.documentNotFound };
  return c.html(errorPage(context.assets, text), 404);
}
