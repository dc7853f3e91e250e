-- Metadata of official documents as columns, clauses of validity, and the validity that follows from them.

alter table documents
  add column parent_agency text,
  add column place text,
  add column abstract text,
  add column signer text,
  add column signer_title text,
  add column signing_mode text check (signing_mode in ('TM', 'KT', 'TL', 'TUQ', 'Q')),
  add column signing_capacity text,
  add column urgency text check (urgency in ('urgent', 'very_urgent', 'immediate')),
  -- as read or stated by the manifest; number, number_key, issued_on and status are these unless corrected by hand
  add column found_number text,
  add column found_number_key text,
  add column found_issued_on date,
  add column found_status text not null default 'unknown'
    check (found_status in ('draft', 'in_force', 'partly_expired', 'expired', 'not_yet_in_force', 'unknown')),
  -- stated by the manifest
  add column stated_valid_from date,
  add column stated_valid_to date,
  -- a law is cited by its name: LUẬT THỐNG KÊ
  add column name_key text,
  -- derived: first day in force, first day no longer in force
  add column valid_from date,
  add column valid_to date;
update documents set found_number = number, found_number_key = number_key, found_issued_on = issued_on,
  found_status = status;
create index documents_name_key on documents (name_key) where name_key is not null;

-- how sure the rules are of a field that they found
create table document_confidence (
  document_id text not null references documents (id) on delete cascade,
  field text not null,
  confidence real not null check (confidence between 0 and 1),
  primary key (document_id, field)
);

-- whom a document is addressed to and who receives it, as printed
create table document_parties (
  document_id text not null references documents (id) on delete cascade,
  role text not null check (role in ('addressee', 'recipient')),
  position int not null,
  name text not null,
  primary key (document_id, role, position)
);

create table document_effects (
  document_id text not null references documents (id) on delete cascade,
  position int not null,
  kind text not null check (kind in ('effective', 'expires', 'replaces', 'abolishes', 'amends')),
  target_key text,
  target_issued_on date,
  -- null: the whole document
  target_section text,
  -- null: the day on which the document itself takes effect
  effect_on date,
  path text not null,
  span_start int not null check (span_start >= 0),
  span_end int not null check (span_end >= span_start),
  printed text not null,
  primary key (document_id, position),
  check ((target_key is null) = (kind in ('effective', 'expires')))
);
create index document_effects_target on document_effects (target_key) where target_key is not null;

-- corrections by hand, newest first in force; an undone one stays for the record
create table document_corrections (
  id bigint generated always as identity primary key,
  document_id text not null references documents (id) on delete cascade,
  at timestamptz not null,
  -- null: as read
  number text,
  number_key text,
  issued_on date,
  status text check (status in ('draft', 'in_force', 'partly_expired', 'expired', 'not_yet_in_force', 'unknown')),
  valid_from date,
  valid_to date,
  note text not null default '',
  undone_at timestamptz
);
create index document_corrections_document on document_corrections (document_id, id);

alter table legal_mentions add column basis boolean not null default false;

-- What one stored document does to another. A short number without a year ("15/QĐ-UBND") occurs every year and in
-- every province: the day, when printed, and the issuer of local numbers must agree. A draft does nothing.
create view document_relations as
select e.document_id as source_id, d.id as target_id, e.kind, e.target_section,
  coalesce(e.effect_on, s.valid_from, s.issued_on) as from_on, e.path, e.span_start, e.span_end, e.printed, e.position
from document_effects e
join documents s on s.id = e.document_id and s.retired_at is null and s.status <> 'draft'
join documents d on (d.number_key = e.target_key or d.name_key = e.target_key) and d.id <> s.id
  and d.retired_at is null
where (e.target_issued_on is null or d.issued_on is null or e.target_issued_on = d.issued_on)
  and (s.issued_on is null or d.issued_on is null or d.issued_on <= s.issued_on)
  and (e.target_key !~ '(UBND|HĐND)' or s.issuer is null or d.issuer is null
    or lower(regexp_replace(s.issuer, '^.*(tỉnh|thành phố) ', '')) = lower(regexp_replace(d.issuer, '^.*(tỉnh|thành phố) ', '')))
  and (e.target_key ~ '/(19|20)[0-9][0-9]/' or e.target_issued_on is not null or d.name_key = e.target_key
    or 1 = (select count(*) from documents o where o.number_key = e.target_key and o.retired_at is null))
  and (d.name_key is distinct from e.target_key
    or 1 = (select count(*) from documents o where o.name_key = e.target_key and o.retired_at is null and o.id <> s.id));
