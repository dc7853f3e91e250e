// Conversations and their messages: what was asked, what was answered, for the page and for the question log.
import {
  type Answer,
  type Citation,
  type Facet,
  isRefusal,
  type OutcomeClass,
  type Phrasing,
  type QuestionScope,
} from '../domain.ts';
import {
  type Feedback,
  type FeedbackRow,
  feedbackColumns,
  feedbackOf,
  giveFeedback,
  type StoredFeedback,
} from './feedback.ts';
import type { Database } from './seam.ts';

/** A citation with its document's version and the text around it: an old answer shows what it showed. */
export type StoredCitation = Citation & { before: string; after: string; version: string | null };

export type StoredAnswer = Omit<Answer, 'citations' | 'nearest'> & {
  citations: StoredCitation[];
  nearest?: StoredCitation[];
};

export type StoredMessage = {
  id: string;
  conversationId: string;
  question: string;
  askedAt: Date;
  /** Null while it is being answered, or when that was stopped. */
  answer: StoredAnswer | null;
  /** What the reader said of it; null or absent when nothing was said. */
  feedback?: StoredFeedback | null;
};

export type Conversation = { id: string; title: string; updatedAt: Date; scope: QuestionScope };

export type Conversations = ReturnType<typeof openConversations>;

/** Binds the questions asked of these tables to one database. Every read is limited to one visitor. */
export function openConversations(db: Database) {
  return {
    /** Newest first; deleted ones are left out. */
    list: (visitorId: string, limit: number) => listConversations(db, visitorId, limit),
    find: (visitorId: string, id: string) => findConversation(db, visitorId, id, false),
    findDeleted: (visitorId: string, id: string) => findConversation(db, visitorId, id, true),
    create: async (
      visitorId: string,
      conversation: { id: string; title: string; scope?: QuestionScope },
      now: Date,
    ) => {
      const { id, title, scope = { only: [], except: [] } } = conversation;
      await db.query(
        `insert into conversations (id, visitor_id, title, created_at, updated_at, scope_only, scope_except)
         values ($1, $2, $3, $4::timestamptz, $4::timestamptz, $5::text::jsonb, $6::text::jsonb)`,
        [id, visitorId, title, now.toISOString(), JSON.stringify(scope.only), JSON.stringify(scope.except)],
      );
    },
    setScope: async (visitorId: string, id: string, scope: QuestionScope) =>
      changed(
        await db.query(
          `update conversations set scope_only = $3::text::jsonb, scope_except = $4::text::jsonb
           where visitor_id = $1 and id = $2 and deleted_at is null returning id`,
          [visitorId, id, JSON.stringify(scope.only), JSON.stringify(scope.except)],
        ),
      ),
    rename: async (visitorId: string, id: string, title: string) =>
      changed(
        await db.query(
          `update conversations set title = $3 where visitor_id = $1 and id = $2 and deleted_at is null returning id`,
          [visitorId, id, title],
        ),
      ),
    /** Hides a conversation; `restore` brings it back until it is purged. */
    remove: async (visitorId: string, id: string, now: Date) =>
      changed(
        await db.query(
          `update conversations set deleted_at = $3::timestamptz
           where visitor_id = $1 and id = $2 and deleted_at is null returning id`,
          [visitorId, id, now.toISOString()],
        ),
      ),
    restore: async (visitorId: string, id: string) =>
      changed(
        await db.query(
          `update conversations set deleted_at = null
           where visitor_id = $1 and id = $2 and deleted_at is not null returning id`,
          [visitorId, id],
        ),
      ),
    /** Erases, with their messages, the conversations deleted before the given time. */
    purge: async (before: Date) => {
      await db.query('delete from conversations where deleted_at < $1::timestamptz', [before.toISOString()]);
    },
    /** Oldest first. */
    messages: (visitorId: string, conversationId: string, limit: number) =>
      listMessages(db, visitorId, conversationId, limit),
    message: (visitorId: string, id: string) => findMessage(db, visitorId, id),
    addQuestion: (message: Omit<StoredMessage, 'answer' | 'feedback'>) => addQuestion(db, message),
    saveAnswer: (messageId: string, answer: StoredAnswer, now: Date) =>
      saveAnswer(db, messageId, answer, now),
    /** Null withdraws; false when the visitor has no such answer. */
    giveFeedback: (visitorId: string, messageId: string, feedback: Feedback | null, now: Date) =>
      giveFeedback(db, visitorId, messageId, feedback, now),
  };
}

