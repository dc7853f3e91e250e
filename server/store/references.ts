// The register of cited legal documents and the places where each is cited.
import type { LegalReference, Span } from '../domain.ts';
import type { Database } from './seam.ts';

/** A cited legal document with its places in the documents that the viewer may read. */
export type ReferenceEntry = Omit<LegalReference, 'mentions'> & {
  mentions: {
    documentId: string;
    documentTitle: string;
    path: string;
    place: string;
    span: Span;
    printed: string;
    /** Named among the legal bases of the document. */
    basis: boolean;
  }[];
  /** The stored document that has this number, when the knowledge base holds it. */
  storedDocumentId: string | null;
};

type Row = {
  key: string;
  type: string;
  number: string | null;
  issued_on: string | null;
  issuer: string | null;
  title: string | null;
  stored_document: string | null;
  document_id: string;
  document_title: string;
  path: string;
  place: string | null;
  span_start: number;
  span_end: number;
  printed: string;
  basis: boolean;
};

/** Cited legal documents, ordered by key, mentions in document order; optionally of some keys or documents only. */
export async function listReferences(
  db: Database,
  filter: { groups: string[]; keys?: string[]; documentIds?: string[] },
): Promise<ReferenceEntry[]> {
  const rows = await db.query<Row>(
    `select r.key, r.type, r.number, r.issued_on, r.issuer, r.title, m.document_id, d.title as document_title,
       m.path, n.place, m.span_start, m.span_end, m.printed, m.basis,
       (select min(s.id) from documents s
        where (s.number_key = r.key or s.name_key = r.key) and s.retired_at is null and s.audience && $1::text[]) as stored_document
     from legal_references r
     join legal_mentions m on m.key = r.key
     join documents d on d.id = m.document_id and d.retired_at is null and d.audience && $1::text[]
     left join outline_nodes n on n.document_id = m.document_id and n.path = m.path
     where ($2::text[] is null or r.key = any($2::text[]))
       and ($3::text[] is null or m.document_id = any($3::text[]))
     order by r.key, m.document_id, m.span_start`,
    [filter.groups, filter.keys ?? null, filter.documentIds ?? null],
  );
  const entries = new Map<string, ReferenceEntry>();
  for (const row of rows) {
    const entry = entries.get(row.key) ?? emptyEntry(row);
    entry.mentions.push({
      documentId: row.document_id,
      documentTitle: row.document_title,
      path: row.path,
      place: row.place ?? row.path,
      span: { start: row.span_start, end: row.span_end },
      printed: row.printed,
      basis: row.basis,
    });
    entries.set(row.key, entry);
  }
  return [...entries.values()];
}

/** Replaces the mentions of one document; what is known of a cited document is completed, never erased. */
export async function saveReferences(
  tx: Database,
  documentId: string,
  references: LegalReference[],
): Promise<void> {
  await tx.query('delete from legal_mentions where document_id = $1', [documentId]);
  if (references.length === 0) return;
  const unique = [...new Map(references.map((reference) => [reference.key, reference])).values()];
  await tx.query(
    `insert into legal_references as l (key, type, number, issued_on, issuer, title)
     select key, type, number, date, issuer, title
     from jsonb_to_recordset($1::jsonb) as r(key text, type text, number text, date date, issuer text, title text)
     order by key
     on conflict (key) do update set number = coalesce(l.number, excluded.number),
       issued_on = coalesce(l.issued_on, excluded.issued_on), issuer = coalesce(l.issuer, excluded.issuer),
       title = coalesce(l.title, excluded.title)
     where (l.number is null and excluded.number is not null)
       or (l.issued_on is null and excluded.issued_on is not null)
       or (l.issuer is null and excluded.issuer is not null)
       or (l.title is null and excluded.title is not null)`,
    [JSON.stringify(unique)],
  );
  const mentions = references.flatMap((reference) =>
    reference.mentions.map((mention) => ({
      key: reference.key,
      path: mention.path,
      span_start: mention.span.start,
      span_end: mention.span.end,
      printed: mention.printed,
      basis: mention.basis === true,
    })),
  );
  await tx.query(
    `insert into legal_mentions (key, document_id, path, span_start, span_end, printed, basis)
     select key, $1, path, span_start, span_end, printed, basis
     from jsonb_to_recordset($2::jsonb) as r(key text, path text, span_start int, span_end int, printed text,
       basis boolean)
     on conflict do nothing`,
    [documentId, JSON.stringify(mentions)],
  );
}

function emptyEntry(row: Row): ReferenceEntry {
  return {
    key: row.key,
    type: row.type,
    number: row.number,
    date: row.issued_on,
    issuer: row.issuer,
    title: row.title,
    mentions: [],
    storedDocumentId: row.stored_document,
  };
}
