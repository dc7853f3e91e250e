// What is known of the validity of documents, and which stored documents changed them, for answers and pages.
import type { ValidityStatus } from '../domain.ts';
import type { DocumentName, Relation, UnstoredTarget } from '../domain-validity.ts';
import { type PassageRow, passageColumns, passageOfRow, type StoredPassage } from './passages.ts';
import type { Database } from './seam.ts';

export type DocumentValidity = DocumentName & {
  status: ValidityStatus;
  /** First day in force; null when not known. */
  from: string | null;
  /** First day no longer in force. */
  to: string | null;
  issuedOn: string | null;
  replacedBy: DocumentName[];
  amendedBy: DocumentName[];
};

/** Validity of the given documents, as far as the viewer may read them. */
export async function validityOf(db: Database, ids: string[], groups: string[]): Promise<DocumentValidity[]> {
  return db.query<DocumentValidity>(
    `select d.id, d.title, d.number, d.status, d.valid_from as "from", d.valid_to as "to", d.issued_on as "issuedOn",
       ${sources("r.kind in ('replaces', 'abolishes') and r.target_section is null")} as "replacedBy",
       ${sources("(r.kind = 'amends' or r.target_section is not null)")} as "amendedBy"
     from documents d where d.id = any($1::text[]) and d.audience && $2::text[] order by d.id`,
    [ids, groups],
  );
}

function sources(condition: string): string {
  return `coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'number', s.number)
      order by s.issued_on, s.id)
    from documents s where s.audience && $2::text[] and exists (select 1 from document_relations r
      where r.source_id = s.id and r.target_id = d.id and ${condition})), '[]'::jsonb)`;
}

/** True when some document in use is out of force today: only then can leaving them out change an answer. */
export async function hasOutdated(db: Database, groups: string[]): Promise<boolean> {
  const rows = await db.query(
    `select 1 from documents where status in ('expired', 'not_yet_in_force') and retired_at is null
     and audience && $1::text[] limit 1`,
    [groups],
  );
  return rows.length > 0;
}

/** Both ways: what a document does to stored documents, and what they do to it. */
export async function relationsOf(db: Database, id: string, groups: string[]): Promise<Relation[]> {
  return db.query<Relation>(
    `select r.kind, case when r.source_id = $1 then 'out' else 'in' end as direction, r.target_section as section,
       r.from_on as "on", r.printed,
       jsonb_build_object('id', o.id, 'title', o.title, 'number', o.number, 'status', o.status) as other
     from document_relations r join documents o on o.id = case when r.source_id = $1 then r.target_id else r.source_id end
     where (r.source_id = $1 or r.target_id = $1) and o.audience && $2::text[]
     order by direction, r.from_on nulls last, o.id, r.position`,
    [id, groups],
  );
}

/** What a document says that it replaces, abolishes or amends, where the other one is not stored. */
export async function unstoredTargets(db: Database, id: string, groups: string[]): Promise<UnstoredTarget[]> {
  return db.query<UnstoredTarget>(
    `select e.kind, e.target_key as number, e.target_section as section
     from document_effects e join documents d on d.id = e.document_id and d.audience && $2::text[]
     where e.document_id = $1 and e.target_key is not null and not exists (
       select 1 from documents o where (o.number_key = e.target_key or o.name_key = e.target_key) and o.id <> d.id
         and o.audience && $2::text[])
     order by e.position`,
    [id, groups],
  );
}

/** An amendment of a part of a document, with the amending document's live passages that say it. */
export type Amendment = {
  documentId: string;
  section: string;
  on: string | null;
  source: DocumentName & { status: ValidityStatus };
  passages: StoredPassage[];
};

type AmendmentRow = PassageRow & {
  target_id: string;
  target_section: string;
  from_on: string | null;
  source_title: string;
  source_number: string | null;
  source_status: ValidityStatus;
  version: string;
};

/** Passages shown of one amendment. */
const MAX_PASSAGES = 4;

/** Amendments of named parts of the given documents that took effect by `day`. */
export async function amendmentsOf(
  db: Database,
  ids: string[],
  groups: string[],
  day: string,
): Promise<Amendment[]> {
  const rows = await db.query<AmendmentRow>(
    `select ${passageColumns}, r.target_id, r.target_section, r.from_on, s.title as source_title,
       s.number as source_number, s.status as source_status, s.version_digest as version
     from document_relations r
     join documents s on s.id = r.source_id and s.audience && $2::text[]
     join passages p on p.document_id = s.id and p.live and p.audience && $2::text[]
       and (p.path = r.path or starts_with(p.path, r.path || '.') or starts_with(p.path, r.path || '#'))
     where r.target_id = any($1::text[]) and r.target_section is not null
       and coalesce(r.from_on <= $3::date, true) and coalesce(s.valid_to > $3::date, true)
     order by r.from_on nulls last, r.source_id, r.position, p.ordinal`,
    [ids, groups, day],
  );
  const found = new Map<string, Amendment>();
  for (const row of rows) {
    const key = [row.document_id, row.target_id, row.target_section].join('\n');
    const one = found.get(key) ?? {
      documentId: row.target_id,
      section: row.target_section,
      on: row.from_on,
      source: {
        id: row.document_id,
        title: row.source_title,
        number: row.source_number,
        status: row.source_status,
      },
      passages: [],
    };
    const passage = passageOfRow(row);
    if (one.passages.length < MAX_PASSAGES && !one.passages.some((known) => known.id === passage.id))
      one.passages.push({
        ...passage,
        documentTitle: row.source_title,
        documentStatus: row.source_status,
        live: true,
        versionDigest: row.version,
      });
    found.set(key, one);
  }
  return [...found.values()];
}
