-- Runs of `ingest` and of the knowledge base at start, watched like those of sources: how far they are, and what failed why.

alter table ingest_runs alter column finished_at drop not null;
alter table ingest_runs alter column finished_at drop default;
-- the last sign of life: a run that is not finished and silent was killed
alter table ingest_runs add column updated_at timestamptz not null default now();
-- what it is doing, as { phase, done, total, name, page, pages }; null once it has ended
alter table ingest_runs add column progress jsonb;
alter table ingest_runs add column failures text[] not null default '{}';
-- why the run as a whole ended early
alter table ingest_runs add column problem text;
