// The embedded engine: PGlite with pgvector behind the database seam. One connection, so callers queue.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite, type Transaction, types } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { type BossConnection, embeddedConnection } from './boss-connection.ts';
import { requireRoom } from './disk-space.ts';
import { DataDirectoryError, namedError } from './errors.ts';
import { type Database, inSavepoint } from './seam.ts';

const text = (value: string) => value;
/** A database with what the queue needs to reach it. */
export type EngineDatabase = Database & { readonly boss: BossConnection };

/** Types whose default form differs between the drivers: see `Database`. Keys are type OIDs. */
const parsers = { [types.INT8]: Number, [types.DATE]: text, [types.NUMERIC]: text };

/**
 * Pages that the engine keeps. With the default 128 MB it takes 120 MB more, which is never given back; the files
 * behind it are in the memory of the operating system anyway.
 */
const SHARED_BUFFERS = '32MB';

/**
 * Opens the engine on `dataDir`/pgdata, or in memory for null. The caller holds the lock on the folder.
 * @throws DataDirectoryError when the folder cannot be used
 */
export async function openPglite(dataDir: string | null): Promise<EngineDatabase> {
  const folder = dataDir === null ? null : path.join(dataDir, 'pgdata');
  try {
    if (folder) await mkdir(folder, { recursive: true, mode: 0o700 });
    const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`];
    const options = { extensions: { vector }, parsers, startParams };
    const pglite = folder ? await PGlite.create(folder, options) : await PGlite.create(options);
    await pglite.exec("set time zone 'UTC'");
    return { ...adapt(pglite, folder), boss: embeddedConnection(pglite, folder) };
  } catch (cause) {
    const named = namedError(cause);
    if (named !== cause) throw named;
    throw new DataDirectoryError(
      `Không mở được cơ sở dữ liệu trong thư mục ${dataDir}. Kiểm tra quyền ghi thư mục này; ` +
        'nếu dữ liệu bị hỏng, khôi phục từ bản sao lưu hoặc đặt DATA_DIR sang thư mục mới rồi nạp lại văn bản.',
      { cause },
    );
  }
}

function adapt(pglite: PGlite, folder: string | null): Database {
  return {
    engine: 'pglite',
    query: (sql, params) => rows(() => pglite.query(sql, params)),
    exec: (sql) => done(() => pglite.exec(sql)),
    transaction: async (work) => {
      if (folder) await requireRoom(folder);
      try {
        return await pglite.transaction((tx) => work(adaptTransaction(tx, 1)));
      } catch (error) {
        throw namedError(error);
      }
    },
    close: () => pglite.close(),
  };
}

function adaptTransaction(tx: Transaction, depth: number): Database {
  const self: Database = {
    engine: 'pglite',
    query: (sql, params) => rows(() => tx.query(sql, params)),
    exec: (sql) => done(() => tx.exec(sql)),
    transaction: (work) => inSavepoint(self, adaptTransaction(tx, depth + 1), depth, work),
    close: () => Promise.reject(new Error('A transaction cannot be closed; let its work return.')),
  };
  return self;
}

async function rows<T>(run: () => Promise<{ rows: unknown[] }>): Promise<T[]> {
  try {
    return (await run()).rows as T[];
  } catch (error) {
    throw namedError(error);
  }
}

async function done(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw namedError(error);
  }
}
