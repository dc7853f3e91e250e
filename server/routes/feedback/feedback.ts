// Takes what a reader says of an answer: given, changed or withdrawn, as a form or as a fragment for script.
import { type Context, Hono } from 'hono';
import { feedbackControl } from '../../../views/chat/feedback.ts';
import { errorPage } from '../../../views/error-page.ts';
import { numberFormat } from '../../../views/text/common.ts';
import { errors } from '../../../views/text/errors.ts';
import { feedbackText } from '../../../views/text/feedback.ts';
import { type Feedback, type FeedbackReason, feedbackReasons, MAX_NOTE_CHARS } from '../../store/feedback.ts';
import { canonicalText } from '../../vietnamese/normalise.ts';
import type { RouteContext } from '../context.ts';
import { knownVisitor } from '../visitor.ts';

type Given = { feedback: Feedback | null } | { problem: string };

export function feedbackRoutes(context: Pick<RouteContext, 'conversations' | 'assets' | 'clock'>): Hono {
  const app = new Hono();
  app.post('/messages/:id/feedback', async (c) => {
    const id = c.req.param('id');
    const visitorId = knownVisitor(c);
    const message = visitorId === null ? null : await context.conversations.message(visitorId, id);
    if (visitorId === null || message === null) return c.notFound();
    const given = readFeedback(await c.req.parseBody({ all: true }));
    if ('problem' in given) return refuse(context, c, given.problem);
    const { feedback } = given;
    if (!(await context.conversations.giveFeedback(visitorId, id, feedback, context.clock())))
      return c.notFound();
    if (c.req.header('hx-request') === 'true') return c.html(feedbackControl(id, feedback));
    return c.redirect(`/conversations/${message.conversationId}#m-${id}`, 303);
  });
  return app;
}

function readFeedback(form: Record<string, unknown>): Given {
  const verdict = form.verdict;
  if (verdict === 'withdraw') return { feedback: null };
  if (verdict === 'good') return { feedback: { helpful: true, reasons: [], note: '' } };
  if (verdict !== 'bad') return { problem: feedbackText.unknownChoice };
  const named = [form.reason ?? []].flat();
  if (!named.every(isReason)) return { problem: feedbackText.unknownChoice };
  const note = canonicalText(typeof form.note === 'string' ? form.note.toWellFormed() : '')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .trim();
  if (note.length > MAX_NOTE_CHARS) {
    return { problem: feedbackText.noteTooLong(numberFormat.format(MAX_NOTE_CHARS)) };
  }
  return { feedback: { helpful: false, reasons: [...new Set(named)], note } };
}

function isReason(value: unknown): value is FeedbackReason {
  return feedbackReasons.some((reason) => reason === value);
}

function refuse(
  context: Pick<RouteContext, 'assets'>,
  c: Context,
  text: string,
): Response | Promise<Response> {
  return c.html(errorPage(context.assets, { title: errors.rejectedTitle, text }), 400);
}
