// One question of a message: prepared, scoped, retrieved and composed at the time that it asks about.
import type { Facet } from '../domain.ts';
import { withAmendments } from './amendments.ts';
import type { AskedTime } from './asked-time.ts';
import { type Clarified, clarify } from './clarify.ts';
import { compose } from './compose.ts';
import type { AskEvent, AskRequest, Draft, Hit } from './contract.ts';
import { withContradictions } from './contradictions/with-contradictions.ts';
import { facetsOf } from './facets.ts';
import { answerInTime } from './in-time.ts';
import { withoutNamedYears } from './named-years.ts';
import { asNationwide, nationwideScope } from './nationwide.ts';
import { type Prepared, prepare, type Tools } from './prepare.ts';
import { type Scope, scopeDocuments, whole } from './scope-documents.ts';
import type { Timer } from './timer.ts';

/** Hits read for one question. */
const HITS = 160;

export type PartAnswer = {
  prepared: Prepared;
  facets: Facet[];
  hits: Hit[];
  draft: Draft;
  nearest: Hit[];
  /** The time that the part asks about; null for today. */
  time: AskedTime | null;
  /** Set when the part has several meanings; its draft is then empty. */
  unclear: Extract<Clarified, { ok: false }> | null;
};

export type Asking = { question: string; isOnly: boolean; carried: Scope | null };

/** One question of the message, at the time it asks about, with the amendments of what it cites. */
export async function answerPart(
  asking: Asking,
  request: AskRequest,
  onEvent: (event: AskEvent) => void,
  tools: Tools,
  timer: Timer,
): Promise<PartAnswer> {
  const { groups } = request.viewer;
  const part = await answerInTime(
    asking.question,
    tools.today,
    tools.sources,
    groups,
    (question, sources) =>
      answerOnce({ ...asking, question }, request, onEvent, { ...tools, sources }, timer),
    ({ draft, unclear }) => draft.statements.length === 0 && unclear === null,
  );
  const day = part.time?.filter.to ?? tools.today;
  const amended = await withAmendments(part.draft, tools.sources, groups, day);
  return { ...part, draft: withContradictions(amended, part.hits) };
}

/**
 * What names no document is first asked of the documents of the question before; only a message with a single
 * question is asked back about.
 */
async function answerOnce(
  { question, isOnly, carried }: Asking,
  request: AskRequest,
  onEvent: (event: AskEvent) => void,
  tools: Tools,
  timer: Timer,
): Promise<Omit<PartAnswer, 'time'>> {
  const { viewer } = request;
  const read = await prepare(question, tools);
  onEvent({ type: 'status', step: 'retrieve' });
  const named = await scopeDocuments(read.understanding, viewer, tools.sources, read.said);
  if (carried?.documentIds && named.documentIds === undefined && !named.elsewhere) {
    const inside = await answerWithin(read, { ...carried, numbered: false }, request, tools, timer);
    if (inside.draft.statements.length > 0) return inside;
  }
  const clear = isOnly
    ? await clarify(read, named, viewer, tools.sources)
    : { ok: true as const, scope: named };
  if (clear.ok) {
    onEvent({ type: 'status', step: 'compose' });
    const inside = await answerWithin(read, clear.scope, request, tools, timer);
    if (inside.draft.statements.length > 0) return inside;
    const general = await answerByGeneralRule(read, clear.scope, request, tools, timer);
    if (general) return general;
    if (!clear.scope.guessed) return inside;
    // only some words of the question are those of a title
    const anywhere = await answerWithin(read, whole([]), request, tools, timer);
    return anywhere.draft.statements.length > 0 ? anywhere : inside;
  }
  const facets = facetsOf(read.understanding, named.documents);
  return { prepared: read, facets, hits: [], draft: emptyDraft(), nearest: [], unclear: clear };
}

/** By what holds in the whole country, where the place that is named has no document that answers. */
async function answerByGeneralRule(
  read: Prepared,
  scope: Scope,
  request: AskRequest,
  tools: Tools,
  timer: Timer,
): Promise<Omit<PartAnswer, 'time'> | null> {
  const { places } = tools.language;
  const documents = await tools.sources.documents(request.viewer.groups);
  const general = nationwideScope(read.understanding, scope, documents, places);
  if (general === null) return null;
  const answer = await answerWithin(read, general, request, tools, timer);
  const draft = asNationwide(answer.draft, read.understanding, scope, places);
  return draft ? { ...answer, draft } : null;
}

/** Retrieves and composes within the given documents. */
async function answerWithin(
  read: Prepared,
  scope: Scope,
  { viewer }: AskRequest,
  tools: Tools,
  timer: Timer,
): Promise<Omit<PartAnswer, 'time'>> {
  const prepared = { ...read, understanding: withoutNamedYears(read.understanding, scope.documents) };
  const hits = await tools.sources.search({
    text: prepared.searchText,
    groups: viewer.groups,
    limit: HITS,
    ...(scope.documentIds ? { documentIds: scope.documentIds } : {}),
  });
  timer.mark('retrieve');
  const composed = await compose(prepared, hits, viewer, tools.sources, scope);
  timer.mark('compose');
  const facets = facetsOf(prepared.understanding, scope.documents);
  return { prepared, facets, hits, ...composed, unclear: null };
}

function emptyDraft(): Draft {
  return { outcome: { class: 'clarification_needed' }, statements: [], evidence: [], table: null };
}
