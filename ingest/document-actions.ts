// What can be done to a stored document by hand: retire, restore, erase; for the command line and the pages.
import type { Database } from '../server/store/database.ts';
import { type Erasure, eraseDocument } from '../server/store/erase.ts';
import { indexPassages, unindexPassages } from '../server/store/search-index.ts';
import { restoreDocument, withdrawDocument } from '../server/store/withdraw.ts';

export const documentActions = ['retire', 'restore', 'erase'] as const;
export type DocumentAction = (typeof documentActions)[number];

/** `done` is false when there is no document for the action: unknown id, already retired, not retired by hand. */
export type ActionResult = { id: string; done: boolean } & Partial<Erasure>;

const index = { indexPassages, unindexPassages };

/** Does one action to each document, each in a transaction of its own. `evalsFolder`: where eval runs are stored. */
export async function actOnDocuments(
  db: Database,
  action: DocumentAction,
  ids: string[],
  now: Date,
  evalsFolder: string,
): Promise<ActionResult[]> {
  const results: ActionResult[] = [];
  for (const id of ids) {
    if (action === 'erase') {
      const erased = await eraseDocument(db, id, index, now, evalsFolder);
      results.push({ id, done: erased !== null, ...(erased ?? {}) });
    } else {
      const act = action === 'retire' ? withdrawDocument : restoreDocument;
      results.push({ id, done: await act(db, id, index, now) });
    }
  }
  return results;
}
