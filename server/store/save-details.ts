// Storing what else a document says of itself: confidence of its metadata, parties, clauses of validity.
import type { DocumentMeta } from '../domain.ts';
import type { DocumentDetails, EffectClause, PersonalDataReport } from '../domain-validity.ts';
import type { Database } from './seam.ts';

/** Stated beforehand of a document's time; overrides what its clauses say. */
export type StatedValidity = { validFrom?: string | null; validTo?: string | null };

const blank: Omit<DocumentDetails, 'addressees' | 'recipients' | 'confidence'> = {
  parentAgency: null,
  place: null,
  abstract: null,
  signer: null,
  signerTitle: null,
  signingMode: null,
  signingCapacity: null,
  urgency: null,
};

/** Replaces the details of one document; call it in the transaction that stores the document. */
export async function saveDetails(
  tx: Database,
  id: string,
  meta: DocumentMeta,
  details: DocumentDetails | undefined,
  effects: EffectClause[],
  stated: StatedValidity,
): Promise<void> {
  const own = details ?? blank;
  await tx.query(
    `update documents set parent_agency = $2, place = $3, abstract = $4, signer = $5, signer_title = $6,
       signing_mode = $7, signing_capacity = $8, urgency = $9, stated_valid_from = $10::date,
       stated_valid_to = $11::date, name_key = $12, found_number = number, found_number_key = number_key,
       found_issued_on = issued_on, found_status = status where id = $1`,
    [
      id,
      own.parentAgency,
      own.place,
      own.abstract,
      own.signer,
      own.signerTitle,
      own.signingMode,
      own.signingCapacity,
      own.urgency,
      stated.validFrom ?? null,
      stated.validTo ?? null,
      nameKey(meta),
    ],
  );
  await tx.query('delete from document_confidence where document_id = $1', [id]);
  await tx.query('delete from document_parties where document_id = $1', [id]);
  await saveEffects(tx, id, effects);
  if (details === undefined) return;
  await tx.query(
    `insert into document_confidence (document_id, field, confidence)
     select $1, field, value from jsonb_to_recordset($2::jsonb) as r(field text, value real)`,
    [id, JSON.stringify(details.confidence)],
  );
  const parties = [
    ...details.addressees.map((name, position) => ({ role: 'addressee', position, name })),
    ...details.recipients.map((name, position) => ({ role: 'recipient', position, name })),
  ];
  await tx.query(
    `insert into document_parties (document_id, role, position, name)
     select $1, role, position, name from jsonb_to_recordset($2::jsonb) as r(role text, position int, name text)`,
    [id, JSON.stringify(parties)],
  );
}

/** Replaces the report of personal data of one document. */
export async function savePersonalData(
  tx: Database,
  id: string,
  report: PersonalDataReport[],
): Promise<void> {
  await tx.query('delete from document_personal_data where document_id = $1', [id]);
  if (report.length === 0) return;
  await tx.query(
    `insert into document_personal_data (document_id, kind, count, masked)
     select $1, kind, count, masked from jsonb_to_recordset($2::jsonb) as r(kind text, count int, masked boolean)`,
    [id, JSON.stringify(report)],
  );
}

/** Replaces the clauses of one document. */
export async function saveEffects(tx: Database, id: string, effects: EffectClause[]): Promise<void> {
  await tx.query('delete from document_effects where document_id = $1', [id]);
  if (effects.length === 0) return;
  const rows = effects.map((effect, position) => ({
    position,
    kind: effect.kind,
    target_key: effect.targetKey,
    target_issued_on: effect.targetIssuedOn,
    target_section: effect.targetSection,
    effect_on: effect.on,
    path: effect.path,
    span_start: effect.span.start,
    span_end: effect.span.end,
    printed: effect.printed,
  }));
  await tx.query(
    `insert into document_effects (document_id, position, kind, target_key, target_issued_on, target_section, effect_on,
       path, span_start, span_end, printed)
     select $1, position, kind, target_key, target_issued_on, target_section, effect_on, path, span_start, span_end, printed
     from jsonb_to_recordset($2::jsonb) as r(position int, kind text, target_key text, target_issued_on date,
       target_section text, effect_on date, path text, span_start int, span_end int, printed text)`,
    [id, JSON.stringify(rows)],
  );
}

/** Laws are cited by name: the key under which the register of cited documents knows them. */
export function nameKey(meta: Pick<DocumentMeta, 'type' | 'title'>): string | null {
  if (!/^(?:luật|bộ luật|pháp lệnh)$/u.test(meta.type ?? '')) return null;
  return meta.title.replace(/\s+/gu, ' ').trim().toUpperCase();
}
