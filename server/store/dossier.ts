// All that the page of a document shows beside its text: metadata with confidence, parties, relations, history.
import type { Dossier } from '../domain-validity.ts';
import type { Database } from './seam.ts';
import { relationsOf, unstoredTargets } from './validity-read.ts';

const MAX_HISTORY = 100;

/** Null when unknown or not readable for these groups. */
export async function documentDossier(db: Database, id: string, groups: string[]): Promise<Dossier | null> {
  const [row] = await db.query<Omit<Dossier, 'relations' | 'unstored' | 'history'>>(
    `select d.parent_agency as "parentAgency", d.place, d.abstract, d.signer, d.signer_title as "signerTitle",
       d.signing_mode as "signingMode", d.signing_capacity as "signingCapacity", d.urgency, d.valid_from as "validFrom",
       d.valid_to as "validTo", d.withdrawn_at is not null as withdrawn,
       ${names('addressee')} as addressees, ${names('recipient')} as recipients,
       coalesce((select jsonb_object_agg(c.field, round(c.confidence::numeric, 2)) from document_confidence c
         where c.document_id = d.id), '{}'::jsonb) as confidence,
       coalesce((select jsonb_agg(jsonb_build_object('kind', x.kind, 'count', x.count, 'masked', x.masked)
           order by x.kind) from document_personal_data x where x.document_id = d.id), '[]'::jsonb) as "personalData"
     from documents d where d.id = $1 and d.audience && $2::text[]`,
    [id, groups],
  );
  if (!row) return null;
  const history = await db.query<{ at: Date; action: string; detail: Record<string, unknown> }>(
    `select at, action, detail from audit_log where subject_kind = 'document' and subject_id = $1 order by id limit $2`,
    [id, MAX_HISTORY],
  );
  return {
    ...row,
    relations: await relationsOf(db, id, groups),
    unstored: await unstoredTargets(db, id, groups),
    history: history.map((entry) => ({ ...entry, at: new Date(entry.at) })),
  };
}

function names(role: 'addressee' | 'recipient'): string {
  return `array(select p.name from document_parties p where p.document_id = d.id and p.role = '${role}' order by p.position)`;
}
