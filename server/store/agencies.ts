// The register of agencies (cơ quan): built from the documents and the glossary, shared by all documents.
import type { Agency, AgencyKind } from '../domain.ts';
import type { Database } from './seam.ts';

type AgencyRow = {
  id: string;
  name: string;
  kind: AgencyKind;
  collective: boolean;
  includes: AgencyKind[];
  aliases: string[];
};

/** The whole register in alphabetical order of ids. */
export async function loadAgencies(db: Database): Promise<Agency[]> {
  return db.query<AgencyRow>(
    `select a.id, a.name, a.kind, a.collective, a.includes,
       coalesce(array_agg(l.alias order by l.alias) filter (where l.alias is not null), '{}') as aliases
     from agencies a left join agency_aliases l on l.agency_id = a.id
     group by a.id order by a.id`,
  );
}

/** Adds or corrects agencies; aliases only grow. Writes nothing that is already so. */
export async function saveAgencies(tx: Database, agencies: Agency[]): Promise<void> {
  if (agencies.length === 0) return;
  const rows = [...new Map(agencies.map((agency) => [agency.id, agency])).values()];
  await tx.query(
    `insert into agencies as a (id, name, kind, collective, includes)
     select id, name, kind, collective, includes
     from jsonb_to_recordset($1::jsonb) as r(id text, name text, kind text, collective boolean, includes text[])
     order by id
     on conflict (id) do update set name = excluded.name, kind = excluded.kind,
       collective = excluded.collective, includes = excluded.includes
     where (a.name, a.kind, a.collective, a.includes)
       is distinct from (excluded.name, excluded.kind, excluded.collective, excluded.includes)`,
    [JSON.stringify(rows)],
  );
  const aliases = rows.flatMap((agency) => agency.aliases.map((alias) => ({ agency_id: agency.id, alias })));
  await tx.query(
    `insert into agency_aliases (agency_id, alias)
     select agency_id, alias from jsonb_to_recordset($1::jsonb) as r(agency_id text, alias text)
     order by agency_id, alias on conflict do nothing`,
    [JSON.stringify(aliases)],
  );
}
