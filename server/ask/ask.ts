// The path of a question, said once: guard, understand, retrieve, compose, cite, verify, record.
import type { Answer, Outcome, Turn } from '../domain.ts';
import { collapseSpaces } from '../vietnamese/normalise.ts';
import type { QuestionExpander } from '../vietnamese/synonyms.ts';
import { cite } from './cite.ts';
import { compose } from './compose.ts';
import type { Ask, AskEvent, AskRequest, Draft, Hit } from './contract.ts';
import type { Generate, Generated } from './generate.ts';
import { guardQuestion } from './guard.ts';
import { mergeParts } from './merge.ts';
import { splitQuestions } from './parts.ts';
import type { Plan, Planned } from './plan.ts';
import { draftWithPlan, isHard } from './plan-draft.ts';
import { type Prepared, prepare, standAlone, type Tools } from './prepare.ts';
import { scopeDocuments } from './scope-documents.ts';
import type { Sources } from './sources.ts';
import { refusalText } from './text.ts';
import { Timer } from './timer.ts';
import { verify } from './verify.ts';

export type AskDependencies = {
  sources: Sources;
  expander: QuestionExpander;
  /** Phrases the verbatim draft with a model; null when no endpoint is configured. */
  generate: Generate | null;
  /** Gathers more evidence for a hard question with a model's tool calls; null unless that is switched on. */
  plan?: Plan | null;
  limits: { maxQuestionChars: number };
  log: { error(fields: object, message: string): void };
  now: () => number;
};

/** Hits read for one question. */
const HITS = 60;
/** Passages reported as retrieved. */
const REPORTED = 20;
const MAX_HISTORY_TURNS = 12;
/** Characters read of an earlier answer; a list of 100 tasks has about 33,000. */
const MAX_ANSWER_CHARS = 100_000;

type PartAnswer = { prepared: Prepared; hits: Hit[]; draft: Draft; nearest: Hit[] };

/** The assistant's one entry: never throws for what a user can cause, always ends in an `Outcome`. */
export function createAsk(dependencies: AskDependencies): Ask {
  return async (request, onEvent = () => undefined) => {
    const timer = new Timer(dependencies.now);
    try {
      return await answer(request, onEvent, dependencies, timer);
    } catch (cause) {
      const timedOut = request.signal?.aborted === true;
      if (!timedOut) dependencies.log.error({ err: cause }, 'question failed');
      return refused({ class: timedOut ? 'error_timeout' : 'error_internal' }, '', timer, [], []);
    }
  };
}

