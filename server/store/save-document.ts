// Storing a parsed document in one transaction: readers see all of it or nothing of it.
import { createHash } from 'node:crypto';
import type {
  Agency,
  DocumentMeta,
  Indicator,
  LegalReference,
  OutlineNode,
  Passage,
  Span,
  Task,
} from '../domain.ts';
import type { DocumentDetails, EffectClause, PersonalDataReport } from '../domain-validity.ts';
import { documentNumberKey } from '../vietnamese/document-number.ts';
import { vietnameseDay } from '../vietnamese/relative-dates.ts';
import { saveAgencies } from './agencies.ts';
import { audit } from './audit.ts';
import { deriveStatus } from './derive-status.ts';
import { ErasedDocumentError } from './errors.ts';
import { saveIndicators } from './indicators.ts';
import { findTwin, own, takeOverPlain } from './owners.ts';
import type { PassageIndex } from './passages.ts';
import { saveReferences } from './references.ts';
import { type StatedValidity, saveDetails, savePersonalData } from './save-details.ts';
import type { Database } from './seam.ts';
import { saveTasks } from './tasks.ts';
import { affectedBy } from './validity.ts';
import { writePassages } from './write-passages.ts';

export type StoredPage = { page: number; span: Span; quality?: number };

/** What the parser makes of a text; the shape of ingest/parse.ts. */
export type DocumentParts = {
  meta: DocumentMeta;
  nodes: OutlineNode[];
  passages: Passage[];
  tasks: Task[];
  indicators: Indicator[];
  references: LegalReference[];
  agencies: Agency[];
  /** What the rules read beyond `meta`; absent when a document has no head of its own. */
  details?: DocumentDetails;
  effects?: EffectClause[];
};

export type DocumentFile = {
  id: string;
  source: string;
  uri: string;
  /** Fingerprint of everything the document is made from; equal means nothing to do. */
  digest: string;
  /** Canonical stored text. */
  text: string;
  pages: StoredPage[];
  audience: string[];
  warnings?: string[];
  /** What was found of personal data. */
  personalData?: PersonalDataReport[];
  /** Dates of validity that a manifest states. */
  stated?: StatedValidity;
  /** The day (ISO) for which the status is derived; today when absent. */
  today?: string;
  /** Fingerprint of the file and its access rule, by which the same file of another source is recognised. */
  content?: string;
  /** The same without what a manifest states; equal to `content` where none describes the file. */
  plain?: string;
};

export type SaveResult = 'created' | 'updated' | 'unchanged';

/**
 * Stores a document. The same digest writes nothing; otherwise only the passages that changed are
 * written, and superseded passages and texts stay so that old citations resolve.
 */
export async function saveDocument(
  db: Database,
  parts: DocumentParts,
  file: DocumentFile,
  index: PassageIndex,
): Promise<SaveResult> {
  return db.transaction(async (tx) => {
    // two workers on one server must not write the same document side by side
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [file.id]);
    const [known] = await tx.query<{
      digest: string;
      version_digest: string;
      retired: boolean;
      withdrawn: boolean;
    }>(
      `select digest, version_digest, retired_at is not null as retired, withdrawn_at is not null as withdrawn
       from documents where id = $1`,
      [file.id],
    );
    const { source, uri, digest, content = null, plain = content } = file;
    const owner = { source, uri, digest, content, plain };
    // another source may have brought the same file while this one was being read
    const twin = content && plain ? await findTwin(tx, { source, content, plain }) : null;
    if (twin !== null && twin !== file.id) {
      await own(tx, { ...owner, documentId: twin }, index);
      return 'unchanged';
    }
    // taken out of use by hand: only a hand brings it back
    if (known?.withdrawn || (known && known.digest === file.digest && !known.retired)) {
      await own(tx, { ...owner, documentId: file.id }, index);
      return 'unchanged';
    }
    const version = textDigest(file.text);
    if (!known && (await wasErased(tx, version))) throw new ErasedDocumentError();
    if (known && known.version_digest !== version) await keepVersion(tx, file.id);
    const today = file.today ?? vietnameseDay(new Date());
    const before = known ? await affectedBy(tx, [file.id]) : [];
    await upsertDocument(tx, parts.meta, file, version);
    await saveDetails(tx, file.id, parts.meta, parts.details, parts.effects ?? [], file.stated ?? {});
    await savePersonalData(tx, file.id, file.personalData ?? []);
    await saveOutline(tx, file.id, parts.nodes);
    // tasks and figures point at passages by id: the old ones go before a passage may change its id
    await tx.query('delete from tasks where document_id = $1', [file.id]);
    await tx.query('delete from indicators where document_id = $1', [file.id]);
    const counts = await writePassages(tx, index, {
      incoming: parts.passages,
      audience: file.audience,
      complete: [file.id],
      formerVersions: new Map(known ? [[file.id, known.version_digest]] : []),
      versions: new Map([[file.id, version]]),
    });
    await saveAgencies(tx, parts.agencies);
    await saveTasks(tx, parts.tasks);
    await saveIndicators(tx, parts.indicators);
    await saveReferences(tx, file.id, parts.references);
    await deriveStatus(tx, [file.id], before, today);
    await own(tx, { ...owner, documentId: file.id }, index);
    if (plain && plain !== content) await takeOverPlain(tx, { id: file.id, source, plain }, index);
    const result = known ? 'updated' : 'created';
    await audit(
      tx,
      `document.${result}`,
      { kind: 'document', id: file.id },
      { digest: file.digest, ...counts },
    );
    return result;
  });
}

