// Jobs and runs: lists that follow the work, cancelling, and trying again.

import { Hono } from 'hono';
import { directRuns } from '../../../views/admin/direct-runs.ts';
import { jobList, jobsPage, runPage } from '../../../views/admin/jobs.ts';
import { sourcesText } from '../../../views/text/sources.ts';
import type { JobState } from '../../domain-sources.ts';
import { cancelDirectRun, listDirectRuns } from '../../store/direct-runs.ts';
import { countJobs, listJobs } from '../../store/ingest-jobs.ts';
import { getRun } from '../../store/source-runs.ts';
import { getSource } from '../../store/sources.ts';
import type { SourceContext } from './source-context.ts';

const maxShown = 200;
const maxDirectRuns = 5;
const notices: Record<string, string> = {
  repeating: sourcesText.direct.repeating,
  stopping: sourcesText.direct.stopping,
};
const states: JobState[] = ['queued', 'reading', 'embedding', 'done', 'failed', 'cancelled'];
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function jobRoutes(context: SourceContext): Hono {
  const app = new Hono();
  const { db, assets } = context;
  const all = async (asked: string | undefined) => {
    const state = states.find((one) => one === asked);
    const jobs = await listJobs(db, { limit: maxShown, ...(state ? { states: [state] } : {}) });
    const address = `/admin/jobs/list${state ? `?state=${state}` : ''}`;
    return { jobs, counts: await countJobs(db, null), address, run: null, questions: [] };
  };
  const ofRun = async (id: string) => {
    const run = uuid.test(id) ? await getRun(db, id) : null;
    if (run === null) return null;
    const jobs = await listJobs(db, { runId: id, limit: maxShown });
    const documents = jobs.map((job) => job.documentId).filter((documentId) => documentId !== null);
    const questions = run.finishedAt && documents.length > 0 ? await context.questionsAbout(documents) : [];
    return { jobs, counts: await countJobs(db, id), address: `/admin/runs/${id}/list`, run, questions };
  };

  app.get('/admin/jobs', async (c) => {
    const state = c.req.query('state') ?? '';
    const runs = await listDirectRuns(db, maxDirectRuns);
    const direct = directRuns(runs, new Date(), context.resync !== null);
    const notice = notices[c.req.query('said') ?? ''] ?? null;
    return c.html(jobsPage(assets, { ...(await all(state)), direct }, state, notice));
  });
  app.get('/admin/jobs/list', async (c) => c.html(jobList(await all(c.req.query('state')))));
  app.get('/admin/runs/:id', async (c) => {
    const list = await ofRun(c.req.param('id'));
    if (list === null) return c.notFound();
    const source = await getSource(db, list.run.sourceId);
    return c.html(runPage(assets, list, source?.name ?? ''));
  });
  app.get('/admin/runs/:id/list', async (c) => {
    const list = await ofRun(c.req.param('id'));
    return list === null ? c.notFound() : c.html(jobList(list));
  });
  app.post('/admin/direct-runs/corpus', (c) => {
    if (context.resync === null) return c.notFound();
    context.resync();
    return c.redirect('/admin/jobs?said=repeating', 303);
  });
  app.post('/admin/direct-runs/:id/cancel', async (c) => {
    const id = c.req.param('id');
    if (!/^\d{1,9}$/.test(id) || !(await cancelDirectRun(db, Number(id)))) return c.notFound();
    return c.redirect('/admin/jobs?said=stopping', 303);
  });
  app.post('/admin/runs/:id/cancel', async (c) => {
    const id = c.req.param('id');
    if (!uuid.test(id) || !(await (await context.pipeline).cancelRun(id))) return c.notFound();
    return c.redirect(`/admin/runs/${id}`, 303);
  });
  app.post('/admin/runs/:id/retry', async (c) => {
    const id = c.req.param('id');
    if (!uuid.test(id)) return c.notFound();
    const failed = await listJobs(db, { runId: id, states: ['failed'], limit: 10_000 });
    await (await context.pipeline).resume(failed.map((job) => job.id));
    return c.redirect(`/admin/runs/${id}`, 303);
  });
  app.post('/admin/jobs/:id/cancel', async (c) => {
    const id = c.req.param('id');
    if (!uuid.test(id) || !(await (await context.pipeline).cancelJob(id))) return c.notFound();
    return c.redirect('/admin/jobs', 303);
  });
  app.post('/admin/jobs/:id/retry', async (c) => {
    const id = c.req.param('id');
    if (!uuid.test(id) || (await (await context.pipeline).resume([id])) === 0) return c.notFound();
    return c.redirect('/admin/jobs', 303);
  });
  return app;
}
