-- Documents, their outline, passages, tasks, agencies and cited legal documents. Runs on PostgreSQL 15+ and PGlite.

-- vectors of passages; on a server where only an administrator may add it, he adds it to the database beforehand
create extension if not exists vector;

create table documents (
  id text primary key,
  -- who keeps it in step: 'corpus' (the knowledge base), 'files' (given by hand), 'records' (bulk import)
  source text not null check (source <> ''),
  uri text not null,
  -- fingerprint of the file, its metadata and the program that read it: equal means nothing to do
  digest text not null,
  -- hash of the stored text: spans of live passages refer to this version
  version_digest text not null,
  title text not null,
  type text,
  issuer text,
  number text,
  number_key text,
  issued_on date,
  year int check (year between 1000 and 9999),
  status text not null default 'unknown'
    check (status in ('draft', 'in_force', 'partly_expired', 'expired', 'not_yet_in_force', 'unknown')),
  provenance text,
  audience text[] not null default '{public}' check (cardinality(audience) > 0),
  text text not null,
  pages jsonb not null default '[]' check (jsonb_typeof(pages) = 'array'),
  warnings text[] not null default '{}',
  retired_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index documents_source_uri on documents (source, uri text_pattern_ops);
create index documents_number_key on documents (number_key) where number_key is not null;
create index documents_audience on documents using gin (audience);

-- superseded texts stay, so that the spans of old citations still resolve
create table document_versions (
  document_id text not null references documents (id) on delete cascade,
  digest text not null,
  text text not null,
  pages jsonb not null default '[]',
  created_at timestamptz not null default now(),
  primary key (document_id, digest)
);

create table outline_nodes (
  document_id text not null references documents (id) on delete cascade,
  path text not null,
  section text not null,
  kind text not null check (kind in ('part', 'chapter', 'section', 'subsection', 'article', 'clause', 'point',
    'heading', 'bullet', 'paragraph', 'annex', 'table', 'row')),
  printed text not null,
  heading text not null,
  place text not null,
  parent text,
  ordinal int not null,
  line_first int not null,
  line_last int not null check (line_last >= line_first),
  span_start int not null check (span_start >= 0),
  span_end int not null check (span_end >= span_start),
  -- order of the document
  position int not null,
  primary key (document_id, path)
);
create index outline_nodes_position on outline_nodes (document_id, position);

create table passages (
  row_id bigint generated always as identity primary key,
  id text not null unique,
  document_id text not null references documents (id) on delete cascade,
  version_digest text not null,
  path text not null,
  section text not null,
  place text not null,
  kind text not null check (kind in ('part', 'chapter', 'section', 'subsection', 'article', 'clause', 'point',
    'heading', 'bullet', 'paragraph', 'annex', 'table', 'row')),
  headings text[] not null default '{}',
  text text not null,
  spans jsonb not null check (jsonb_typeof(spans) = 'array'),
  line_first int not null,
  line_last int not null check (line_last >= line_first),
  page int check (page > 0),
  ordinal int not null,
  search_text text not null,
  digest text not null,
  audience text[] not null default '{public}' check (cardinality(audience) > 0),
  -- false: superseded or retired; never retrieved, still shown for old citations
  live boolean not null default true
);
create index passages_document on passages (document_id, ordinal) where live;
create index passages_audience on passages using gin (audience) where live;

create table agencies (
  id text primary key,
  name text not null,
  kind text not null check (kind in ('department', 'police', 'office', 'inspectorate', 'centre', 'commune',
    'people_committee', 'enterprise', 'university', 'ministry', 'other')),
  collective boolean not null default false,
  includes text[] not null default '{}'
);

create table agency_aliases (
  agency_id text not null references agencies (id) on delete cascade,
  alias text not null,
  primary key (agency_id, alias)
);

create table tasks (
  id text primary key,
  document_id text not null references documents (id) on delete cascade,
  passage_id text not null references passages (id) on update cascade,
  section text not null,
  printed_number text not null,
  group_label text,
  group_text text,
  subgroup_label text,
  subgroup_text text,
  text text not null,
  lead_printed text not null,
  cooperate_printed text not null,
  deadline_printed text not null,
  deadline_kind text not null check (deadline_kind in ('range', 'recurring', 'unknown')),
  deadline_from date,
  deadline_to date,
  ordinal int not null,
  check ((deadline_kind = 'range') = (deadline_from is not null and deadline_to is not null)),
  check (deadline_to >= deadline_from),
  check ((group_label is null) = (group_text is null)),
  check ((subgroup_label is null) = (subgroup_text is null))
);
create index tasks_document on tasks (document_id, ordinal);
create index tasks_deadline on tasks (deadline_to, deadline_from) where deadline_kind = 'range';
create index tasks_passage on tasks (passage_id);

create table task_agencies (
  task_id text not null references tasks (id) on delete cascade,
  agency_id text not null references agencies (id),
  role text not null check (role in ('lead', 'cooperate')),
  -- as printed in the cell
  position int not null,
  primary key (task_id, role, agency_id)
);
create index task_agencies_agency on task_agencies (agency_id, role);

-- one row for each cited legal document, whoever cites it
create table legal_references (
  key text primary key,
  type text not null,
  number text,
  issued_on date,
  issuer text,
  title text
);

create table legal_mentions (
  key text not null references legal_references (key) on delete cascade,
  document_id text not null references documents (id) on delete cascade,
  path text not null,
  span_start int not null check (span_start >= 0),
  span_end int not null check (span_end > span_start),
  printed text not null,
  primary key (document_id, key, span_start, span_end)
);
create index legal_mentions_key on legal_mentions (key);

-- bulk files that were read to their end: the same digest again means nothing to do
create table imported_files (
  uri text primary key,
  digest text not null,
  records bigint not null,
  -- lines that could not be used, with the first reasons, to be told again when nothing changed
  failed int not null default 0,
  failures text[] not null default '{}',
  imported_at timestamptz not null default now()
);

-- records met by a running bulk import over known records: what is left out is retired at the end
create table import_seen (
  import_id text not null,
  record_id text not null,
  primary key (import_id, record_id)
);

-- every change of state, oldest first
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  action text not null check (action <> ''),
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}'
);
create index audit_log_subject on audit_log (subject_kind, subject_id, id);

-- runs of ingestion that changed something
create table ingest_runs (
  id bigint generated always as identity primary key,
  source text not null,
  started_at timestamptz not null,
  finished_at timestamptz not null default now(),
  created int not null check (created >= 0),
  updated int not null check (updated >= 0),
  unchanged int not null check (unchanged >= 0),
  retired int not null check (retired >= 0),
  failed int not null check (failed >= 0)
);

create table settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
