-- Conversations of a visitor and their messages: one message is a question with its whole answer,
-- which is also the question log (outcome, phrasing, latency, model).
create table conversations (
  id text primary key,
  visitor_id text not null,
  title text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);

create index conversations_by_visitor on conversations (visitor_id, updated_at desc);
create index conversations_deleted on conversations (deleted_at) where deleted_at is not null;

create table messages (
  id text primary key,
  conversation_id text not null references conversations (id) on delete cascade,
  ordinal bigint generated always as identity,
  question text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  outcome_class text,
  outcome_reason text,
  phrasing text,
  markdown text,
  understood text,
  statements_passed int,
  statements_total int,
  statements_dropped jsonb,
  citations jsonb,
  answer_table jsonb,
  retrieved jsonb,
  suggestions jsonb,
  timings_ms jsonb,
  latency_ms int,
  model_name text,
  prompt_name text,
  constraint answered_or_not check ((answered_at is null) = (outcome_class is null))
);

create index messages_by_conversation on messages (conversation_id, ordinal);
create index messages_by_time on messages (asked_at);
