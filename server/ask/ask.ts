// The path of a question, said once: guard, understand, retrieve, compose, cite, verify, record.
import type { Answer, Facet, Outcome, Turn } from '../domain.ts';
import { placesIn } from '../vietnamese/places.ts';
import { vietnameseDay } from '../vietnamese/relative-dates.ts';
import type { QuestionExpander } from '../vietnamese/synonyms.ts';
import { withAmendments } from './amendments.ts';
import type { AskedTime } from './asked-time.ts';
import { cite } from './cite.ts';
import { type Clarified, clarify } from './clarify.ts';
import { type Asked, askedBack, ended, refused } from './closing.ts';
import { compose } from './compose.ts';
import type { Ask, AskEvent, AskRequest, Draft, Hit } from './contract.ts';
import { facetsOf, mergeFacets } from './facets.ts';
import { subjectOf } from './followup.ts';
import type { Generate, Generated } from './generate.ts';
import { guardQuestion } from './guard.ts';
import { answerInTime } from './in-time.ts';
import { mergeParts } from './merge.ts';
import { withoutNamedYears } from './named-years.ts';
import { splitQuestions } from './parts.ts';
import type { Plan, Planned } from './plan.ts';
import { draftWithPlan, isHard } from './plan-draft.ts';
import { type Prepared, prepare, standAlone, type Tools } from './prepare.ts';
import { remembering } from './remembering.ts';
import { type Scope, scopeDocuments } from './scope-documents.ts';
import type { Sources } from './sources.ts';
import { suggestionsFor } from './suggest.ts';
import { Timer } from './timer.ts';
import { understand } from './understand.ts';
import { withValidity } from './validity-notes.ts';
import { verify } from './verify.ts';
import type { Verified } from './verify-draft.ts';

export type AskDependencies = {
  sources: Sources;
  expander: QuestionExpander;
  /** Phrases the verbatim draft with a model; null when no endpoint is configured. */
  generate: Generate | null;
  /** Gathers more evidence for a hard question with a model's tool calls; null unless that is switched on. */
  plan?: Plan | null;
  limits: { maxQuestionChars: number };
  log: { error(fields: object, message: string): void };
  /** Milliseconds of a monotonic clock, for timings. */
  now: () => number;
  /** What day it is, for deadlines and validity. */
  clock: () => Date;
};

/** Hits read for one question. */
const HITS = 60;
const MAX_HISTORY_TURNS = 12;
/** Characters read of an earlier answer; a list of 100 tasks has about 33,000. */
const MAX_ANSWER_CHARS = 100_000;

