// The database server gone for a whole minute while documents are read: the jobs wait, and nothing is lost or twice. `npm run check:full`.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/store/database.ts';
import { listJobs } from '../../server/store/ingest-jobs.ts';
import { createDatabase } from '../support/databases.ts';
import { anySource, countsOf, ended, testPipeline } from '../support/pipeline.ts';

const url = process.env.TEST_DATABASE_URL;
if (!url) console.warn('NOTICE: TEST_DATABASE_URL is not set; the minute without a database is skipped');
const files = 60;
const goneMs = 60_000;

describe.skipIf(!url)('a server that is gone for a minute', () => {
  it('costs time and nothing else', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'outage-'));
    const database = await createDatabase(url ?? '');
    try {
      for (let n = 0; n < files; n += 1)
        await writeFile(path.join(folder, `${n}.txt`), `Văn bản ${n}\nDòng hai\n`);
      const db = await openDatabase({ databaseUrl: database.url, dataDir: null });
      const pipeline = await testPipeline(db);
      const source = await anySource(db, 'folder', { folder });
      const run = await pipeline.run(source, { dryRun: false });
      while ((await listJobs(db, { limit: 1, states: ['done'] })).length === 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
      await closeDatabase(database.url, goneMs);
      expect(countsOf(await ended(db, run))).toEqual([files, 0, 0, 0, 0]);
      const rows = await db.query<{ passages: number }>(
        `select (select count(*) from passages p where p.document_id = d.id and p.live) as passages from documents d`,
      );
      expect(rows.map((row) => row.passages)).toEqual(Array.from({ length: files }, () => 2));
      await pipeline.close();
      await db.close();
    } finally {
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    }
  }, 400_000);
});

/** Drops every connection of the database and lets none in for so long. */
async function closeDatabase(databaseUrl: string, ms: number): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const name = new URL(databaseUrl).pathname.slice(1);
  await admin.query(`alter database ${name} with allow_connections false`);
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await new Promise((resolve) => setTimeout(resolve, ms));
  await admin.query(`alter database ${name} with allow_connections true`);
  await admin.end();
}
