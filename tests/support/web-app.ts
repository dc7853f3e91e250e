// The web application over stores in memory and a scripted assistant, for tests of the routes.
import type { Hono } from 'hono';
import { Registry } from 'prom-client';
import { type Desk, openDesk } from '../../evals/runs/desk.ts';
import { openRuns } from '../../evals/runs/store.ts';
import type { Workbench } from '../../evals/workbench.ts';
import { type AppDeps, createApp } from '../../server/app.ts';
import type { Ask } from '../../server/ask/contract.ts';
import type { Conversation, Conversations, StoredMessage } from '../../server/store/conversations.ts';
import type { Library } from '../../server/store/library.ts';
import { aDocument, anAnswer, aRecord, planText } from './answers.ts';

export const silentLog: AppDeps['log'] = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const noDatabase: AppDeps['db'] = {
  engine: 'pglite',
  query: () => Promise.reject(new Error('these tests have no database')),
  exec: () => Promise.reject(new Error('these tests have no database')),
  transaction: () => Promise.reject(new Error('these tests have no database')),
  close: () => Promise.resolve(),
};

/** The application; ids count up from `id-00000000000000000001`. */
export function webApp(changes: Partial<AppDeps> = {}): Hono {
  let count = 0;
  return createApp({
    ask: async () => anAnswer(),
    db: noDatabase,
    config: { publicHosts: [], maxQuestionChars: 2000 },
    suggestions: async () => ['Sở Khoa học và Công nghệ chủ trì những nhiệm vụ nào, thời hạn ra sao?'],
    log: silentLog,
    clock: () => new Date('2026-11-24T01:00:00Z'),
    newId: () => {
      count += 1;
      return `id-${String(count).padStart(20, '0')}`;
    },
    registry: new Registry(),
    evalsFolder: '/nonexistent',
    evalDesk: aDesk('/nonexistent'),
    provenance: () => aProvenance,
    library: memoryLibrary(),
    conversations: memoryConversations(),
    ...changes,
  });
}

export const aProvenance = {
  date: '2026-11-24T01:00:00Z',
  commit: 'abc123',
  corpusVersions: [],
  embedder: null,
  model: null,
  prompts: ['answer@1'],
};

/** A desk whose live knowledge base is `bench`; without one no run can be carried out. */
export function aDesk(folder: string, bench?: Workbench): Desk {
  return openDesk({
    store: openRuns(folder),
    openLive: async () => {
      if (!bench) throw new Error('these tests have no knowledge base');
      return bench;
    },
    program: '/nonexistent/main.ts',
    clock: () => new Date('2026-11-24T01:00:00Z'),
    log: silentLog,
  });
}

/** An assistant that gives its events and then its answer, or fails. */
export function scriptedAsk(script: (onEvent: NonNullable<Parameters<Ask>[1]>) => ReturnType<Ask>): Ask {
  return (_request, onEvent) => script(onEvent ?? (() => undefined));
}

export function memoryLibrary(changes: Partial<Library> = {}): Library {
  return {
    list: async ({ title }) => {
      const items = [aRecord()].filter((item) => item.title.toLowerCase().includes(title.toLowerCase()));
      return { items, total: items.length };
    },
    open: async (id) => (id === aRecord().id ? aDocument() : null),
    textsOf: async (ids) => new Map(ids.map((id) => [id, { text: planText, version: 'v1' }])),
    titles: async (ids) => new Map(ids.map((id) => [id, aRecord().title])),
    validity: async () => [],
    scopeChoices: async () => ({ issuers: ['UBND tỉnh', 'Bộ Y tế'], sources: ['corpus', 'files'] }),
    ping: async () => undefined,
    ...changes,
  };
}

export function memoryConversations(): Conversations {
  type Row = Conversation & { visitorId: string; deletedAt: Date | null };
  const rows: Row[] = [];
  const messages: StoredMessage[] = [];
  const own = (visitorId: string, id: string, deleted = false) =>
    rows.find((row) => row.visitorId === visitorId && row.id === id && (row.deletedAt !== null) === deleted);
  const change = (row: Row | undefined, apply: (row: Row) => void) => {
    if (row) apply(row);
    return row !== undefined;
  };
  return {
    list: async (visitorId, limit) =>
      rows.filter((row) => row.visitorId === visitorId && row.deletedAt === null).slice(0, limit),
    find: async (visitorId, id) => own(visitorId, id) ?? null,
    findDeleted: async (visitorId, id) => own(visitorId, id, true) ?? null,
    create: async (visitorId, conversation, now) => {
      rows.unshift({
        scope: { only: [], except: [] },
        ...conversation,
        visitorId,
        updatedAt: now,
        deletedAt: null,
      });
    },
    setScope: async (visitorId, id, scope) =>
      change(own(visitorId, id), (row) => {
        row.scope = scope;
      }),
    rename: async (visitorId, id, title) =>
      change(own(visitorId, id), (row) => {
        row.title = title;
      }),
    remove: async (visitorId, id, now) =>
      change(own(visitorId, id), (row) => {
        row.deletedAt = now;
      }),
    restore: async (visitorId, id) =>
      change(own(visitorId, id, true), (row) => {
        row.deletedAt = null;
      }),
    purge: async () => undefined,
    messages: async (visitorId, id, limit) =>
      own(visitorId, id) ? messages.filter((item) => item.conversationId === id).slice(0, limit) : [],
    message: async (visitorId, id) => {
      const found = messages.find((item) => item.id === id);
      return found && own(visitorId, found.conversationId) ? found : null;
    },
    addQuestion: async (message) => {
      messages.push({ ...message, answer: null });
    },
    saveAnswer: async (id, answer) => {
      const found = messages.find((item) => item.id === id);
      if (found) found.answer = answer;
    },
    giveFeedback: async (visitorId, id, feedback, now) => {
      const found = messages.find((item) => item.id === id);
      if (!found?.answer || !own(visitorId, found.conversationId)) return false;
      found.feedback = feedback === null ? null : { ...feedback, changedAt: now, regressionCase: null };
      return true;
    },
  };
}
