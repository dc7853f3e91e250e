// A PostgreSQL server (15 or newer, with pgvector) behind the database seam, through a bounded pool.
import pg from 'pg';
import { DatabaseUnreachableError, namedError } from './errors.ts';
import { type Database, inSavepoint } from './seam.ts';

const poolSize = 10;
const connectTimeoutMs = 10_000;
/** No statement of the program needs this long; a lost one must not hold a connection for ever. */
const statementTimeoutMs = 600_000;

/** Types whose default form differs between the drivers: see `Database`. Keys are type OIDs. */
const oid = { int8: 20, date: 1082, int8Array: 1016, dateArray: 1182, textArray: 1009 };

/**
 * Opens a pool and proves that the server answers.
 * @throws DatabaseUnreachableError with a sentence that names the setting to change
 */
export async function openPostgres(databaseUrl: string): Promise<Database> {
  const pool = createPool(databaseUrl);
  // an idle connection that the server drops emits here; the next query opens a new one
  pool.on('error', () => undefined);
  const db = adapt(pool);
  try {
    const found = await db.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    if ((found[0]?.version ?? 0) < 150_000) {
      throw new DatabaseUnreachableError('Máy chủ PostgreSQL quá cũ: cần phiên bản 15 trở lên.');
    }
    return db;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function createPool(databaseUrl: string): pg.Pool {
  try {
    return new pg.Pool({
      connectionString: databaseUrl,
      max: poolSize,
      connectionTimeoutMillis: connectTimeoutMs,
      statement_timeout: statementTimeoutMs,
      application_name: 'tro-ly-cong-vu',
      types: { getTypeParser },
      options: '-c timezone=UTC',
    });
  } catch (cause) {
    throw new DatabaseUnreachableError(
      'DATABASE_URL không đọc được; cần có dạng postgres://người_dùng:mật_khẩu@máy_chủ:5432/tên.',
      { cause },
    );
  }
}

const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: unknown) => {
  if (format === 'binary') return pg.types.getTypeParser(id, 'binary');
  if (id === oid.int8) return Number;
  if (id === oid.date) return (value: string) => value;
  const texts = pg.types.getTypeParser(oid.textArray, 'text') as (value: string) => string[];
  if (id === oid.int8Array) return (value: string) => texts(value).map(Number);
  if (id === oid.dateArray) return texts;
  return pg.types.getTypeParser(id, 'text');
};

function adapt(pool: pg.Pool): Database {
  return {
    engine: 'postgres',
    query: (sql, params) => rows(pool, sql, params),
    exec: (sql) => rows(pool, sql).then(() => undefined),
    transaction: async (work) => {
      const client = await pool.connect().catch((error: unknown) => {
        throw namedError(error);
      });
      let broken: Error | undefined;
      // dropped between two statements, it emits here, and an error that nobody hears ends the process
      const onDrop = (error: Error) => {
        broken = error;
      };
      client.on('error', onDrop);
      try {
        await rows(client, 'begin');
        const result = await work(adaptTransaction(client, 1));
        await rows(client, 'commit');
        return result;
      } catch (error) {
        // a connection that cannot roll back is thrown away, never put back into the pool
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.off('error', onDrop);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function adaptTransaction(client: pg.PoolClient, depth: number): Database {
  const self: Database = {
    engine: 'postgres',
    query: (sql, params) => rows(client, sql, params),
    exec: (sql) => rows(client, sql).then(() => undefined),
    transaction: (work) => inSavepoint(self, adaptTransaction(client, depth + 1), depth, work),
    close: () => Promise.reject(new Error('A transaction cannot be closed; let its work return.')),
  };
  return self;
}

async function rows<T>(runner: pg.Pool | pg.PoolClient, sql: string, params?: unknown[]): Promise<T[]> {
  try {
    const result = params ? await runner.query(sql, params) : await runner.query(sql);
    return result.rows as T[];
  } catch (error) {
    throw namedError(error);
  }
}
