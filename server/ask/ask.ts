// The path of a question, said once: guard, understand, retrieve, compose, cite, verify, record.
import type { Answer, Outcome, Turn } from '../domain.ts';
import { placesIn } from '../vietnamese/places.ts';
import { vietnameseDay } from '../vietnamese/relative-dates.ts';
import type { QuestionExpander } from '../vietnamese/synonyms.ts';
import { answerMessage, isSilent, type MessageAnswer } from './answer-message.ts';
import { cite } from './cite.ts';
import { cleanHistory } from './clean-history.ts';
import { type Asked, askedBack, ended, refused, refusedBy } from './closing.ts';
import type { Ask, AskEvent, AskRequest, Draft } from './contract.ts';
import { mergeFacets } from './facets.ts';
import { subjectOf } from './followup.ts';
import { furtherReadings } from './followup-again.ts';
import { isEnglish } from './foreign.ts';
import type { Generate, Generated } from './generate.ts';
import { guardQuestion } from './guard.ts';
import { answerEnglish } from './in-english.ts';
import { mergeParts } from './merge.ts';
import type { Plan, Planned } from './plan.ts';
import { draftWithPlan, isHard } from './plan-draft.ts';
import { standAlone, type Tools } from './prepare.ts';
import { remembering } from './remembering.ts';
import { formerNames, usedIn, withNamesOfToday, withRenamings } from './renamed-agencies.ts';
import { scopeDocuments } from './scope-documents.ts';
import { withAmount } from './sides-amount.ts';
import type { Sources } from './sources.ts';
import { suggestionsFor } from './suggest.ts';
import { Timer } from './timer.ts';
import type { Translate } from './translate.ts';
import { type Language, understand } from './understand.ts';
import { withValidity } from './validity-notes.ts';
import { verify } from './verify.ts';
import type { Verified } from './verify-draft.ts';
import { withinScope } from './within-scope.ts';
import { readWording } from './wording.ts';

export type AskDependencies = {
  sources: Sources;
  expander: QuestionExpander;
  /** Phrases the verbatim draft with a model; null when no endpoint is configured. */
  generate: Generate | null;
  /** Questions from English and answers into it; without it English is refused. */
  translate?: Translate | null;
  /** Gathers more evidence for a hard question with a model's tool calls; null unless that is switched on. */
  plan?: Plan | null;
  limits: { maxQuestionChars: number };
  log: { error(fields: object, message: string): void };
  /** Milliseconds of a monotonic clock, for timings. */
  now: () => number;
  /** What day it is, for deadlines and validity. */
  clock: () => Date;
};

/** The assistant's one entry: never throws for what a user can cause, always ends in an `Outcome`. */
export function createAsk(dependencies: AskDependencies): Ask {
  return async (request, onEvent = () => undefined) => {
    const timer = new Timer(dependencies.now);
    try {
      return await inItsLanguage(request, onEvent, dependencies, timer);
    } catch (cause) {
      const timedOut = request.signal?.aborted === true;
      if (!timedOut) dependencies.log.error({ err: cause }, 'question failed');
      return refused({ class: timedOut ? 'error_timeout' : 'error_internal' }, nothingKnown(request, timer));
    }
  };
}

/** A question in English goes by way of Vietnamese and back; every other one is answered as it is. */
async function inItsLanguage(
  request: AskRequest,
  onEvent: (event: AskEvent) => void,
  dependencies: AskDependencies,
  timer: Timer,
): Promise<Answer> {
  const guarded = guardQuestion(request.question, dependencies.limits);
  if (!guarded.ok || !isEnglish(guarded.question)) return answer(request, onEvent, dependencies, timer);
  return answerEnglish(guarded.question, {
    translate: dependencies.translate,
    refuse: () => {
      const outcome = { class: 'unanswerable_out_of_scope', reason: 'foreign_language' } as const;
      return refused(outcome, nothingKnown(request, timer));
    },
    answer: (question) =>
      answer({ ...request, question }, onEvent, { ...dependencies, generate: null }, timer),
    signal: request.signal,
  });
}

