// Who owns a document: each source that has the file. One file is one document; the last owner to go retires it.
import type { PassageIndex } from './passages.ts';
import { retireDocuments } from './retire.ts';
import type { Database } from './seam.ts';

/** A document as its owner knows it. */
export type Owned = {
  id: string;
  uri: string;
  digest: string;
  content: string | null;
  retired: boolean;
  /** Contents of its other owners: where one differs, a change of this owner's file must not change the document. */
  others: (string | null)[];
};

/** What synchronisation knows of the documents of a source whose uri starts with `prefix`. */
export async function knownDocuments(db: Database, source: string, prefix: string): Promise<Owned[]> {
  return db.query(
    `select o.document_id as id, o.uri, o.digest, o.content, d.retired_at is not null as retired,
       array(select other.content from document_owners other where other.document_id = o.document_id
         and (other.source, other.uri) <> (o.source, o.uri)) as others
     from document_owners o join documents d on d.id = o.document_id
     where o.source = $1 and starts_with(o.uri, $2) order by o.uri`,
    [source, prefix],
  );
}

/** True when the id belongs to a document of another owner, and this owner needs an id of its own. */
export async function idIsTaken(db: Database, id: string, source: string, uri: string): Promise<boolean> {
  const rows = await db.query(
    'select 1 from document_owners where document_id = $1 and (source, uri) <> ($2, $3) limit 1',
    [id, source, uri],
  );
  return rows.length > 0;
}

/**
 * Makes the source an owner of the document that another source made of the same content; null when there is
 * none. The document that the uri led to before is retired when nobody else owns it.
 */
export async function shareDocument(
  db: Database,
  owner: { source: string; uri: string; digest: string; content: string; plain: string },
  index: PassageIndex,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const twin = await findTwin(tx, owner);
    if (twin === null) return null;
    await own(tx, { ...owner, documentId: twin }, index);
    return twin;
  });
}

/**
 * The document in use that another source has of the same content, or the one that was taken out of use by hand; holds
 * the locks under which it cannot go away, nor a second one appear, before the transaction ends. A file that no manifest
 * describes is the same as one that a manifest does (`plain` of that one); the described one knows more of it.
 */
export async function findTwin(
  tx: Database,
  owner: { source: string; content: string; plain: string },
): Promise<string | null> {
  // one lock for the file, described or not
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [owner.plain]);
  const [twin] = await tx.query<{ id: string }>(
    `select d.id from document_owners o join documents d on d.id = o.document_id
     where (o.content = $1 or o.plain = $1) and o.source <> $2
       and (d.retired_at is null or d.withdrawn_at is not null)
     order by o.plain is null, d.created_at, d.id limit 1 for update of d`,
    [owner.content, owner.source],
  );
  return twin?.id ?? null;
}

/**
 * Makes the owners of the undescribed file `plain` owners of the document that describes it; the documents they leave
 * are retired when nobody else owns them, and their old citations still resolve.
 */
export async function takeOverPlain(
  tx: Database,
  document: { id: string; source: string; plain: string },
  index: PassageIndex,
): Promise<void> {
  const left = await tx.query<{ document_id: string }>(
    `with before as (select source, uri, document_id from document_owners
       where content = $1 and document_id <> $2 and source <> $3 for update)
     update document_owners o set document_id = $2 from before b
     where o.source = b.source and o.uri = b.uri returning b.document_id`,
    [document.plain, document.id, document.source],
  );
  if (left.length > 0) await retireOrphans(tx, [...new Set(left.map((row) => row.document_id))], index);
}

/** Notes the owner of a document; call it in the transaction that stores the document. */
export async function own(
  tx: Database,
  owner: {
    source: string;
    uri: string;
    documentId: string;
    digest: string;
    content: string | null;
    /** Null, or equal to `content`, for a file that no manifest describes. */
    plain: string | null;
  },
  index: PassageIndex,
): Promise<void> {
  const [before] = await tx.query<{ document_id: string }>(
    'select document_id from document_owners where source = $1 and uri = $2 for update',
    [owner.source, owner.uri],
  );
  await tx.query(
    `insert into document_owners (source, uri, document_id, digest, content, plain)
     values ($1, $2, $3, $4, $5, nullif($6, $5))
     on conflict (source, uri) do update set document_id = excluded.document_id, digest = excluded.digest,
       content = excluded.content, plain = excluded.plain`,
    [owner.source, owner.uri, owner.documentId, owner.digest, owner.content, owner.plain],
  );
  if (before && before.document_id !== owner.documentId) await retireOrphans(tx, [before.document_id], index);
}

/** Takes files away from a source; returns how many documents nobody owns any more and are retired. */
export async function releaseDocuments(
  db: Database,
  source: string,
  uris: string[],
  index: PassageIndex,
): Promise<number> {
  if (uris.length === 0) return 0;
  return db.transaction(async (tx) => {
    const released = await tx.query<{ document_id: string }>(
      'delete from document_owners where source = $1 and uri = any($2::text[]) returning document_id',
      [source, uris],
    );
    return retireOrphans(tx, [...new Set(released.map((row) => row.document_id))], index);
  });
}

/** Uris of a source that are not among `kept` and lie in none of its archives. */
export async function ownedUris(db: Database, source: string): Promise<string[]> {
  const rows = await db.query<{ uri: string }>(
    'select uri from document_owners where source = $1 order by uri',
    [source],
  );
  return rows.map((row) => row.uri);
}

async function retireOrphans(tx: Database, ids: string[], index: PassageIndex): Promise<number> {
  // a source that is about to share one of them holds its row: waiting here, we then see its link
  await tx.query('select 1 from documents where id = any($1::text[]) order by id for update', [ids]);
  const orphans = await tx.query<{ id: string }>(
    `select id from unnest($1::text[]) as id
     where not exists (select 1 from document_owners o where o.document_id = id)`,
    [ids],
  );
  return retireDocuments(
    tx,
    orphans.map((row) => row.id),
    index,
  );
}