function changed(rows: unknown[]): boolean {
  return rows.length > 0;
}

type ConversationRow = {
  id: string;
  title: string;
  updated_at: Date;
  scope_only: QuestionScope['only'];
  scope_except: QuestionScope['except'];
};

async function listConversations(db: Database, visitorId: string, limit: number): Promise<Conversation[]> {
  const rows = await db.query<ConversationRow>(
    `select id, title, updated_at, scope_only, scope_except from conversations
     where visitor_id = $1 and deleted_at is null order by updated_at desc, id limit $2`,
    [visitorId, limit],
  );
  return rows.map(toConversation);
}

async function findConversation(
  db: Database,
  visitorId: string,
  id: string,
  deleted: boolean,
): Promise<Conversation | null> {
  const rows = await db.query<ConversationRow>(
    `select id, title, updated_at, scope_only, scope_except from conversations
     where visitor_id = $1 and id = $2 and (deleted_at is not null) = $3::boolean`,
    [visitorId, id, deleted],
  );
  return rows[0] ? toConversation(rows[0]) : null;
}

function toConversation(row: ConversationRow): Conversation {
  const scope = { only: row.scope_only, except: row.scope_except };
  return { id: row.id, title: row.title, updatedAt: new Date(row.updated_at), scope };
}

export type MessageRow = FeedbackRow & {
  id: string;
  conversation_id: string;
  question: string;
  asked_at: Date;
  outcome_class: OutcomeClass | null;
  outcome_reason: string | null;
  phrasing: Phrasing;
  markdown: string;
  understood: string;
  statements_passed: number;
  statements_total: number;
  statements_dropped: string[];
  citations: StoredCitation[];
  answer_table: Answer['table'];
  chart: NonNullable<Answer['chart']> | null;
  retrieved: Answer['retrieved'];
  suggestions: string[];
  timings_ms: Record<string, number>;
  model_name: string | null;
  prompt_name: string | null;
  plan: string[] | null;
  facets: Facet[];
  tokens: { input: number; output: number } | null;
};

/** Columns of a message `m` with its feedback `f`; mapped by `toMessage`. */
export const messageColumns = `m.id, m.conversation_id, m.question, m.asked_at, m.outcome_class, m.outcome_reason,
  m.phrasing, m.markdown, m.understood, m.statements_passed, m.statements_total, m.statements_dropped,
  m.citations, m.answer_table, m.chart, m.retrieved, m.suggestions, m.timings_ms, m.model_name, m.prompt_name,
  m.plan, m.tokens, m.facets, ${feedbackColumns}`;

async function listMessages(
  db: Database,
  visitorId: string,
  conversationId: string,
  limit: number,
): Promise<StoredMessage[]> {
  const rows = await db.query<MessageRow>(
    `select ${messageColumns} from messages m join conversations c on c.id = m.conversation_id
       left join feedback f on f.message_id = m.id
     where c.visitor_id = $1 and c.id = $2 and c.deleted_at is null order by m.ordinal limit $3`,
    [visitorId, conversationId, limit],
  );
  return rows.map(toMessage);
}

async function findMessage(db: Database, visitorId: string, id: string): Promise<StoredMessage | null> {
  const rows = await db.query<MessageRow>(
    `select ${messageColumns} from messages m join conversations c on c.id = m.conversation_id
       left join feedback f on f.message_id = m.id
     where c.visitor_id = $1 and m.id = $2 and c.deleted_at is null`,
    [visitorId, id],
  );
  return rows[0] ? toMessage(rows[0]) : null;
}

