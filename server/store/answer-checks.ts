// The deterministic checks of live answers: which answers wait for theirs, the stored results, and the days they add up to.
import type { QualityDay, Ratio } from '../domain-quality.ts';
import { type MessageRow, messageColumns, type StoredMessage, toMessage } from './conversations.ts';
import type { Database } from './seam.ts';

export type AnswerCheck = {
  questionFolded: string;
  /** Agencies that the question names. */
  agencies: string[];
  quotes: Ratio;
  citations: Ratio;
  values: Ratio;
  unmarked: number;
  markProblems: number;
  /** Vietnamese, for the administrator. */
  problems: string[];
};

/** Vietnam has one time zone and no summer time. */
export const localDay = (column: string) => `((${column} at time zone 'UTC') + interval '7 hours')::date`;

/** Answers without a check, oldest first, at most `limit`. */
export async function uncheckedAnswers(db: Database, limit: number): Promise<StoredMessage[]> {
  const rows = await db.query<MessageRow>(
    `select ${messageColumns} from messages m left join feedback f on f.message_id = m.id
     where m.answered_at is not null and not exists (select 1 from answer_checks k where k.message_id = m.id)
     order by m.ordinal limit $1`,
    [limit],
  );
  return rows.map(toMessage);
}

/** Stores a check; a message erased in the meantime, or checked already, is left alone. */
export async function saveAnswerCheck(
  db: Database,
  messageId: string,
  check: AnswerCheck,
  now: Date,
): Promise<void> {
  await db.query(
    `insert into answer_checks (message_id, checked_at, question_folded, agencies, quotes_held, quotes_total,
       citations_held, citations_total, values_held, values_total, unmarked, mark_problems, problems)
     select m.id, $2::timestamptz, $3, $4::text[], $5, $6, $7, $8, $9, $10, $11, $12, $13::text[]
     from messages m where m.id = $1
     on conflict do nothing`,
    [
      messageId,
      now.toISOString(),
      check.questionFolded,
      check.agencies,
      check.quotes.held,
      check.quotes.total,
      check.citations.held,
      check.citations.total,
      check.values.held,
      check.values.total,
      check.unmarked,
      check.markProblems,
      check.problems,
    ],
  );
}

type DayRow = Record<string, number | null> & { day: string };

/** Every day with a question from `from` (a day) on, in order. */
export async function qualityByDay(db: Database, from: string): Promise<QualityDay[]> {
  const rows = await db.query<DayRow>(
    `select ${localDay('m.asked_at')} as day, count(*) as questions,
       count(*) filter (where m.outcome_class like 'answered%') as answered,
       count(*) filter (where m.outcome_class ~ '^(unanswerable|guarded)_') as refused,
       count(*) filter (where m.outcome_class like 'error%') as failed,
       count(k.message_id) as checked,
       coalesce(sum(k.quotes_held), 0) as quotes_held, coalesce(sum(k.quotes_total), 0) as quotes_total,
       coalesce(sum(k.citations_held), 0) as citations_held, coalesce(sum(k.citations_total), 0) as citations_total,
       coalesce(sum(k.values_held), 0) as values_held, coalesce(sum(k.values_total), 0) as values_total,
       count(*) filter (where cardinality(k.problems) > 0) as flawed,
       count(*) filter (where f.helpful) as good, count(*) filter (where not f.helpful) as bad,
       percentile_disc(0.5) within group (order by m.latency_ms) as p50,
       percentile_disc(0.95) within group (order by m.latency_ms) as p95
     from messages m join conversations c on c.id = m.conversation_id and c.deleted_at is null
       left join answer_checks k on k.message_id = m.id left join feedback f on f.message_id = m.id
     where ${localDay('m.asked_at')} >= $1::date
     group by 1 order by 1`,
    [from],
  );
  return rows.map(dayOf);
}

function dayOf(row: DayRow): QualityDay {
  const count = (name: string) => Number(row[name] ?? 0);
  const ratio = (name: string): Ratio => ({ held: count(`${name}_held`), total: count(`${name}_total`) });
  return {
    day: row.day,
    questions: count('questions'),
    answered: count('answered'),
    refused: count('refused'),
    failed: count('failed'),
    checked: count('checked'),
    quotes: ratio('quotes'),
    citations: ratio('citations'),
    values: ratio('values'),
    flawed: count('flawed'),
    good: count('good'),
    bad: count('bad'),
    p50Ms: row.p50 ?? null,
    p95Ms: row.p95 ?? null,
  };
}
