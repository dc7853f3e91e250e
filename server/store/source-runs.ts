// Runs of sources: one look at a source, what it found, and how the jobs that it gave ended.

import type { PlannedChange, RunTrigger, SourceRun } from '../domain-sources.ts';
import { audit } from './audit.ts';
import type { Database } from './seam.ts';

const columns = `id, source_id as "sourceId", trigger, dry_run as "dryRun", state, queue_id as "queueId", complete, found,
  created, updated, unchanged, retired, failed, reasons, plan, created_at as "createdAt", finished_at as "finishedAt"`;

/** Adds a run; null when one of the source is under way (a dry run waits for nobody, and nobody for it). */
export async function addRun(
  tx: Database,
  run: { id: string; sourceId: string; trigger: RunTrigger; dryRun: boolean; queueId: string },
): Promise<boolean> {
  // the source's row keeps two requests at once apart
  await tx.query('select 1 from sources where id = $1 for update', [run.sourceId]);
  const rows = await tx.query(
    `insert into source_runs (id, source_id, trigger, dry_run, queue_id) select $1, $2, $3, $4, $5
     where $4 or not exists (select 1 from source_runs where source_id = $2 and not dry_run
       and trigger <> 'upload' and state in ('queued', 'listing', 'reading'))
     returning id`,
    [run.id, run.sourceId, run.trigger, run.dryRun, run.queueId],
  );
  if (rows.length > 0 && !run.dryRun) {
    await audit(
      tx,
      'source.run',
      { kind: 'source', id: run.sourceId },
      { run: run.id, trigger: run.trigger },
    );
  }
  return rows.length > 0;
}

/** A run for files that are there already: nothing is listed, and nothing will be retired. */
export async function addUploadRun(
  tx: Database,
  run: { id: string; sourceId: string; queueId: string },
  files: number,
): Promise<void> {
  await tx.query(
    `insert into source_runs (id, source_id, trigger, queue_id, state, found) values ($1, $2, 'upload', $3, 'reading', $4)`,
    [run.id, run.sourceId, run.queueId, files],
  );
  await audit(
    tx,
    'source.run',
    { kind: 'source', id: run.sourceId },
    { run: run.id, trigger: 'upload', files },
  );
}

export async function getRun(db: Database, id: string): Promise<SourceRun | null> {
  const [row] = await db.query<SourceRun>(`select ${columns} from source_runs where id = $1`, [id]);
  return row ?? null;
}

/** The latest runs, of one source or of all. */
export async function listRuns(
  db: Database,
  filter: { sourceId?: string; dryRun?: boolean; limit: number },
): Promise<SourceRun[]> {
  return db.query(
    `select ${columns} from source_runs where ($1::text is null or source_id = $1)
       and ($2::boolean is null or dry_run = $2) order by created_at desc, id limit $3`,
    [filter.sourceId ?? null, filter.dryRun ?? null, filter.limit],
  );
}

/** The last finished run of each source that was no dry run. */
export async function lastRuns(db: Database): Promise<Map<string, SourceRun>> {
  const rows = await db.query<SourceRun>(
    `select distinct on (source_id) ${columns} from source_runs where not dry_run order by source_id, created_at desc`,
  );
  return new Map(rows.map((row) => [row.sourceId, row]));
}

/** Runs that a killed process left in the middle of their listing. */
export async function openRuns(db: Database): Promise<SourceRun[]> {
  return db.query(
    `select ${columns} from source_runs where state in ('queued', 'listing') order by created_at`,
  );
}

export async function setRunQueueId(tx: Database, id: string, queueId: string): Promise<void> {
  await tx.query(`update source_runs set queue_id = $2, state = 'queued' where id = $1`, [id, queueId]);
}

