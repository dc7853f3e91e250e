// The pipeline's own notes of a document that is erased: names of its file in jobs, items, reports of runs and the audit log.
import { createHash } from 'node:crypto';
import type { Database } from './seam.ts';
import { closeRun, readyToClose } from './source-runs.ts';

/** What stands in place of a name that went with its document. */
const REPLACEMENT = '(văn bản đã xóa hẳn)';
const SOURCE = 'source:';

type Owner = { source: string; uri: string };

/** An item of a source in the state in which it was erased: names nothing, and is recognised again. */
export function erasedItem(sourceId: string, uri: string, mark: string): string {
  return createHash('sha256').update([sourceId, uri, mark].join('\u0000')).digest('hex');
}

/** Those of the items that were erased and have not changed since. */
export async function erasedAmong(db: Database, items: string[]): Promise<Set<string>> {
  const rows = await db.query<{ item: string }>(
    'select item from unnest($1::text[]) as item where exists (select 1 from erasures e where item = any(e.items))',
    [items],
  );
  return new Set(rows.map((row) => row.item));
}

/**
 * Takes the names of the document's files out of jobs, items, reports and the audit log; work on them that is under way ends.
 * Call it while the document and its erasure are both stored. Returns how many jobs and items named it.
 */
export async function eraseFromPipeline(
  tx: Database,
  documentId: string,
): Promise<{ jobs: number; items: number }> {
  const owners = await tx.query<Owner>(
    `select source, uri from document_owners where document_id = $1
     union select 'source:' || source_id, uri from ingest_jobs where document_id = $1`,
    [documentId],
  );
  const owned = owners
    .filter(({ source }) => source.startsWith(SOURCE))
    .map(({ source, uri }) => ({ source_id: source.slice(SOURCE.length), uri }));
  const items = await forgetItems(tx, documentId, owned);
  const jobs = await scrubJobs(tx, owned);
  for (const { source_id, uri } of owned) await scrubReports(tx, source_id, uri);
  for (const { uri } of owners) await scrubDirectRuns(tx, uri);
  await scrubAudit(tx, documentId, owners);
  return { jobs, items };
}

/** Jobs and items are joined to the names by these; `$1` holds them. */
const NAMED = 'jsonb_to_recordset($1::jsonb) as n(source_id text, uri text)';

async function forgetItems(
  tx: Database,
  documentId: string,
  owned: { source_id: string; uri: string }[],
): Promise<number> {
  const gone = await tx.query<{ source_id: string; uri: string; mark: string | null }>(
    `delete from source_items i using ${NAMED} where i.source_id = n.source_id and i.uri = n.uri
     returning i.source_id, i.uri, i.mark`,
    [JSON.stringify(owned)],
  );
  const hashes = gone.flatMap(({ source_id, uri, mark }) =>
    mark === null ? [] : [erasedItem(source_id, uri, mark)],
  );
  await tx.query('update erasures set items = items || $2::text[] where document_id = $1', [
    documentId,
    hashes,
  ]);
  return gone.length;
}

async function scrubJobs(tx: Database, owned: { source_id: string; uri: string }[]): Promise<number> {
  await tx.query(
    `delete from uploads u using ingest_jobs j, ${NAMED}
     where j.source_id = n.source_id and j.uri = n.uri and u.id::text = j.item->>'upload'`,
    [JSON.stringify(owned)],
  );
  const jobs = await tx.query<{ run_id: string }>(
    `update ingest_jobs j set uri = $2, item = '{}', mark = '', reason = null, document_id = null, state = 'done',
       finished_at = coalesce(j.finished_at, now()), updated_at = now()
     from ${NAMED} where j.source_id = n.source_id and j.uri = n.uri returning j.run_id`,
    [JSON.stringify(owned), REPLACEMENT],
  );
  for (const run of new Set(jobs.map((job) => job.run_id)))
    if ((await readyToClose(tx, run)) !== null) await closeRun(tx, run, 0);
  return jobs.length;
}

/** Reasons and dry-run plans that name the file, or a file of the archive that it came from. */
async function scrubReports(tx: Database, sourceId: string, uri: string): Promise<void> {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  await tx.query(
    `update source_runs set
       reasons = array(select case when strpos(reason, $2) > 0 then $4 else reason end from unnest(reasons) as reason),
       plan = (select coalesce(jsonb_agg(case when step->>1 = $3 then jsonb_set(step, '{1}', to_jsonb($4::text)) else step end), '[]')
         from jsonb_array_elements(plan) as step)
     where source_id = $1 and (strpos(array_to_string(reasons, E'\\n'), $2) > 0 or strpos(plan::text, $5) > 0)`,
    [sourceId, name, uri, REPLACEMENT, JSON.stringify(uri)],
  );
  for (const [table, column] of [
    ['ingest_jobs', 'reason'],
    ['source_items', 'failure'],
  ])
    await tx.query(
      `update ${table} set ${column} = $3 where source_id = $1 and strpos(coalesce(${column}, ''), $2) > 0`,
      [sourceId, name, REPLACEMENT],
    );
}

/** Failures of the ingest command and of the knowledge base that name the file. */
async function scrubDirectRuns(tx: Database, uri: string): Promise<void> {
  await tx.query(
    `update ingest_runs set progress = null, failures = array(select case when strpos(failure, $1) > 0 then $2 else failure end
         from unnest(failures) as failure)
     where strpos(array_to_string(failures, E'\\n') || coalesce(progress::text, ''), $1) > 0`,
    [uri.slice(uri.lastIndexOf('/') + 1), REPLACEMENT],
  );
}

/** The audit log keeps that something was done to the document, its id and its digests; no name, number or reason. */
async function scrubAudit(tx: Database, documentId: string, owners: Owner[]): Promise<void> {
  await tx.query(
    `update audit_log set detail = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(detail)
         where key = 'digest' or jsonb_typeof(value) in ('number', 'boolean'))
     where subject_kind = 'document' and subject_id = $1`,
    [documentId],
  );
  const values = JSON.stringify(owners);
  await tx.query(
    `update audit_log a set detail = a.detail - 'uri' - 'reason' from jsonb_to_recordset($1::jsonb) as n(source text, uri text)
     where a.subject_kind = 'source' and 'source:' || a.subject_id = n.source and a.detail->>'uri' = n.uri`,
    [values],
  );
  await tx.query(
    `update audit_log a set subject_id = $2 from jsonb_to_recordset($1::jsonb) as n(source text, uri text)
     where a.subject_kind = 'file' and a.subject_id = n.source || ':' || n.uri`,
    [values, documentId],
  );
}
