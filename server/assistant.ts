// Composition root: opens the database, the embedder and the model that the configuration names, and joins the steps.
import { createAsk } from './ask/ask.ts';
import type { Ask } from './ask/contract.ts';
import { createGenerate } from './ask/generate.ts';
import { limitsFor } from './ask/generate-limits.ts';
import type { Plan } from './ask/plan.ts';
import { storeSources } from './ask/store-sources.ts';
import { createTranslate } from './ask/translate.ts';
import type { Config } from './config.ts';
import { readGlossary } from './glossary.ts';
import { createChatModel } from './llm/chat.ts';
import { type ConfiguredEmbeddings, createEmbeddings, lazyStaticEmbedder } from './llm/embeddings.ts';
import { createLog, type Log } from './log.ts';
import { type OpenDatabase, openDatabase } from './store/database.ts';
import { knownAgencies } from './vietnamese/known-agencies.ts';
import { createQuestionExpander, type Glossary } from './vietnamese/synonyms.ts';

export type Assistant = {
  ask: Ask;
  db: OpenDatabase;
  embeddings: ConfiguredEmbeddings;
  glossary: Glossary;
  log: Log;
  close(): Promise<void>;
};

/** A few tool calls, or the ids of forty results. */
const PLAN_TOKENS = 1_000;

/** Until accounts exist everyone on this machine reads what is public. */
export const localViewer = { id: 'local', groups: ['public'] };

/**
 * Opens everything an answer needs. Nothing is ingested here.
 * @param options.inMemory a temporary embedded database, for evals and tests
 * @param options.clock what day it is, for validity
 * @throws the named errors of the store, ConfigError of the glossary
 */
export async function openAssistant(
  config: Config,
  options: { inMemory?: boolean; log?: Log; clock?: () => Date } = {},
): Promise<Assistant> {
  const log = options.log ?? createLog(config.logLevel);
  const glossary = await readGlossary();
  const db = await openDatabase(
    options.inMemory
      ? { databaseUrl: null, dataDir: null }
      : { databaseUrl: config.databaseUrl, dataDir: config.dataDir },
  );
  const loadEmbedder = lazyStaticEmbedder();
  const embeddings = await createEmbeddings(config.embeddings, loadEmbedder);
  const chat = config.chat ? createChatModel(config.chat) : null;
  const ask = createAsk({
    sources: storeSources(db, embeddings.embeddings, loadEmbedder, log, knownAgencies(glossary.agencies)),
    expander: createQuestionExpander(glossary),
    generate: chat ? createGenerate(chat, limitsFor(config.chat?.contextTokens ?? 0)) : null,
    translate: chat ? createTranslate(chat) : null,
    plan: config.chat?.tools ? await openPlan(config.chat, log) : null,
    limits: { maxQuestionChars: config.maxQuestionChars },
    log,
    now: () => performance.now(),
    clock: options.clock ?? (() => new Date()),
  });
  return { ask, db, embeddings, glossary, log, close: () => db.close() };
}

/** The planner with its libraries, which are loaded only where it is switched on. */
async function openPlan(chat: NonNullable<Config['chat']>, log: Log): Promise<Plan> {
  const [{ createPlan, defaultPlanLimits }, { createToolModel }] = await Promise.all([
    import('./ask/plan.ts'),
    import('./llm/tool-model.ts'),
  ]);
  const timeoutMs = Math.min(chat.timeoutMs, defaultPlanLimits.timeoutMs);
  return createPlan({ model: createToolModel({ ...chat, timeoutMs, maxTokens: PLAN_TOKENS }), log });
}
