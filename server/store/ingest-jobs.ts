// The job of each document: its state for whoever watches, its end for the report of the run.

import type { IngestJob, JobResult, JobState } from '../domain-sources.ts';
import { audit } from './audit.ts';
import type { Database } from './seam.ts';

const columns = `id, run_id as "runId", source_id as "sourceId", uri, item, mark, state, queue_id as "queueId", page,
  pages, attempts, result, document_id as "documentId", reason, created_at as "createdAt", finished_at as "finishedAt"`;
const open = "('queued', 'reading', 'embedding')";

export type NewJob = Pick<IngestJob, 'id' | 'uri' | 'item' | 'mark' | 'queueId'>;

/** Adds jobs of a run; those whose item has a job under way are left out. Returns the ones that were added. */
export async function addJobs(
  tx: Database,
  run: { id: string; sourceId: string },
  jobs: NewJob[],
): Promise<NewJob[]> {
  const rows = await tx.query<{ id: string }>(
    `insert into ingest_jobs (id, run_id, source_id, uri, item, mark, queue_id)
     select id, $1, $2, uri, item, mark, queue_id
     from jsonb_to_recordset($3::jsonb) as r(id uuid, uri text, item jsonb, mark text, queue_id uuid)
     on conflict (source_id, uri) where state in ${open} do nothing returning id`,
    [run.id, run.sourceId, JSON.stringify(jobs.map((job) => ({ ...job, queue_id: job.queueId })))],
  );
  const added = new Set(rows.map((row) => row.id));
  return jobs.filter((job) => added.has(job.id));
}

/** Takes a job up; null when it is over or belongs to another delivery. */
export async function startJob(db: Database, id: string, queueId: string): Promise<IngestJob | null> {
  const [row] = await db.query<IngestJob>(
    `update ingest_jobs set state = 'reading', attempts = attempts + 1, page = null, pages = null, updated_at = now()
     where id = $1 and queue_id = $2 and state in ${open} returning ${columns}`,
    [id, queueId],
  );
  return row ?? null;
}

/** Says how far a job is; false when it was cancelled or given to another worker, and must stop. */
export async function noteProgress(
  db: Database,
  job: { id: string; queueId: string },
  progress: {
    state: 'reading' | 'embedding';
    page: number | null;
    pages: number | null;
    /** What became of the document, once it is stored: a job that is taken up again after that still says so. */
    result: JobResult | null;
  },
): Promise<boolean> {
  const rows = await db.query(
    `update ingest_jobs set state = $3, page = $4, pages = $5, result = coalesce(result, $6), updated_at = now()
     where id = $1 and queue_id = $2 and state in ${open} returning id`,
    [job.id, job.queueId, progress.state, progress.page, progress.pages, progress.result],
  );
  return rows.length > 0;
}

/**
 * Ends a job and notes at its source what the item is now, in one transaction. A failure of the surroundings (`again`) leaves
 * the item unread: the next run takes it up.
 */
export async function endJob(
  db: Database,
  job: Pick<IngestJob, 'id' | 'queueId' | 'sourceId' | 'uri' | 'mark'>,
  end: { result: JobResult; documentId: string | null } | { failure: string; again: boolean },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const failure = 'failure' in end ? end.failure : null;
    const rows = await tx.query(
      `update ingest_jobs set state = $3, result = coalesce(result, $4), document_id = $5, reason = $6, finished_at = now(),
         updated_at = now() where id = $1 and queue_id = $2 and state in ${open} returning id`,
      [
        job.id,
        job.queueId,
        failure === null ? 'done' : 'failed',
        'failure' in end ? null : end.result,
        'failure' in end ? null : end.documentId,
        failure,
      ],
    );
    if (rows.length === 0) return false;
    await tx.query(
      `insert into source_items (source_id, uri, mark, failure) values ($1, $2, $3, $4)
       on conflict (source_id, uri) do update set mark = excluded.mark, failure = excluded.failure`,
      [job.sourceId, job.uri, 'failure' in end && end.again ? null : job.mark, failure],
    );
    if (failure !== null) {
      await audit(
        tx,
        'job.failed',
        { kind: 'source', id: job.sourceId },
        { job: job.id, uri: job.uri, reason: failure },
      );
    }
    return true;
  });
}

/** A failure that is tried again by itself: the job waits in the queue. */
export async function noteRetry(
  db: Database,
  job: { id: string; queueId: string },
  reason: string,
): Promise<void> {
  await db.query(
    `update ingest_jobs set state = 'queued', reason = $3, updated_at = now()
     where id = $1 and queue_id = $2 and state in ${open}`,
    [job.id, job.queueId, reason],
  );
}

