// The time that a question is about, as a condition on documents: held before anything is ranked.

/** 'now': what is in force today. A period (ISO days, both included): what was in force in any part of it. */
export type TimeFilter = 'now' | { from: string; to: string };

/** The three parameters of `timeCondition`. */
export function timeParameters(time: TimeFilter | undefined): [string | null, string | null, string | null] {
  if (time === undefined) return [null, null, null];
  return time === 'now' ? ['now', null, null] : ['at', time.from, time.to];
}

/**
 * SQL that holds for a document in force at the asked time. `first` is the number of the first of the three
 * parameters. A document whose dates are not known stays; no document was in force before it was signed.
 */
export function timeCondition(documentId: string, first: number): string {
  const [kind, from, to] = [`$${first}::text`, `$${first + 1}::date`, `$${first + 2}::date`];
  return `(${kind} is null or exists (select 1 from documents dt where dt.id = ${documentId} and case ${kind}
    when 'now' then dt.status not in ('expired', 'not_yet_in_force')
    else coalesce(coalesce(dt.valid_from, dt.issued_on, make_date(dt.year, 1, 1)) <= ${to}, true)
      and coalesce(dt.valid_to > ${from}, true) end))`;
}