async function answer(
  request: AskRequest,
  onEvent: (event: AskEvent) => void,
  dependencies: AskDependencies,
  timer: Timer,
): Promise<Answer> {
  const { sources } = dependencies;
  const guarded = guardQuestion(request.question, dependencies.limits);
  if (!guarded.ok) return { ...refused(guarded.outcome, '', timer, [], []), markdown: guarded.message };

  onEvent({ type: 'status', step: 'understand' });
  const [register, segment] = await Promise.all([sources.register(), sources.segmenter()]);
  const language = { register, segment };
  const tools = { sources, language, expander: dependencies.expander };
  const history = cleanHistory(request.history, dependencies.limits);
  const question = await standAlone(guarded.question, history, tools);
  const parts = splitQuestions(question, language);
  timer.mark('understand');

  const answers: PartAnswer[] = [];
  for (const part of parts) {
    request.signal?.throwIfAborted();
    answers.push(await answerPart(part, request, onEvent, tools, timer));
  }
  const drafts = answers.map((part) => part.draft);
  const ordinary = mergeParts(parts, drafts);
  const plan = isHard(question, drafts)
    ? await planned(question, request, onEvent, dependencies, tools, timer)
    : null;
  const prepared = answers.map((part) => part.prepared);
  const draft = plan
    ? await draftWithPlan(ordinary, plan.evidence, prepared, request.viewer, tools)
    : ordinary;
  const hits = [...(plan?.evidence ?? []).map((one) => one.hit), ...answers.flatMap((part) => part.hits)];
  const nearest = answers.flatMap((part) => part.nearest);
  const steps = plan ? { plan: plan.steps } : {};
  if (draft.evidence.length === 0 && draft.statements.length === 0)
    return refused(draft.outcome, question, timer, hits, nearest);

  onEvent({ type: 'status', step: 'verify' });
  const verbatim = verify(draft, { agencies: register });
  const { signal } = request;
  const generated = dependencies.generate
    ? await dependencies.generate({ question, history, draft, agencies: register, signal, onEvent })
    : null;
  timer.mark('verify');
  const phrased = generated?.ok ? generated : null;
  const chosen = phrased ?? { draft, verified: verbatim };
  const checked = chosen.verified;
  const spent = tokensOf(plan, generated);
  if (!checked.statements.some((statement) => statement.kind === 'fact')) {
    const outcome = draft.statements.length > 0 ? { class: 'guarded_answer' as const } : ordinary.outcome;
    return { ...refused(outcome, question, timer, hits, nearest), ...steps, ...spent };
  }
  return {
    outcome: draft.outcome,
    phrasing: phrased ? 'generated' : generated ? 'verbatim_fallback' : 'verbatim',
    ...cite(chosen.draft, checked.statements),
    understood: understoodAs(request.question, question),
    checked: { passed: checked.passed, total: checked.total, dropped: checked.dropped },
    retrieved: reported(hits),
    suggestions: [],
    timingsMs: timer.total(),
    model: phrased ? phrased.model : null,
    ...steps,
    ...spent,
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

async function answerPart(
  question: string,
  request: AskRequest,
  onEvent: (event: AskEvent) => void,
  tools: Tools,
  timer: Timer,
): Promise<PartAnswer> {
  const prepared = await prepare(question, tools);
  onEvent({ type: 'status', step: 'retrieve' });
  const scope = await scopeDocuments(prepared.understanding, request.viewer, tools.sources);
  const hits = await tools.sources.search({
    text: prepared.searchText,
    groups: request.viewer.groups,
    limit: HITS,
    ...(scope.documentIds ? { documentIds: scope.documentIds } : {}),
  });
  timer.mark('retrieve');
  onEvent({ type: 'status', step: 'compose' });
  const composed = await compose(prepared, hits, request.viewer, tools.sources, scope);
  timer.mark('compose');
  return { prepared, hits, ...composed };
}

/** Earlier turns as data: cleaned like a question, the oldest dropped, attacks left out. */
function cleanHistory(history: Turn[], limits: { maxQuestionChars: number }): Turn[] {
  return history.slice(-MAX_HISTORY_TURNS).flatMap((turn) => {
    if (turn.role === 'assistant') return [{ ...turn, content: turn.content.slice(0, MAX_ANSWER_CHARS) }];
    const guarded = guardQuestion(turn.content.slice(0, limits.maxQuestionChars), limits);
    return guarded.ok ? [{ role: 'user' as const, content: guarded.question }] : [];
  });
}

function refused(outcome: Outcome, question: string, timer: Timer, hits: Hit[], nearest: Hit[]): Answer {
  const places = [...new Set(nearest.map((hit) => `${hit.passage.place} (${hit.documentTitle})`))];
  const markdown = refusalText(outcome, places);
  return {
    outcome,
    phrasing: 'verbatim',
    markdown,
    citations: [],
    table: null,
    understood: question,
    checked: { passed: 0, total: 0, dropped: [] },
    retrieved: reported(hits),
    suggestions: [],
    timingsMs: timer.total(),
    model: null,
  };
}

function reported(hits: Hit[]): Answer['retrieved'] {
  const seen = new Set<string>();
  return hits
    .filter((hit) => !seen.has(hit.passage.id) && seen.add(hit.passage.id))
    .slice(0, REPORTED)
    .map((hit) => ({ document: hit.documentTitle, section: hit.passage.section, text: hit.passage.text }));
}

function understoodAs(asked: string, resolved: string): string {
  return collapseSpaces(asked) === collapseSpaces(resolved) ? '' : resolved;
}
