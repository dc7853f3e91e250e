// Documents as the pages show them: searched by title, opened at a version, with the text around citations.
import type { DocumentRecord, LegalReference, OutlineNode, Span, ValidityStatus } from '../domain.ts';
import type { Dossier } from '../domain-validity.ts';
import { fold } from '../vietnamese/normalise.ts';
import { getDocument, getDocumentVersion, outline } from './documents.ts';
import { documentDossier } from './dossier.ts';
import { listReferences } from './references.ts';
import { type ScopeChoices, scopeChoices } from './scope.ts';
import type { Database } from './seam.ts';
import { type DocumentValidity, validityOf } from './validity-read.ts';

export type LibraryDocument = {
  document: DocumentRecord;
  text: string;
  /** In document order; empty for a superseded version. */
  nodes: OutlineNode[];
  references: LegalReference[];
  pages: { page: number; span: Span }[];
  /** False when the text is a superseded version kept for old citations. */
  current: boolean;
  retired: boolean;
  /** Metadata, relations and history; absent in a superseded version. */
  dossier?: Dossier;
};

/** A stored text and the digest by which this version of it can be opened again. */
export type VersionText = { text: string; version: string };

/** Every read is limited to the viewer's groups. */
export type Library = {
  list(query: {
    title: string;
    /** Only with this status; 'withdrawn': what was taken out of use by hand. */
    status?: ValidityStatus | 'withdrawn';
    limit: number;
    offset: number;
    groups: string[];
  }): Promise<{ items: DocumentRecord[]; total: number }>;
  /** The named version; the current one when none is named or the named one is not kept. */
  open(id: string, version: string | null, groups: string[]): Promise<LibraryDocument | null>;
  /** For each passage id that is known, the text that its spans refer to. */
  textsOf(passageIds: string[], groups: string[]): Promise<Map<string, VersionText>>;
  /** Validity as it is known now. */
  validity(ids: string[], groups: string[]): Promise<DocumentValidity[]>;
  /** Titles of those of the given documents that may be read. */
  titles(ids: string[], groups: string[]): Promise<Map<string, string>>;
  /** Issuers and sources that questions can be limited to. */
  scopeChoices(groups: string[]): Promise<ScopeChoices>;
  /** Resolves when the database answers; rejects otherwise. */
  ping(): Promise<void>;
};

export function openLibrary(db: Database): Library {
  return {
    list: (query) => searchTitles(db, query),
    open: (id, version, groups) => openDocument(db, id, version, groups),
    textsOf: (passageIds, groups) => textsOf(db, passageIds, groups),
    titles: async (ids, groups) => {
      const rows = await db.query<{ id: string; title: string }>(
        'select d.id, d.title from documents d where d.id = any($1::text[]) and d.audience && $2::text[]',
        [ids, groups],
      );
      return new Map(rows.map((row) => [row.id, row.title]));
    },
    validity: (ids, groups) => validityOf(db, ids, groups),
    scopeChoices: (groups) => scopeChoices(db, groups),
    ping: async () => {
      await db.query('select 1');
    },
  };
}

// Vietnamese letters and what they fold to, for translate(): the database need not know any locale.
const accented =
  'àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ' +
  'ÀÁẠẢÃÂẦẤẬẨẪĂẰẮẶẲẴÈÉẸẺẼÊỀẾỆỂỄÌÍỊỈĨÒÓỌỎÕÔỒỐỘỔỖƠỜỚỢỞỠÙÚỤỦŨƯỪỨỰỬỮỲÝỴỶỸĐ';
const folded = fold(accented);

const maxWords = 12;

async function searchTitles(
  db: Database,
  query: Parameters<Library['list']>[0],
): Promise<{ items: DocumentRecord[]; total: number }> {
  const words = fold(query.title).split(/\s+/).filter(Boolean).slice(0, maxWords);
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const rows = await db.query<DocumentRecord & { total: number }>(
    `select d.id, d.uri, d.digest, d.title, d.type, d.issuer, d.number, d.issued_on as "issuedOn", d.year, d.status,
       d.provenance, d.audience, count(*) over () as total
     from documents d
     where d.audience && $1::text[]
       and case when $7::text = 'withdrawn' then d.withdrawn_at is not null
         else d.retired_at is null and ($7::text is null or d.status = $7) end
       and lower(translate(d.title || ' ' || coalesce(d.number, ''), $2, $3)) like all ($4::text[])
     order by d.year desc nulls last, d.title, d.id limit $5 offset $6`,
    [query.groups, accented, folded, patterns, query.limit, query.offset, query.status ?? null],
  );
  return { items: rows.map(recordOf), total: Number(rows[0]?.total ?? 0) };
}

async function openDocument(
  db: Database,
  id: string,
  version: string | null,
  groups: string[],
): Promise<LibraryDocument | null> {
  const stored = await getDocument(db, id, groups);
  if (stored === null) return null;
  const document = recordOf(stored);
  if (version !== null && version !== stored.versionDigest) {
    const old = await getDocumentVersion(db, id, version, groups);
    if (old !== null) {
      const { text, pages } = old;
      return { document, text, pages, nodes: [], references: [], current: false, retired: stored.retired };
    }
  }
  const nodes = await outline(db, id, groups);
  const entries = await listReferences(db, { groups, documentIds: [id] });
  const references = entries.map((entry) => ({
    ...entry,
    mentions: entry.mentions.filter((mention) => mention.documentId === id),
  }));
  const { text, pages, retired } = stored;
  const dossier = await documentDossier(db, id, groups);
  const shown = { document, text, pages, nodes, references, current: true, retired };
  return dossier === null ? shown : { ...shown, dossier };
}

async function textsOf(
  db: Database,
  passageIds: string[],
  groups: string[],
): Promise<Map<string, VersionText>> {
  const rows = await db.query<{ id: string; document_id: string; version: string }>(
    `select p.id, p.document_id, p.version_digest as version from passages p
     where p.id = any($1::text[]) and p.audience && $2::text[]`,
    [passageIds, groups],
  );
  const texts = new Map<string, string | null>();
  const found = new Map<string, VersionText>();
  for (const row of rows) {
    const key = `${row.document_id}\n${row.version}`;
    if (!texts.has(key)) {
      const stored = await getDocumentVersion(db, row.document_id, row.version, groups);
      texts.set(key, stored?.text ?? null);
    }
    const text = texts.get(key);
    if (text) found.set(row.id, { text, version: row.version });
  }
  return found;
}

function recordOf(stored: DocumentRecord): DocumentRecord {
  const { id, uri, digest, title, type, issuer, number, issuedOn, year, status, provenance, audience } =
    stored;
  return { id, uri, digest, title, type, issuer, number, issuedOn, year, status, provenance, audience };
}
