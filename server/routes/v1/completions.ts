// The OpenAI-compatible door: programs that talk to a chat model can talk to the assistant.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { chat } from '../../../views/text/chat.ts';
import { errors } from '../../../views/text/errors.ts';
import type { Answer, Turn } from '../../domain.ts';
import { answerQuestion, type Question } from '../chat/answer.ts';
import { eventStream } from '../chat/stream.ts';
import { type RouteContext, viewerOf } from '../context.ts';
import { acceptQuestion } from '../question.ts';

/** The one model of GET /v1/models; requests may name any. */
const MODEL = 'tro-ly-cong-vu';
const MAX_MESSAGES = 80;
const MAX_MESSAGE_CHARS = 100_000;
/** Characters of one streamed piece. */
const PIECE_CHARS = 400;

const text = z.string().max(MAX_MESSAGE_CHARS);
const content = z.union([
  text,
  z
    .array(z.object({ type: z.literal('text'), text }))
    .transform((parts) => parts.map((part) => part.text).join('\n')),
]);
const body = z.object({
  messages: z
    .array(z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content }))
    .min(1)
    .max(MAX_MESSAGES),
  stream: z.boolean().nullish(),
});

type Rejected = { message: string; status: 400 | 413 | 415 };
type Completion = { question: Question; stream: boolean };

/** Instructions of the client (system messages) are data that the assistant does not follow: they are left out. */
export function completionRoutes(context: RouteContext): Hono {
  const app = new Hono();
  const created = Math.floor(context.clock().getTime() / 1000);
  app.get('/v1/models', (c) =>
    c.json({ object: 'list', data: [{ id: MODEL, object: 'model', created, owned_by: MODEL }] }),
  );
  app.post('/v1/chat/completions', async (c) => {
    const asked = await readCompletion(c, context.config.maxQuestionChars);
    if ('message' in asked) return refuse(c, asked.message, asked.status);
    const leave = context.gate.enter();
    if (leave === null) return refuse(c, chat.busy, 503);
    if (asked.stream) return streamed(context, c, asked.question, leave);
    try {
      const answer = await answerQuestion(context, asked.question, c.req.raw.signal, () => undefined);
      // the client is gone: nobody reads this response
      if (answer === null) return c.body(null, 408);
      return c.json(completion(context, answer));
    } finally {
      leave();
    }
  });
  return app;
}

/** Only the checked answer is streamed: a draft that the gate may still change is no text of ours. */
function streamed(context: RouteContext, c: Context, question: Question, leave: () => void): Response {
  const head = {
    id: completionId(context),
    object: 'chat.completion.chunk',
    created: seconds(context),
    model: MODEL,
  };
  const chunk = (delta: object, finish: string | null, more: object = {}) => ({
    render: () => JSON.stringify({ ...head, choices: [{ index: 0, delta, finish_reason: finish }], ...more }),
  });
  return eventStream(c, context.log, async (writer, signal) => {
    try {
      const answer = await answerQuestion(context, question, signal, () => undefined);
      if (answer === null) return;
      writer.push(chunk({ role: 'assistant', content: '' }, null));
      for (const piece of piecesOf(answerText(answer))) writer.push(chunk({ content: piece }, null));
      writer.push(chunk({}, 'stop', { citations: citationsOf(answer) }));
      writer.push({ render: () => '[DONE]' });
    } finally {
      leave();
    }
  });
}

function completion(context: RouteContext, answer: Answer) {
  const { input, output } = answer.tokens ?? { input: 0, output: 0 };
  return {
    id: completionId(context),
    object: 'chat.completion',
    created: seconds(context),
    model: MODEL,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: answerText(answer), refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
    citations: citationsOf(answer),
  };
}

/** The answer with its sources below: a client that knows nothing of citations still shows where each mark leads. */
function answerText(answer: Answer): string {
  if (answer.citations.length === 0) return answer.markdown;
  const sources = answer.citations.map(
    (citation) => `[${citation.marker}] ${citation.place} – ${citation.document}`,
  );
  return `${answer.markdown}\n\n${chat.sourcesBelow}\n${sources.join('\n')}`;
}

function citationsOf(answer: Answer) {
  return answer.citations.map(({ marker, documentId, document, section, place, quote }) => ({
    marker,
    document_id: documentId,
    document,
    section,
    place,
    quote,
  }));
}

async function readCompletion(c: Context, maxChars: number): Promise<Completion | Rejected> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    return { message: errors.jsonTypeRequired, status: 415 };
  let input: unknown;
  try {
    input = await c.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return { message: errors.notJson, status: 400 };
    throw error;
  }
  const parsed = body.safeParse(input);
  if (!parsed.success) return { message: errors.messagesShape, status: 400 };
  const turns = joinedTurns(
    parsed.data.messages.flatMap(({ role, content: said }): Turn[] =>
      role === 'user' || role === 'assistant' ? [{ role, content: said }] : [],
    ),
  );
  const last = turns.at(-1);
  if (last?.role !== 'user') return { message: errors.messagesShape, status: 400 };
  const accepted = acceptQuestion(last.content, maxChars);
  if ('problem' in accepted) return { message: accepted.problem, status: accepted.status };
  const question = { question: accepted.question, history: turns.slice(0, -1), viewer: viewerOf('v1') };
  return { question, stream: parsed.data.stream === true };
}

/** Turns of one speaker in a row are one turn. */
function joinedTurns(turns: Turn[]): Turn[] {
  const joined: Turn[] = [];
  for (const turn of turns) {
    const last = joined.at(-1);
    if (last?.role === turn.role) last.content += `\n${turn.content}`;
    else joined.push({ ...turn });
  }
  return joined;
}

function piecesOf(answer: string): string[] {
  return answer.match(new RegExp(`[\\s\\S]{1,${PIECE_CHARS}}`, 'gu')) ?? [];
}

function completionId(context: RouteContext): string {
  return `chatcmpl-${context.newId()}`;
}

function seconds(context: RouteContext): number {
  return Math.floor(context.clock().getTime() / 1000);
}

/** Errors in the shape that clients of this protocol read. */
function refuse(c: Context, message: string, status: 400 | 413 | 415 | 503): Response {
  if (status === 503) c.header('Retry-After', '3');
  const type = status === 503 ? 'server_error' : 'invalid_request_error';
  return c.json({ error: { message, type, param: null, code: null } }, status);
}
