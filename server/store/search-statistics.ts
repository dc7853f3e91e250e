// How often words stand in the knowledge base, for spelling and for weighing what a question asks.
import { PASSAGE_COUNT_TERM, termKey } from './lexical-weights.ts';
import type { Database } from './seam.ts';

/** Number of live passages that hold each folded syllable or pair ("left right"); absent ones are left out. */
export async function termFrequencies(db: Database, folded: string[]): Promise<Map<string, number>> {
  const keys = new Map(folded.map((term) => [termKey(term), term]));
  const rows = await db.query<{ term: number; df: number }>(
    'select term, df from lexical_terms where term = any($1::int[]) and df > 0',
    [[...keys.keys()]],
  );
  return new Map(rows.map((row) => [keys.get(row.term) ?? '', row.df]));
}

/** Number of live passages in the index. */
export async function passageCount(db: Database): Promise<number> {
  const [row] = await db.query<{ df: number }>('select df from lexical_terms where term = $1', [
    PASSAGE_COUNT_TERM,
  ]);
  return row?.df ?? 0;
}
