// Taking documents out of use: they answer no longer, and old citations still lead to them.
import { vietnameseDay } from '../vietnamese/relative-dates.ts';
import { audit } from './audit.ts';
import { deriveStatus } from './derive-status.ts';
import type { PassageIndex } from './passages.ts';
import type { Database } from './seam.ts';
import { affectedBy } from './validity.ts';

/** Takes documents out of use; their text and passages stay for old citations. */
export async function retireDocuments(
  db: Database,
  ids: string[],
  index: PassageIndex,
  now = new Date(),
): Promise<number> {
  if (ids.length === 0) return 0;
  return db.transaction(async (tx) => {
    const retired = await tx.query<{ id: string }>(
      `update documents set retired_at = now(), updated_at = now()
       where id = any($1::text[]) and retired_at is null returning id`,
      [ids],
    );
    const documents = retired.map((row) => row.id);
    await deriveStatus(tx, [], await affectedBy(tx, documents), vietnameseDay(now));
    const passages = await tx.query<{ row_id: number }>(
      `update passages p set live = false, version_digest = d.version_digest from documents d
       where d.id = p.document_id and p.live and p.document_id = any($1::text[]) returning p.row_id`,
      [documents],
    );
    const rowIds = passages.map((row) => row.row_id);
    if (rowIds.length > 0) await index.unindexPassages(tx, rowIds);
    for (const id of documents) await audit(tx, 'document.retired', { kind: 'document', id });
    return documents.length;
  });
}
