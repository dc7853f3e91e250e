// Rebuilding the search index of every live passage when the program's way of indexing has changed.
import { getSetting, setSetting } from './audit.ts';
import type { PassageIndex } from './passages.ts';
import type { Database } from './seam.ts';

const batchSize = 500;
const settingKey = 'index_version';

/**
 * Indexes everything again when the stored version differs from `version`; returns the number of
 * passages done. Cut off in the middle it starts again: each batch leaves a usable index behind.
 */
export async function reindexWhenChanged(
  db: Database,
  index: PassageIndex,
  version: string,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  if ((await getSetting(db, settingKey)) === version) return 0;
  let after = 0;
  let done = 0;
  for (;;) {
    const rows = await db.transaction((tx) => reindexBatch(tx, index, after));
    if (rows.length === 0) break;
    after = rows.at(-1)?.rowId ?? after;
    done += rows.length;
    onProgress(done);
  }
  await setSetting(db, settingKey, version);
  return done;
}

async function reindexBatch(tx: Database, index: PassageIndex, after: number) {
  const rows = await tx.query<{ rowId: number; searchText: string }>(
    `select row_id as "rowId", search_text as "searchText" from passages
     where live and row_id > $1 order by row_id limit $2 for update`,
    [after, batchSize],
  );
  if (rows.length === 0) return rows;
  await index.unindexPassages(
    tx,
    rows.map((row) => row.rowId),
  );
  await index.indexPassages(tx, rows);
  return rows;
}
