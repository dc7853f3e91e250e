// The suites in the browser: list, view, edit with checks, versions, import and export.
import { type Context, Hono } from 'hono';
import {
  type ExportFormat,
  exportExtensions,
  exportFormats,
  exportSuite,
  importSuite,
} from '../../../evals/exchange/exchange.ts';
import { goldProblems } from '../../../evals/gold-problems.ts';
import { classLabels } from '../../../evals/labels.ts';
import { expectations } from '../../../evals/report-questions.ts';
import { parseSuite, SuiteError, type SuiteLine } from '../../../evals/suite.ts';
import { MAX_SUITE_CHARS } from '../../../evals/suite-files.ts';
import { type SuiteEntry, type SuitePage, suitePage, suitesPage } from '../../../views/admin/suites.ts';
import { suitesText } from '../../../views/text/suites.ts';
import type { QualityContext } from './quality-context.ts';

const maxShown = 200;

export function suiteRoutes(context: QualityContext): Hono {
  const app = new Hono();
  app.get('/admin/suites', (c) => list(context, c, {}));
  app.get('/admin/suites/new', (c) => {
    const name = (c.req.query('name') ?? '').trim();
    if (context.suites.read(name) !== null) return list(context, c, { problem: suitesText.nameTaken(name) });
    const text = context.suites.read(c.req.query('from') ?? '') ?? '';
    return show(context, c, name, { text });
  });
  app.post('/admin/suites/import', (c) => importFile(context, c));
  app.get('/admin/suites/:name', (c) => show(context, c, c.req.param('name'), {}));
  app.get('/admin/suites/:name/export', (c) => {
    const name = c.req.param('name');
    const text = context.suites.read(name);
    const format = exportFormats.find((one) => one === c.req.query('format'));
    if (text === null || format === undefined) return c.notFound();
    return download(c, exportSuite(parseSuite(text, name), format, { name }), name, format);
  });
  app.post('/admin/suites/:name', (c) => edit(context, c));
  app.post('/admin/suites/:name/restore', async (c) => {
    const name = c.req.param('name');
    const { version } = await c.req.parseBody();
    const text = context.suites.version(name, typeof version === 'string' ? version : '');
    if (text === null) return c.notFound();
    context.suites.save(name, text, context.clock());
    await context.audit('suite.restored', { kind: 'suite', id: name }, { version });
    return show(context, c, name, { notice: suitesText.restored });
  });
  return app;
}

async function edit(context: QualityContext, c: Context): Promise<Response> {
  const name = c.req.param('name') ?? '';
  const form = await c.req.parseBody();
  const text = typeof form.text === 'string' ? form.text.toWellFormed().normalize('NFC') : '';
  const problems = await problemsOf(context, name, text);
  if (problems.blocking.length > 0) return show(context, c, name, { text, problems: problems.blocking });
  const isCheck = form.action === 'check';
  if (problems.gold.length > 0 && (isCheck || form.anyway !== '1'))
    return show(context, c, name, { text, problems: problems.gold });
  if (isCheck) return show(context, c, name, { text, notice: suitesText.sound });
  try {
    const changed = context.suites.save(name, text, context.clock());
    if (changed) await context.audit('suite.saved', { kind: 'suite', id: name });
    return show(context, c, name, { notice: changed ? suitesText.saved : suitesText.unchanged });
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    return show(context, c, name, { text, problems: [error.message] });
  }
}

/** `blocking` cannot be saved at all; `gold` can, when the administrator says so. */
async function problemsOf(
  context: QualityContext,
  name: string,
  text: string,
): Promise<{ blocking: string[]; gold: string[] }> {
  try {
    const lines = parseSuite(text.replace(/\r\n?/g, '\n'), name);
    return { blocking: [], gold: await goldProblems(lines, context.hasText) };
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    return { blocking: [error.message], gold: [] };
  }
}

async function importFile(context: QualityContext, c: Context): Promise<Response> {
  const { file, name } = await c.req.parseBody();
  const suite = typeof name === 'string' ? name.trim() : '';
  if (!(file instanceof File) || suite === '') return list(context, c, { problem: suitesText.missingName });
  if (context.suites.read(suite) !== null) return list(context, c, { problem: suitesText.nameTaken(suite) });
  if (file.size > MAX_SUITE_CHARS) return list(context, c, { problem: suitesText.tooLong });
  try {
    const { lines, notes } = importSuite((await file.text()).normalize('NFC'), file.name);
    context.suites.save(suite, exportSuite(lines, 'suite', { name: suite }), context.clock());
    await context.audit('suite.imported', { kind: 'suite', id: suite }, { questions: lines.length });
    return show(context, c, suite, { notice: [suitesText.saved, ...notes].join(' ') });
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    return list(context, c, { problem: error.message });
  }
}

function list(
  context: QualityContext,
  c: Context,
  said: { notice?: string; problem?: string },
): Response | Promise<Response> {
  if (said.problem) c.status(400);
  const page = { suites: suiteEntries(context), notice: said.notice ?? null, problem: said.problem ?? null };
  return c.html(suitesPage(context.assets, page));
}

function show(
  context: QualityContext,
  c: Context,
  name: string,
  change: { text?: string; problems?: string[]; notice?: string },
): Response | Promise<Response> {
  const saved = context.suites.read(name);
  const text = change.text ?? saved;
  if (text === null) return c.notFound();
  if ((change.problems ?? []).length > 0) c.status(400);
  const lines = saved === null ? [] : parseSuite(saved, name);
  const page: SuitePage = {
    name,
    shipped: context.suites.isShipped(name),
    saved: saved !== null,
    text,
    questions: lines.slice(0, maxShown).map(shown),
    total: lines.length,
    versions: context.suites.versions(name),
    problems: change.problems ?? [],
    notice: change.notice ?? null,
  };
  return c.html(suitePage(context.assets, page));
}

function shown(line: SuiteLine): SuitePage['questions'][number] {
  const gold = line.gold ? expectations(line.gold).join('; ').slice(0, 300) : '';
  return {
    id: line.id,
    question: line.question,
    className: line.class ? classLabels[line.class] : null,
    gold,
  };
}

function download(c: Context, text: string, name: string, format: ExportFormat): Response {
  return c.body(text, 200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.${exportExtensions[format]}"`,
  });
}

/** All suites as lists show them. */
export function suiteEntries(context: Pick<QualityContext, 'suites'>): SuiteEntry[] {
  return context.suites.list().map((suite) => ({
    name: suite.name,
    shipped: suite.shipped,
    questions: suite.questions,
    className: suite.class ? classLabels[suite.class] : null,
  }));
}
