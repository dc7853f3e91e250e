// Retrieval alone, before any cut, on the database as it is: what `evals -- retrieve` writes for each question.
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { Database } from '../server/store/database.ts';
import { search } from '../server/store/search.ts';

/** Most entries a question may ask for. */
export const MAX_K = 1_000;

/** One line of the result file: one entry for each record, best first. */
export type RetrieveLine = {
  id: string;
  ranked: { id: string; doc_id: string; score: number }[];
};

/**
 * Ranks the stored passages for each question in suite order. `id` of an entry is the record id given at bulk
 * import, or the passage id. `k` is held to 1 … 1,000.
 */
export async function* retrieve(
  sources: { db: Database; embeddings: EmbeddingsInterface; groups?: string[] },
  questions: Iterable<{ id: string; question: string }>,
  k: number,
): AsyncGenerator<RetrieveLine> {
  const limit = Math.min(Math.max(1, Math.trunc(k)), MAX_K);
  for (const { id, question } of questions) {
    const hits = await search(sources.db, {
      text: question,
      vector: await sources.embeddings.embedQuery(question),
      groups: sources.groups ?? ['public'],
      limit,
    });
    yield {
      id,
      ranked: hits.map((hit) => ({ id: hit.passage.id, doc_id: hit.passage.documentId, score: hit.score })),
    };
  }
}
