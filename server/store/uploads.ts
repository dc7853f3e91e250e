// Uploaded files in pieces, kept in the database until a worker, on whichever machine, has read them.
import type { Database } from './seam.ts';

const pieceBytes = 1024 * 1024;

export async function addUpload(
  db: Database,
  upload: { id: string; name: string; bytes: Uint8Array },
): Promise<void> {
  await db.query('insert into uploads (id, name, bytes) values ($1, $2, $3)', [
    upload.id,
    upload.name,
    upload.bytes.length,
  ]);
  for (let piece = 0; piece * pieceBytes < upload.bytes.length; piece += 1) {
    const part = upload.bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes);
    // a transaction each: the embedded engine looks for room on the disk before every one
    await db.transaction((tx) =>
      tx.query('insert into upload_pieces (upload_id, piece, bytes) values ($1, $2, $3)', [
        upload.id,
        piece,
        Buffer.from(part),
      ]),
    );
  }
}

/** The pieces of an upload in order; nothing when it is gone. */
export async function* readUpload(db: Database, id: string): AsyncGenerator<Uint8Array> {
  for (let piece = 0; ; piece += 1) {
    const [row] = await db.query<{ bytes: Uint8Array }>(
      'select bytes from upload_pieces where upload_id = $1 and piece = $2',
      [id, piece],
    );
    if (!row) return;
    yield row.bytes;
  }
}

export async function hasUpload(db: Database, id: string): Promise<boolean> {
  return (await db.query('select 1 from uploads where id = $1', [id])).length > 0;
}

export async function dropUpload(db: Database, id: string): Promise<void> {
  await db.query('delete from uploads where id = $1', [id]);
}

/** Drops the uploads that could not be read and that nobody has tried again. */
export async function dropOldUploads(db: Database, before: Date): Promise<void> {
  await db.query('delete from uploads where created_at < $1::timestamptz', [before.toISOString()]);
}
