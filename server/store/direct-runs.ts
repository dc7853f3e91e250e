// Runs of ingestion outside the queue, of commands and of the knowledge base at start, for whoever watches.
import type { DirectRun, IngestCounts, IngestProgress } from '../domain-sources.ts';
import { audit } from './audit.ts';
import type { Database } from './seam.ts';

/** Older runs are forgotten. */
const kept = 200;
const maxFailures = 100;
const columns = `id, source, started_at as "startedAt", finished_at as "finishedAt", updated_at as "updatedAt", created, updated,
  unchanged, retired, failed, progress, failures, problem`;

export async function beginDirectRun(db: Database, source: string, startedAt: Date): Promise<number> {
  const [row] = await db.query<{ id: number }>(
    `insert into ingest_runs (source, started_at, created, updated, unchanged, retired, failed)
     values ($1, $2::timestamptz, 0, 0, 0, 0, 0) returning id`,
    [source, startedAt.toISOString()],
  );
  if (row === undefined) throw new Error('the database did not give the run an id');
  await db.query(
    'delete from ingest_runs where id <= (select id from ingest_runs order by id desc offset $1 limit 1)',
    [kept],
  );
  return row.id;
}

/** Says how far a run is; true when it was asked to stop. */
export async function noteDirectRun(
  db: Database,
  id: number,
  counts: IngestCounts,
  progress: IngestProgress,
): Promise<boolean> {
  const [row] = await db.query<{ asked: boolean }>(
    `update ingest_runs set created = $2, updated = $3, unchanged = $4, retired = $5, failed = $6, progress = $7::jsonb,
       updated_at = now() where id = $1 returning cancel_asked as asked`,
    [id, ...valuesOf(counts), JSON.stringify(progress)],
  );
  return row?.asked ?? false;
}

/** Asks a run to stop after the document it is at; false when it has ended. */
export async function cancelDirectRun(db: Database, id: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx.query(
      'update ingest_runs set cancel_asked = true where id = $1 and finished_at is null returning id',
      [id],
    );
    if (rows.length === 0) return false;
    await audit(tx, 'ingest.cancelled', { kind: 'ingest_run', id: String(id) }, {});
    return true;
  });
}

/** Ends a run; `problem` says why it ended early. */
export async function endDirectRun(
  db: Database,
  id: number,
  counts: IngestCounts,
  end: { failures: string[]; problem: string | null },
): Promise<void> {
  await db.query(
    `update ingest_runs set created = $2, updated = $3, unchanged = $4, retired = $5, failed = $6, progress = null,
       failures = $7::text[], problem = $8, updated_at = now(), finished_at = now() where id = $1`,
    [id, ...valuesOf(counts), end.failures.slice(0, maxFailures), end.problem],
  );
}

/** The latest runs, newest first. */
export async function listDirectRuns(db: Database, limit: number): Promise<DirectRun[]> {
  return db.query(`select ${columns} from ingest_runs order by id desc limit $1`, [limit]);
}

function valuesOf(counts: IngestCounts): number[] {
  return [counts.created, counts.updated, counts.unchanged, counts.retired, counts.failed];
}
