// The question log: every question of a conversation with its outcome, feedback and checks, found by filters. It never says who asked.
import type { OutcomeClass } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { localDay } from './answer-checks.ts';
import { audit, getSetting, setSetting } from './audit.ts';
import { type MessageRow, messageColumns, type StoredMessage, toMessage } from './conversations.ts';
import type { FeedbackReason } from './feedback.ts';
import type { Database } from './seam.ts';

export type LogFilter = {
  /** A class, or a group of them by the first word ("answered", "unanswerable", "guarded", "error"); "open" is unanswered. */
  outcome?: string;
  /** Words of the question, with or without diacritics; all must be in it. */
  text?: string;
  /** Agency id that the question names. */
  agency?: string;
  feedback?: 'good' | 'bad' | 'any' | 'none' | FeedbackReason;
  /** Answers that a check found fault with. */
  flawed?: boolean;
  minLatencyMs?: number;
  /** Days, both included. */
  from?: string;
  to?: string;
};

/** A message with what its check found; null before it was checked. */
export type LoggedQuestion = StoredMessage & { agencies: string[]; problems: string[] | null };

const retentionKey = 'question_log.retention_days';
const source = `from messages m join conversations c on c.id = m.conversation_id and c.deleted_at is null
  left join feedback f on f.message_id = m.id left join answer_checks k on k.message_id = m.id`;

export type QuestionLog = ReturnType<typeof openQuestionLog>;

export function openQuestionLog(db: Database) {
  return {
    /** Newest first. */
    page: (filter: LogFilter, limit: number, offset: number) => readPage(db, filter, limit, offset),
    find: async (id: string): Promise<LoggedQuestion | null> => {
      const rows = await db.query<LogRow>(
        `select ${messageColumns}, k.agencies, k.problems ${source} where m.id = $1`,
        [id],
      );
      return rows[0] ? logged(rows[0]) : null;
    },
    /** Questions before this one in its conversation, oldest first. */
    earlier: async (id: string, limit: number): Promise<StoredMessage[]> => {
      const rows = await db.query<MessageRow>(
        `select ${messageColumns} ${source} join messages t on t.conversation_id = m.conversation_id
         where t.id = $1 and m.ordinal < t.ordinal and m.answered_at is not null
         order by m.ordinal desc limit $2`,
        [id, limit],
      );
      return rows.map(toMessage).reverse();
    },
    /** Agencies that questions name, the most asked first. */
    agencies: (limit: number) =>
      db.query<{ id: string; name: string; questions: number }>(
        `select a.id, a.name, count(*) as questions
         from answer_checks k join messages m on m.id = k.message_id
           join conversations c on c.id = m.conversation_id and c.deleted_at is null
           join agencies a on a.id = any(k.agencies)
         group by a.id, a.name order by 3 desc, a.name limit $1`,
        [limit],
      ),
    /** Notes which suite line was made of an answer with feedback. */
    noteRegressionCase: async (id: string, name: string) => {
      await db.transaction(async (tx) => {
        await tx.query('update feedback set regression_case = $2 where message_id = $1', [id, name]);
        await audit(tx, 'suite.case_added', { kind: 'message', id }, { case: name });
      });
    },
    /** Erases one question with its answer, feedback and check; false when there is none. */
    erase: (id: string) =>
      db.transaction(async (tx) => {
        const rows = await tx.query('delete from messages where id = $1 returning id', [id]);
        if (rows.length > 0) await audit(tx, 'question.erased', { kind: 'message', id });
        return rows.length > 0;
      }),
    /** Erases whole conversations that nobody has asked in since the day began; how many there were. */
    eraseBefore: (day: string) => eraseBefore(db, day, 'questions.erased'),
    retentionDays: async (): Promise<number | null> => {
      const value = await getSetting(db, retentionKey);
      return typeof value === 'number' ? value : null;
    },
    setRetentionDays: async (days: number | null) => {
      await db.transaction(async (tx) => {
        await setSetting(tx, retentionKey, days);
        await audit(tx, 'setting.changed', { kind: 'setting', id: retentionKey }, { value: days });
      });
    },
    /** Erases what is older than the setting allows; nothing without one. */
    purge: async (now: Date): Promise<number> => {
      const days = await getSetting(db, retentionKey);
      if (typeof days !== 'number') return 0;
      const before = new Date(now.getTime() - days * 24 * 3600 * 1000 + 7 * 3600 * 1000);
      return eraseBefore(db, before.toISOString().slice(0, 10), 'questions.expired');
    },
  };
}

async function readPage(
  db: Database,
  filter: LogFilter,
  limit: number,
  offset: number,
): Promise<{ items: LoggedQuestion[]; total: number }> {
  const { where, params } = conditions(filter);
  const [items, counts] = await Promise.all([
    db.query<LogRow>(
      `select ${messageColumns}, k.agencies, k.problems ${source}
       where ${where} order by m.asked_at desc, m.ordinal desc
       limit $${params.length + 1} offset $${params.length + 2}`,
      [...params, limit, offset],
    ),
    db.query<{ total: number }>(`select count(*) as total ${source} where ${where}`, params),
  ]);
  return { items: items.map(logged), total: Number(counts[0]?.total ?? 0) };
}

async function eraseBefore(db: Database, day: string, action: string): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx.query(
      `delete from conversations c where ${localDay('c.updated_at')} < $1::date returning c.id`,
      [day],
    );
    if (rows.length > 0)
      await audit(tx, action, { kind: 'question_log', id: day }, { conversations: rows.length });
    return rows.length;
  });
}

type LogRow = MessageRow & { agencies: string[] | null; problems: string[] | null };

function logged(row: LogRow): LoggedQuestion {
  return { ...toMessage(row), agencies: row.agencies ?? [], problems: row.problems };
}

function conditions(filter: LogFilter): { where: string; params: unknown[] } {
  const params: unknown[] = [];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const parts = ['true'];
  if (filter.outcome === 'open') parts.push('m.answered_at is null');
  else if (filter.outcome) {
    const whole: OutcomeClass | string = filter.outcome;
    parts.push(`(m.outcome_class = ${bind(whole)} or m.outcome_class like ${bind(`${whole}\\_%`)})`);
  }
  const words = fold(filter.text ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 12);
  if (words.length > 0) {
    const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
    parts.push(`k.question_folded like all (${bind(patterns)}::text[])`);
  }
  if (filter.agency) parts.push(`${bind(filter.agency)} = any(k.agencies)`);
  if (filter.feedback) parts.push(feedbackCondition(filter.feedback, bind));
  if (filter.flawed) parts.push('cardinality(k.problems) > 0');
  if (filter.minLatencyMs !== undefined) parts.push(`m.latency_ms >= ${bind(filter.minLatencyMs)}`);
  if (filter.from) parts.push(`${localDay('m.asked_at')} >= ${bind(filter.from)}::date`);
  if (filter.to) parts.push(`${localDay('m.asked_at')} <= ${bind(filter.to)}::date`);
  return { where: parts.join(' and '), params };
}

function feedbackCondition(feedback: string, bind: (value: unknown) => string): string {
  if (feedback === 'any') return 'f.message_id is not null';
  if (feedback === 'none') return 'f.message_id is null';
  if (feedback === 'good') return 'f.helpful';
  if (feedback === 'bad') return 'not f.helpful';
  return `${bind(feedback)} = any(f.reasons)`;
}
