// The web application: guards, routes and error pages put together from what it is given.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import type { Registry } from 'prom-client';
import { checkAnswers } from '../evals/live/check-answers.ts';
import type { Desk } from '../evals/runs/desk.ts';
import type { Provenance } from '../evals/scores.ts';
import { openSuites } from '../evals/suite-files.ts';
import type { Pipeline } from '../ingest/pipeline.ts';
import { aboutPage } from '../views/about.ts';
import { errorPage } from '../views/error-page.ts';
import { errors } from '../views/text/errors.ts';
import type { Ask } from './ask/contract.ts';
import type { Log } from './log.ts';
import { adminRoutes } from './routes/admin/admin.ts';
import { adminDocumentRoutes } from './routes/admin/documents.ts';
import { evalRoutes } from './routes/admin/evals.ts';
import { gapRoutes } from './routes/admin/gaps.ts';
import { jobRoutes } from './routes/admin/jobs.ts';
import { localOnly } from './routes/admin/local-only.ts';
import { qualityRoutes } from './routes/admin/quality.ts';
import type { QualityContext } from './routes/admin/quality-context.ts';
import { questionRoutes } from './routes/admin/questions.ts';
import { regressionCaseRoutes } from './routes/admin/regression-case.ts';
import type { SourceContext } from './routes/admin/source-context.ts';
import { sourceRoutes } from './routes/admin/sources.ts';
import { suiteRoutes } from './routes/admin/suites.ts';
import { maxUploadRequestBytes, uploadRoutes } from './routes/admin/uploads.ts';
import { apiRoutes } from './routes/api/ask.ts';
import { assetRoutes, readAssets } from './routes/assets/assets.ts';
import { chartRoutes } from './routes/charts/charts.ts';
import { chatRoutes } from './routes/chat/chat.ts';
import { openGroups, type RouteContext, type WebConfig } from './routes/context.ts';
import { conversationRoutes } from './routes/conversations/conversations.ts';
import { documentRoutes } from './routes/documents/documents.ts';
import { feedbackRoutes } from './routes/feedback/feedback.ts';
import { createGate } from './routes/gate.ts';
import { healthRoutes } from './routes/health/health.ts';
import { createMetrics } from './routes/metrics.ts';
import { knownHost, ownOrigin, pageRules } from './routes/security.ts';
import { tableRoutes } from './routes/tables/tables.ts';
import { completionRoutes } from './routes/v1/completions.ts';
import { loadAgencies } from './store/agencies.ts';
import { qualityByDay } from './store/answer-checks.ts';
import { audit } from './store/audit.ts';
import { type Conversations, openConversations } from './store/conversations.ts';
import type { Database } from './store/database.ts';
import { hasText } from './store/find-text.ts';
import { decideGap, gapStates } from './store/gap-states.ts';
import { type Library, openLibrary } from './store/library.ts';
import { openQuestionLog } from './store/question-log.ts';

export type AppDeps = {
  ask: Ask;
  db: Database;
  config: Pick<WebConfig, 'publicHosts' | 'maxQuestionChars'> &
    Partial<Pick<WebConfig, 'maxConcurrentQuestions' | 'maxAnswerMs'>>;
  /** Questions to begin with, taken from the corpus. */
  suggestions: () => Promise<string[]>;
  log: Log;
  clock: () => Date;
  /** An unguessable id of at least 128 random bits in URL-safe characters. */
  newId: () => string;
  registry: Registry;
  /** Where an administrator's suites are kept. */
  evalsFolder: string;
  evalDesk: Desk;
  /** What an eval run is made with. */
  provenance: () => Provenance;
  /** The running pipeline, for the pages of sources and jobs. */
  pipeline?: Promise<Pipeline>;
  /** Names of the tokens that sources may use. */
  tokenNames?: string[];
  /** Brings the program's own knowledge base in step once more; absent: there is none. */
  resync?: () => void;
  /** Questions that documents answer, by their ids. */
  questionsAbout?: (documentIds: string[]) => Promise<string[]>;
  /** What is stored, when it is not to be read from `db`. */
  library?: Library;
  conversations?: Conversations;
};

// A question of the greatest length in the widest encoding of a form, with room for a history.
const maxBodyBytes = 1024 * 1024;
const defaultConcurrentQuestions = 16;
const defaultAnswerMs = 180_000;

