-- Whether a run outside the queue was asked to stop; it sees this at its next sign of life.
alter table ingest_runs add column cancel_asked boolean not null default false;
