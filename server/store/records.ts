// Bulk-imported records: one passage each, grouped into documents, written in large batches.
import type { DocumentMeta, Passage } from '../domain.ts';
import { documentNumberKey } from '../vietnamese/document-number.ts';
import { audit } from './audit.ts';
import type { PassageIndex } from './passages.ts';
import { textDigest } from './save-document.ts';
import type { Database } from './seam.ts';
import { type PassageCounts, writePassages } from './write-passages.ts';

export const recordSource = 'records';

/** A document made of records. `passages` are in order; their spans refer to the texts joined by `separator`. */
export type RecordDocument = {
  id: string;
  uri: string;
  meta: DocumentMeta;
  audience: string[];
  passages: Passage[];
};

export const recordSeparator = '\n\n';

/**
 * Stores a batch of such documents in one transaction. Records that a document already has and the
 * batch lacks stay: a file may bring the records of one document in several groups.
 * `importId` notes the records as seen (see `retireUnseen`); null on a first import.
 */
export async function saveRecords(
  db: Database,
  documents: RecordDocument[],
  index: PassageIndex,
  importId: string | null,
): Promise<PassageCounts> {
  return db.transaction(async (tx) => {
    const ids = documents.map((document) => document.id).sort();
    await tx.query('select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest($1::text[]) as id', [
      ids,
    ]);
    if (importId !== null) await noteSeen(tx, importId, documents);
    const known = await knownRecordDocuments(tx, ids);
    const blocked = await blockedDocuments(tx, ids);
    const open = documents.filter((document) => !blocked.has(document.id));
    const merged = open.map((document) => merge(document, known.get(document.id)));
    const changed = merged.filter((document) => document.digest !== known.get(document.id)?.digest);
    const counts: PassageCounts = { created: 0, updated: 0, unchanged: 0, retired: 0 };
    for (const { id, passages } of documents) if (blocked.has(id)) counts.unchanged += passages.length;
    for (const document of merged) {
      if (!changed.includes(document)) counts.unchanged += document.given;
    }
    if (changed.length === 0) return counts;
    await keepVersions(
      tx,
      changed.filter((document) => known.has(document.id)),
    );
    await upsertRecordDocuments(tx, changed);
    for (const [audience, group] of byAudience(changed)) {
      const written = await writePassages(tx, index, {
        incoming: group.flatMap((document) => document.passages),
        audience: JSON.parse(audience),
        complete: [],
        formerVersions: new Map([...known].map(([id, row]) => [id, row.versionDigest])),
        versions: new Map(group.map((document) => [document.id, document.versionDigest])),
      });
      const kept = group.reduce((sum, document) => sum + document.passages.length - document.given, 0);
      counts.created += written.created;
      counts.updated += written.updated;
      counts.unchanged += Math.max(0, written.unchanged - kept);
    }
    return counts;
  });
}

/** True when the file brought records before, also in a run that was cut off. */
export async function hasRecordsOf(db: Database, uri: string): Promise<boolean> {
  const rows = await db.query('select 1 from documents where source = $1 and uri = $2 limit 1', [
    recordSource,
    uri,
  ]);
  return rows.length > 0;
}

export type ImportedFile = {
  uri: string;
  /** Hash of the file and of the program's way of reading it. */
  digest: string;
  records: number;
  failed: number;
  /** Reasons, at most as many as the importer lists. */
  failures: string[];
};

/** What was noted when the file was last read to its end; null when never. */
export async function importedDigest(db: Database, uri: string): Promise<ImportedFile | null> {
  const [row] = await db.query<ImportedFile>(
    'select uri, digest, records, failed, failures from imported_files where uri = $1',
    [uri],
  );
  return row ?? null;
}

/** Notes that the file was read to its end and forgets the notes of the import. */
export async function finishImport(db: Database, file: ImportedFile, importId: string | null): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(
      `insert into imported_files (uri, digest, records, failed, failures) values ($1, $2, $3, $4, $5::text[])
       on conflict (uri) do update set digest = excluded.digest, records = excluded.records,
         failed = excluded.failed, failures = excluded.failures, imported_at = now()`,
      [file.uri, file.digest, file.records, file.failed, file.failures],
    );
    if (importId !== null) await tx.query('delete from import_seen where import_id = $1', [importId]);
    await audit(tx, 'records.imported', { kind: 'file', id: file.uri }, { records: file.records });
  });
}

