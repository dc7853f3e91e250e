// The eval runs in the browser: start, watch, stop, carry on, look through, download, compare.
import { type Context, Hono } from 'hono';
import { classLabels, formatMetric, metricLabels } from '../../../evals/labels.ts';
import { renderReport } from '../../../evals/report.ts';
import { gatesFor, outcomeFrom } from '../../../evals/runs/command.ts';
import { compareRuns } from '../../../evals/runs/compare-runs.ts';
import { MAX_REPEATS, type Run } from '../../../evals/runs/manifest.ts';
import { formatScores } from '../../../evals/scores.ts';
import { SuiteError } from '../../../evals/suite.ts';
import { summariseClasses } from '../../../evals/summary.ts';
import { chartPictureSize } from '../../../views/admin/chart-picture.ts';
import { type ComparedKind, comparePage } from '../../../views/admin/compare.ts';
import { progressView, runPage } from '../../../views/admin/run.ts';
import { runsPage } from '../../../views/admin/runs.ts';
import { chartSvg } from '../../../views/charts.ts';
import { runsText } from '../../../views/text/runs.ts';
import { comparedQuestion, runEntry, shownRun } from './eval-shown.ts';
import type { QualityContext } from './quality-context.ts';
import { suiteEntries } from './suites.ts';

const defaultRepeats = 1;
const modelRepeats = 2;
/** Runs in the list; older ones are reached by their address. */
const maxListed = 50;

export function evalRoutes(context: QualityContext): Hono {
  const app = new Hono();
  const { desk } = context;
  const withRun = (work: (c: Context, run: Run) => Response | Promise<Response>) => (c: Context) => {
    const run = desk.store.find(c.req.param('id') ?? '');
    return run === null ? c.notFound() : work(c, run);
  };
  app.get('/admin/evals', (c) => list(context, c, {}));
  app.post('/admin/evals', (c) => start(context, c));
  app.get('/admin/evals/compare', (c) => compare(context, c));
  app.get(
    '/admin/evals/:id',
    withRun((c, run) => c.html(runPage(context.assets, shownRun(context, run, c.req.query())))),
  );
  app.get(
    '/admin/evals/:id/progress',
    withRun((c, run) => {
      const entry = runEntry(desk, run);
      // the results are there: the whole page is asked for
      if (entry.state !== 'running') c.header('HX-Refresh', 'true');
      return c.html(progressView(entry));
    }),
  );
  app.post(
    '/admin/evals/:id/cancel',
    withRun((c, run) => act(context, c, run, 'cancelled', () => desk.cancel(run.id))),
  );
  app.post(
    '/admin/evals/:id/resume',
    withRun((c, run) => act(context, c, run, 'resumed', () => desk.resume(run.id) !== null)),
  );
  app.post(
    '/admin/evals/:id/delete',
    withRun(async (c, run) => {
      if (desk.state(run) === 'running') return c.redirect(`/admin/evals/${run.id}`, 303);
      desk.store.remove(run.id);
      await context.audit('run.deleted', { kind: 'eval_run', id: run.id });
      return c.redirect('/admin/evals', 303);
    }),
  );
  downloads(app, context, withRun);
  return app;
}

type WithRun = (
  work: (c: Context, run: Run) => Response | Promise<Response>,
) => (c: Context) => Response | Promise<Response>;

