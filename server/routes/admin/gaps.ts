// The gaps of the knowledge base: questions without an answer by what they ask, what to add, and what was decided of them.
import { type Context, Hono } from 'hono';
import type { Gap } from '../../../evals/live/gaps.ts';
import { gatherGaps } from '../../../evals/live/gather.ts';
import { type GapState, type GapsPage, gapsPage, type ShownGap } from '../../../views/admin/gaps.ts';
import { questionsText } from '../../../views/text/questions.ts';
import type { GapStates } from '../../store/gap-states.ts';
import { openGroups } from '../context.ts';
import { daysOf } from './quality.ts';
import { dayBefore, type QualityContext } from './quality-context.ts';

/** Unanswered questions that are gathered; older ones wait for these to be dealt with. */
const maxGathered = 1_000;
const maxGaps = 50;
const states = Object.keys(questionsText.gapStates) as GapState[];

export function gapRoutes(context: QualityContext): Hono {
  const app = new Hono();
  app.get('/admin/gaps', (c) => page(context, c, { state: stateOf(c.req.query('state')), days: daysOf(c) }));
  app.post('/admin/gaps', async (c) => {
    const form = await c.req.parseBody({ all: true });
    const ids = [form.question ?? []]
      .flat()
      .filter((id): id is string => typeof id === 'string' && id !== '');
    const decision = states.find((one) => one === form.decision);
    const said = { state: stateOf(form.state), days: daysOf(c, form.days) };
    if (decision === undefined || ids.length === 0 || ids.length > maxGathered) {
      c.status(400);
      return page(context, c, { ...said, problem: questionsText.gapBad });
    }
    await context.gaps.decide(ids, decision === 'open' ? null : decision);
    return page(context, c, { ...said, done: { decision, questionIds: ids, before: said.state } });
  });
  return app;
}

type Asked = Pick<GapsPage, 'state' | 'days'> & Partial<Pick<GapsPage, 'done' | 'problem'>>;

async function page(context: QualityContext, c: Context, asked: Asked): Promise<Response> {
  await context.checkAnswers();
  const from = dayBefore(context.clock(), asked.days);
  const filter = { outcome: 'unanswerable_no_evidence', from };
  const { items } = await context.questionLog.page(filter, maxGathered, 0);
  const decided = await context.gaps.states();
  const names = await context.agencyNames();
  const all = (await gatherGaps(items)).map((gap) => ({ gap, ...standing(gap, decided) }));
  const counts = { open: 0, closed: 0, ignored: 0 };
  for (const { state } of all) counts[state] += 1;
  const listed = all.filter(({ state }) => state === asked.state).slice(0, maxGaps);
  return c.html(
    gapsPage(context.assets, {
      ...asked,
      counts,
      gaps: await Promise.all(
        listed.map(async ({ gap, state, fresh }) => ({
          ...(await shown(context, gap, names)),
          state,
          fresh,
        })),
      ),
      done: asked.done ?? null,
      problem: asked.problem ?? null,
    }),
  );
}

/** A gap is dealt with when all its questions are; a new one about an ignored matter is ignored with it. */
function standing(gap: Gap, decided: GapStates): { state: GapState; fresh: number } {
  const known = gap.questions.map(({ id }) => decided.get(id) ?? null);
  const fresh = known.filter((decision) => decision === null).length;
  if (fresh === known.length) return { state: 'open', fresh: 0 };
  if (known.includes('closed')) return fresh > 0 ? { state: 'open', fresh } : { state: 'closed', fresh: 0 };
  return { state: 'ignored', fresh: 0 };
}

function stateOf(value: unknown): GapState {
  return states.find((one) => one === value) ?? 'open';
}

async function shown(
  context: QualityContext,
  gap: Gap,
  names: Map<string, string>,
): Promise<Omit<ShownGap, 'state' | 'fresh'>> {
  const missing: string[] = [];
  for (const number of gap.documentNumbers) {
    const found = await context.library.list({ title: number, limit: 1, offset: 0, groups: openGroups });
    if (found.total === 0) missing.push(number);
  }
  return {
    title: gap.central.question,
    questions: gap.questions.map(({ id, question, askedAt }) => ({ id, question, askedAt })),
    days: gap.days,
    firstAsked: gap.firstAsked,
    lastAsked: gap.lastAsked,
    words: gap.words,
    missingDocuments: missing,
    agencies: gap.agencies.map((id) => names.get(id) ?? id),
    nearest:
      gap.nearest === null ? null : [gap.nearest.section, gap.nearest.document].filter(Boolean).join(', '),
  };
}