/** Takes out of use the records of the file that this import did not meet; returns how many. */
export async function retireUnseen(
  db: Database,
  uri: string,
  importId: string,
  index: PassageIndex,
): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx.query<{ row_id: number }>(
      `update passages p set live = false, version_digest = d.version_digest from documents d
       where d.id = p.document_id and d.source = $1 and d.uri = $2 and p.live
         and not exists (select 1 from import_seen s where s.import_id = $3 and s.record_id = p.id)
       returning p.row_id`,
      [recordSource, uri, importId],
    );
    if (rows.length === 0) return 0;
    await index.unindexPassages(
      tx,
      rows.map((row) => row.row_id),
    );
    // an empty digest makes the next import of the document rewrite it; its text keeps the old spans valid
    await tx.query(
      `update documents d set digest = '', updated_at = now(),
         retired_at = case when exists (select 1 from passages p where p.document_id = d.id and p.live)
           then null else now() end
       where d.source = $1 and d.uri = $2 and d.retired_at is null and exists (select 1 from passages p
         where p.document_id = d.id and p.row_id = any($3::bigint[]))`,
      [recordSource, uri, rows.map((row) => row.row_id)],
    );
    await audit(tx, 'records.retired', { kind: 'file', id: uri }, { records: rows.length });
    return rows.length;
  });
}

/** Files that brought records and lie under `prefix`, for retiring those that were removed. */
export async function recordFiles(db: Database, prefix: string): Promise<string[]> {
  const rows = await db.query<{ uri: string }>(
    `select uri from imported_files where starts_with(uri, $1)
     union select uri from documents where source = $2 and starts_with(uri, $1) and retired_at is null order by uri`,
    [prefix, recordSource],
  );
  return rows.map((row) => row.uri);
}

/** Takes a removed file's records out of use and forgets the file. */
export async function retireRecordFile(db: Database, uri: string, index: PassageIndex): Promise<number> {
  const retired = await retireUnseen(db, uri, 'none', index);
  await db.query('delete from imported_files where uri = $1', [uri]);
  return retired;
}

type Merged = RecordDocument & { text: string; digest: string; versionDigest: string; given: number };
type KnownDocument = { digest: string; versionDigest: string; passages: Passage[] };

/** The document with the live records it already has, the incoming ones replacing theirs in place. */
function merge(document: RecordDocument, known: KnownDocument | undefined): Merged {
  const incoming = new Map(document.passages.map((passage) => [passage.id, passage]));
  const kept = known?.passages ?? [];
  const keptIds = new Set(kept.map((passage) => passage.id));
  const ordered = [
    ...kept.map((passage) => incoming.get(passage.id) ?? passage),
    ...[...incoming.values()].filter((passage) => !keptIds.has(passage.id)),
  ];
  const { passages, text } = layOut(ordered);
  const digest = textDigest(
    JSON.stringify([
      document.meta,
      document.audience,
      passages.map((p) => [p.id, p.digest, p.section, p.searchText]),
    ]),
  );
  return { ...document, passages, text, digest, versionDigest: textDigest(text), given: incoming.size };
}

/** Places the texts one after another; ordinals, lines and spans follow from the places. */
function layOut(ordered: Passage[]): { passages: Passage[]; text: string } {
  let start = 0;
  let line = 1;
  const passages = ordered.map((passage, ordinal) => {
    const end = start + passage.text.length;
    const last = line + (passage.text.match(/\n/g)?.length ?? 0);
    const placed = { ...passage, ordinal, spans: [{ start, end }], lines: { first: line, last } };
    start = end + recordSeparator.length;
    line = last + recordSeparator.length;
    return placed;
  });
  return { passages, text: passages.map((passage) => passage.text).join(recordSeparator) };
}