/** Notes that a document is the same in a newer archive. */
export async function restampDocument(db: Database, id: string, digest: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(
      `update document_owners o set digest = $2 from documents d
       where d.id = $1 and o.document_id = d.id and o.source = d.source and o.uri = d.uri`,
      [id, digest],
    );
    await tx.query('update documents set digest = $2 where id = $1', [id, digest]);
  });
}

/** SHA-256 of a stored text: names the version that spans refer to. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** True when this very text was erased and must not come back. */
async function wasErased(tx: Database, version: string): Promise<boolean> {
  const rows = await tx.query('select 1 from erasures where $1 = any(digests) limit 1', [version]);
  return rows.length > 0;
}

/** Copies the current text of a document to its versions before it is replaced. */
export async function keepVersion(tx: Database, documentId: string): Promise<void> {
  await tx.query(
    `insert into document_versions (document_id, digest, text, pages)
     select id, version_digest, text, pages from documents where id = $1 on conflict do nothing`,
    [documentId],
  );
}

async function upsertDocument(
  tx: Database,
  meta: DocumentMeta,
  file: DocumentFile,
  version: string,
): Promise<void> {
  await tx.query(
    `insert into documents (id, source, uri, digest, version_digest, title, type, issuer, number, number_key,
       issued_on, year, status, provenance, audience, text, pages, warnings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::date, $12, $13, $14, $15::text[], $16, $17::jsonb, $18::text[])
     on conflict (id) do update set source = excluded.source, uri = excluded.uri, digest = excluded.digest,
       version_digest = excluded.version_digest, title = excluded.title, type = excluded.type,
       issuer = excluded.issuer, number = excluded.number, number_key = excluded.number_key,
       issued_on = excluded.issued_on, year = excluded.year, status = excluded.status,
       provenance = excluded.provenance, audience = excluded.audience, text = excluded.text,
       pages = excluded.pages, warnings = excluded.warnings, retired_at = null, updated_at = now()`,
    [
      file.id,
      file.source,
      file.uri,
      file.digest,
      version,
      meta.title,
      meta.type,
      meta.issuer,
      meta.number,
      meta.number === null ? null : documentNumberKey(meta.number),
      meta.issuedOn,
      meta.year,
      meta.status,
      meta.provenance,
      file.audience,
      file.text,
      JSON.stringify(file.pages),
      file.warnings ?? [],
    ],
  );
}

async function saveOutline(tx: Database, documentId: string, nodes: OutlineNode[]): Promise<void> {
  await tx.query('delete from outline_nodes where document_id = $1', [documentId]);
  if (nodes.length === 0) return;
  const rows = nodes.map((node, position) => ({
    ...node,
    line_first: node.lines.first,
    line_last: node.lines.last,
    span_start: node.span.start,
    span_end: node.span.end,
    position,
  }));
  await tx.query(
    `insert into outline_nodes (document_id, path, section, kind, printed, heading, place, parent, ordinal,
       line_first, line_last, span_start, span_end, position)
     select $1, path, section, kind, printed, heading, place, parent, ordinal, line_first, line_last,
       span_start, span_end, position
     from jsonb_to_recordset($2::jsonb) as r(path text, section text, kind text, printed text, heading text,
       place text, parent text, ordinal int, line_first int, line_last int, span_start int, span_end int,
       position int)`,
    [documentId, JSON.stringify(rows)],
  );
}
