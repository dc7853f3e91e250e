// Reading documents: one with its text, an earlier version of it, its outline, and lists of them.
import type { DocumentRecord, NodeKind, OutlineNode, ValidityStatus } from '../domain.ts';
import type { StoredPage } from './save-document.ts';
import type { Database } from './seam.ts';

export { knownDocuments, type Owned, releaseDocuments } from './owners.ts';
export { retireDocuments } from './retire.ts';
export {
  type DocumentFile,
  type DocumentParts,
  restampDocument,
  saveDocument,
} from './save-document.ts';

export type StoredDocument = DocumentRecord & {
  source: string;
  text: string;
  pages: StoredPage[];
  /** What the reader had to guess or leave out, in Vietnamese, for the document page. */
  warnings: string[];
  versionDigest: string;
  retired: boolean;
};

type RecordRow = {
  id: string;
  uri: string;
  digest: string;
  title: string;
  type: string | null;
  issuer: string | null;
  number: string | null;
  issued_on: string | null;
  year: number | null;
  status: ValidityStatus;
  provenance: string | null;
  audience: string[];
};

const recordColumns =
  'd.id, d.uri, d.digest, d.title, d.type, d.issuer, d.number, d.issued_on, d.year, d.status, d.provenance, d.audience';

/** A document with its text, retired ones too (old citations lead to them); null when unknown or not readable. */
export async function getDocument(
  db: Database,
  id: string,
  groups: string[],
): Promise<StoredDocument | null> {
  const [row] = await db.query<
    RecordRow & {
      source: string;
      text: string;
      pages: StoredPage[];
      warnings: string[];
      version_digest: string;
      retired: boolean;
    }
  >(
    `select ${recordColumns}, d.source, d.text, d.pages, d.warnings, d.version_digest,
       d.retired_at is not null as retired
     from documents d where d.id = $1 and d.audience && $2::text[]`,
    [id, groups],
  );
  if (!row) return null;
  return {
    ...recordOfRow(row),
    source: row.source,
    text: row.text,
    pages: row.pages,
    warnings: row.warnings,
    versionDigest: row.version_digest,
    retired: row.retired,
  };
}

/** The text that spans of version `versionDigest` refer to, current or superseded. */
export async function getDocumentVersion(
  db: Database,
  id: string,
  versionDigest: string,
  groups: string[],
): Promise<{ text: string; pages: StoredPage[] } | null> {
  const [row] = await db.query<{ text: string; pages: StoredPage[] }>(
    `select d.text, d.pages from documents d
     where d.id = $1 and d.version_digest = $2 and d.audience && $3::text[]
     union all
     select v.text, v.pages from document_versions v join documents d on d.id = v.document_id
     where v.document_id = $1 and v.digest = $2 and d.audience && $3::text[]
     limit 1`,
    [id, versionDigest, groups],
  );
  return row ?? null;
}

/** Documents in use, newest year first, then by title; `total` counts all that the viewer may read. */
export async function listDocuments(
  db: Database,
  filter: { groups: string[]; limit: number; offset?: number },
): Promise<{ documents: DocumentRecord[]; total: number }> {
  const rows = await db.query<RecordRow>(
    `select ${recordColumns} from documents d where d.retired_at is null and d.audience && $1::text[]
     order by d.year desc nulls last, d.title, d.id limit $2 offset $3`,
    [filter.groups, filter.limit, filter.offset ?? 0],
  );
  const [count] = await db.query<{ total: number }>(
    'select count(*) as total from documents d where d.retired_at is null and d.audience && $1::text[]',
    [filter.groups],
  );
  return { documents: rows.map(recordOfRow), total: count?.total ?? 0 };
}

/** Documents in use whose number has this key (see documentNumberKey). */
export async function documentsByNumber(
  db: Database,
  numberKey: string,
  groups: string[],
): Promise<DocumentRecord[]> {
  const rows = await db.query<RecordRow>(
    `select ${recordColumns} from documents d
     where d.number_key = $1 and d.retired_at is null and d.audience && $2::text[] order by d.id`,
    [numberKey, groups],
  );
  return rows.map(recordOfRow);
}

/** Documents in use that have a node at one of these canonical paths ("III.2.4", "Điều 5.2"), newest year first. */
export async function documentsWithPlace(
  db: Database,
  paths: string[],
  groups: string[],
): Promise<DocumentRecord[]> {
  const rows = await db.query<RecordRow>(
    `select ${recordColumns} from documents d
     where d.retired_at is null and d.audience && $2::text[]
       and exists (select 1 from outline_nodes n where n.document_id = d.id and n.path = any($1::text[]))
     order by d.year desc nulls last, d.title, d.id`,
    [paths, groups],
  );
  return rows.map(recordOfRow);
}

type NodeRow = {
  path: string;
  section: string;
  kind: NodeKind;
  printed: string;
  heading: string;
  place: string;
  parent: string | null;
  ordinal: number;
  line_first: number;
  line_last: number;
  span_start: number;
  span_end: number;
};

/** The outline of a document in its order; with `kinds`, only those kinds of node. */
export async function outline(
  db: Database,
  documentId: string,
  groups: string[],
  kinds?: NodeKind[],
): Promise<OutlineNode[]> {
  const rows = await db.query<NodeRow>(
    `select n.path, n.section, n.kind, n.printed, n.heading, n.place, n.parent, n.ordinal, n.line_first,
       n.line_last, n.span_start, n.span_end
     from outline_nodes n join documents d on d.id = n.document_id
     where n.document_id = $1 and d.audience && $2::text[] and ($3::text[] is null or n.kind = any($3::text[]))
     order by n.position`,
    [documentId, groups, kinds ?? null],
  );
  return rows.map((row) => ({
    path: row.path,
    section: row.section,
    kind: row.kind,
    printed: row.printed,
    heading: row.heading,
    place: row.place,
    parent: row.parent,
    ordinal: row.ordinal,
    lines: { first: row.line_first, last: row.line_last },
    span: { start: row.span_start, end: row.span_end },
  }));
}

function recordOfRow(row: RecordRow): DocumentRecord {
  return {
    id: row.id,
    uri: row.uri,
    digest: row.digest,
    title: row.title,
    type: row.type,
    issuer: row.issuer,
    number: row.number,
    issuedOn: row.issued_on,
    year: row.year,
    status: row.status,
    provenance: row.provenance,
    audience: row.audience,
  };
}
