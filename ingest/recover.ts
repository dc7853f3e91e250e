// Work that nobody does any more is queued again: of killed workers, and of those whose last word the database did not take.
import type { Database } from '../server/store/database.ts';
import { requeueJobs, silentJobs } from '../server/store/ingest-jobs.ts';
import { type Queue, queueNames } from '../server/store/queue.ts';
import { openRuns, setRunQueueId } from '../server/store/source-runs.ts';
import { newId, type PipelineParts } from './pipeline-parts.ts';

/** Jobs looked at in one go; the next look takes the rest. */
const maxLooked = 200;

/**
 * The embedded database has one worker, and it has just started: whatever is under way was left by a killed one. On a
 * server the signs of life tell.
 */
export async function recoverAll({ db, queue }: PipelineParts): Promise<void> {
  await db.transaction(async (tx) => {
    await sendRuns(queue, tx, await openRuns(tx));
    await sendJobs(queue, tx, await requeueJobs(tx, { abandoned: true }, newId));
  });
}

/**
 * The disk may be full, or the server gone, just when the end of the last attempt is to be noted: then the delivery is over,
 * and the job would wait for ever. Such jobs and runs get a new delivery.
 */
export async function recoverLost({ db, queue, log }: PipelineParts, silentSince: Date): Promise<void> {
  const silent = (await silentJobs(db, silentSince, maxLooked)).map((job) => job.queueId);
  const lost = await queue.over(queueNames.document, silent);
  const runs = (await openRuns(db)).filter((run) => run.createdAt < silentSince);
  const lostRuns = new Set(
    await queue.over(
      queueNames.run,
      runs.map((run) => run.queueId),
    ),
  );
  if (lost.length + lostRuns.size === 0) return;
  log.warn({ jobs: lost.length, runs: lostRuns.size }, 'work whose delivery was over is queued again');
  await db.transaction(async (tx) => {
    if (lost.length > 0) await sendJobs(queue, tx, await requeueJobs(tx, { lost }, newId));
    await sendRuns(
      queue,
      tx,
      runs.filter((run) => lostRuns.has(run.queueId)),
    );
  });
}

/** Delivers jobs in the transaction that queues them. */
export function sendJobs(queue: Queue, tx: Database, jobs: { id: string; queueId: string }[]): Promise<void> {
  const deliveries = jobs.map((job) => ({ queueId: job.queueId, data: { job: job.id } }));
  return queue.send(tx, queueNames.document, deliveries);
}

async function sendRuns(queue: Queue, tx: Database, runs: { id: string }[]): Promise<void> {
  for (const run of runs) {
    const queueId = newId();
    await setRunQueueId(tx, run.id, queueId);
    await queue.send(tx, queueNames.run, [{ queueId, data: { run: run.id } }]);
  }
}
