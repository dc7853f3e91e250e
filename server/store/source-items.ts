// What each source held at the last look: by it a run knows what is new, changed, the same or gone.
import type { Database } from './seam.ts';

export type KnownItem = { uri: string; mark: string | null; failure: string | null };

export async function knownItems(
  db: Database,
  sourceId: string,
  uris: string[],
): Promise<Map<string, KnownItem>> {
  const rows = await db.query<KnownItem>(
    'select uri, mark, failure from source_items where source_id = $1 and uri = any($2::text[])',
    [sourceId, uris],
  );
  return new Map(rows.map((row) => [row.uri, row]));
}

/** Notes that the run has seen the items. */
export async function noteSeenItems(
  tx: Database,
  sourceId: string,
  runId: string,
  uris: string[],
): Promise<void> {
  await tx.query(
    `insert into source_items (source_id, uri, seen_run) select $1, uri, $2 from unnest($3::text[]) as uri
     on conflict (source_id, uri) do update set seen_run = excluded.seen_run`,
    [sourceId, runId, uris],
  );
}

/** Items that a run did not see. */
export async function unseenItems(db: Database, sourceId: string, runId: string): Promise<string[]> {
  const rows = await db.query<{ uri: string }>(
    'select uri from source_items where source_id = $1 and seen_run is distinct from $2 order by uri',
    [sourceId, runId],
  );
  return rows.map((row) => row.uri);
}

export async function allItems(db: Database, sourceId: string): Promise<string[]> {
  const rows = await db.query<{ uri: string }>(
    'select uri from source_items where source_id = $1 order by uri',
    [sourceId],
  );
  return rows.map((row) => row.uri);
}

export async function forgetItems(tx: Database, sourceId: string, uris: string[]): Promise<void> {
  await tx.query('delete from source_items where source_id = $1 and uri = any($2::text[])', [sourceId, uris]);
}