/** What became of a document since a job began: an earlier attempt may have stored it, and its word of that was lost. */
export async function resultSince(db: Database, documentId: string, since: Date): Promise<JobResult> {
  const [row] = await db.query<{ result: JobResult }>(
    `select case when created_at >= $2::timestamptz then 'created' when updated_at >= $2::timestamptz then 'updated'
       else 'unchanged' end as result from documents where id = $1`,
    [documentId, since.toISOString()],
  );
  return row?.result ?? 'unchanged';
}

/** Jobs that somebody works on, without a sign of life since a time. */
export async function silentJobs(db: Database, since: Date, limit: number): Promise<IngestJob[]> {
  return db.query(
    `select ${columns} from ingest_jobs where state in ('reading', 'embedding') and updated_at < $1::timestamptz order by updated_at limit $2`,
    [since.toISOString(), limit],
  );
}

export type JobFilter = { runId?: string; sourceId?: string; states?: JobState[]; limit: number };

export async function listJobs(db: Database, filter: JobFilter): Promise<IngestJob[]> {
  return db.query(
    `select ${columns} from ingest_jobs where ($1::uuid is null or run_id = $1)
       and ($2::text is null or source_id = $2) and ($3::text[] is null or state = any($3::text[]))
     order by case state when 'reading' then 0 when 'embedding' then 0 when 'queued' then 1 else 2 end,
       coalesce(finished_at, created_at) desc, uri limit $4`,
    [filter.runId ?? null, filter.sourceId ?? null, filter.states ?? null, filter.limit],
  );
}

/** How many jobs are in each state, of a run or of all. */
export async function countJobs(db: Database, runId: string | null): Promise<Record<JobState, number>> {
  const rows = await db.query<{ state: JobState; count: number }>(
    'select state, count(*) as count from ingest_jobs where ($1::uuid is null or run_id = $1) group by state',
    [runId],
  );
  const counts = { queued: 0, reading: 0, embedding: 0, done: 0, failed: 0, cancelled: 0 };
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

/** Cancels jobs by id, or all of a run; returns those that were not over yet. */
export async function cancelJobs(
  tx: Database,
  which: { ids: string[] } | { runId: string },
): Promise<IngestJob[]> {
  const rows = await tx.query<IngestJob>(
    `update ingest_jobs set state = 'cancelled', finished_at = now(), updated_at = now()
     where (id = any($1::uuid[]) or run_id = $2) and state in ${open} returning ${columns}`,
    'ids' in which ? [which.ids, null] : [[], which.runId],
  );
  for (const row of rows)
    await audit(tx, 'job.cancelled', { kind: 'source', id: row.sourceId }, { job: row.id, uri: row.uri });
  return rows;
}

/** Puts jobs back into the queue under new deliveries; `newId` makes their ids. */
export async function requeueJobs(
  tx: Database,
  which: { ids: string[] } | { abandoned: true } | { lost: string[] },
  newId: () => string,
): Promise<IngestJob[]> {
  const byHand = 'ids' in which;
  const lost = 'lost' in which ? which.lost : [];
  const rows = await tx.query<{ id: string }>(
    `select id from ingest_jobs j where ${
      byHand
        ? `id = any($1::uuid[]) and state in ('failed', 'cancelled') and not exists (select 1 from ingest_jobs o
             where o.source_id = j.source_id and o.uri = j.uri and o.state in ${open})`
        : `(cardinality($1::uuid[]) = 0 or queue_id = any($1::uuid[])) and state in ${open}`
    } for update`,
    [byHand ? which.ids : lost],
  );
  if (rows.length === 0) return [];
  const pairs = rows.map((row) => ({ job: row.id, delivery: newId() }));
  const queued = await tx.query<IngestJob>(
    `update ingest_jobs set state = 'queued', queue_id = r.delivery, finished_at = null, updated_at = now(),
       reason = null, page = null, pages = null, result = case when $2 then null else result end
     from jsonb_to_recordset($1::jsonb) as r(job uuid, delivery uuid) where id = r.job returning ${columns}`,
    [JSON.stringify(pairs), byHand],
  );
  if (byHand) {
    // the run is open again until they have ended
    await tx.query(
      `update source_runs r set state = 'reading', finished_at = null, failed = greatest(0, r.failed - j.jobs)
       from (select run_id, count(*)::int as jobs from ingest_jobs where id = any($1::uuid[]) group by run_id) j
       where r.id = j.run_id and r.state in ('done', 'failed', 'cancelled')`,
      [queued.map((row) => row.id)],
    );
    for (const row of queued)
      await audit(tx, 'job.resumed', { kind: 'source', id: row.sourceId }, { job: row.id, uri: row.uri });
  }
  return queued;
}
