-- Fingerprint of a file without what a manifest states of it: by it the same file is known where no manifest describes it.
alter table document_owners add column plain text;
create index document_owners_plain on document_owners (plain) where plain is not null;