async function knownRecordDocuments(tx: Database, ids: string[]): Promise<Map<string, KnownDocument>> {
  const rows = await tx.query<{
    id: string;
    digest: string;
    version_digest: string;
    passages: Passage[] | null;
  }>(
    `select d.id, d.digest, d.version_digest, (select jsonb_agg(jsonb_build_object('id', p.id,
         'documentId', p.document_id, 'path', p.path, 'section', p.section, 'place', p.place, 'kind', p.kind,
         'headings', p.headings, 'text', p.text, 'page', p.page, 'searchText', p.search_text, 'digest', p.digest)
         order by p.ordinal, p.row_id)
       from passages p where p.document_id = d.id and p.live) as passages
     from documents d where d.id = any($1::text[])`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { digest: row.digest, versionDigest: row.version_digest, passages: row.passages ?? [] },
    ]),
  );
}

/** Documents that were erased or taken out of use by hand: an import does not bring them back. */
async function blockedDocuments(tx: Database, ids: string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select id from documents where id = any($1::text[]) and withdrawn_at is not null
     union select document_id from erasures where document_id = any($1::text[])`,
    [ids],
  );
  return new Set(rows.map((row) => row.id));
}

function byAudience(documents: Merged[]): Map<string, Merged[]> {
  return Map.groupBy(documents, (document) => JSON.stringify(document.audience));
}

async function noteSeen(tx: Database, importId: string, documents: RecordDocument[]): Promise<void> {
  await tx.query(
    'insert into import_seen (import_id, record_id) select $1, id from unnest($2::text[]) as id on conflict do nothing',
    [importId, documents.flatMap((document) => document.passages.map((passage) => passage.id))],
  );
}

/** Keeps the former texts of known documents, but for those that only grew at their end: old spans still hold there. */
async function keepVersions(tx: Database, documents: Merged[]): Promise<void> {
  if (documents.length === 0) return;
  await tx.query(
    `insert into document_versions (document_id, digest, text, pages)
     select d.id, d.version_digest, d.text, d.pages
     from documents d join jsonb_to_recordset($1::jsonb) as r(id text, version text) on r.id = d.id
     where d.version_digest <> r.version
       and not starts_with((select n.text from jsonb_to_recordset($2::jsonb) as n(id text, text text)
         where n.id = d.id), d.text || $3)
     on conflict do nothing`,
    [
      JSON.stringify(documents.map(({ id, versionDigest }) => ({ id, version: versionDigest }))),
      JSON.stringify(documents.map(({ id, text }) => ({ id, text }))),
      recordSeparator,
    ],
  );
}

async function upsertRecordDocuments(tx: Database, documents: Merged[]): Promise<void> {
  const rows = documents.map((document) => ({
    id: document.id,
    uri: document.uri,
    digest: document.digest,
    version_digest: document.versionDigest,
    ...document.meta,
    issued_on: document.meta.issuedOn,
    number_key: document.meta.number === null ? null : documentNumberKey(document.meta.number),
    audience: document.audience,
    text: document.text,
  }));
  await tx.query(
    `insert into documents (id, source, uri, digest, version_digest, title, type, issuer, number, number_key,
       issued_on, year, status, provenance, audience, text)
     select id, $2, uri, digest, version_digest, title, type, issuer, number, number_key, issued_on, year,
       status, provenance, audience, text
     from jsonb_to_recordset($1::jsonb) as r(id text, uri text, digest text, version_digest text, title text,
       type text, issuer text, number text, number_key text, issued_on date, year int, status text,
       provenance text, audience text[], text text)
     on conflict (id) do update set source = excluded.source, uri = excluded.uri, digest = excluded.digest,
       version_digest = excluded.version_digest, title = excluded.title, type = excluded.type,
       issuer = excluded.issuer, number = excluded.number, number_key = excluded.number_key,
       issued_on = excluded.issued_on, year = excluded.year, status = excluded.status,
       provenance = excluded.provenance, audience = excluded.audience, text = excluded.text,
       retired_at = null, updated_at = now()`,
    [JSON.stringify(rows), recordSource],
  );
}
