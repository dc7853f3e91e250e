// From an answer to a suite question in one step: the form is filled in from the answer, checked, and saved to a suite file.
import { type Context, Hono } from 'hono';
import { goldProblems } from '../../../evals/gold-problems.ts';
import { classLabels } from '../../../evals/labels.ts';
import { parseSuite, SuiteError } from '../../../evals/suite.ts';
import { withLine } from '../../../evals/suite-files.ts';
import { type CaseFields, questionPage } from '../../../views/admin/question.ts';
import { suitesText } from '../../../views/text/suites.ts';
import { isRefusal } from '../../domain.ts';
import type { LoggedQuestion } from '../../store/question-log.ts';
import { canonicalText } from '../../vietnamese/normalise.ts';
import type { QualityContext } from './quality-context.ts';

const defaultSuite = 'hoi-quy';
const maxEarlier = 4;

export function regressionCaseRoutes(context: QualityContext): Hono {
  const app = new Hono();
  app.get('/admin/questions/:id', async (c) => {
    await context.checkAnswers();
    const entry = await context.questionLog.find(c.req.param('id'));
    return entry === null ? c.notFound() : show(context, c, entry, prefilled(context, entry), {});
  });
  app.post('/admin/questions/:id/case', async (c) => {
    const entry = await context.questionLog.find(c.req.param('id'));
    if (entry?.answer == null) return c.notFound();
    const fields = readFields(await c.req.parseBody({ all: true }), entry);
    const name = fields.newSuite || fields.suite;
    const problem = name === '' ? suitesText.missingName : await addCase(context, entry, fields, name);
    if (problem !== null) return show(context, c, entry, fields, { problem });
    await context.questionLog.noteRegressionCase(entry.id, `${name}.jsonl#${fields.id}`);
    return show(context, c, entry, prefilled(context, entry), { notice: suitesText.caseAdded(name) });
  });
  return app;
}

/** A sentence when the line cannot be added; null when it is saved. */
async function addCase(
  context: QualityContext,
  entry: LoggedQuestion,
  fields: CaseFields,
  name: string,
): Promise<string | null> {
  try {
    const line = await lineOf(context, entry, fields);
    const [parsed] = parseSuite(JSON.stringify(line), name);
    const problems = await goldProblems(parsed ? [parsed] : [], context.hasText);
    if (problems.length > 0) return problems.join(' ');
    context.suites.save(name, withLine(context.suites.read(name), line), context.clock());
    return null;
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    return error.message;
  }
}

async function lineOf(context: QualityContext, entry: LoggedQuestion, fields: CaseFields): Promise<object> {
  const earlier = await context.questionLog.earlier(entry.id, maxEarlier);
  const history = earlier.flatMap((message) =>
    message.answer === null
      ? []
      : [
          { role: 'user', content: message.question },
          { role: 'assistant', content: message.answer.markdown },
        ],
  );
  const spans = [...fields.spans.map((quote) => [quote]), ...linesOf(fields.more).map((span) => [span])];
  const contains = linesOf(fields.contains).map((line) =>
    line
      .split('|')
      .map((word) => word.trim())
      .filter(Boolean),
  );
  const absent = linesOf(fields.absent);
  return {
    id: fields.id,
    class: fields.class,
    question: fields.question,
    ...(history.length > 0 ? { history } : {}),
    blind: false,
    gold: {
      refused: fields.refused,
      ...(spans.length > 0 && !fields.refused ? { spans } : {}),
      ...(contains.length > 0 && !fields.refused ? { contains } : {}),
      ...(absent.length > 0 ? { absent } : {}),
      ...(fields.count !== '' && !fields.refused ? { count: Number(fields.count) } : {}),
    },
  };
}

function prefilled(context: QualityContext, entry: LoggedQuestion): CaseFields {
  const answer = entry.answer;
  const refused = answer !== null && isRefusal(answer.outcome);
  const wrongSource = entry.feedback?.reasons.includes('wrong_source') ?? false;
  const own = context.suites.list().filter((suite) => !suite.shipped);
  return {
    suite: own.some((suite) => suite.name === defaultSuite) ? defaultSuite : (own[0]?.name ?? ''),
    newSuite: own.length === 0 ? defaultSuite : '',
    id: `hq-${entry.id.replace(/[^\w-]/g, '').slice(0, 12)}`,
    question: entry.question,
    class: refused ? 'unanswerable' : answer?.table ? 'list' : 'fact',
    refused,
    spans: wrongSource ? [] : (answer?.citations.map((citation) => citation.quote) ?? []),
    more: '',
    contains: '',
    absent: '',
    count: '',
  };
}

function readFields(form: Record<string, unknown>, entry: LoggedQuestion): CaseFields {
  const text = (name: string) =>
    typeof form[name] === 'string'
      ? canonicalText(form[name].toWellFormed()).replaceAll('\u0000', '').trim()
      : '';
  const markers = new Set([form.span ?? []].flat().map(Number));
  return {
    suite: text('suite'),
    newSuite: text('newSuite'),
    id: text('id').slice(0, 80),
    question: text('question'),
    class: text('class'),
    refused: text('refused') === '1',
    spans: (entry.answer?.citations ?? [])
      .filter((citation) => markers.has(citation.marker))
      .map((citation) => citation.quote),
    more: text('more'),
    contains: text('contains'),
    absent: text('absent'),
    count: /^\d{1,6}$/.test(text('count')) ? text('count') : '',
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

async function show(
  context: QualityContext,
  c: Context,
  entry: LoggedQuestion,
  fields: CaseFields,
  said: { notice?: string; problem?: string },
): Promise<Response> {
  if (said.problem) c.status(400);
  const after = said.notice ? ((await context.questionLog.find(entry.id)) ?? entry) : entry;
  const page = questionPage(context.assets, {
    entry: { ...after, regressionCase: after.feedback?.regressionCase ?? null },
    fields,
    suites: context.suites
      .list()
      .filter((suite) => !suite.shipped)
      .map((suite) => suite.name),
    classes: classLabels,
    notice: said.notice ?? null,
    problem: said.problem ?? null,
  });
  return c.html(page);
}
