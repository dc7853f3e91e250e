// POST /api/ask: a question as JSON, its answer as JSON or, when asked for, as server-sent events.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { chat } from '../../../views/text/chat.ts';
import { errors } from '../../../views/text/errors.ts';
import { resultLine } from '../../ask/result-line.ts';
import { answerQuestion, type Question } from '../chat/answer.ts';
import { eventStream } from '../chat/stream.ts';
import { type RouteContext, viewerOf } from '../context.ts';
import { acceptQuestion } from '../question.ts';

const maxTurns = 40;
const maxTurnChars = 100_000;

const turn = z.object({ role: z.enum(['user', 'assistant']), content: z.string().max(maxTurnChars) });
const history = z
  .array(turn, { error: errors.historyShape })
  .max(maxTurns, errors.historyTooLong(maxTurns))
  .refine((turns) => turns.length === 0 || turns.at(-1)?.role === 'assistant', errors.historyOrder);
const items = z
  .array(z.object({ kind: z.enum(['document', 'issuer', 'source']), value: z.string().min(1).max(300) }), {
    error: errors.scopeShape,
  })
  .max(50, errors.scopeShape)
  .default([]);
const body = z.object({
  question: z.string({ error: errors.questionRequired }),
  history: history.default([]),
  scope: z.object({ only: items, except: items }, { error: errors.scopeShape }).optional(),
});

type Rejected = { error: string; status: 400 | 413 | 415 };

/** Events of the stream: `status` {step}, `draft` {text}, then one `answer` (the result line) or one `error`. */
export function apiRoutes(context: RouteContext): Hono {
  const app = new Hono();
  app.post('/api/ask', async (c) => {
    const question = await readQuestion(c, context.config.maxQuestionChars);
    if ('error' in question) return c.json({ error: question.error }, question.status);
    const leave = context.gate.enter();
    if (leave === null) return c.json({ error: chat.busy }, 503, { 'Retry-After': '3' });
    if ((c.req.header('accept') ?? '').includes('text/event-stream')) {
      return streamed(context, c, question, leave);
    }
    try {
      const answer = await answerQuestion(context, question, c.req.raw.signal, () => undefined);
      // The client is gone: nobody reads this response.
      if (answer === null) return c.body(null, 408);
      return c.json(resultLine(answer));
    } finally {
      leave();
    }
  });
  return app;
}

function streamed(context: RouteContext, c: Context, question: Question, leave: () => void): Response {
  const json = (event: string, data: unknown) => ({ event, render: () => JSON.stringify(data) });
  return eventStream(c, context.log, async (writer, signal) => {
    try {
      const answer = await answerQuestion(context, question, signal, (event) => {
        if (event.type === 'status') writer.push(json('status', { step: event.step }));
        else writer.push({ ...json('draft', { text: event.text }), overtakenBy: 'draft' });
      });
      if (answer !== null) writer.push(json('answer', resultLine(answer)));
    } finally {
      leave();
    }
  });
}

async function readQuestion(c: Context, maxChars: number): Promise<Question | Rejected> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return { error: errors.jsonTypeRequired, status: 415 };
  }
  let input: unknown;
  try {
    input = await c.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return { error: errors.notJson, status: 400 };
    throw error;
  }
  const parsed = body.safeParse(input);
  if (!parsed.success) return { error: errors.badShape(problemsOf(parsed.error)), status: 400 };
  const accepted = acceptQuestion(parsed.data.question, maxChars);
  if ('problem' in accepted) return { error: accepted.problem, status: accepted.status };
  const { history: turns, scope } = parsed.data;
  const question = { question: accepted.question, history: turns, viewer: viewerOf('api') };
  return scope ? { ...question, scope } : question;
}

function problemsOf(error: z.ZodError): string {
  const sentences = error.issues.map((issue) => {
    if (issue.path[0] === 'question') return errors.questionRequired;
    return issue.path[0] === 'history' && issue.path.length > 1 ? errors.historyShape : issue.message;
  });
  const own = sentences.filter((text) => Object.values<unknown>(errors).includes(text) || /“/.test(text));
  return [...new Set(own.length > 0 ? own : [errors.questionRequired])].join('; ');
}
