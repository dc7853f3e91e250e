// Opening the database: embedded or a server, locked, migrated.
import { serverConnection } from './boss-connection.ts';
import type { DataLock } from './lock.ts';
import { acquireLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { type EngineDatabase, openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

export type { Database } from './seam.ts';

/** An open database with the lock on its folder; `lock` is null for a server and in memory. */
export type OpenDatabase = EngineDatabase & { readonly lock: DataLock | null };

export type DatabaseOptions = {
  databaseUrl: string | null;
  /** Folder of the embedded database; null: in memory. Ignored when `databaseUrl` is set. */
  dataDir: string | null;
};

/**
 * Opens, locks and migrates the database.
 * @throws DatabaseInUseError, DatabaseTooNewError, MigrationError, DatabaseUnreachableError, DataDirectoryError
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const lock = options.databaseUrl || !options.dataDir ? null : acquireLock(options.dataDir);
  try {
    const db = options.databaseUrl
      ? { ...(await openPostgres(options.databaseUrl)), boss: serverConnection(options.databaseUrl) }
      : await openPglite(options.dataDir);
    try {
      await migrate(db);
    } catch (error) {
      await db.close();
      throw error;
    }
    return withLock(db, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function withLock(db: EngineDatabase, lock: DataLock | null): OpenDatabase {
  return {
    engine: db.engine,
    query: db.query.bind(db),
    exec: db.exec.bind(db),
    transaction: db.transaction.bind(db),
    boss: db.boss,
    lock,
    close: async () => {
      try {
        await db.close();
      } finally {
        lock?.release();
      }
    },
  };
}
