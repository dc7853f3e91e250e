// The seam: both engines return the same values, nest transactions and name their failures.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createDatabase, eachEngine } from '../../tests/support/databases.ts';
import { openDatabase } from './database.ts';
import { DatabaseInUseError, DatabaseUnreachableError, DataDirectoryError, exitStatusOf } from './errors.ts';

eachEngine('the database seam', (open) => {
  it('returns the same JavaScript values', async () => {
    const db = await open();
    const [row] = await db.query(
      `select 9007199254740991::bigint as big, count(*) as counted, '2026-02-28'::date as day,
         '2026-02-28T01:02:03Z'::timestamptz as moment, $1::jsonb as json, $2::text[] as texts,
         array['2026-02-28'::date] as days, array[7::bigint] as bigs, 1.5::numeric as exact, 1.5::float8 as rough,
         null::text as nothing, true as yes`,
      [JSON.stringify([{ start: 1 }]), ['a,b', '"c"', 'đ']],
    );
    expect(row).toEqual({
      big: 9007199254740991,
      counted: 1,
      day: '2026-02-28',
      moment: new Date('2026-02-28T01:02:03Z'),
      json: [{ start: 1 }],
      texts: ['a,b', '"c"', 'đ'],
      days: ['2026-02-28'],
      bigs: [7],
      exact: '1.5',
      rough: 1.5,
      nothing: null,
      yes: true,
    });
  });

  it('rolls back a nested transaction alone', async () => {
    const db = await open();
    await db.exec('create table t (n int)');
    await db.transaction(async (tx) => {
      await tx.query('insert into t values (1)');
      await expect(
        tx.transaction(async (inner) => {
          await inner.query('insert into t values (2)');
          await inner.query('select * from no_such_table');
        }),
      ).rejects.toThrow();
      await tx.transaction((inner) => inner.query('insert into t values (3)'));
    });
    expect(await db.query('select n from t order by n')).toEqual([{ n: 1 }, { n: 3 }]);
  });

  it('keeps nothing of a failed transaction and goes on', async () => {
    const db = await open();
    await db.exec('create table t (n int)');
    const failed = db.transaction(async (tx) => {
      await tx.query('insert into t values (1)');
      throw new Error('stop');
    });
    await expect(failed).rejects.toThrow('stop');
    expect(await db.query('select * from t')).toEqual([]);
  });

  it('lets queries wait for a transaction', async () => {
    const db = await open();
    await db.exec('create table t (n int)');
    const both = await Promise.all([
      db.transaction(async (tx) => {
        await tx.query('insert into t values (1)');
        await tx.query('insert into t values (2)');
      }),
      db.query<{ n: number }>('select count(*) as n from t'),
    ]);
    expect([0, 2]).toContain(both[1][0]?.n);
  });
});

it.skipIf(!process.env.TEST_DATABASE_URL)(
  'lives on when the server drops a connection between two statements of a transaction',
  async () => {
    const made = await createDatabase(process.env.TEST_DATABASE_URL ?? '');
    const db = await openDatabase({ databaseUrl: made.url, dataDir: null });
    try {
      const broken = db.transaction(async (tx) => {
        const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
        await db.query('select pg_terminate_backend($1)', [row?.pid]);
        // nobody waits for an answer meanwhile: the driver can only emit the loss
        await new Promise((resolve) => setTimeout(resolve, 300));
        await tx.query('select 1');
      });
      await expect(broken).rejects.toThrow();
      expect(await db.query('select 1 as n')).toEqual([{ n: 1 }]);
    } finally {
      await db.close();
      await made.drop();
    }
  },
);

it('refuses a folder that another opening holds, and opens it after', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'store-'));
  const db = await openDatabase({ databaseUrl: null, dataDir });
  const second = await openDatabase({ databaseUrl: null, dataDir }).catch((error: unknown) => error);
  expect(second).toBeInstanceOf(DatabaseInUseError);
  expect(exitStatusOf(second)).toBe(3);
  await db.close();
  const third = await openDatabase({ databaseUrl: null, dataDir });
  expect(third.lock?.dataDir).toBe(dataDir);
  await third.close();
  await rm(dataDir, { recursive: true });
});

it('says which folder cannot be used', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'store-'));
  await writeFile(path.join(folder, 'file'), '');
  const opening = openDatabase({ databaseUrl: null, dataDir: path.join(folder, 'file', 'data') });
  await expect(opening).rejects.toBeInstanceOf(DataDirectoryError);
});

it('says that no server answers', async () => {
  const opening = openDatabase({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', dataDir: null });
  await expect(opening).rejects.toBeInstanceOf(DatabaseUnreachableError);
  await expect(opening).rejects.toThrow('DATABASE_URL');
});
