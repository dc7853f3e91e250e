// What a user would otherwise take from npm, each with its usual settings and the product's own embedder.

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { indexTerms } from '../server/vietnamese/tokens.ts';
import type { BenchPassage } from './data.ts';
import type { Engine } from './engine.ts';

export type Peer = { name: string; open(embeddings: EmbeddingsInterface): Promise<Engine> };

/** The module is not installed: `npm install` in bench/ brings it. */
export class PeerMissingError extends Error {
  override name = 'PeerMissingError';
}

export const peers: Peer[] = [
  { name: 'LangChain MemoryVectorStore', open: openMemoryVectorStore },
  { name: 'MiniSearch', open: openMiniSearch },
  { name: 'Orama (full text)', open: openOrama },
  { name: 'LanceDB (vectors)', open: openLanceDb },
];

const searchText = (passage: BenchPassage) => `${passage.title}\n${passage.text}`;
const nothing = () => Promise.resolve();

async function load<Module>(name: string): Promise<Module> {
  try {
    return (await import(name)) as Module;
  } catch (cause) {
    throw new PeerMissingError(`${name} is not installed; run "npm install" in bench/`, { cause });
  }
}

type MemoryStore = {
  addDocuments(documents: Document[]): Promise<void>;
  similaritySearch(query: string, k: number): Promise<Document[]>;
};

async function openMemoryVectorStore(embeddings: EmbeddingsInterface): Promise<Engine> {
  const module = await load<{ MemoryVectorStore: new (embeddings: EmbeddingsInterface) => MemoryStore }>(
    '@langchain/classic/vectorstores/memory',
  );
  const store = new module.MemoryVectorStore(embeddings);
  return {
    name: 'LangChain MemoryVectorStore',
    add: (passages) =>
      store.addDocuments(
        passages.map(
          (passage) => new Document({ pageContent: searchText(passage), metadata: { id: passage.id } }),
        ),
      ),
    finish: nothing,
    search: async (question, limit) =>
      (await store.similaritySearch(question, limit)).map((document) => String(document.metadata['id'])),
    close: nothing,
  };
}

type MiniSearchIndex = {
  addAll(documents: { id: string; text: string }[]): void;
  search(query: string): { id: string }[];
};

async function openMiniSearch(): Promise<Engine> {
  const module = await load<{ default: new (options: { fields: string[] }) => MiniSearchIndex }>(
    'minisearch',
  );
  const index = new module.default({ fields: ['text'] });
  return {
    name: 'MiniSearch',
    add: async (passages) =>
      index.addAll(passages.map((passage) => ({ id: passage.id, text: searchText(passage) }))),
    finish: nothing,
    search: async (question, limit) =>
      index
        .search(question)
        .slice(0, limit)
        .map((hit) => hit.id),
    close: nothing,
  };
}

type Orama = {
  create(options: { schema: Record<string, string>; components: { tokenizer: unknown } }): unknown;
  insertMultiple(
    db: unknown,
    documents: { id: string; text: string }[],
    batch: number,
  ): Promise<unknown> | unknown;
  search(
    db: unknown,
    query: { term: string; limit: number; threshold: number },
  ): Promise<{ hits: { id: string }[] }> | { hits: { id: string }[] };
};

async function openOrama(): Promise<Engine> {
  const orama = await load<Orama>('@orama/orama');
  // Its own tokenizer cuts words at Vietnamese letters; it gets the syllables that the product's index uses.
  const tokenizer = {
    language: 'vietnamese',
    normalizationCache: new Map(),
    tokenize: (text: string) => [...new Set(indexTerms(text).syllables)],
  };
  const db = await orama.create({ schema: { id: 'string', text: 'string' }, components: { tokenizer } });
  return {
    name: 'Orama (full text)',
    add: async (passages) => {
      await orama.insertMultiple(
        db,
        passages.map((passage) => ({ id: passage.id, text: searchText(passage) })),
        500,
      );
    },
    finish: nothing,
    search: async (question, limit) =>
      (await orama.search(db, { term: question, limit, threshold: 1 })).hits.map((hit) => hit.id),
    close: nothing,
  };
}

type LanceTable = {
  add(rows: Record<string, unknown>[]): Promise<unknown>;
  vectorSearch(vector: number[]): {
    distanceType(kind: string): { limit(n: number): { toArray(): Promise<{ id: string }[]> } };
  };
};
type Lance = {
  connect(folder: string): Promise<{
    createTable(name: string, rows: Record<string, unknown>[]): Promise<LanceTable>;
  }>;
};

async function openLanceDb(embeddings: EmbeddingsInterface): Promise<Engine> {
  const lance = await load<Lance>('@lancedb/lancedb');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lance-bench-'));
  const connection = await lance.connect(folder);
  let table: LanceTable | null = null;
  return {
    name: 'LanceDB (vectors)',
    async add(passages) {
      const vectors = await embeddings.embedDocuments(passages.map(searchText));
      const rows = passages.map((passage, i) => ({ id: passage.id, vector: vectors[i], text: passage.text }));
      if (table) await table.add(rows);
      else table = await connection.createTable('passages', rows);
    },
    finish: nothing,
    async search(question, limit) {
      const vector = await embeddings.embedQuery(question);
      const hits = (await table?.vectorSearch(vector).distanceType('cosine').limit(limit).toArray()) ?? [];
      return hits.map((hit) => hit.id);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
