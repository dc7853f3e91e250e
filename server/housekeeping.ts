// What the server does by the clock: deleted conversations are erased once the time for bringing them back is over.
import type { Log } from './log.ts';
import { openConversations } from './store/conversations.ts';
import type { Database } from './store/database.ts';

/** A deleted conversation can be brought back for this long; the page "Cách hoạt động" says so. */
export const KEPT_AFTER_DELETION_MS = 24 * 60 * 60 * 1000;
const EVERY_MS = 60 * 60 * 1000;

/** Erases what is overdue now and then every hour; the returned function ends it. A failure is logged and tried again. */
export function startHousekeeping(db: Database, clock: () => Date, log: Log): () => void {
  const conversations = openConversations(db);
  const purge = () => {
    conversations
      .purge(new Date(clock().getTime() - KEPT_AFTER_DELETION_MS))
      .catch((cause: unknown) => log.error({ err: cause }, 'deleted conversations were not erased'));
  };
  purge();
  const timer = setInterval(purge, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
