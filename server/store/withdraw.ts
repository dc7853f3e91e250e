// Taking a document out of use by hand: it answers no longer, old citations still resolve, and it can be undone.
import { vietnameseDay } from '../vietnamese/relative-dates.ts';
import { audit } from './audit.ts';
import { deriveStatus } from './derive-status.ts';
import type { PassageIndex } from './passages.ts';
import type { Database } from './seam.ts';
import { affectedBy } from './validity.ts';

/** Withdraws a document; false when there is none in use with this id. */
export async function withdrawDocument(
  db: Database,
  id: string,
  index: PassageIndex,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const affected = await affectedBy(tx, [id]);
    const found = await tx.query(
      `update documents set withdrawn_at = $2::timestamptz, retired_at = coalesce(retired_at, $2::timestamptz),
         updated_at = now() where id = $1 and withdrawn_at is null returning id`,
      [id, now.toISOString()],
    );
    if (found.length === 0) return false;
    const passages = await tx.query<{ row_id: number }>(
      `update passages p set live = false, withdrawn = true, version_digest = d.version_digest from documents d
       where d.id = p.document_id and p.live and p.document_id = $1 returning p.row_id`,
      [id],
    );
    if (passages.length > 0)
      await index.unindexPassages(
        tx,
        passages.map((row) => row.row_id),
      );
    await deriveStatus(tx, [], affected, vietnameseDay(now));
    await audit(tx, 'document.withdrawn', { kind: 'document', id }, { passages: passages.length });
    return true;
  });
}

/** Undoes a withdrawal; false when the document is not withdrawn. */
export async function restoreDocument(
  db: Database,
  id: string,
  index: PassageIndex,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const found = await tx.query(
      `update documents set withdrawn_at = null, retired_at = null, updated_at = now()
       where id = $1 and withdrawn_at is not null returning id`,
      [id],
    );
    if (found.length === 0) return false;
    const passages = await tx.query<{ rowId: number; searchText: string }>(
      `update passages set live = true, withdrawn = false where document_id = $1 and withdrawn
       returning row_id as "rowId", search_text as "searchText"`,
      [id],
    );
    await index.indexPassages(tx, passages);
    await deriveStatus(tx, [id], [], vietnameseDay(now));
    await audit(tx, 'document.restored', { kind: 'document', id }, { passages: passages.length });
    return true;
  });
}
