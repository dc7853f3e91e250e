// Which documents a question is put to: chosen or excluded documents, issuers and sources, resolved to document ids.
import type { QuestionScope, ScopeItem } from '../domain.ts';
import type { Database } from './seam.ts';

/** Names offered at most for one kind of choice. */
const MAX_NAMES = 200;

export type ScopeChoices = { issuers: string[]; sources: string[] };

/**
 * Ids of the documents in use that a scope leaves, within what the groups may read: those of `only` (all when it is
 * empty) without those of `except`.
 */
export async function documentsInScope(
  db: Database,
  scope: QuestionScope,
  groups: string[],
): Promise<string[]> {
  const [only, except] = [columnsOf(scope.only), columnsOf(scope.except)];
  const rows = await db.query<{ id: string }>(
    `select d.id from documents d
     where d.retired_at is null and d.audience && $1::text[]
       and ($2::boolean or d.id = any($3::text[]) or d.issuer = any($4::text[]) or d.source = any($5::text[]))
       and not (d.id = any($6::text[]) or coalesce(d.issuer = any($7::text[]), false) or d.source = any($8::text[]))
     order by d.id`,
    [
      groups,
      scope.only.length === 0,
      only.document,
      only.issuer,
      only.source,
      except.document,
      except.issuer,
      except.source,
    ],
  );
  return rows.map((row) => row.id);
}

/** Issuers and sources of the documents in use, by name. */
export async function scopeChoices(db: Database, groups: string[]): Promise<ScopeChoices> {
  const names = async (column: 'issuer' | 'source') => {
    const rows = await db.query<{ name: string }>(
      `select distinct d.${column} as name from documents d
       where d.retired_at is null and d.audience && $1::text[] and d.${column} is not null
       order by name limit ${MAX_NAMES}`,
      [groups],
    );
    return rows.map((row) => row.name);
  };
  return { issuers: await names('issuer'), sources: await names('source') };
}

function columnsOf(items: ScopeItem[]): Record<ScopeItem['kind'], string[]> {
  const of = (kind: ScopeItem['kind']) =>
    items.filter((item) => item.kind === kind).map((item) => item.value);
  return { document: of('document'), issuer: of('issuer'), source: of('source') };
}
