// The database seam: four verbs that PGlite and a PostgreSQL server answer alike.

/**
 * A connection (or pool). Values come back alike on both engines: `bigint` as number, `date` as
 * 'YYYY-MM-DD', `timestamptz` as Date, `jsonb` parsed, arrays as arrays. JSON parameters go in as
 * text made by `JSON.stringify`, with a `::jsonb` cast in the statement.
 */
export interface Database {
  readonly engine: 'pglite' | 'postgres';
  /** One statement with $1… parameters. */
  query<T>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Several statements without parameters. */
  exec(sql: string): Promise<void>;
  /**
   * Runs `work` in a transaction, rolled back when it throws. Called on a transaction it opens a
   * savepoint. Inside `work` use only the `tx` argument: on PGlite, which has one connection, the outer
   * database waits for the transaction to end.
   */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Runs `work` between a savepoint and its release or rollback; shared by both engines. */
export async function inSavepoint<T>(
  outer: Database,
  inner: Database,
  depth: number,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  const name = `nested_${depth}`;
  await outer.exec(`savepoint ${name}`);
  try {
    const result = await work(inner);
    await outer.exec(`release savepoint ${name}`);
    return result;
  } catch (error) {
    await outer.exec(`rollback to savepoint ${name}; release savepoint ${name}`);
    throw error;
  }
}
