// Reads for the answering steps from the database; the register and the documents are read once per question.
import type { Embeddings } from '@langchain/core/embeddings';
import type { Agency } from '../domain.ts';
import { EmbeddingError, type LoadStaticEmbedder } from '../llm/embeddings.ts';
import type { StaticEmbedder } from '../llm/static-embedder.ts';
import { loadAgencies } from '../store/agencies.ts';
import type { Database } from '../store/database.ts';
import { documentsWithPlace, getDocument, listDocuments, outline } from '../store/documents.ts';
import { findIndicators, indicatorsNamed } from '../store/indicators.ts';
import { passagesOfDocument } from '../store/passages.ts';
import { listReferences } from '../store/references.ts';
import { documentsInScope } from '../store/scope.ts';
import { search } from '../store/search.ts';
import { passageCount, termFrequencies } from '../store/search-statistics.ts';
import { queryTasks } from '../store/tasks.ts';
import { amendmentsOf, hasOutdated, validityOf } from '../store/validity-read.ts';
import { type AgencyRegister, buildRegister } from '../vietnamese/agencies.ts';
import { withKnown } from '../vietnamese/known-agencies.ts';
import { vocabularyOf } from '../vietnamese/spelling.ts';
import { withCompounds } from './compounds.ts';
import type { Sources } from './sources.ts';
import type { Words } from './understand.ts';

/** Documents whose titles are looked at when a question may name one. */
const MAX_DOCUMENTS = 501;

/**
 * The store behind one narrow door. Every call states the viewer's groups; nothing but the look-up of agencies is kept
 * across questions, and that only while the stored agencies are the same.
 */
export function storeSources(
  db: Database,
  embeddings: Embeddings,
  load: LoadStaticEmbedder,
  log: { warn(fields: object, message: string): void },
  /** Agencies that a question may name though no document does. */
  known: Agency[] = [],
): Sources {
  /** Null when the embedding endpoint is down: words alone still find most of what is there. */
  const vectorOf = async (text: string) => {
    try {
      return await embeddings.embedQuery(text);
    } catch (cause) {
      if (!(cause instanceof EmbeddingError)) throw cause;
      log.warn({ err: cause }, 'the embedding endpoint did not answer; searching by words alone');
      return null;
    }
  };
  let last: { key: string; register: AgencyRegister } | null = null;
  return {
    words: async () => wordsOf(await load()),
    register: async () => {
      const stored = await loadAgencies(db);
      const key = JSON.stringify(stored);
      if (last?.key !== key) last = { key, register: buildRegister(withKnown(stored, known)) };
      return last.register;
    },
    vocabulary: async (folded) => vocabularyOf(await termFrequencies(db, folded)),
    statistics: async (folded) => {
      const [counts, total] = await Promise.all([termFrequencies(db, folded), passageCount(db)]);
      return { total, frequency: (term) => counts.get(term) ?? 0 };
    },
    search: async (query) => search(db, { ...query, vector: await vectorOf(query.text) }),
    tasks: (filter) => queryTasks(db, filter),
    indicatorHeads: (words, filter) => findIndicators(db, words, filter),
    indicatorRows: (named, filter) => indicatorsNamed(db, named, filter),
    document: async (id, groups) => {
      const record = await getDocument(db, id, groups);
      if (!record) return null;
      const [nodes, passages] = await Promise.all([
        outline(db, id, groups),
        passagesOfDocument(db, id, groups),
      ]);
      return { record, nodes, passages };
    },
    documents: (groups) => listDocuments(db, { groups, limit: MAX_DOCUMENTS }).then((page) => page.documents),
    holders: (paths, groups) => documentsWithPlace(db, paths, groups),
    inScope: (scope, groups) => documentsInScope(db, scope, groups),
    references: (groups, documentIds) =>
      listReferences(db, { groups, ...(documentIds ? { documentIds } : {}) }),
    outdated: (groups) => hasOutdated(db, groups),
    validity: (documentIds, groups) => validityOf(db, documentIds, groups),
    amendments: (documentIds, groups, day) => amendmentsOf(db, documentIds, groups, day),
  };
}

/** How the built-in embedder cuts words and how near in meaning it holds two phrases. */
export function wordsOf(embedder: StaticEmbedder): Words {
  return {
    segment: withCompounds(embedder.segment),
    similarity: (first, second) => {
      const [a, b] = [embedder.encode(first), embedder.encode(second)];
      return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
    },
  };
}
