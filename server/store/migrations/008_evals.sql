-- What readers say of an answer, and the deterministic checks of it: both go with the message when it is erased.
create table feedback (
  message_id text primary key references messages (id) on delete cascade,
  helpful boolean not null,
  reasons text[] not null default '{}'
    check (reasons <@ '{wrong_figure,incomplete,wrong_source,outdated,unclear,other}'::text[]),
  note text not null default '' check (length(note) <= 1000),
  given_at timestamptz not null,
  changed_at timestamptz not null,
  -- the suite line made of it ("bo-cau-hoi.jsonl#ma"); null until an administrator makes one
  regression_case text
);

create table answer_checks (
  message_id text primary key references messages (id) on delete cascade,
  checked_at timestamptz not null,
  -- without diacritics in lower case, so that the log is searched however it is typed
  question_folded text not null,
  -- agencies that the question names
  agencies text[] not null default '{}',
  quotes_held int not null,
  quotes_total int not null check (quotes_held between 0 and quotes_total),
  citations_held int not null,
  citations_total int not null check (citations_held between 0 and citations_total),
  values_held int not null,
  values_total int not null check (values_held between 0 and values_total),
  -- factual sentences without a mark, and marks and citations that do not match
  unmarked int not null default 0,
  mark_problems int not null default 0,
  problems text[] not null default '{}'
);
create index answer_checks_agencies on answer_checks using gin (agencies);
