-- Personal data found in a document: how much of each kind, and whether it was masked before storing.
create table document_personal_data (
  document_id text not null references documents (id) on delete cascade,
  kind text not null check (kind in ('citizen_id', 'phone', 'tax_number', 'bank_account', 'email', 'address')),
  count int not null check (count > 0),
  masked boolean not null,
  primary key (document_id, kind)
);
