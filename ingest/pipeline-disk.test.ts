// The disk full under the embedded database while files are uploaded and read: a sentence, nothing half there, and it goes on by itself.
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../server/store/database.ts';
import { reservedBytes } from '../server/store/disk-space.ts';
import { DiskFullError } from '../server/store/errors.ts';
import { listJobs } from '../server/store/ingest-jobs.ts';
import { anySource, countsOf, ended, testPipeline } from '../tests/support/pipeline.ts';
import { openSmallDisk } from '../tests/support/small-disk.ts';

const place = await mkdtemp(path.join(os.tmpdir(), 'full-disk-'));
const disk = openSmallDisk(path.join(place, 'disk'));
afterAll(async () => {
  disk.close();
  await rm(place, { recursive: true, force: true });
});
const megabyte = 1024 * 1024;

describe.skipIf(!disk.mounted)('a full disk', () => {
  it('refuses an upload whole, and lets jobs wait until there is room', async () => {
    const db = await openDatabase({ databaseUrl: null, dataDir: path.join(disk.folder, 'data') });
    const pipeline = await testPipeline(db);
    const upload = await anySource(db, 'upload', {});
    const folder = path.join(place, 'files');
    await mkdir(folder);
    const source = await anySource(db, 'folder', { folder });
    disk.leaveFree(reservedBytes + 3 * megabyte);
    const files = [
      { name: 'nho.txt', bytes: Buffer.from('một') },
      { name: 'lon.txt', bytes: randomBytes(12 * megabyte) },
    ];
    await expect(pipeline.upload(upload, files)).rejects.toThrow(DiskFullError);
    expect(await db.query('select name from uploads')).toEqual([]);
    expect(await db.query('select id from source_runs')).toEqual([]);

    disk.leaveFree(reservedBytes + 40 * megabyte);
    await writeFile(path.join(folder, 'a.txt'), 'một\nhai\nba');
    const first = await ended(db, await pipeline.run(source, { dryRun: false }));
    expect(countsOf(first)).toEqual([1, 0, 0, 0, 0]);
    await writeFile(path.join(folder, 'a.txt'), 'bốn\nnăm');
    const run = await pipeline.run(source, { dryRun: false });
    disk.leaveFree(reservedBytes / 2);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    const live = await db.query<{ text: string }>('select text from passages where live order by ordinal');
    expect([
      ['một', 'hai', 'ba'],
      ['bốn', 'năm'],
    ]).toContainEqual(live.map((row) => row.text));
    disk.leaveFree(reservedBytes + 40 * megabyte);
    expect(countsOf(await ended(db, run))).toEqual([0, 1, 0, 0, 0]);
    expect(await db.query('select text from passages where live order by ordinal')).toEqual([
      { text: 'bốn' },
      { text: 'năm' },
    ]);
    expect(await listJobs(db, { limit: 9, states: ['queued', 'reading', 'failed'] })).toEqual([]);
    await pipeline.close();
    await db.close();
  }, 120_000);
});
