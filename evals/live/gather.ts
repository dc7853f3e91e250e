// The gaps of the live questions, alike in words and in meaning by the built-in embedder, whatever else is configured.
import { lazyStaticEmbedder } from '../../server/llm/embeddings.ts';
import type { LoggedQuestion } from '../../server/store/question-log.ts';
import { findGaps, type Gap } from './gaps.ts';

const load = lazyStaticEmbedder();

/** Reads the embedder at the first call and keeps it. */
export async function gatherGaps(questions: LoggedQuestion[]): Promise<Gap[]> {
  if (questions.length === 0) return [];
  const embedder = await load();
  return findGaps(questions, (text) => embedder.encode(text));
}