/** Takes the run up; false when it is over or belongs to another delivery. */
export async function startListing(db: Database, id: string, queueId: string): Promise<boolean> {
  const rows = await db.query(
    `update source_runs set state = 'listing', found = 0, unchanged = 0, failed = 0, reasons = '{}'
     where id = $1 and queue_id = $2 and state in ('queued', 'listing') returning id`,
    [id, queueId],
  );
  return rows.length > 0;
}

export type Listed = {
  complete: boolean;
  found: number;
  unchanged: number;
  failed: number;
  reasons: string[];
};

/** The listing has ended; the run now waits for its jobs. False when it was cancelled meanwhile. */
export async function endListing(db: Database, id: string, listed: Listed): Promise<boolean> {
  const rows = await db.query(
    `update source_runs set state = 'reading', complete = $2, found = $3, unchanged = $4, failed = $5,
       reasons = $6::text[] where id = $1 and state = 'listing' returning id`,
    [id, listed.complete, listed.found, listed.unchanged, listed.failed, listed.reasons],
  );
  return rows.length > 0;
}

export async function endDryRun(
  db: Database,
  id: string,
  listed: Listed,
  plan: PlannedChange[],
): Promise<void> {
  const count = (action: PlannedChange[0]) => plan.filter(([name]) => name === action).length;
  await db.query(
    `update source_runs set state = 'done', finished_at = now(), complete = $2, found = $3, unchanged = $4,
       failed = $5, reasons = $6::text[], plan = $7::jsonb, created = $8, updated = $9, retired = $10
     where id = $1 and state = 'listing'`,
    [
      id,
      listed.complete,
      listed.found,
      listed.unchanged,
      listed.failed,
      listed.reasons,
      JSON.stringify(plan.filter(([action]) => action !== 'unchanged').slice(0, 500)),
      count('create'),
      count('update'),
      count('retire'),
    ],
  );
}

export async function failRun(db: Database, id: string, reason: string): Promise<void> {
  await db.query(
    `update source_runs set state = 'failed', finished_at = now(), reasons = array[$2] || reasons
     where id = $1 and state in ('queued', 'listing', 'reading')`,
    [id, reason],
  );
}

/** A transient failure: noted for whoever watches, the run goes on later. */
export async function noteRunProblem(db: Database, id: string, reason: string): Promise<void> {
  await db.query(
    `update source_runs set reasons = array[$2] where id = $1 and state in ('queued', 'listing')`,
    [id, reason],
  );
}

/** A run whose jobs have all ended and that is still to be closed. */
export async function readyToClose(db: Database, id: string): Promise<SourceRun | null> {
  const [row] = await db.query<SourceRun>(
    `select ${columns} from source_runs r where id = $1 and state = 'reading' and not exists (
       select 1 from ingest_jobs j where j.run_id = r.id and j.state in ('queued', 'reading', 'embedding'))`,
    [id],
  );
  return row ?? null;
}

/** Counts how the jobs ended; called once more it changes nothing. */
export async function closeRun(db: Database, id: string, retired: number): Promise<void> {
  await db.query(
    `update source_runs r set state = 'done', finished_at = now(), retired = $2, created = j.created,
       updated = j.updated, unchanged = r.unchanged + j.unchanged, failed = r.failed + j.failed
     from (select count(*) filter (where result = 'created' and state = 'done') as created,
         count(*) filter (where result = 'updated' and state = 'done') as updated,
         count(*) filter (where result = 'unchanged' and state = 'done') as unchanged,
         count(*) filter (where state in ('failed', 'cancelled')) as failed
       from ingest_jobs where run_id = $1) j
     where r.id = $1 and r.state = 'reading'`,
    [id, retired],
  );
}

export async function cancelRun(db: Database, id: string): Promise<SourceRun | null> {
  const [row] = await db.query<SourceRun>(
    `update source_runs set state = 'cancelled', finished_at = now()
     where id = $1 and state in ('queued', 'listing', 'reading') returning ${columns}`,
    [id],
  );
  if (row) await audit(db, 'source.run_cancelled', { kind: 'source', id: row.sourceId }, { run: id });
  return row ?? null;
}
