// The question log: list, export, one question, erasing, and how long it is kept.
import { type Context, Hono } from 'hono';
import { localTime } from '../../../views/admin/parts.ts';
import { type LogEntry, questionsPage } from '../../../views/admin/questions.ts';
import { outcomeLabels, phrasingNames } from '../../../views/text/answer.ts';
import { numberFormat } from '../../../views/text/common.ts';
import { feedbackReasonNames } from '../../../views/text/feedback.ts';
import { questionsText } from '../../../views/text/questions.ts';
import type { LoggedQuestion } from '../../store/question-log.ts';
import { toCsv } from '../tables/spreadsheet.ts';
import { filterOf, isDay, readLogQuery } from './log-filter.ts';
import type { QualityContext } from './quality-context.ts';

const pageSize = 30;
const maxAgencies = 100;
/** Rows of one export; narrower filters give the rest. */
const maxExported = 10_000;
const maxRetentionDays = 3650;

export function questionRoutes(context: QualityContext): Hono {
  const app = new Hono();
  app.get('/admin/questions', (c) => listPage(context, c));
  app.get('/admin/questions.csv', async (c) => {
    await context.checkAnswers();
    const { items } = await context.questionLog.page(filterOf(readLogQuery(c.req.query())), maxExported, 0);
    const names = await context.agencyNames();
    return c.body(toCsv([questionsText.csvColumns, ...items.map((item) => csvRow(item, names))]), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${questionsText.csvName}.csv"`,
    });
  });
  app.post('/admin/questions/retention', async (c) => {
    const { days } = await c.req.parseBody();
    const text = typeof days === 'string' ? days.trim() : '';
    const value = text === '' ? null : Number(text);
    if (value !== null && !(Number.isInteger(value) && value >= 1 && value <= maxRetentionDays))
      return listPage(context, c, { problem: questionsText.keepBad });
    await context.questionLog.setRetentionDays(value);
    await context.questionLog.purge(context.clock());
    return listPage(context, c, { notice: questionsText.saved });
  });
  app.post('/admin/questions/erase', async (c) => {
    const { before } = await c.req.parseBody();
    if (typeof before !== 'string' || !isDay(before))
      return listPage(context, c, { problem: questionsText.eraseBadDay });
    const count = await context.questionLog.eraseBefore(before);
    return listPage(context, c, { notice: questionsText.erased(numberFormat.format(count)) });
  });
  app.post('/admin/questions/:id/erase', async (c) =>
    (await context.questionLog.erase(c.req.param('id'))) ? c.redirect('/admin/questions', 303) : c.notFound(),
  );
  return app;
}

async function listPage(
  context: QualityContext,
  c: Context,
  said: { notice?: string; problem?: string } = {},
): Promise<Response> {
  await context.checkAnswers();
  const query = readLogQuery(c.req.method === 'GET' ? c.req.query() : {});
  const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page')) || 1)), 100_000);
  const [{ items, total }, agencies, retentionDays] = await Promise.all([
    context.questionLog.page(filterOf(query), pageSize, (page - 1) * pageSize),
    context.questionLog.agencies(maxAgencies),
    context.questionLog.retentionDays(),
  ]);
  if (said.problem) c.status(400);
  return c.html(
    questionsPage(context.assets, {
      query,
      entries: items satisfies LogEntry[],
      total,
      page,
      last: Math.max(1, Math.ceil(total / pageSize)),
      agencies,
      retentionDays,
      notice: said.notice ?? null,
      problem: said.problem ?? null,
    }),
  );
}

function csvRow(item: LoggedQuestion, names: Map<string, string>): string[] {
  const { answer, feedback } = item;
  return [
    localTime(item.askedAt),
    item.question,
    answer === null
      ? questionsText.unanswered
      : (outcomeLabels[answer.outcome.class] ?? questionsText.answered),
    answer?.outcome.reason ?? '',
    answer === null ? '' : phrasingNames[answer.phrasing],
    String(answer?.citations.length ?? ''),
    String(Math.round(answer?.timingsMs.total ?? 0)),
    item.agencies.map((id) => names.get(id) ?? id).join('; '),
    feedback ? questionsText.feedbacks[feedback.helpful ? 'good' : 'bad'] : '',
    (feedback?.reasons ?? []).map((reason) => feedbackReasonNames[reason]).join('; '),
    feedback?.note ?? '',
    (item.problems ?? []).join('; '),
  ];
}
