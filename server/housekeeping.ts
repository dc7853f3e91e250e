// What the server does by the clock: erases what is deleted or too old, checks new answers, derives validity.
import { checkAnswers } from '../evals/live/check-answers.ts';
import type { Log } from './log.ts';
import { openConversations } from './store/conversations.ts';
import type { Database } from './store/database.ts';
import { openQuestionLog } from './store/question-log.ts';
import { refreshDaily } from './store/validity.ts';

/** A deleted conversation can be brought back for this long; the page "Cách hoạt động" says so. */
export const KEPT_AFTER_DELETION_MS = 24 * 60 * 60 * 1000;
const EVERY_MS = 60 * 60 * 1000;

const CHECK_EVERY_MS = 5 * 60 * 1000;
/** Until accounts exist every answer was made for a reader of what is public. */
const groups = ['public'];

/** Erases and checks now and then by the clock; the returned function ends it. A failure is logged and tried again. */
export function startHousekeeping(db: Database, clock: () => Date, log: Log): () => void {
  const conversations = openConversations(db);
  const questions = openQuestionLog(db);
  const attempt = (message: string, work: () => Promise<unknown>) => () => {
    work().catch((cause: unknown) => log.error({ err: cause }, message));
  };
  const purge = attempt('deleted conversations were not erased', async () => {
    await conversations.purge(new Date(clock().getTime() - KEPT_AFTER_DELETION_MS));
    await questions.purge(clock());
  });
  const derive = attempt('the validity of documents was not derived for today', () =>
    refreshDaily(db, clock()),
  );
  const check = attempt('answers were not checked', () => checkAnswers(db, groups, clock));
  purge();
  derive();
  check();
  const timers = [
    setInterval(purge, EVERY_MS),
    setInterval(derive, EVERY_MS),
    setInterval(check, CHECK_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