type PartAnswer = {
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

/** The assistant's one entry: never throws for what a user can cause, always ends in an `Outcome`. */
export function createAsk(dependencies: AskDependencies): Ask {
  return async (request, onEvent = () => undefined) => {
    const timer = new Timer(dependencies.now);
    try {
      return await answer(request, onEvent, dependencies, timer);
    } catch (cause) {
      const timedOut = request.signal?.aborted === true;
      if (!timedOut) dependencies.log.error({ err: cause }, 'question failed');
      return refused({ class: timedOut ? 'error_timeout' : 'error_internal' }, nothingKnown(request, timer));
    }
  };
}

async function answer(
  request: AskRequest,
  onEvent: (event: AskEvent) => void,
  dependencies: AskDependencies,
  timer: Timer,
): Promise<Answer> {
  const sources = remembering(dependencies.sources);
  const guarded = guardQuestion(request.question, dependencies.limits);
  if (!guarded.ok) return ended(guarded.outcome, guarded.message, nothingKnown(request, timer));

  onEvent({ type: 'status', step: 'understand' });
  const [register, words, documents] = await Promise.all([
    sources.register(),
    sources.words(),
    sources.documents(request.viewer.groups),
  ]);
  const places = placesIn(documents.flatMap(({ title, issuer }) => [title, issuer ?? '']));
  const language = { ...words, register, places };
  const today = vietnameseDay(dependencies.clock());
  const tools = { sources, language, expander: dependencies.expander, today };
  const history = cleanHistory(request.history, dependencies.limits);
  const question = await standAlone(guarded.question, history, tools);
  const parts = splitQuestions(question, language);
  const subject = subjectOf(history, language);
  const carried = subject
    ? await scopeDocuments(understand(subject, language), request.viewer, sources)
    : null;
  timer.mark('understand');

  const answers: PartAnswer[] = [];
  for (const part of parts) {
    request.signal?.throwIfAborted();
    const asking = { question: part, isOnly: parts.length === 1, carried };
    answers.push(await answerPart(asking, request, onEvent, tools, timer));
  }
  const times = answers.map((part) => part.time);
  const drafts = answers.map((part) => part.draft);
  const ordinary = mergeParts(parts, drafts);
  const plan = isHard(question, drafts)
    ? await planned(question, request, onEvent, dependencies, tools, timer)
    : null;
  const prepared = answers.map((part) => part.prepared);
  const draft = plan
    ? await draftWithPlan(ordinary, plan.evidence, prepared, request.viewer, tools)
    : ordinary;
  const nearest = answers.flatMap((part) => part.nearest);
  const asked: Asked = {
    typed: request.question,
    question,
    facets: mergeFacets(answers.map((part) => part.facets)),
    hits: [...(plan?.evidence ?? []).map((one) => one.hit), ...answers.flatMap((part) => part.hits)],
    nearest,
    suggestions: suggestionsFor(prepared[0]!.understanding, draft, nearest, today),
    timer,
  };
  const unclear = answers.find((part) => part.unclear !== null)?.unclear;
  if (unclear && draft.statements.length === 0) return askedBack(unclear.ask, unclear.choices, asked);
  if (draft.evidence.length === 0 && draft.statements.length === 0) {
    const refusal = { ...refused(draft.outcome, asked), ...(plan ? { plan: plan.steps } : {}) };
    return withValidity(refusal, times, sources, request.viewer.groups);
  }
  onEvent({ type: 'status', step: 'verify' });
  const { signal } = request;
  const generated = dependencies.generate
    ? await dependencies.generate({ question, history, draft, agencies: register, signal, onEvent })
    : null;
  const verbatim = verify(draft, { agencies: register });
  timer.mark('verify');
  const checked = checkedAnswer({ draft, verbatim, generated, plan, asked, ordinary: ordinary.outcome });
  return withValidity(checked, times, sources, request.viewer.groups);
}

/** The answer that passed the gate: the model's wording when it holds, the verbatim one otherwise, a refusal at last. */
function checkedAnswer(made: {
  draft: Draft;
  verbatim: Verified;
  generated: Generated | null;
  plan: GoodPlan | null;
  asked: Asked;
  /** How the question ends when nothing passes and nothing was planned. */
  ordinary: Outcome;
}): Answer {
  const { draft, generated, plan, asked } = made;
  const phrased = generated?.ok ? generated : null;
  const chosen = phrased ?? { draft, verified: made.verbatim };
  const checked = chosen.verified;
  const traces = { ...(plan ? { plan: plan.steps } : {}), ...tokensOf(plan, generated) };
  if (!checked.statements.some((statement) => statement.kind === 'fact')) {
    const outcome = draft.statements.length > 0 ? { class: 'guarded_answer' as const } : made.ordinary;
    return { ...refused(outcome, asked), ...traces };
  }
  return {
    ...ended(draft.outcome, '', asked),
    ...cite(chosen.draft, checked.statements),
    phrasing: phrased ? 'generated' : generated ? 'verbatim_fallback' : 'verbatim',
    checked: { passed: checked.passed, total: checked.total, dropped: checked.dropped },
    model: phrased ? phrased.model : null,
    ...traces,
  };
}

type GoodPlan = Extract<Planned, { ok: true }>;

/** What a model finds for the whole question by tool calls; null when none is asked or its plan is of no use. */
async function planned(
  question: string,
  request: AskRequest,
  onEvent: (event: AskEvent) => void,
  dependencies: AskDependencies,
  tools: Tools,
  timer: Timer,
): Promise<GoodPlan | null> {
  if (!dependencies.plan) return null;
  onEvent({ type: 'status', step: 'retrieve' });
  const plan = await dependencies.plan({ question, viewer: request.viewer, tools, signal: request.signal });
  timer.mark('plan');
  return plan.ok ? plan : null;
}

function tokensOf(plan: Planned | null, generated: Generated | null): Pick<Answer, 'tokens'> {
  const counts = [plan?.tokens, generated?.ok ? generated.tokens : null].filter((count) => count != null);
  if (counts.length === 0) return {};
  return {
    tokens: {
      input: counts.reduce((sum, count) => sum + count.input, 0),
      output: counts.reduce((sum, count) => sum + count.output, 0),
    },
  };
}

type Asking = { question: string; isOnly: boolean; carried: Scope | null };

/** One question of the message, at the time it asks about, with the amendments of what it cites. */
async function answerPart(
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
  return { ...part, draft: await withAmendments(part.draft, tools.sources, groups, day) };
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
    return answerWithin(read, clear.scope, request, tools, timer);
  }
  const facets = facetsOf(read.understanding, named.documents);
  return { prepared: read, facets, hits: [], draft: emptyDraft(), nearest: [], unclear: clear };
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

/** Earlier turns as data: cleaned like a question, the oldest dropped, attacks left out. */
function cleanHistory(history: Turn[], limits: { maxQuestionChars: number }): Turn[] {
  return history.slice(-MAX_HISTORY_TURNS).flatMap((turn) => {
    if (turn.role === 'assistant') return [{ ...turn, content: turn.content.slice(0, MAX_ANSWER_CHARS) }];
    const guarded = guardQuestion(turn.content.slice(0, limits.maxQuestionChars), limits);
    return guarded.ok ? [{ role: 'user' as const, content: guarded.question }] : [];
  });
}

function nothingKnown(request: AskRequest, timer: Timer): Asked {
  const typed = request.question;
  return { typed, question: typed, facets: [], hits: [], nearest: [], suggestions: [], timer };
}
