-- How a question was read (label and value pairs), shown beside its answer.
alter table messages add column facets jsonb not null default '[]';
-- Which documents the questions of a conversation are put to; empty lists: all that the reader may see.
alter table conversations add column scope_only jsonb not null default '[]';
alter table conversations add column scope_except jsonb not null default '[]';
