// Runs a suite on every engine: PGlite in memory, and a real PostgreSQL when TEST_DATABASE_URL names one.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, describe } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../server/store/database.ts';

/** Opens a blank, migrated database that is closed and dropped after the test. */
export type OpenBlank = () => Promise<OpenDatabase>;

/** Declares `suite` once for each engine. Without TEST_DATABASE_URL the PostgreSQL half is shown as skipped. */
export function eachEngine(name: string, suite: (open: OpenBlank) => void): void {
  describe(`${name} (PGlite)`, () => suite(closing(openBlankPglite)));
  const url = process.env.TEST_DATABASE_URL;
  describe.skipIf(!url)(`${name} (PostgreSQL)`, () => suite(closing(() => openBlankPostgres(url ?? ''))));
}

type Opened = { db: OpenDatabase; drop: () => Promise<void> };

function closing(openBlank: () => Promise<Opened>): OpenBlank {
  const opened: Opened[] = [];
  afterEach(async () => {
    for (const { drop } of opened.splice(0)) await drop();
  });
  return async () => {
    const one = await openBlank();
    opened.push(one);
    return one.db;
  };
}

async function openBlankPglite(): Promise<Opened> {
  const db = await openDatabase({ databaseUrl: null, dataDir: null });
  return { db, drop: () => db.close() };
}

async function openBlankPostgres(serverUrl: string): Promise<Opened> {
  const { url, drop } = await createDatabase(serverUrl);
  const db = await openDatabase({ databaseUrl: url, dataDir: null });
  return {
    db,
    drop: async () => {
      await db.close();
      await drop();
    },
  };
}

/** A database of its own in the server, so that tests can run side by side. */
export async function createDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(serverUrl, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
