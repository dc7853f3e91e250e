// The queue on the database: the only place that knows pg-boss. Delivery, retries, schedules; states are our own tables'.
import { PgBoss } from 'pg-boss';
import type { BossConnection } from './boss-connection.ts';
import { namedError } from './errors.ts';
import type { Database } from './seam.ts';

export const queueNames = { run: 'source-run', document: 'document' } as const;
export type QueueName = (typeof queueNames)[keyof typeof queueNames];

/** Seconds without a sign of life after which the work of a killed worker is given to another. */
export const heartbeatSeconds = 20;
const checkSeconds = 10;
/** Longest time that one piece of work may take: a scan of hundreds of pages. */
const expireInSeconds = 4 * 3600;
const retry = { retryLimit: 6, retryDelay: 2, retryDelayMax: 120, retryBackoff: true };
const keptSeconds = 7 * 24 * 3600;
const pollMs = 1_000;
const liveStates = new Set<string>(['created', 'retry', 'active']);
const timeZone = 'Asia/Ho_Chi_Minh';
export const attempts = retry.retryLimit + 1;

/** `queueId` names this delivery: a row that has been queued again under another id is not this job's any more. */
export type QueuedJob = { queueId: string; data: Record<string, string>; lastAttempt: boolean };
/** Throws when the work is to be tried again later; returns when it is over, well or badly. */
export type Handler = (job: QueuedJob, signal: AbortSignal) => Promise<void>;

export type Queue = {
  /** Adds jobs in the transaction that stores what they are about. */
  send(
    tx: Database,
    name: QueueName,
    jobs: { queueId: string; data: Record<string, string> }[],
  ): Promise<void>;
  /** Takes jobs one after another, `concurrency` at the same time, until the queue is stopped. */
  work(name: QueueName, concurrency: number, handler: Handler): void;
  cancel(name: QueueName, queueIds: string[]): Promise<void>;
  /** Those deliveries that nobody will work on any more: over without their end having been noted, or gone. */
  over(name: QueueName, queueIds: string[]): Promise<string[]>;
  /** Sends `data` to the run queue by cron (Vietnamese time) under a key; null takes the schedule away. */
  schedule(key: string, cron: string | null): Promise<void>;
  /** Keys that have a schedule, with it. */
  schedules(): Promise<Map<string, string>>;
  /** Next times of a cron expression; null when it is none. */
  preview(cron: string): Date[] | null;
  /** Takes no more jobs; those under way are aborted and stay in the queue. */
  stop(): Promise<void>;
};

/** Starts pg-boss on the database; `onError` hears what goes wrong in its own upkeep, which is tried again by itself. */
export async function openQueue(
  connection: BossConnection,
  onError: (error: unknown) => void,
  options: { pollMs?: number } = {},
): Promise<Queue> {
  const boss = new PgBoss({
    ...connection,
    superviseIntervalSeconds: checkSeconds,
    monitorIntervalSeconds: checkSeconds,
    queueCacheIntervalSeconds: checkSeconds,
    warningSlowQuerySeconds: 60,
    registerInstance: false,
  });
  boss.on('error', (error) => onError(namedError(error)));
  await boss.start();
  const rules = { expireInSeconds, heartbeatSeconds, deleteAfterSeconds: keptSeconds, ...retry };
  for (const name of Object.values(queueNames)) await boss.createQueue(name, rules);
  const workers = createWorkers(boss, onError, options.pollMs ?? pollMs);
  return {
    send: async (tx, name, jobs) => {
      const db = {
        executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.query(text, values) }),
      };
      await boss.insert(
        name,
        jobs.map(({ queueId, data }) => ({ id: queueId, data })),
        { db },
      );
      workers.wake();
    },
    work: workers.add,
    cancel: async (name, queueIds) => {
      if (queueIds.length > 0) await boss.cancel(name, queueIds);
    },
    over: async (name, queueIds) => {
      const found = await Promise.all(queueIds.map((id) => boss.findJobs(name, { id })));
      return queueIds.filter((_, at) => !found[at]?.some((job) => liveStates.has(job.state)));
    },
    schedule: async (key, cron) => {
      if (cron === null) await boss.unschedule(queueNames.run, key);
      else await boss.schedule(queueNames.run, cron, { scheduled: key }, { tz: timeZone, key });
    },
    schedules: async () =>
      new Map((await boss.getSchedules(queueNames.run)).map((row) => [row.key, row.cron])),
    preview: (cron) => previewOf(boss, cron),
    stop: async () => {
      await workers.stop();
      await boss.stop({ graceful: false, close: true });
    },
  };
}

function previewOf(boss: PgBoss, cron: string): Date[] | null {
  // pg-boss also takes recurrence rules; ours are the five fields that administrators know
  if (cron.trim().split(/\s+/).length !== 5) return null;
  try {
    return boss.previewSchedule(cron, { tz: timeZone, count: 2, from: new Date() });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Our own loop instead of `boss.work`, which waits out its polling interval after every single job. */
function createWorkers(boss: PgBoss, onError: (error: unknown) => void, everyMs: number) {
  const stopping = new AbortController();
  const loops: Promise<void>[] = [];
  const sleepers = new Set<() => void>();
  const wake = () => {
    for (const rouse of sleepers) rouse();
  };
  const sleep = () =>
    new Promise<void>((resolve) => {
      const rouse = () => {
        clearTimeout(timer);
        sleepers.delete(rouse);
        resolve();
      };
      const timer = setTimeout(rouse, everyMs);
      sleepers.add(rouse);
    });
  const loop = async (name: QueueName, handler: Handler) => {
    while (!stopping.signal.aborted) {
      const found = await runNext(boss, name, handler, stopping.signal).catch((error: unknown) => {
        onError(namedError(error));
        return false;
      });
      if (!found && !stopping.signal.aborted) await sleep();
    }
  };
  return {
    wake,
    add: (name: QueueName, concurrency: number, handler: Handler) => {
      for (let n = 0; n < concurrency; n += 1) loops.push(loop(name, handler));
    },
    stop: async () => {
      stopping.abort();
      wake();
      await Promise.all(loops);
    },
  };
}

/** Takes one job and settles it; false when there was none. */
async function runNext(
  boss: PgBoss,
  name: QueueName,
  handler: Handler,
  stopping: AbortSignal,
): Promise<boolean> {
  const [job] = await boss.fetch<Record<string, string>>(name, { batchSize: 1, includeMetadata: true });
  if (!job) return false;
  const attempt = { id: job.id, retryCount: job.retryCount };
  // a lost sign of life is not worth a crash: the next one follows, and without any the job is given away
  const pulse = setInterval(
    () => void boss.touch(name, attempt).catch(() => undefined),
    (heartbeatSeconds * 1000) / 4,
  );
  try {
    const lastAttempt = job.retryCount >= job.retryLimit;
    await handler({ queueId: job.id, data: job.data, lastAttempt }, stopping);
    await boss.complete(name, attempt);
  } catch (error) {
    await boss.fail(name, attempt, { reason: error instanceof Error ? error.message : String(error) });
  } finally {
    clearInterval(pulse);
  }
  return true;
}
