// How the queue reaches the database of the program: its own small pool on a server, the one connection when embedded.
import type { PGlite } from '@electric-sql/pglite';
import { type ConstructorOptions, fromPglite } from 'pg-boss';
import { requireRoom } from './disk-space.ts';

/** What pg-boss is constructed with; part of an open database. */
export type BossConnection = Pick<
  ConstructorOptions,
  'db' | 'backend' | 'connectionString' | 'max' | 'application_name' | 'reindex' | 'monitorVacuum'
>;

const poolSize = 3;

export function serverConnection(databaseUrl: string): BossConnection {
  return { connectionString: databaseUrl, max: poolSize, application_name: 'tro-ly-cong-vu-queue' };
}

/**
 * The adapter rolls back after a failed block in a call of its own; between the two another caller would meet the
 * broken transaction. So a block runs in the engine's transaction, which nobody else can enter. And nothing is
 * written when the disk is full (see disk-space.ts).
 */
export function embeddedConnection(pglite: PGlite, folder: string | null): BossConnection {
  const room = async () => {
    if (folder) await requireRoom(folder);
  };
  const db = fromPglite({
    query: async (text, values) => {
      await room();
      return pglite.query(text, values);
    },
    exec: async (text) => {
      await room();
      return isBlock(text) ? pglite.transaction((tx) => tx.exec(withoutFrame(text))) : pglite.exec(text);
    },
  });
  return { db, backend: 'pglite', reindex: false, monitorVacuum: false };
}

const begin = /^\s*BEGIN;/;
const commit = /COMMIT;\s*$/;

function isBlock(text: string): boolean {
  return begin.test(text) && commit.test(text);
}

function withoutFrame(text: string): string {
  return text.replace(begin, '').replace(commit, '');
}
