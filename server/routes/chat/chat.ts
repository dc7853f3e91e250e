// The chat page and its questions: a form post answered by a redirect, or by a stream when script asks for one.
import { type Context, Hono } from 'hono';
import { conversationList } from '../../../views/chat/conversations.ts';
import { draft, finished, message, partial, pendingMessage, progress } from '../../../views/chat/message.ts';
import { chatPage, composerProblem, conversationField } from '../../../views/chat/page.ts';
import { html } from '../../../views/html.ts';
import { chat } from '../../../views/text/chat.ts';
import type { QuestionScope, Turn } from '../../domain.ts';
import type { Conversation, StoredMessage } from '../../store/conversations.ts';
import { openGroups, type RouteContext, viewerOf } from '../context.ts';
import { acceptQuestion } from '../question.ts';
import { knownVisitor, visitor } from '../visitor.ts';
import { answerQuestion, withSurroundings } from './answer.ts';
import { withCurrentValidity } from './current-validity.ts';
import { readScope, scopeRoutes, shownScope } from './scope.ts';
import { eventStream } from './stream.ts';

export const maxMessages = 100;
const maxConversations = 50;
const maxTitleChars = 80;
const maxSuggestions = 6;
// Earlier exchanges that a follow-up question may refer to.
const historyMessages = 4;

type Asked = { conversation: Conversation; message: StoredMessage; history: Turn[]; visitorId: string };
type Refused = { text: string; question: string; status: 400 | 409 | 413 | 503 };

export function chatRoutes(context: RouteContext): Hono {
  const app = new Hono();
  app.route('/', scopeRoutes(context));
  app.get('/', async (c) => {
    const visitorId = knownVisitor(c);
    const deletedId = c.req.query('deleted');
    const deleted =
      visitorId !== null && deletedId ? await context.conversations.findDeleted(visitorId, deletedId) : null;
    return page(context, c, { deleted, scope: readScope((name) => c.req.queries(name) ?? []) });
  });
  app.get('/conversations/:id', async (c) => {
    const visitorId = knownVisitor(c);
    const conversation =
      visitorId === null ? null : await context.conversations.find(visitorId, c.req.param('id'));
    return conversation === null ? c.notFound() : page(context, c, { conversation });
  });
  app.get('/messages/:id', async (c) => {
    const visitorId = knownVisitor(c);
    const found =
      visitorId === null ? null : await context.conversations.message(visitorId, c.req.param('id'));
    return found === null ? c.notFound() : c.html(message(found));
  });
  app.post('/messages', (c) => postQuestion(context, c));
  return app;
}

async function postQuestion(context: RouteContext, c: Context): Promise<Response> {
  const form = await c.req.parseBody({ all: true });
  const fields = (name: string) =>
    [form[name]].flat().filter((value): value is string => typeof value === 'string');
  const field = (name: string) => fields(name).at(-1) ?? '';
  const streamed =
    c.req.header('hx-request') === 'true' && (c.req.header('accept') ?? '').includes('text/event-stream');
  const input = field('suggestion') || field('question');
  const conversationId = field('conversation');
  const leave = context.gate.enter();
  if (leave === null) {
    const busy: Refused = { text: chat.busy, question: input, status: 503 };
    return refuse(context, c, busy, conversationId, streamed);
  }
  let streaming = false;
  try {
    const asked = await record(context, c, input, conversationId, readScope(fields));
    if ('status' in asked) return await refuse(context, c, asked, conversationId, streamed);
    // From here on the stream gives the place back, when it ends.
    streaming = streamed;
    if (streamed) return streamAnswer(context, c, asked, leave);
    await answerAndSave(context, asked, c.req.raw.signal, () => undefined);
    return c.redirect(`/conversations/${asked.conversation.id}#m-${asked.message.id}`, 303);
  } finally {
    if (!streaming) leave();
  }
}

/** Stores the question in its conversation (a new one when none is named) before it is answered. */
async function record(
  context: RouteContext,
  c: Context,
  input: string,
  conversationId: string,
  scope: QuestionScope,
): Promise<Asked | Refused> {
  const accepted = acceptQuestion(input, context.config.maxQuestionChars);
  if ('problem' in accepted) {
    return { text: accepted.problem, question: input.slice(0, 20_000), status: accepted.status };
  }
  const visitorId = visitor(c, context.newId);
  const now = context.clock();
  const known = conversationId === '' ? null : await context.conversations.find(visitorId, conversationId);
  const earlier = known ? await context.conversations.messages(visitorId, known.id, maxMessages) : [];
  if (earlier.length >= maxMessages) {
    return { text: chat.conversationFull(maxMessages), question: accepted.question, status: 409 };
  }
  const conversation = known ?? {
    id: context.newId(),
    title: titleOf(accepted.question),
    updatedAt: now,
    scope,
  };
  if (!known) await context.conversations.create(visitorId, conversation, now);
  const asked = {
    id: context.newId(),
    conversationId: conversation.id,
    question: accepted.question,
    askedAt: now,
  };
  await context.conversations.addQuestion(asked);
  return { conversation, message: { ...asked, answer: null }, history: historyOf(earlier), visitorId };
}

