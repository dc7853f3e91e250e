// What readers say of an answer: one opinion a message, which its reader may change or withdraw. Every change is audited.
import { audit } from './audit.ts';
import type { Database } from './seam.ts';

export const feedbackReasons = [
  'wrong_figure',
  'incomplete',
  'wrong_source',
  'outdated',
  'unclear',
  'other',
] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];

/** Characters of a reader's own words. */
export const MAX_NOTE_CHARS = 1000;

export type Feedback = { helpful: boolean; reasons: FeedbackReason[]; note: string };

/** Feedback as it is stored: `regressionCase` names the suite line that was made of it. */
export type StoredFeedback = Feedback & { changedAt: Date; regressionCase: string | null };

/** Columns of feedback `f` in a statement over messages; read by `feedbackOf`. */
export const feedbackColumns = `f.helpful as feedback_helpful, f.reasons as feedback_reasons, f.note as feedback_note,
  f.changed_at as feedback_changed_at, f.regression_case as feedback_case`;

export type FeedbackRow = {
  feedback_helpful: boolean | null;
  feedback_reasons: FeedbackReason[] | null;
  feedback_note: string | null;
  feedback_changed_at: Date | null;
  feedback_case: string | null;
};

export function feedbackOf(row: FeedbackRow): StoredFeedback | null {
  if (row.feedback_helpful === null || row.feedback_changed_at === null) return null;
  return {
    helpful: row.feedback_helpful,
    reasons: row.feedback_reasons ?? [],
    note: row.feedback_note ?? '',
    changedAt: new Date(row.feedback_changed_at),
    regressionCase: row.feedback_case,
  };
}

/**
 * Stores, changes or (null) withdraws what the visitor says of an answer of their own; false when there is no such
 * answer. The audit log has the reasons but never the reader's own words.
 */
export async function giveFeedback(
  db: Database,
  visitorId: string,
  messageId: string,
  feedback: Feedback | null,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx.query<{ given: boolean }>(
      `select f.message_id is not null as given
       from messages m join conversations c on c.id = m.conversation_id left join feedback f on f.message_id = m.id
       where c.visitor_id = $1 and m.id = $2 and c.deleted_at is null and m.answered_at is not null`,
      [visitorId, messageId],
    );
    const before = rows[0];
    if (!before) return false;
    const subject = { kind: 'message', id: messageId };
    if (feedback === null) {
      await tx.query('delete from feedback where message_id = $1', [messageId]);
      if (before.given) await audit(tx, 'feedback.withdrawn', subject);
      return true;
    }
    const { helpful, reasons, note } = feedback;
    await tx.query(
      `insert into feedback (message_id, helpful, reasons, note, given_at, changed_at)
       values ($1, $2, $3::text[], $4, $5::timestamptz, $5::timestamptz)
       on conflict (message_id) do update set helpful = excluded.helpful, reasons = excluded.reasons,
         note = excluded.note, changed_at = excluded.changed_at`,
      [messageId, helpful, reasons, note, now.toISOString()],
    );
    await audit(tx, before.given ? 'feedback.changed' : 'feedback.given', subject, { helpful, reasons });
    return true;
  });
}