/** The application. Reads the static files of the pages; opens nothing else. */
export function createApp(deps: AppDeps): Hono {
  const assets = readAssets();
  const config: WebConfig = {
    maxConcurrentQuestions: defaultConcurrentQuestions,
    maxAnswerMs: defaultAnswerMs,
    ...deps.config,
  };
  const gate = createGate(config.maxConcurrentQuestions);
  const metrics = createMetrics(deps.registry, gate.inside);
  deps.evalDesk.yieldTo(() => gate.inside() > 0);
  const context: RouteContext = {
    ...deps,
    config,
    gate,
    metrics,
    assets: assets.paths,
    library: deps.library ?? openLibrary(deps.db),
    conversations: deps.conversations ?? openConversations(deps.db),
  };
  const refuse = refusal(context);
  const app = new Hono();
  app.use(metrics.middleware, pageRules());
  app.use(knownHost({ publicHosts: config.publicHosts, refuse }), ownOrigin({ refuse }));
  const onError = (c: Context) => refuse(c, 413, errors.bodyTooLarge);
  const limit = bodyLimit({ maxSize: maxBodyBytes, onError });
  const uploadLimit = bodyLimit({ maxSize: maxUploadRequestBytes, onError });
  app.use((c, next) => (c.req.path === '/admin/upload' ? uploadLimit : limit)(c, next));
  app.use('/admin/*', localOnly({ refuse }));
  app.use(compress());
  app.route('/', healthRoutes(context));
  app.route('/', assetRoutes(assets));
  app.route('/', chatRoutes(context));
  app.route('/', conversationRoutes(context));
  app.route('/', feedbackRoutes(context));
  app.route('/', tableRoutes(context));
  app.route('/', chartRoutes(context));
  app.route('/', documentRoutes(context));
  app.route('/', adminRoutes(context));
  app.route('/', adminDocumentRoutes({ ...context, db: deps.db, evalsFolder: deps.evalsFolder }));
  const quality = qualityContext(deps, context);
  app.route('/', questionRoutes(quality));
  app.route('/', regressionCaseRoutes(quality));
  app.route('/', gapRoutes(quality));
  app.route('/', qualityRoutes(quality));
  app.route('/', suiteRoutes(quality));
  app.route('/', evalRoutes(quality));
  const sources = sourceContext(deps, context);
  app.route('/', sourceRoutes(sources));
  app.route('/', jobRoutes(sources));
  app.route('/', uploadRoutes(sources));
  app.route('/', apiRoutes(context));
  app.route('/', completionRoutes(context));
  app.get('/about', (c) => c.html(aboutPage(assets.paths)));
  app.notFound((c) => refuse(c, 404, errors.notFound));
  app.onError((error, c) => internalError(context, error, c));
  return app;
}

function sourceContext(deps: AppDeps, context: RouteContext): SourceContext {
  const absent = Promise.reject(new Error('this application was started without a pipeline'));
  absent.catch(() => undefined);
  return {
    ...context,
    db: deps.db,
    pipeline: deps.pipeline ?? absent,
    tokenNames: deps.tokenNames ?? [],
    resync: deps.resync ?? null,
    questionsAbout: deps.questionsAbout ?? (async () => []),
  };
}

function qualityContext(deps: AppDeps, context: RouteContext): QualityContext {
  const { db, clock } = deps;
  return {
    ...context,
    questionLog: openQuestionLog(db),
    suites: openSuites(deps.evalsFolder),
    desk: deps.evalDesk,
    provenance: deps.provenance,
    audit: (action, subject, detail) => audit(db, action, subject, detail),
    checkAnswers: () => checkAnswers(db, openGroups, clock),
    qualityByDay: (from) => qualityByDay(db, from),
    gaps: { states: () => gapStates(db), decide: (ids, decision) => decideGap(db, ids, decision) },
    agencyNames: async () => new Map((await loadAgencies(db)).map((agency) => [agency.id, agency.name])),
    hasText: (words) => hasText(db, words, openGroups),
  };
}

type RefusalStatus = 400 | 403 | 404 | 413 | 421;

function refusal(context: RouteContext) {
  return (c: Context, status: RefusalStatus, text: string): Response | Promise<Response> => {
    if (wantsJson(c)) return c.json({ error: text }, status);
    const title = status === 404 ? errors.notFoundTitle : errors.rejectedTitle;
    return c.html(errorPage(context.assets, { title, text }), status);
  };
}

function internalError(context: RouteContext, error: Error, c: Context): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status < 500) {
    return refusal(context)(c, error.status === 413 ? 413 : 400, errors.methodNotAllowed);
  }
  const incident = context.newId().slice(0, 8);
  context.log.error({ err: error, incident, method: c.req.method, path: c.req.path }, 'request failed');
  if (wantsJson(c)) return c.json({ error: errors.internal, incident }, 500);
  const page = { title: errors.internalTitle, text: errors.internal, incident };
  return c.html(errorPage(context.assets, page), 500);
}

function wantsJson(c: Context): boolean {
  return /^\/(?:api|v1)\//.test(c.req.path) || (c.req.header('accept') ?? '').startsWith('application/json');
}
