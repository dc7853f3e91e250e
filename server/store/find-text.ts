// Whether some document that the reader may see has certain words: for checking the golds of a suite.
import type { Database } from './seam.ts';

/** Exact words (NFC) in a live passage or, across passages, in a document; any run of white space counts as one space. */
export async function hasText(db: Database, words: string, groups: string[]): Promise<boolean> {
  const inPassage = await db.query(
    `select 1 from passages p where p.live and p.audience && $2::text[]
       and strpos(regexp_replace(p.text, '\\s+', ' ', 'g'), $1) > 0 limit 1`,
    [words, groups],
  );
  if (inPassage.length > 0) return true;
  const inDocument = await db.query(
    `select 1 from documents d where d.retired_at is null and d.audience && $2::text[]
       and strpos(regexp_replace(d.text, '\\s+', ' ', 'g'), $1) > 0 limit 1`,
    [words, groups],
  );
  return inDocument.length > 0;
}
