// Brings the knowledge base in step with CORPUS_DIR, as the server, `ask` and the control endpoint do it.
import { synchroniseCorpus } from '../ingest/corpus.ts';
import type { OnProgress } from '../ingest/progress.ts';
import type { Assistant } from './assistant.ts';
import type { Config } from './config.ts';
import { EmbeddingError } from './llm/embeddings.ts';

/** A file that could not be ingested, with a Vietnamese reason. */
export type SyncFailure = { path: string; reason: string };

/**
 * Synchronises the configured folder, when there is one; a bad file is a failure in the list and costs only itself.
 * @throws DataDirectoryError when the folder is not there, and the other named errors of the store
 */
export async function synchronise(
  assistant: Assistant,
  config: Config,
  onProgress?: OnProgress,
): Promise<SyncFailure[]> {
  if (config.corpusDir === null) return [];
  try {
    const result = await synchroniseCorpus(assistant.db, assistant.embeddings, config.corpusDir, {
      glossary: assistant.glossary,
      ...(onProgress ? { onProgress } : {}),
    });
    return result.failures;
  } catch (error) {
    // The documents are stored by then; only their vectors are missing, and questions are answered by words alone.
    if (!(error instanceof EmbeddingError)) throw error;
    return [
      {
        path: 'véc-tơ',
        reason: `${error.message} Tạm thời chỉ tìm theo từ ngữ; véc-tơ được tính ở lần đồng bộ sau.`,
      },
    ];
  }
}

/**
 * Synchronises in the background when asked to, one run at a time; null without a folder. How a run went is told where
 * the runs are listed; what ends one early is logged.
 */
export function resynchroniser(assistant: Assistant, config: Config): (() => void) | null {
  if (config.corpusDir === null) return null;
  let isBusy = false;
  return () => {
    if (isBusy) return;
    isBusy = true;
    synchronise(assistant, config)
      .catch((err: unknown) =>
        assistant.log.warn({ err }, 'synchronising the knowledge base again ended early'),
      )
      .finally(() => {
        isBusy = false;
      });
  };
}

/** The failures as lines for a terminal. */
export function failureLines(failures: SyncFailure[]): string {
  return failures.map((failure) => `Không nạp được ${failure.path}: ${failure.reason}\n`).join('');
}
