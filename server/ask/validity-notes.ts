// What an answer says of the validity of what it cites: out of force, amended, not yet in force, dates not known.
import type { Answer, Citation } from '../domain.ts';
import type { DocumentValidity } from '../store/validity-read.ts';
import type { AskedTime } from './asked-time.ts';
import type { Sources } from './sources.ts';
import { validityText as text } from './validity-text.ts';

/** Adds to an answer what must be known of the validity of its sources. */
export async function withValidity(
  answer: Answer,
  times: (AskedTime | null)[],
  sources: Sources,
  groups: string[],
): Promise<Answer> {
  const ids = [...new Set(answer.citations.map((citation) => citation.documentId))];
  const time = times.find((one) => one !== null) ?? null;
  if (ids.length === 0) return time === null ? answer : unanswered(answer, time);
  const known = await sources.validity(ids, groups);
  const notes = time === null ? known.flatMap(noteForNow) : notesForThen(known, time);
  const byId = new Map(known.map((one) => [one.id, one]));
  return {
    ...answer,
    markdown: [answer.markdown, ...notes].join('\n\n'),
    citations: answer.citations.map((citation) => withDates(citation, byId.get(citation.documentId))),
  };
}

/** Nothing was in force then: the refusal names the time, so that nobody takes it for a refusal of the matter. */
function unanswered(answer: Answer, time: AskedTime): Answer {
  return answer.outcome.class === 'unanswerable_no_evidence'
    ? { ...answer, markdown: `${text.noneThen(time.printed)}\n\n${answer.markdown}` }
    : answer;
}

function noteForNow(one: DocumentValidity): string[] {
  if (one.status === 'expired') return [text.expired(one.title, one.to, names(one.replacedBy))];
  if (one.status === 'not_yet_in_force') return [text.notYet(one.title, one.from)];
  return one.status === 'partly_expired' ? [text.partly(one.title, names(one.amendedBy))] : [];
}

function notesForThen(known: DocumentValidity[], time: AskedTime): string[] {
  const unsure = known.filter((one) => one.from === null && one.issuedOn === null);
  const over = known.filter((one) => one.to !== null);
  return [
    text.atTime(time.printed),
    ...over.map((one) => text.periodOf(one.title, one.from ?? one.issuedOn, one.to, names(one.replacedBy))),
    ...(unsure.length === 0 ? [] : [text.unsure(unsure.map((one) => one.title))]),
  ];
}

function names(documents: { title: string; number: string | null }[]): string[] {
  return documents.map(({ title, number }) => (number === null ? title : `${title} (số ${number})`));
}

/** A citation with what is known of the validity of its document. */
export function withDates<C extends Citation>(citation: C, known: DocumentValidity | undefined): C {
  if (known === undefined) return citation;
  const { status, from, to, replacedBy, amendedBy } = known;
  return {
    ...citation,
    documentStatus: status,
    validity: { from, to, replacedBy, amendedBy },
  };
}
