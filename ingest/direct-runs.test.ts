// Runs outside the queue leave what a watcher needs: how far they are, what failed and why, and how they ended.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cancelDirectRun, listDirectRuns } from '../server/store/direct-runs.ts';
import { DiskFullError } from '../server/store/errors.ts';
import { eachEngine } from '../tests/support/databases.ts';
import { testSync } from '../tests/support/pipeline.ts';
import { directRuns } from '../views/admin/direct-runs.ts';
import { readAll } from './readers/index.ts';
import { sync } from './sync.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'direct-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

eachEngine('a run outside the queue', (blank) => {
  it('says what failed and why, and leaves no trace when nothing changed', async () => {
    const db = await blank();
    const request = { paths: [folder], source: { name: 'files', root: null } };
    await writeFile(path.join(folder, 'a.txt'), 'một');
    await writeFile(path.join(folder, 'hong.pdf'), '%PDF-1.7 hỏng');
    await sync(testSync(db), request);
    const [first] = await listDirectRuns(db, 5);
    expect(first).toMatchObject({ source: 'files', created: 1, failed: 1, problem: null, progress: null });
    expect(first?.failures).toEqual([expect.stringMatching(/hong\.pdf: .*hỏng/)]);
    expect(String(directRuns([first!], new Date()))).toMatch(/Có lỗi.*Lệnh ingest/s);
    await rm(path.join(folder, 'hong.pdf'));
    await sync(testSync(db), request);
    expect(await listDirectRuns(db, 5)).toHaveLength(1);
  });

  it('is seen while it reads, and says why it ended early', async () => {
    const db = await blank();
    await writeFile(path.join(folder, 'a.txt'), 'một');
    const seen: unknown[] = [];
    const deps = testSync(db, {
      readAll: async (file, bytes, onPage) => {
        onPage?.(3, 80);
        await new Promise((resolve) => setTimeout(resolve, 300));
        seen.push(...(await listDirectRuns(db, 5)));
        await readAll(file, bytes);
        throw new DiskFullError('Ổ đĩa đã đầy.');
      },
    });
    const request = { paths: [folder], source: { name: 'corpus', root: folder } };
    await expect(sync(deps, request)).rejects.toThrow('Ổ đĩa đã đầy.');
    expect(seen).toMatchObject([{ finishedAt: null, progress: { page: 3, pages: 80, name: 'a.txt' } }]);
    const shown = String(directRuns(seen as never, new Date()));
    expect(shown).toMatch(/Đang chạy.*trang 3\/80/s);
    expect(String(directRuns(seen as never, new Date(Date.now() + 600_000)))).toContain('Bị dừng giữa chừng');
    expect(await listDirectRuns(db, 5)).toMatchObject([{ problem: 'Ổ đĩa đã đầy.', progress: null }]);
  });

  it('stops when somebody who watches asks it to, and keeps what it had stored', async () => {
    const db = await blank();
    for (const name of ['a', 'b', 'c']) await writeFile(path.join(folder, `${name}.txt`), name);
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const deps = testSync(db, {
      readAll: async (file, bytes, onPage) => {
        if (!file.endsWith('b.txt')) return readAll(file, bytes);
        onPage?.(1, 3);
        await pause(200);
        const [run] = await listDirectRuns(db, 1);
        expect(String(directRuns([run!], new Date()))).toContain(`/admin/direct-runs/${run!.id}/cancel`);
        expect(await cancelDirectRun(db, run!.id)).toBe(true);
        await pause(1_000);
        onPage?.(2, 3);
        await pause(200);
        return readAll(file, bytes);
      },
    });
    const request = { paths: [folder], source: { name: 'files', root: null } };
    await expect(sync(deps, request)).rejects.toThrow('Đã dừng theo yêu cầu');
    const [run] = await listDirectRuns(db, 1);
    expect(run?.problem).toMatch(/Đã dừng theo yêu cầu trên trang quản trị/);
    const stored = await db.query<{ uri: string }>('select uri from documents');
    expect(stored.some(({ uri }) => uri.endsWith('a.txt'))).toBe(true);
    expect(stored.some(({ uri }) => uri.endsWith('c.txt'))).toBe(false);
    expect(await cancelDirectRun(db, run!.id)).toBe(false);
    // run again, it goes on from there
    expect(await sync(testSync(db), request)).toMatchObject({ failed: 0 });
    expect(await db.query('select 1 from documents')).toHaveLength(3);
  });
});
