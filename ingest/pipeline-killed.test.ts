// Workers killed at random moments, the server of the database gone for a while, two workers on one queue: nothing lost, nothing twice.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDatabase, openDatabase } from '../server/store/database.ts';
import { listRuns } from '../server/store/source-runs.ts';
import { createDatabase } from '../tests/support/databases.ts';
import { anySource, countsOf, ended, testPipeline } from '../tests/support/pipeline.ts';

const files = 25;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'killed-'));
  for (let n = 0; n < files; n += 1)
    await writeFile(
      path.join(folder, `${n}.txt`),
      Array.from({ length: 30 }, (_, line) => `Văn bản ${n} dòng ${line}`).join('\n'),
    );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

/** A process of its own that runs the pipeline; it says "up" once its workers have started. */
async function worker(databaseUrl: string | null, dataDir: string): Promise<ChildProcess> {
  const program = `import { openDatabase } from ${here('../server/store/database.ts')};
    import { testPipeline } from ${here('../tests/support/pipeline.ts')};
    const db = await openDatabase({ databaseUrl: ${JSON.stringify(databaseUrl)}, dataDir: ${JSON.stringify(dataDir)} });
    const pipeline = await testPipeline(db);
    const { listSources } = await import(${here('../server/store/sources.ts')});
    for (const source of await listSources(db)) if (source.kind === 'folder') await pipeline.run(source.id, { dryRun: false });
    process.stdout.write('up');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

async function kill(child: ChildProcess, afterMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Every file is one whole document, with one passage a line, owned once. */
async function expectComplete(db: OpenDatabase): Promise<void> {
  const rows = await db.query<{ passages: number }>(
    `select (select count(*) from passages p where p.document_id = d.id and p.live) as passages
     from documents d where d.retired_at is null`,
  );
  expect(rows.map((row) => row.passages)).toEqual(Array.from({ length: files }, () => 30));
  expect(await db.query('select 1 from document_owners')).toHaveLength(files);
  expect(await db.query(`select 1 from ingest_jobs where state <> 'done'`)).toEqual([]);
}

it('goes on after kill -9 at any moment (embedded)', async () => {
  const dataDir = path.join(folder, '../', `${path.basename(folder)}-data`);
  try {
    const db = await openDatabase({ databaseUrl: null, dataDir });
    const source = await anySource(db, 'folder', { folder });
    await db.close();
    for (const afterMs of [60, 400, 150]) await kill(await worker(null, dataDir), afterMs);
    const last = await openDatabase({ databaseUrl: null, dataDir });
    const pipeline = await testPipeline(last);
    for (const run of await listRuns(last, { sourceId: source, limit: 9 })) await ended(last, run.id);
    const after = await ended(last, await pipeline.run(source, { dryRun: false }));
    expect(after.created + after.unchanged).toBe(files);
    await expectComplete(last);
    await pipeline.close();
    await last.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 240_000);

const url = process.env.TEST_DATABASE_URL;
describe.skipIf(!url)('workers on one PostgreSQL', () => {
  let database: { url: string; drop: () => Promise<void> };
  beforeEach(async () => {
    database = await createDatabase(url ?? '');
  });
  afterEach(() => database.drop());

  it('share the jobs, and take over those of a killed one', async () => {
    const db = await openDatabase({ databaseUrl: database.url, dataDir: null });
    const source = await anySource(db, 'folder', { folder });
    const first = await worker(database.url, folder);
    const pipeline = await testPipeline(db);
    await kill(first, 100);
    const [run] = await listRuns(db, { sourceId: source, limit: 1 });
    expect(countsOf(await ended(db, run?.id ?? null))).toEqual([files, 0, 0, 0, 0]);
    await expectComplete(db);
    await pipeline.close();
    await db.close();
  }, 240_000);

  it('wait for a server that drops every connection and refuses new ones for a while', async () => {
    const db = await openDatabase({ databaseUrl: database.url, dataDir: null });
    const source = await anySource(db, 'folder', { folder });
    const pipeline = await testPipeline(db);
    const runId = await pipeline.run(source, { dryRun: false });
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    const name = new URL(database.url).pathname.slice(1);
    await admin.query(`alter database ${name} with allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await admin.query(`alter database ${name} with allow_connections true`);
    await admin.end();
    expect(countsOf(await ended(db, runId))).toEqual([files, 0, 0, 0, 0]);
    await expectComplete(db);
    await pipeline.close();
    await db.close();
  }, 240_000);
});
