// Passages: reading them for citations and replacing a document's passages with the fewest writes.
import type { NodeKind, Passage, Span, ValidityStatus } from '../domain.ts';
import type { Database } from './seam.ts';

/** The search index's side of a write; server/store/search-index.ts in the program. */
export type PassageIndex = {
  indexPassages(tx: Database, rows: { rowId: number; searchText: string }[]): Promise<void>;
  unindexPassages(tx: Database, rowIds: number[]): Promise<void>;
};

/** A passage with what a citation shows of its document. */
export type StoredPassage = Passage & {
  documentTitle: string;
  documentStatus: ValidityStatus;
  /** False: superseded or retired, kept for old citations. */
  live: boolean;
  /** Version of the document's text that `spans` refer to. */
  versionDigest: string;
};

/** Columns of a passage `p`, for every statement that returns one; mapped by `passageOfRow`. */
export const passageColumns = `p.id, p.document_id, p.path, p.section, p.place, p.kind, p.headings, p.text, p.spans,
  p.line_first, p.line_last, p.page, p.ordinal, p.search_text, p.digest`;

export type PassageRow = {
  id: string;
  document_id: string;
  path: string;
  section: string;
  place: string;
  kind: NodeKind;
  headings: string[];
  text: string;
  spans: Span[];
  line_first: number;
  line_last: number;
  page: number | null;
  ordinal: number;
  search_text: string;
  digest: string;
};

/** A row of `passageColumns` as the domain's passage. */
export function passageOfRow(row: PassageRow): Passage {
  return {
    id: row.id,
    documentId: row.document_id,
    path: row.path,
    section: row.section,
    place: row.place,
    kind: row.kind,
    headings: row.headings,
    text: row.text,
    spans: row.spans,
    lines: { first: row.line_first, last: row.line_last },
    page: row.page,
    ordinal: row.ordinal,
    searchText: row.search_text,
    digest: row.digest,
  };
}

type StoredRow = PassageRow & { title: string; status: ValidityStatus; live: boolean; version: string };

const storedPassages = `select ${passageColumns}, d.title, d.status, p.live,
    case when p.live then d.version_digest else p.version_digest end as version
  from passages p join documents d on d.id = p.document_id`;

/**
 * One passage by id, also when it is superseded; null when there is none or the viewer may not read it.
 * With `digest`, the text of that digest when the id has since been given to a changed text.
 */
export async function getPassage(
  db: Database,
  id: string,
  groups: string[],
  digest?: string,
): Promise<StoredPassage | null> {
  const rows = await db.query<StoredRow>(
    `${storedPassages} where p.id = any($1::text[]) and p.audience && $2::text[]
     order by (p.digest = $3) desc, p.live desc, (p.id = $4) desc limit 1`,
    [digest ? [id, supersededId(id, digest)] : [id], groups, digest ?? '', id],
  );
  return rows[0] ? storedPassage(rows[0]) : null;
}

/** The live passages of a document in its order, at most `limit`. */
export async function passagesOfDocument(
  db: Database,
  documentId: string,
  groups: string[],
  limit = 100_000,
): Promise<StoredPassage[]> {
  const rows = await db.query<StoredRow>(
    `${storedPassages} where p.document_id = $1 and p.live and p.audience && $2::text[]
     order by p.ordinal, p.row_id limit $3`,
    [documentId, groups, limit],
  );
  return rows.map(storedPassage);
}

/** The live passages before and after an ordinal of a document, for context around a citation. */
export async function neighbours(
  db: Database,
  passage: Pick<Passage, 'documentId' | 'ordinal'>,
  groups: string[],
  reach: number,
): Promise<StoredPassage[]> {
  const rows = await db.query<StoredRow>(
    `${storedPassages} where p.document_id = $1 and p.live and p.audience && $2::text[]
       and p.ordinal between $3 and $4 order by p.ordinal, p.row_id`,
    [passage.documentId, groups, passage.ordinal - reach, passage.ordinal + reach],
  );
  return rows.map(storedPassage);
}

/** Id under which the former text of a passage is kept when its id goes on to a changed text. */
export function supersededId(id: string, digest: string): string {
  return `${id}~${digest.slice(0, 12)}`;
}

function storedPassage(row: StoredRow): StoredPassage {
  return {
    ...passageOfRow(row),
    documentTitle: row.title,
    documentStatus: row.status,
    live: row.live,
    versionDigest: row.version,
  };
}
