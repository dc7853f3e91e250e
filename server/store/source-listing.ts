// How far a source was listed: by it the next run asks for the changes alone.
import type { Database } from './seam.ts';

export type SourceListing = {
  /** What the source itself remembers. */
  remembered: Record<string, unknown>;
  /** Fingerprint of the rules under which its items were read. */
  rules: string;
  /** When everything was listed last (ISO). */
  fullAt: string;
};

/** Null when it was never listed, or when something of it was never read or called off since: then all must be listed. */
export async function lastListing(db: Database, sourceId: string): Promise<SourceListing | null> {
  const [row] = await db.query<{ listed: SourceListing | null }>(
    `select listed from sources s where id = $1 and not exists (select 1 from ingest_jobs j
       where j.source_id = s.id and j.state = 'cancelled' and j.updated_at >= (s.listed->>'fullAt')::timestamptz)
       and not exists (select 1 from source_items i where i.source_id = s.id and i.mark is null)`,
    [sourceId],
  );
  return row?.listed ?? null;
}

export async function rememberListing(db: Database, sourceId: string, listing: SourceListing): Promise<void> {
  await db.query('update sources set listed = $2::jsonb where id = $1', [sourceId, JSON.stringify(listing)]);
}

export type Unlisted = { items: number; failed: number; reasons: string[] };

/** Notes that a run of changes alone has seen everything outside the groups that it listed; says what is known of that. */
export async function noteOthersSeen(
  db: Database,
  sourceId: string,
  runId: string,
  groups: string[],
): Promise<Unlisted> {
  const [row] = await db.query<Unlisted>(
    `with others as (update source_items i set seen_run = $2 where source_id = $1 and seen_run is distinct from $2
         and not exists (select 1 from unnest($3::text[]) as listed where starts_with(i.uri, listed))
       returning uri, failure)
     select count(*)::int as items, count(failure)::int as failed,
       coalesce((array_agg(uri || ': ' || failure order by uri) filter (where failure is not null))[1:100], '{}') as reasons
     from others`,
    [sourceId, runId, groups],
  );
  return row ?? { items: 0, failed: 0, reasons: [] };
}