function downloads(app: Hono, { desk }: QualityContext, withRun: WithRun): void {
  const attachment = (c: Context, text: string, type: string, name: string) =>
    c.body(text, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  app.get(
    '/admin/evals/:id/report.html',
    withRun((c, run) => {
      const outcome = outcomeFrom(desk.store, run);
      const { scores, results, questions: lines } = outcome;
      const page = renderReport({
        scores,
        gates: gatesFor(outcome),
        lines,
        results,
        comparison: null,
        outcome,
      });
      return attachment(c, page, 'text/html', `danh-gia-${run.id}.html`);
    }),
  );
  app.get(
    '/admin/evals/:id/results.jsonl',
    withRun((c, run) => {
      const lines = desk.store
        .lines(run.id)
        .map(({ repeat, result }) => JSON.stringify(run.repeats === 1 ? result : { ...result, repeat }));
      return attachment(
        c,
        lines.map((line) => `${line}\n`).join(''),
        'application/x-ndjson',
        `${run.id}.jsonl`,
      );
    }),
  );
  app.get(
    '/admin/evals/:id/scores.json',
    withRun((c, run) => {
      const text = formatScores(outcomeFrom(desk.store, run).scores, { keepTimes: true });
      return attachment(c, text, 'application/json', `${run.id}-scores.json`);
    }),
  );
  app.get(
    '/admin/evals/:id/classes.svg',
    withRun(async (c, run) => {
      const classes = summariseClasses(outcomeFrom(desk.store, run).scores.questions);
      const svg = await chartSvg(
        {
          kind: 'bar',
          percent: true,
          ...chartPictureSize(c.req.query('form')),
          labels: classes.map((one) => classLabels[one.class]),
          series: [{ name: runsText.passed, color: 'blue', values: classes.map((one) => one.all.value) }],
        },
        c.req.query('theme') === 'dark' ? 'dark' : 'light',
      );
      return c.body(svg, 200, { 'Content-Type': 'image/svg+xml' });
    }),
  );
}

async function act(
  context: QualityContext,
  c: Context,
  run: Run,
  action: string,
  work: () => boolean,
): Promise<Response> {
  if (work()) await context.audit(`run.${action}`, { kind: 'eval_run', id: run.id });
  return c.redirect(`/admin/evals/${run.id}`, 303);
}

async function start(context: QualityContext, c: Context): Promise<Response> {
  const form = await c.req.parseBody({ all: true });
  const names = [form.suite ?? []].flat().map(String);
  const suites = names.flatMap((name) => {
    const text = context.suites.read(name);
    return text === null ? [] : [{ name: `${name}.jsonl`, text }];
  });
  const target = form.target === 'live' ? ('live' as const) : ('temporary' as const);
  const said = { chosen: names, target };
  if (suites.length === 0) return list(context, c, { ...said, problem: runsText.noSuite });
  const [repeats, seed] = [Number(form.repeats ?? defaultRepeats), Number(form.seed ?? 1)];
  const inBounds =
    Number.isInteger(repeats) &&
    repeats >= 1 &&
    repeats <= MAX_REPEATS &&
    Number.isInteger(seed) &&
    seed >= 0;
  if (!inBounds) return list(context, c, { ...said, problem: runsText.badNumber });
  try {
    const provenance = context.provenance();
    const run = context.desk.start({ suites, target, repeats, seed, provenance });
    if (run === null) return list(context, c, { ...said, problem: runsText.busy });
    await context.audit('run.started', { kind: 'eval_run', id: run.id }, { suites: names, target, repeats });
    return c.redirect(`/admin/evals/${run.id}`, 303);
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    return list(context, c, { ...said, problem: error.message });
  }
}

function list(
  context: QualityContext,
  c: Context,
  said: { problem?: string; chosen?: string[]; target?: string },
): Response | Promise<Response> {
  if (said.problem) c.status(400);
  const asked = c.req.query('suite');
  const chosen = said.chosen ?? (asked ? [asked] : []);
  const isOwn = chosen.some((name) => context.suites.read(name) !== null && !context.suites.isShipped(name));
  return c.html(
    runsPage(context.assets, {
      runs: context.desk.store
        .list()
        .slice(0, maxListed)
        .map((run) => runEntry(context.desk, run)),
      suites: suiteEntries(context),
      chosen,
      target: said.target ?? (isOwn ? 'live' : 'temporary'),
      repeats: context.provenance().model !== null ? modelRepeats : defaultRepeats,
      problem: said.problem ?? null,
      notice: null,
    }),
  );
}

function compare(context: QualityContext, c: Context): Response | Promise<Response> {
  const { store } = context.desk;
  const [before, after] = ['before', 'after'].map((name) => store.find(c.req.query(name) ?? ''));
  if (!before || !after || before.id === after.id) return list(context, c, { problem: runsText.compareNone });
  const comparison = compareRuns(outcomeFrom(store, before), outcomeFrom(store, after));
  const counts = { worse: 0, better: 0, citations: 0, figures: 0, same: 0 };
  for (const pair of comparison.pairs) counts[pair.kind] += 1;
  const kinds = Object.keys(counts) as ComparedKind[];
  const asked = kinds.find((one) => one === c.req.query('kind'));
  const kind = asked ?? kinds.find((one) => counts[one] > 0) ?? 'same';
  return c.html(
    comparePage(context.assets, {
      before: runEntry(context.desk, before),
      after: runEntry(context.desk, after),
      metrics: comparison.summary.metrics.map((metric) => ({
        name: metricLabels[metric.name],
        before: formatMetric(metric.name, metric.before),
        after: formatMetric(metric.name, metric.after),
      })),
      counts,
      kind,
      questions: comparison.pairs.filter((pair) => pair.kind === kind).map(comparedQuestion),
      added: comparison.summary.added.length,
      removed: comparison.summary.removed.length,
    }),
  );
}
