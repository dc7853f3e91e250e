// Corrections of a document's number, dates and status by hand: the newest that is not undone holds.
import type { Correction } from '../domain-validity.ts';
import { documentNumberKey } from '../vietnamese/document-number.ts';
import { vietnameseDay } from '../vietnamese/relative-dates.ts';
import { audit } from './audit.ts';
import { deriveStatus } from './derive-status.ts';
import type { Database } from './seam.ts';
import { affectedBy } from './validity.ts';

/** Puts a correction over what was read; false when there is no such document. */
export async function correctDocument(
  db: Database,
  id: string,
  correction: Correction,
  now: Date,
): Promise<boolean> {
  return change(db, id, now, async (tx) => {
    const key = correction.number === null ? null : documentNumberKey(correction.number);
    await tx.query(
      `insert into document_corrections (document_id, at, number, number_key, issued_on, status, valid_from, valid_to, note)
       values ($1, $2::timestamptz, $3, $4, $5::date, $6, $7::date, $8::date, $9)`,
      [
        ...[id, now.toISOString(), correction.number, key, correction.issuedOn, correction.status],
        ...[correction.validFrom, correction.validTo, correction.note],
      ],
    );
    await audit(tx, 'document.corrected', { kind: 'document', id }, correction);
    return true;
  });
}

/** Takes the newest correction back; the one before it holds again. False when there is none. */
export async function undoCorrection(db: Database, id: string, now: Date): Promise<boolean> {
  return change(db, id, now, async (tx) => {
    const undone = await tx.query(
      `update document_corrections set undone_at = $2::timestamptz where id = (select max(id) from document_corrections
         where document_id = $1 and undone_at is null) returning id`,
      [id, now.toISOString()],
    );
    if (undone.length > 0) await audit(tx, 'document.correction_undone', { kind: 'document', id });
    return undone.length > 0;
  });
}

/** The correction that holds, null when the document stands as read. */
export async function currentCorrection(db: Database, id: string): Promise<Correction | null> {
  const [row] = await db.query<Correction>(
    `select number, issued_on as "issuedOn", status, valid_from as "validFrom", valid_to as "validTo", note
     from document_corrections where document_id = $1 and undone_at is null order by id desc limit 1`,
    [id],
  );
  return row ?? null;
}

async function change(
  db: Database,
  id: string,
  now: Date,
  work: (tx: Database) => Promise<boolean>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const found = await tx.query('select 1 from documents where id = $1 for update', [id]);
    if (found.length === 0) return false;
    const before = await affectedBy(tx, [id]);
    const done = await work(tx);
    if (done) await deriveStatus(tx, [id], before, vietnameseDay(now));
    return done;
  });
}
