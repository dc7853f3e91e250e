-- Indicators (chỉ tiêu) of statistics tables: one row for each series, one for each of its figures with the cell it stands in.
create table indicators (
  id text primary key,
  document_id text not null references documents (id) on delete cascade,
  code text,
  name text not null check (name <> ''),
  -- captions and groups above it in its table, outermost first
  context text[] not null default '{}',
  unit text,
  area text,
  -- folded syllables of code, name, area and context: what a question finds it by
  terms text[] not null,
  ordinal int not null
);
create index indicators_document on indicators (document_id, ordinal);
create index indicators_terms on indicators using gin (terms);

create table indicator_values (
  indicator_id text not null references indicators (id) on delete cascade,
  position int not null,
  passage_id text not null references passages (id) on update cascade,
  -- which cell of the row, counted from 0; sheet and cell name where the source is a workbook or a data file
  cell_column int not null check (cell_column >= 0),
  sheet text,
  cell text,
  period_kind text check (period_kind in ('year', 'quarter', 'month', 'cumulative', 'date', 'range')),
  period_from date,
  period_to date,
  measure text not null check (measure in ('actual', 'planned', 'estimated', 'of_plan', 'of_prior')),
  value double precision not null,
  printed text not null check (printed <> ''),
  notation text not null check (notation in ('comma', 'point')),
  primary key (indicator_id, position),
  check ((period_kind is null) = (period_from is null) and (period_kind is null) = (period_to is null)),
  check (period_to >= period_from)
);
create index indicator_values_passage on indicator_values (passage_id);

-- the chart beside an answer with figures
alter table messages add column chart jsonb;
