-- The search index: BM25 weights and term statistics, and the vectors of passages.
create extension if not exists vector;

-- term 0 counts the indexed passages; any other term is the hash of a syllable, a pair or an accented syllable
create table lexical_terms (
  term int primary key,
  df int not null
) with (fillfactor = 80);

-- one row for each live passage; the permission filter stays on passages, which every search joins
create table passage_terms (
  row_id bigint primary key references passages (row_id) on delete cascade,
  -- what a passage is found by: folded syllables and pairs
  terms int[] not null,
  -- accented syllables, which only add to the score
  accented int[] not null,
  -- BM25 weight of every term; its inner product with the idf of a question's terms is the score
  weights sparsevec not null
);
alter table passage_terms alter column terms set storage main;
alter table passage_terms alter column accented set storage main;
alter table passage_terms alter column weights set storage main;
create index passage_terms_found_by on passage_terms using gin (terms);

-- windows of live passages; the index over a model's vectors is made when there are enough of them
create table passage_vectors (
  row_id bigint not null references passages (row_id) on delete cascade,
  model text not null,
  window_no int not null,
  embedding vector not null,
  primary key (model, row_id, window_no)
);
create index passage_vectors_row on passage_vectors (row_id);
