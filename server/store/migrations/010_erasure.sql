-- Taking a document out of use by hand, and erasing it.

-- by hand: synchronisation does not bring it back; a document that only left its folder has retired_at alone
alter table documents add column withdrawn_at timestamptz;
-- what to bring back when the withdrawal is undone
alter table passages add column withdrawn boolean not null default false;

-- what was erased and must not come back with the next synchronisation: hashes of its texts, not a word of them
create table erasures (
  document_id text primary key,
  erased_at timestamptz not null,
  digests text[] not null
);
