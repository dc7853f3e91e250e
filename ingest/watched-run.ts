// Notes how a run outside the queue goes, so that it can be watched where the jobs are; a run that changes nothing leaves no trace.

import type { IngestProgress } from '../server/domain-sources.ts';
import { beginDirectRun, endDirectRun, noteDirectRun } from '../server/store/direct-runs.ts';
import { ErasedDocumentError } from '../server/store/errors.ts';
import type { Database } from '../server/store/seam.ts';
import type { SyncResult } from './sync-run.ts';

const everyMs = 1_000;

export type WatchedRun = {
  report(event: IngestProgress): void;
  /** The run is over; with a problem when it ended early. */
  end(problem: string | null): Promise<void>;
};

/** `onCancel` is called when somebody who watches asks the run to stop. */
export function watchRun(
  db: Database,
  source: string,
  startedAt: Date,
  result: SyncResult,
  onCancel: () => void,
): WatchedRun {
  let id: number | null = null;
  let notedAt = 0;
  let writing: Promise<void> = Promise.resolve();
  const begin = async () => {
    id ??= await beginDirectRun(db, source, startedAt);
    return id;
  };
  return {
    report(event) {
      if (!isWorthNoting(result, event) || performance.now() - notedAt < everyMs) return;
      notedAt = performance.now();
      writing = writing
        .then(async () => {
          if (await noteDirectRun(db, await begin(), result, event)) onCancel();
        })
        // who watches sees less; the run itself meets the same trouble and says so
        .catch(() => undefined);
    },
    async end(problem) {
      await writing;
      if (id === null && problem === null && !hasChanges(result)) return;
      await endDirectRun(db, await begin(), result, { failures: failuresOf(result), problem });
    },
  };
}

/** Looking through what has not changed is no news. */
function isWorthNoting(result: SyncResult, event: IngestProgress): boolean {
  return hasChanges(result) || event.page !== undefined || (event.phase !== 'documents' && event.done > 0);
}

function hasChanges(result: SyncResult): boolean {
  return result.created + result.updated + result.retired + result.failed > 0;
}

/** What was erased is not named again. */
function failuresOf(result: SyncResult): string[] {
  const erased = new ErasedDocumentError().message;
  return result.failures.map(({ path, reason }) => (reason === erased ? reason : `${path}: ${reason}`));
}
