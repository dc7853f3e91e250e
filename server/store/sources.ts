// Sources of documents as administrators keep them: read, added, changed, paused, deleted and brought back; all audited.

import type { SourceKind, SourceRecord, SourceSettings } from '../domain-sources.ts';
import { audit } from './audit.ts';
import { releaseDocuments } from './owners.ts';
import type { PassageIndex } from './passages.ts';
import { recordFiles, retireRecordFile } from './records.ts';
import type { Database } from './seam.ts';

const columns = `id, kind, name, owner, schedule, watched, audience, pii_policy as "piiPolicy", settings,
  paused_at as "pausedAt", deleted_at as "deletedAt"`;

/** Name under which the documents of a source are stored. */
export function documentSource(sourceId: string): string {
  return `source:${sourceId}`;
}

/** All sources by name, deleted ones that can still be brought back last. */
export async function listSources(db: Database): Promise<(SourceRecord & { documents: number })[]> {
  return db.query(
    `select ${columns}, (select count(distinct o.document_id) from document_owners o
         where o.source = 'source:' || s.id) as documents
     from sources s order by deleted_at is not null, name, id`,
  );
}

export async function getSource(db: Database, id: string): Promise<SourceRecord | null> {
  const [row] = await db.query<SourceRecord>(`select ${columns} from sources where id = $1`, [id]);
  return row ?? null;
}

export async function addSource(
  db: Database,
  source: SourceSettings & { id: string; kind: SourceKind },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(
      `insert into sources (id, kind, name, owner, schedule, watched, audience, pii_policy, settings)
       values ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9::jsonb)`,
      [source.id, source.kind, ...valuesOf(source)],
    );
    await audit(tx, 'source.added', { kind: 'source', id: source.id }, { ...source });
  });
}

/** False when there is no such source. */
export async function changeSource(db: Database, id: string, change: SourceSettings): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx.query(
      `update sources set name = $2, owner = $3, schedule = $4, watched = $5, audience = $6::text[],
         pii_policy = $7, settings = $8::jsonb, updated_at = now()
       where id = $1 and deleted_at is null returning id`,
      [id, ...valuesOf(change)],
    );
    if (rows.length > 0) await audit(tx, 'source.changed', { kind: 'source', id }, { ...change });
    return rows.length > 0;
  });
}

export type SourceMark = 'paused' | 'resumed' | 'deleted' | 'restored';

const marks: Record<SourceMark, string> = {
  paused: 'paused_at = now() where id = $1 and deleted_at is null and paused_at is null',
  resumed: 'paused_at = null where id = $1 and deleted_at is null and paused_at is not null',
  deleted: 'deleted_at = now() where id = $1 and deleted_at is null',
  restored: 'deleted_at = null where id = $1 and deleted_at is not null',
};

/** False when there was nothing to change. */
export async function markSource(db: Database, id: string, mark: SourceMark): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx.query(`update sources set updated_at = now(), ${marks[mark]} returning id`, [id]);
    if (rows.length > 0) await audit(tx, `source.${mark}`, { kind: 'source', id });
    return rows.length > 0;
  });
}

/**
 * Erases the sources that were deleted before a time, or one that was deleted, with their notes; their documents are retired unless another
 * source has them. Returns the ids.
 */
export async function purgeSources(
  db: Database,
  which: { before: Date } | { sourceId: string },
  index: PassageIndex,
): Promise<string[]> {
  const due = await db.query<{ id: string }>(
    'select id from sources where deleted_at is not null and (deleted_at <= $1::timestamptz or id = $2) order by id',
    'before' in which ? [which.before.toISOString(), null] : [null, which.sourceId],
  );
  for (const { id } of due) {
    const source = documentSource(id);
    for (const uri of await recordFiles(db, `${source}:`)) await retireRecordFile(db, uri, index);
    const uris = await db.query<{ uri: string }>('select uri from document_owners where source = $1', [
      source,
    ]);
    const retired = await releaseDocuments(
      db,
      source,
      uris.map((row) => row.uri),
      index,
    );
    await db.transaction(async (tx) => {
      await tx.query('delete from sources where id = $1 and deleted_at is not null', [id]);
      await audit(tx, 'source.erased', { kind: 'source', id }, { retired });
    });
  }
  return due.map((row) => row.id);
}

function valuesOf(source: SourceSettings): unknown[] {
  return [
    source.name,
    source.owner,
    source.schedule,
    source.watched,
    source.audience,
    source.piiPolicy,
    JSON.stringify(source.settings),
  ];
}
