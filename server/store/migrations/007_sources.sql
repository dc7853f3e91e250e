-- Sources of documents, who owns which document, runs of sources, the job of each document, and uploaded files.

-- where documents come from, and under which rules
create table sources (
  id text primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('folder', 'upload', 'ckan', 'http', 'dms')),
  -- the person or unit that answers for it
  owner text not null check (owner <> ''),
  -- five fields of cron in Vietnamese time; null: only by hand
  schedule text,
  -- folders: a change in the folder starts a run
  watched boolean not null default false,
  audience text[] not null default '{public}' check (cardinality(audience) > 0),
  -- what becomes of personal data in its documents
  pii_policy text not null default 'keep' check (pii_policy in ('keep', 'mask', 'refuse')),
  -- what its kind needs (folder, address, mapping…); names of secrets, never a secret itself
  settings jsonb not null default '{}',
  paused_at timestamptz,
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- the same file from two sources is one document; it is retired when the last of them lets go of it
create table document_owners (
  source text not null,
  uri text not null,
  document_id text not null references documents (id) on delete cascade,
  -- fingerprint of all that the document is made of for this owner: equal means nothing to do
  digest text not null,
  -- fingerprint of the file with its access rule, whatever its name: equal means the same document
  content text,
  primary key (source, uri)
);
create index document_owners_document on document_owners (document_id);
create index document_owners_content on document_owners (content) where content is not null;
create index document_owners_uri on document_owners (source, uri text_pattern_ops);
insert into document_owners (source, uri, document_id, digest)
  select source, uri, id, digest from documents where retired_at is null and source <> 'records'
  on conflict do nothing;

create table source_runs (
  id uuid primary key,
  source_id text not null references sources (id) on delete cascade,
  trigger text not null check (trigger in ('manual', 'schedule', 'watch', 'upload')),
  dry_run boolean not null default false,
  state text not null default 'queued' check (state in ('queued', 'listing', 'reading', 'done', 'failed', 'cancelled')),
  -- the job of the queue that works on it now; a job with another id is a stale one
  queue_id uuid not null,
  -- the listing was read to its end: what it lacks may be retired
  complete boolean not null default false,
  found int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  retired int not null default 0,
  failed int not null default 0,
  -- why it failed, or what it could not see
  reasons text[] not null default '{}',
  -- a dry run: what a run would do, as [action, uri]
  plan jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index source_runs_source on source_runs (source_id, created_at desc);

-- what each source held when it was last looked at
create table source_items (
  source_id text not null references sources (id) on delete cascade,
  uri text not null,
  -- changes whenever the item may have changed; null until it was read to its end
  mark text,
  -- why the item with this mark cannot be read
  failure text,
  seen_run uuid,
  primary key (source_id, uri)
);

create table ingest_jobs (
  id uuid primary key,
  run_id uuid not null references source_runs (id) on delete cascade,
  source_id text not null references sources (id) on delete cascade,
  uri text not null,
  -- how the source finds the item again
  item jsonb not null,
  mark text not null,
  state text not null default 'queued'
    check (state in ('queued', 'reading', 'embedding', 'done', 'failed', 'cancelled')),
  queue_id uuid not null,
  page int,
  pages int,
  attempts int not null default 0,
  result text check (result in ('created', 'updated', 'unchanged')),
  document_id text references documents (id) on delete set null,
  -- the failure, or the last one that is being tried again
  reason text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  finished_at timestamptz
);
create index ingest_jobs_run on ingest_jobs (run_id, state);
create index ingest_jobs_recent on ingest_jobs (created_at desc);
-- one job at a time for an item
create unique index ingest_jobs_open on ingest_jobs (source_id, uri)
  where state in ('queued', 'reading', 'embedding');

-- uploaded files in pieces until they are read; gone afterwards
create table uploads (
  id uuid primary key,
  name text not null,
  bytes bigint not null,
  created_at timestamptz not null default now()
);
create table upload_pieces (
  upload_id uuid not null references uploads (id) on delete cascade,
  piece int not null,
  bytes bytea not null,
  primary key (upload_id, piece)
);