function streamAnswer(context: RouteContext, c: Context, asked: Asked, leave: () => void): Response {
  const { message: pending, conversation } = asked;
  return eventStream(c, context.log, async (writer, signal) => {
    try {
      const conversations = await context.conversations.list(asked.visitorId, maxConversations);
      writer.push({
        render: () =>
          html`${pendingMessage(pending)}${partial('#welcome', 'delete', html``)}${partial('#composer-problem', 'outerHTML', composerProblem(null))}${partial('#conversation-field', 'outerHTML', conversationField(conversation.id))}${partial('#conversation-list', 'innerHTML', conversationList(conversations, conversation.id))}`,
      });
      const answered = await answerAndSave(context, asked, signal, (event) => {
        if (event.type === 'status') writer.push({ render: () => progress(pending.id, event.step) });
        else writer.push({ overtakenBy: 'draft', render: () => draft(pending.id, event.text) });
      });
      if (answered) writer.push({ render: () => finished(answered) });
    } finally {
      leave();
    }
  });
}

async function answerAndSave(
  context: RouteContext,
  asked: Asked,
  signal: AbortSignal,
  onEvent: Parameters<typeof answerQuestion>[3],
): Promise<StoredMessage | null> {
  const viewer = viewerOf(asked.visitorId);
  const { scope } = asked.conversation;
  const question = { question: asked.message.question, history: asked.history, viewer, scope };
  const answer = await answerQuestion(context, question, signal, onEvent);
  if (answer === null) return null;
  const stored = await withSurroundings(context, answer, openGroups);
  await context.conversations.saveAnswer(asked.message.id, stored, context.clock());
  return { ...asked.message, answer: stored };
}

async function refuse(
  context: RouteContext,
  c: Context,
  refused: Refused,
  conversationId: string,
  streamed: boolean,
): Promise<Response> {
  if (refused.status === 503) c.header('Retry-After', '3');
  c.status(refused.status);
  if (streamed) return c.html(partial('#composer-problem', 'outerHTML', composerProblem(refused.text)));
  const visitorId = knownVisitor(c);
  const conversation =
    visitorId === null ? null : await context.conversations.find(visitorId, conversationId);
  return page(context, c, { conversation, problem: refused });
}

async function page(
  context: RouteContext,
  c: Context,
  shown: {
    conversation?: Conversation | null;
    problem?: { text: string; question: string };
    deleted?: Conversation | null;
    scope?: QuestionScope;
  },
): Promise<Response> {
  const visitorId = knownVisitor(c);
  const conversation = shown.conversation ?? null;
  const [conversations, messages, suggestions] = await Promise.all([
    visitorId === null ? [] : context.conversations.list(visitorId, maxConversations),
    visitorId === null || conversation === null
      ? []
      : context.conversations.messages(visitorId, conversation.id, maxMessages),
    conversation === null ? context.suggestions() : [],
  ]);
  const scope = await shownScope(context, conversation?.scope ?? shown.scope ?? { only: [], except: [] });
  c.header('Cache-Control', 'no-store');
  return c.html(
    chatPage({
      scope,
      assets: context.assets,
      conversation,
      messages: await withCurrentValidity(context, messages),
      conversations,
      suggestions: suggestions.slice(0, maxSuggestions),
      maxQuestionChars: context.config.maxQuestionChars,
      problem: shown.problem ?? null,
      deleted: shown.deleted ?? null,
    }),
  );
}

function historyOf(messages: StoredMessage[]): Turn[] {
  return messages.slice(-historyMessages).flatMap((item): Turn[] =>
    item.answer === null
      ? []
      : [
          { role: 'user', content: item.question },
          { role: 'assistant', content: item.answer.markdown },
        ],
  );
}

function titleOf(question: string): string {
  const line = question.replace(/\s+/g, ' ');
  return line.length <= maxTitleChars ? line : `${line.slice(0, maxTitleChars - 1).trimEnd()}…`;
}