export function toMessage(row: MessageRow): StoredMessage {
  const feedback = feedbackOf(row);
  return {
    id: row.id,
    conversationId: row.conversation_id,
    question: row.question,
    askedAt: new Date(row.asked_at),
    answer: row.outcome_class === null ? null : toAnswer(row, row.outcome_class),
    ...(feedback === null ? {} : { feedback }),
  };
}

function toAnswer(row: MessageRow, outcomeClass: OutcomeClass): StoredAnswer {
  return {
    outcome: { class: outcomeClass, ...(row.outcome_reason === null ? {} : { reason: row.outcome_reason }) },
    phrasing: row.phrasing,
    markdown: row.markdown,
    // a refusal cites nothing: the column then holds what comes nearest
    ...(isRefusal({ class: outcomeClass }) && row.citations.length > 0
      ? { citations: [], nearest: row.citations }
      : { citations: row.citations }),
    table: row.answer_table,
    ...(row.chart === null ? {} : { chart: row.chart }),
    understood: row.understood,
    facets: row.facets,
    checked: {
      passed: row.statements_passed,
      total: row.statements_total,
      dropped: row.statements_dropped,
    },
    retrieved: row.retrieved,
    suggestions: row.suggestions,
    timingsMs: row.timings_ms,
    model: row.model_name === null ? null : { name: row.model_name, prompt: row.prompt_name ?? '' },
    ...(row.plan === null ? {} : { plan: row.plan }),
    ...(row.tokens === null ? {} : { tokens: row.tokens }),
  };
}

async function addQuestion(db: Database, message: Omit<StoredMessage, 'answer' | 'feedback'>): Promise<void> {
  const askedAt = message.askedAt.toISOString();
  await db.transaction(async (tx) => {
    await tx.query(
      `insert into messages (id, conversation_id, question, asked_at) values ($1, $2, $3, $4::timestamptz)`,
      [message.id, message.conversationId, message.question, askedAt],
    );
    await tx.query('update conversations set updated_at = $2::timestamptz where id = $1', [
      message.conversationId,
      askedAt,
    ]);
  });
}

async function saveAnswer(db: Database, messageId: string, answer: StoredAnswer, now: Date): Promise<void> {
  await db.query(
    `update messages set answered_at = $2::timestamptz, outcome_class = $3, outcome_reason = $4, phrasing = $5,
       markdown = $6, understood = $7, statements_passed = $8, statements_total = $9,
       statements_dropped = $10::text::jsonb, citations = $11::text::jsonb, answer_table = $12::text::jsonb,
       retrieved = $13::text::jsonb, suggestions = $14::text::jsonb, timings_ms = $15::text::jsonb,
       latency_ms = $16, model_name = $17, prompt_name = $18, plan = $19::text::jsonb, tokens = $20::text::jsonb,
       facets = $21::text::jsonb, chart = $22::text::jsonb
     where id = $1`,
    [
      messageId,
      now.toISOString(),
      answer.outcome.class,
      answer.outcome.reason ?? null,
      answer.phrasing,
      answer.markdown,
      answer.understood,
      answer.checked.passed,
      answer.checked.total,
      JSON.stringify(answer.checked.dropped),
      JSON.stringify(isRefusal(answer.outcome) ? (answer.nearest ?? []) : answer.citations),
      answer.table === null ? null : JSON.stringify(answer.table),
      JSON.stringify(answer.retrieved),
      JSON.stringify(answer.suggestions),
      JSON.stringify(answer.timingsMs),
      Math.round(answer.timingsMs.total ?? 0),
      answer.model?.name ?? null,
      answer.model?.prompt ?? null,
      answer.plan ? JSON.stringify(answer.plan) : null,
      answer.tokens ? JSON.stringify(answer.tokens) : null,
      JSON.stringify(answer.facets),
      answer.chart ? JSON.stringify(answer.chart) : null,
    ],
  );
}
