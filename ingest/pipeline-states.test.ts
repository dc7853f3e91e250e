// A worker killed in each state of a document, and work whose last word the database did not take: it goes on, once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../server/store/database.ts';
import { DatabaseUnreachableError, DiskFullError } from '../server/store/errors.ts';
import { listJobs } from '../server/store/ingest-jobs.ts';
import { queueNames } from '../server/store/queue.ts';
import { listRuns } from '../server/store/source-runs.ts';
import { eachEngine } from '../tests/support/databases.ts';
import { anySource, countsOf, ended, testPipeline, testSync } from '../tests/support/pipeline.ts';
import { readAll } from './readers/index.ts';

let place: string;
let folder: string;
beforeEach(async () => {
  place = await mkdtemp(path.join(os.tmpdir(), 'states-'));
  folder = await mkdtemp(path.join(place, 'files-'));
  for (const name of ['a', 'b', 'c'])
    await writeFile(path.join(folder, `${name}.txt`), `${name} một\n${name} hai`);
});
afterEach(() => rm(place, { recursive: true, force: true }));

const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

/** A process that comes as far as `state` with the second document, says so, and waits to be killed. */
async function killedIn(state: string, dataDir: string, source: string): Promise<void> {
  const program = `import { openDatabase } from ${here('../server/store/database.ts')};
    import { testPipeline, testSync } from ${here('../tests/support/pipeline.ts')};
    import { readAll } from ${here('./readers/index.ts')};
    const db = await openDatabase({ databaseUrl: null, dataDir: ${JSON.stringify(dataDir)} });
    const stop = () => { process.stdout.write('there'); return new Promise(() => setInterval(() => undefined, 1e6)); };
    let documents = 0;
    const sync = testSync(db, {
      readAll: async (...args) => { documents += 1; return '${state}' === 'reading' && documents === 2 ? stop() : readAll(...args); },
      embedMissing: async () => ('${state}' === 'embedding' && documents === 2 ? stop() : 0),
      parse: (input) => {
        if ('${state}' === 'saving' && documents === 2) setImmediate(() => setImmediate(stop));
        return testSync(db).parse(input);
      },
    });
    const pipeline = await testPipeline(db, { sync });
    await pipeline.run(${JSON.stringify(source)}, { dryRun: false });
    if ('${state}' === 'queued') stop();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

it.each(['queued', 'reading', 'saving', 'embedding'])(
  'goes on after kill -9 while %s, with every document once',
  async (state) => {
    const dataDir = path.join(place, 'data');
    const before = await openDatabase({ databaseUrl: null, dataDir });
    const source = await anySource(before, 'folder', { folder });
    await before.close();
    await killedIn(state, dataDir, source);
    const db = await openDatabase({ databaseUrl: null, dataDir });
    const half = await db.query(
      `select 1 from documents d where (select count(*) from passages p where p.document_id = d.id and p.live) <> 2`,
    );
    expect(half).toEqual([]);
    const pipeline = await testPipeline(db);
    const [run] = await listRuns(db, { sourceId: source, limit: 1 });
    const after = await ended(db, run?.id ?? null);
    expect([after.created + after.unchanged, after.failed]).toEqual([3, 0]);
    expect(await db.query('select 1 from documents')).toHaveLength(3);
    expect(await db.query('select 1 from passages where live')).toHaveLength(6);
    await pipeline.close();
    await db.close();
  },
  120_000,
);

eachEngine('work that the surroundings stopped', (blank) => {
  it('is taken up by the next run when all attempts were in vain', async () => {
    const db = await blank();
    let broken = true;
    const sync = testSync(db, {
      readAll: (file, bytes) => {
        if (broken && file.endsWith('b.txt')) throw new DiskFullError('ổ đĩa đầy');
        return readAll(file, bytes);
      },
    });
    const pipeline = await testPipeline(db, { sync });
    const source = await anySource(db, 'folder', { folder });
    const runId = await pipeline.run(source, { dryRun: false });
    // the waits between the attempts are minutes: the last one is made to come at once
    await until(async () => (await listJobs(db, { limit: 9, states: ['done'] })).length === 2);
    await db.query(
      `update pgboss.job set retry_count = retry_limit, start_after = now() where name = $1 and state = 'retry'`,
      [queueNames.document],
    );
    const first = await ended(db, runId);
    expect(countsOf(first)).toEqual([2, 0, 0, 0, 1]);
    expect((await listJobs(db, { limit: 9, states: ['failed'] })).map((job) => job.reason)).toEqual([
      'ổ đĩa đầy',
    ]);
    broken = false;
    expect(countsOf(await ended(db, await pipeline.run(source, { dryRun: false })))).toEqual([1, 0, 2, 0, 0]);
    await pipeline.close();
  });

  it('is queued again when even its end could not be noted', async () => {
    const db = await blank();
    let broken = true;
    const sync = testSync(db, {
      embedMissing: async () => {
        if (!broken) return 0;
        // the delivery ends behind the back of the worker, whose own words are lost with the server
        await db.query(`update pgboss.job set state = 'failed' where name = $1 and state = 'active'`, [
          queueNames.document,
        ]);
        throw new DatabaseUnreachableError('máy chủ mất liên lạc');
      },
    });
    await rm(path.join(folder, 'b.txt'));
    await rm(path.join(folder, 'c.txt'));
    const pipeline = await testPipeline(db, { sync, silentMs: -1_000 });
    const source = await anySource(db, 'folder', { folder });
    const runId = await pipeline.run(source, { dryRun: false });
    await until(async () => {
      const [job] = await db.query<{ state: string }>(
        'select state from pgboss.job where name = $1 order by created_on limit 1',
        [queueNames.document],
      );
      return job?.state === 'failed';
    });
    broken = false;
    await db.query(`update ingest_jobs set state = 'reading' where state = 'queued'`);
    await pipeline.refresh();
    expect(countsOf(await ended(db, runId))).toEqual([1, 0, 0, 0, 0]);
    await pipeline.close();
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
