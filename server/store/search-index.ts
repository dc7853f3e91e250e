// Writing the search index: terms and weights of passages, in the transaction that writes the passages.
import { PASSAGE_COUNT_TERM, type WeightedPassage, weighPassage } from './lexical-weights.ts';
import type { Database } from './seam.ts';

export { indexVersion } from './lexical-weights.ts';
export { embedMissing } from './vectors.ts';

/** Any constant: writers of the index wait for each other, so that term counts cannot deadlock. */
const INDEX_LOCK = 7_246_002;
/** Passages weighed and stored in one statement. */
const WEIGHED_ROWS = 20;

/** Indexes passages; one that is indexed already is replaced. Call it in the transaction that writes them. */
export async function indexPassages(
  tx: Database,
  rows: { rowId: number; searchText: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await unindexPassages(
    tx,
    rows.map((row) => row.rowId),
  );
  const frequencies = await insertWeighed(tx, rows);
  const counts = [...frequencies].sort(([a], [b]) => a - b);
  await tx.query(
    `insert into lexical_terms as t (term, df) select * from unnest($1::int[], $2::int[])
     on conflict (term) do update set df = t.df + excluded.df`,
    [counts.map(([term]) => term), counts.map(([, df]) => df)],
  );
}

/** Stores what passages are found by; returns in how many of them each term stands. */
async function insertWeighed(
  tx: Database,
  rows: { rowId: number; searchText: string }[],
): Promise<Map<number, number>> {
  const frequencies = new Map([[PASSAGE_COUNT_TERM, rows.length]]);
  let written: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < rows.length; start += WEIGHED_ROWS) {
    const weighed = rows
      .slice(start, start + WEIGHED_ROWS)
      .map((row) => ({ rowId: row.rowId, ...weighPassage(row.searchText) }));
    for (const row of weighed) count(frequencies, row);
    // a server stores the last rows while these are weighed: that halves the time of a bulk import
    await written;
    written = tx.query(
      `insert into passage_terms (row_id, terms, accented, weights)
       select row_id, terms::int[], accented::int[], weights::sparsevec
       from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as r(row_id, terms, accented, weights)`,
      [
        weighed.map((row) => row.rowId),
        weighed.map((row) => `{${row.terms.join(',')}}`),
        weighed.map((row) => `{${row.accented.join(',')}}`),
        weighed.map((row) => row.weights),
      ],
    );
  }
  await written;
  return frequencies;
}

function count(frequencies: Map<number, number>, row: WeightedPassage): void {
  for (const term of row.terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  for (const term of row.accented) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
}

/** Takes passages out of the index with their share of the term statistics; others are left alone. */
export async function unindexPassages(tx: Database, rowIds: number[]): Promise<void> {
  if (rowIds.length === 0) return;
  await tx.query('select pg_advisory_xact_lock($1)', [INDEX_LOCK]);
  await tx.query('delete from passage_vectors where row_id = any($1::bigint[])', [rowIds]);
  const known = await tx.query<{ row_id: number }>(
    'select row_id from passage_terms where row_id = any($1::bigint[])',
    [rowIds],
  );
  if (known.length === 0) return;
  await tx.query(
    `with gone as (
       delete from passage_terms where row_id = any($1::bigint[]) returning terms || accented || $2::int as terms
     ), counted as (select term, count(*)::int as df from gone, unnest(gone.terms) as term group by term)
     update lexical_terms t set df = t.df - counted.df from counted where t.term = counted.term`,
    [known.map((row) => row.row_id), PASSAGE_COUNT_TERM],
  );
}
