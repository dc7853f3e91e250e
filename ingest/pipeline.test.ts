// Sources through the queue on every engine: a job for each document, states, failures, cancelling and going on.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DatabaseUnreachableError } from '../server/store/errors.ts';
import { listJobs } from '../server/store/ingest-jobs.ts';
import { listRuns } from '../server/store/source-runs.ts';
import { changeSource, getSource, markSource, purgeSources } from '../server/store/sources.ts';
import { eachEngine } from '../tests/support/databases.ts';
import { memoryIndex } from '../tests/support/documents.ts';
import { anySource, countsOf, ended, testPipeline, testSync } from '../tests/support/pipeline.ts';
import { ReadError, readAll } from './readers/index.ts';

let folder: string;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'source-'));
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string, content: string) => writeFile(path.join(folder, name), content);
async function open(...args: Parameters<typeof testPipeline>) {
  const pipeline = await testPipeline(...args);
  closing.push(() => pipeline.close());
  return pipeline;
}

eachEngine('a source', (blank) => {
  it('is brought in step by its runs, and a dry run only says what it would do', async () => {
    const db = await blank();
    const pipeline = await open(db);
    const source = await anySource(db, 'folder', { folder });
    await write('a.txt', 'một');
    await write('b.txt', 'hai');
    const planned = await ended(db, await pipeline.run(source, { dryRun: true }));
    expect([planned.state, planned.plan]).toEqual([
      'done',
      [
        ['create', 'a.txt'],
        ['create', 'b.txt'],
      ],
    ]);
    expect(await db.query('select id from documents')).toEqual([]);
    expect(countsOf(await ended(db, await pipeline.run(source, { dryRun: false })))).toEqual([2, 0, 0, 0, 0]);
    expect(countsOf(await ended(db, await pipeline.run(source, { dryRun: false })))).toEqual([0, 0, 2, 0, 0]);
    await write('a.txt', 'một rưỡi');
    await rm(path.join(folder, 'b.txt'));
    const next = await ended(db, await pipeline.run(source, { dryRun: true }));
    expect(next.plan).toEqual([
      ['update', 'a.txt'],
      ['retire', 'b.txt'],
    ]);
    expect(countsOf(await ended(db, await pipeline.run(source, { dryRun: false })))).toEqual([0, 1, 0, 1, 0]);
    const jobs = await listJobs(db, { limit: 10 });
    expect(jobs.map((job) => [job.uri, job.state, job.result]).sort()).toEqual([
      ['a.txt', 'done', 'created'],
      ['a.txt', 'done', 'updated'],
      ['b.txt', 'done', 'created'],
    ]);
  });

  it('reports a bad file every time, reads it again only when it has changed, and retires nothing unseen', async () => {
    const db = await blank();
    let reads = 0;
    const sync = testSync(db, {
      readAll: (file, bytes) => {
        reads += 1;
        return readAll(file, bytes);
      },
    });
    const pipeline = await open(db, { sync });
    const source = await anySource(db, 'folder', { folder });
    await write('hong.pdf', '%PDF-1.7 hỏng');
    const first = await ended(db, await pipeline.run(source, { dryRun: false }));
    expect(countsOf(first)).toEqual([0, 0, 0, 0, 1]);
    const [job] = await listJobs(db, { runId: first.id, limit: 5 });
    expect([job?.state, job?.reason]).toEqual(['failed', expect.stringContaining('hỏng')]);
    const second = await ended(db, await pipeline.run(source, { dryRun: false }));
    expect([countsOf(second), reads]).toEqual([[0, 0, 0, 0, 1], 1]);
    expect(second.reasons).toEqual([expect.stringContaining('hong.pdf')]);
    await rm(folder, { recursive: true });
    const gone = await ended(db, await pipeline.run(source, { dryRun: false }));
    expect([gone.state, gone.reasons]).toEqual([
      'failed',
      [expect.stringContaining('Không đọc được thư mục')],
    ]);
  });

  it('tries again what passes by itself, and counts the document once', async () => {
    const db = await blank();
    let failures = 2;
    const sync = testSync(db, {
      embedMissing: async () => {
        failures -= 1;
        if (failures >= 0) throw new DatabaseUnreachableError('máy chủ đang khởi động lại');
      },
    });
    const pipeline = await open(db, { sync });
    const source = await anySource(db, 'folder', { folder });
    await write('a.txt', 'một');
    const run = await ended(db, await pipeline.run(source, { dryRun: false }));
    expect(countsOf(run)).toEqual([1, 0, 0, 0, 0]);
    expect((await listJobs(db, { limit: 5 }))[0]).toMatchObject({
      state: 'done',
      attempts: 3,
      result: 'created',
    });
  });

  it('stops a cancelled document in the middle, leaves nothing of it, and goes on when it is resumed', async () => {
    const db = await blank();
    let slow = true;
    const sync = testSync(db, {
      readAll: async (file, bytes, onPage) => {
        for (let page = 1; slow && page <= 400; page += 1) {
          onPage?.(page, 400);
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        return readAll(file, bytes);
      },
    });
    const pipeline = await open(db, { sync });
    const source = await anySource(db, 'folder', { folder });
    await write('a.txt', 'một');
    const runId = await pipeline.run(source, { dryRun: false });
    const job = await until(async () =>
      (await listJobs(db, { limit: 1, states: ['reading'] })).find((one) => one.page),
    );
    expect([job.pages, (job.page ?? 0) > 0]).toEqual([400, true]);
    expect(await pipeline.cancelJob(job.id)).toBe(true);
    expect(countsOf(await ended(db, runId))).toEqual([0, 0, 0, 0, 1]);
    slow = false;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await db.query('select id from documents')).toEqual([]);
    expect(await pipeline.resume([job.id])).toBe(1);
    await until(async () => (await listJobs(db, { limit: 1, states: ['done'] }))[0]);
    expect(countsOf(await ended(db, runId))).toEqual([1, 0, 0, 0, 0]);
  });

  it('is run once at a time, and not at all when it is paused or deleted', async () => {
    const db = await blank();
    const sync = testSync(db, {
      readAll: async (file, bytes) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        return readAll(file, bytes);
      },
    });
    const pipeline = await open(db, { sync });
    const source = await anySource(db, 'folder', { folder });
    await write('a.txt', 'một');
    const first = await pipeline.run(source, { dryRun: false });
    expect(await pipeline.run(source, { dryRun: false })).toBeNull();
    await ended(db, first);
    expect(await markSource(db, source, 'deleted')).toBe(true);
    expect((await ended(db, await pipeline.run(source, { dryRun: false }))).state).toBe('failed');
    expect(await markSource(db, source, 'restored')).toBe(true);
    expect(await db.query('select id from documents where retired_at is null')).toHaveLength(1);
    await markSource(db, source, 'deleted');
    expect(await purgeSources(db, { before: new Date(Date.now() + 1000) }, memoryIndex())).toEqual([source]);
    expect(await db.query('select id from documents where retired_at is null')).toEqual([]);
    expect(await listRuns(db, { limit: 5 })).toEqual([]);
    const audited = await db.query<{ action: string }>(
      `select action from audit_log where subject_id = $1 order by id`,
      [source],
    );
    expect(audited.map((row) => row.action)).toEqual(
      expect.arrayContaining([
        'source.added',
        'source.run',
        'source.deleted',
        'source.restored',
        'source.erased',
      ]),
    );
  });

  it('reads its documents again when its rules change', async () => {
    const db = await blank();
    const pipeline = await open(db);
    const source = await anySource(db, 'folder', { folder });
    await write('a.txt', 'một');
    await ended(db, await pipeline.run(source, { dryRun: false }));
    const stored = await getSource(db, source);
    await changeSource(db, source, { ...stored!, audience: ['noi-vu'] });
    expect(countsOf(await ended(db, await pipeline.run(source, { dryRun: false })))).toEqual([0, 1, 0, 0, 0]);
    expect(await db.query('select audience from passages where live')).toEqual([{ audience: ['noi-vu'] }]);
  });

  it('takes uploaded files, says which cannot be read, and keeps none of them afterwards', async () => {
    const db = await blank();
    const pipeline = await open(db);
    const source = await anySource(db, 'upload', {});
    const files = [
      { name: 'kế hoạch.txt', bytes: Buffer.from('một') },
      { name: '../../etc/passwd.pdf', bytes: Buffer.from('%PDF-1.7 hỏng') },
      { name: 'kế hoạch.txt', bytes: Buffer.from('hai') },
    ];
    const run = await ended(db, await pipeline.upload(source, files));
    expect(countsOf(run)).toEqual([2, 0, 0, 0, 1]);
    const jobs = await listJobs(db, { runId: run.id, limit: 5 });
    expect(jobs.map((job) => [job.uri, job.state]).sort()).toEqual([
      ['etc passwd.pdf', 'failed'],
      ['kế hoạch (2).txt', 'done'],
      ['kế hoạch.txt', 'done'],
    ]);
    expect(await db.query('select name from uploads')).toEqual([{ name: 'etc passwd.pdf' }]);
    const again = await ended(
      db,
      await pipeline.upload(source, [{ name: 'kế hoạch.txt', bytes: Buffer.from('ba') }]),
    );
    expect(countsOf(again)).toEqual([0, 1, 0, 0, 0]);
  });

  it('runs when its watched folder changes', async () => {
    const db = await blank();
    const pipeline = await open(db);
    await anySource(db, 'folder', { folder }, { watched: true });
    await pipeline.refresh();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await write('moi.txt', 'một');
    const [run] = await until(async () => {
      const runs = await listRuns(db, { limit: 1 });
      return runs[0]?.finishedAt ? runs : undefined;
    });
    expect([run?.trigger, countsOf(run!)]).toEqual(['watch', [1, 0, 0, 0, 0]]);
  });

  it('shows a document whole or not at all while it is replaced', async () => {
    const db = await blank();
    const pipeline = await open(db);
    const source = await anySource(db, 'folder', { folder });
    const lines = (word: string) => Array.from({ length: 40 }, (_, n) => `${word} ${n}`).join('\n');
    await write('a.txt', lines('cũ'));
    await ended(db, await pipeline.run(source, { dryRun: false }));
    await write('a.txt', lines('mới'));
    const seen = new Set<string>();
    let looking = true;
    const reader = (async () => {
      while (looking) {
        const rows = await db.query<{ text: string }>('select text from passages where live');
        seen.add([...new Set(rows.map((row) => row.text.split(' ')[0]))].join('+') + rows.length);
        // the embedded engine answers without ever waiting: let the others work
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await ended(db, await pipeline.run(source, { dryRun: false }));
    looking = false;
    await reader;
    expect([...seen].sort()).toEqual(['cũ40', 'mới40']);
  });
});

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new ReadError('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