async function answer(
  request: AskRequest,
  onEvent: (event: AskEvent) => void,
  dependencies: AskDependencies,
  timer: Timer,
): Promise<Answer> {
  const sources = remembering(await chosenSources(request, dependencies.sources));
  const guarded = guardQuestion(request.question, dependencies.limits);
  if (!guarded.ok) return ended(guarded.outcome, guarded.message, nothingKnown(request, timer));

  onEvent({ type: 'status', step: 'understand' });
  const tools = await openTools(sources, request, dependencies);
  const { language, today } = tools;
  const { register } = language;
  const { typed, history, renamed } = await inNamesOfToday(guarded.question, request, dependencies, tools);
  const wording = readWording(typed, history);
  const subject = subjectOf(history, language);
  const carried = subject
    ? await scopeDocuments(understand(subject, language), request.viewer, sources)
    : null;
  timer.mark('understand');
  const read = (one: string) => answerMessage(one, { request, carried, onEvent, tools, timer });
  let reading = await read(await standAlone(wording.question, history, tools));
  for (const other of furtherReadings(wording.question, history, language)) {
    if (!reading.answers.every(isSilent)) break;
    const again = await read(other);
    if (!again.answers.every(isSilent)) reading = again;
  }
  const { question, answers } = reading;
  const times = answers.map((part) => part.time);
  const noted = (made: Answer) => withValidity(made, times, sources, request.viewer.groups);
  const drafts = answers.map((part) => part.draft);
  const ordinary = withRenamings(joinedDraft(reading, drafts, language), renamed);
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
  if (draft.asksBack) return askedBack(draft.asksBack.ask, draft.asksBack.choices, asked);
  if (draft.evidence.length === 0 && draft.statements.length === 0) {
    return noted({ ...refusedBy(draft, asked), ...(plan ? { plan: plan.steps } : {}) });
  }
  onEvent({ type: 'status', step: 'verify' });
  const { signal } = request;
  // figures are worded by code alone: a model neither computes nor rounds them
  const hasFigures = draft.statements.some((statement) => statement.computed);
  const generated =
    dependencies.generate && !hasFigures && !wording.isVerbatim
      ? await dependencies.generate({ question, history, draft, agencies: register, signal, onEvent })
      : null;
  const verbatim = verify(draft, { agencies: register });
  timer.mark('verify');
  return noted(checkedAnswer({ draft, verbatim, generated, plan, asked, ordinary: ordinary.outcome }));
}

/** The question and the turns before it, with the names that agencies have today. */
async function inNamesOfToday(
  question: string,
  request: AskRequest,
  { expander, limits }: AskDependencies,
  { sources, language }: Tools,
) {
  const names = formerNames(expander.agencies);
  const isUsed = usedIn(language.register, sources, request.viewer.groups);
  const history: Turn[] = [];
  for (const turn of cleanHistory(request.history, limits)) {
    const isUser = turn.role === 'user';
    const content = isUser ? (await withNamesOfToday(turn.content, names, isUsed)).question : turn.content;
    history.push({ ...turn, content });
  }
  const { question: typed, renamed } = await withNamesOfToday(question, names, isUsed);
  return { typed, history, renamed };
}

/** The drafts of all parts as one; of two compared values the difference or the sum is said, too. */
function joinedDraft(
  { question, parts, areSides }: MessageAnswer,
  drafts: Draft[],
  language: Language,
): Draft {
  const merged = mergeParts(parts, drafts, areSides);
  return areSides ? withAmount(merged, question, parts, drafts, language) : merged;
}

/** What the reading of a question knows: agencies, words, places of the documents that the viewer may read, the day. */
async function openTools(
  sources: Sources,
  request: AskRequest,
  dependencies: AskDependencies,
): Promise<Tools> {
  const [register, words, documents] = await Promise.all([
    sources.register(),
    sources.words(),
    sources.documents(request.viewer.groups),
  ]);
  const places = placesIn(documents.flatMap(({ title, issuer }) => [title, issuer ?? '']));
  const today = vietnameseDay(dependencies.clock());
  const names = [
    ...documents.map((document) => document.title),
    ...register.agencies.map((agency) => agency.name),
  ];
  const language = { ...words, register, places };
  return { sources, names: { names, places }, language, expander: dependencies.expander, today };
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

/** All sources, or those of the documents that the reader chose. */
async function chosenSources({ scope, viewer }: AskRequest, sources: Sources): Promise<Sources> {
  if (!scope || scope.only.length + scope.except.length === 0) return sources;
  return withinScope(sources, await sources.inScope(scope, viewer.groups));
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

function nothingKnown(request: AskRequest, timer: Timer): Asked {
  const typed = request.question;
  return { typed, question: typed, facets: [], hits: [], nearest: [], suggestions: [], timer };
}
