// Validity of documents: derived from their own clauses, from what others do to them, from the manifest and by hand.
import { vietnameseDay } from '../vietnamese/relative-dates.ts';
import { audit, getSetting, setSetting } from './audit.ts';
import type { Database } from './seam.ts';

/**
 * Derives number, dates and status of the given documents, or of all, as they are on `today` (ISO day).
 * What a person stated wins over what was read. Returns the documents whose status changed.
 */
export async function refreshValidity(
  tx: Database,
  today: string,
  ids: string[] | null,
): Promise<{ id: string; from: string; to: string }[]> {
  await tx.query(ownDates, [ids]);
  return tx.query<{ id: string; from: string; to: string }>(derivedStatus, [ids, today]);
}

const DAY_SETTING = 'validity_day';

/**
 * What the passing of time changes: once on each new day, all documents are judged anew. Returns how many changed;
 * on a day that was dealt with nothing is read or written.
 */
export async function refreshDaily(db: Database, now: Date): Promise<number> {
  const today = vietnameseDay(now);
  if ((await getSetting(db, DAY_SETTING)) === today) return 0;
  return db.transaction(async (tx) => {
    const changed = await refreshValidity(tx, today, null);
    for (const { id, from, to } of changed)
      await audit(tx, 'document.status_derived', { kind: 'document', id }, { from, to, day: today });
    await setSetting(tx, DAY_SETTING, today);
    return changed.length;
  });
}

/** The documents that `id` acts on, and itself: what has to be derived anew when it arrives, changes or leaves. */
export async function affectedBy(tx: Database, ids: string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select d.id from documents d where d.id = any($1::text[])
     union select d.id from document_effects e join documents d on d.number_key = e.target_key or d.name_key = e.target_key
     where e.document_id = any($1::text[])`,
    [ids],
  );
  return rows.map((row) => row.id);
}

const correction = `(select c.* from document_corrections c
  where c.document_id = d.id and c.undone_at is null order by c.id desc limit 1)`;

/** Number, date and first day from the document alone; a relation needs them of its source. */
const ownDates = `
  update documents d set number = x.number, number_key = x.number_key, issued_on = x.issued_on,
    year = coalesce(extract(year from x.issued_on)::int, d.year), valid_from = x.valid_from,
    status = case when x.status = 'draft' then 'draft' when d.status = 'draft' then 'unknown' else d.status end
  from (
    select d.id, coalesce(c.number, d.found_number) as number,
      case when c.number is null then d.found_number_key else c.number_key end as number_key,
      coalesce(c.issued_on, d.found_issued_on) as issued_on,
      coalesce(c.valid_from, d.stated_valid_from, (select min(e.effect_on) from document_effects e
        where e.document_id = d.id and e.kind = 'effective')) as valid_from,
      coalesce(c.status, d.found_status) as status
    from documents d left join lateral ${correction} c on true
    where $1::text[] is null or d.id = any($1::text[])
  ) x
  where d.id = x.id and (d.number, d.number_key, d.issued_on, d.valid_from)
    is distinct from (x.number, x.number_key, x.issued_on, x.valid_from)
    or d.id = x.id and (x.status = 'draft') <> (d.status = 'draft')`;

const derivedStatus = `
  with fresh as (
    select d.id, d.status as former, coalesce(c.valid_to, d.stated_valid_to,
        least((select min(e.effect_on) from document_effects e where e.document_id = d.id and e.kind = 'expires'),
          (select min(r.from_on) from document_relations r
           where r.target_id = d.id and r.kind in ('replaces', 'abolishes') and r.target_section is null))) as valid_to,
      coalesce(c.status, nullif(d.found_status, 'unknown')) as stated,
      exists (select 1 from document_relations r where r.target_id = d.id
        and (r.kind = 'amends' or r.target_section is not null) and r.from_on <= $2::date) as amended,
      d.valid_from
    from documents d left join lateral ${correction} c on true
    where $1::text[] is null or d.id = any($1::text[])
  ), judged as (
    select *, case
      when stated is not null then stated
      when valid_to <= $2::date then 'expired'
      when valid_from > $2::date then 'not_yet_in_force'
      when amended then 'partly_expired'
      when valid_from <= $2::date then 'in_force'
      else 'unknown' end as status
    from fresh
  ), written as (
    update documents d set status = j.status, valid_to = j.valid_to from judged j
    where d.id = j.id and (d.status, d.valid_to) is distinct from (j.status, j.valid_to) returning d.id
  )
  select j.id, j.former as from, j.status as to from judged j join written w on w.id = j.id where j.former <> j.status
  order by j.id`;
