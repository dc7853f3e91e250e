// Our own exclusive lock on the data folder: two processes on one embedded database lose data silently.
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { DatabaseInUseError, DataDirectoryError } from './errors.ts';

/**
 * The kernel's file lock is taken through an empty SQLite file: Node has no call for it, and unlike a
 * file with a process id the kernel frees it when the holder dies in any way, so it is never stale.
 */
const lockFile = 'tro-ly.lock';
const endpointFile = 'tro-ly.endpoint.json';
/** Long enough for another process's look at the lock to pass, short for a person. */
const lockWaitMs = 400;

const endpointShape = z.object({
  pid: z.number().int(),
  port: z.number().int().min(1).max(65_535),
  token: z.string().min(16),
});

/** Where a running server listens for commands of this machine's user. */
export type Endpoint = { port: number; token: string };

export type DataLock = { readonly dataDir: string; release(): void };

/**
 * Takes the lock on `dataDir` (created when missing) until `release` or the end of the process.
 * @throws DatabaseInUseError when another process, or this one, holds it
 * @throws DataDirectoryError when the folder cannot be written
 */
export function acquireLock(dataDir: string): DataLock {
  let handle: DatabaseSync | null = null;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    handle = lockedHandle(dataDir);
    rmSync(path.join(dataDir, endpointFile), { force: true });
  } catch (cause) {
    handle?.close();
    throw lockFailure(dataDir, cause);
  }
  const held = handle;
  return {
    dataDir,
    release: () => {
      if (!held.isOpen) return;
      rmSync(path.join(dataDir, endpointFile), { force: true });
      held.close();
    },
  };
}

/** True when some process holds the lock on `dataDir`. */
export function isLocked(dataDir: string): boolean {
  try {
    lockedHandle(dataDir).close();
    return false;
  } catch (error) {
    return isBusy(error);
  }
}

/**
 * Lets other commands of the same user find the running server. The file can be read by its owner only:
 * whoever has the token may add documents.
 */
export function publishEndpoint(lock: DataLock, endpoint: Endpoint): void {
  const file = path.join(lock.dataDir, endpointFile);
  const content = JSON.stringify(endpointShape.parse({ pid: process.pid, ...endpoint }));
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}

/** The endpoint of the server that holds the lock now; null when there is none. */
export function runningEndpoint(dataDir: string): Endpoint | null {
  let content: string;
  try {
    content = readFileSync(path.join(dataDir, endpointFile), 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw lockFailure(dataDir, error);
  }
  const parsed = endpointShape.safeParse(parseJson(content));
  // left behind by a killed server: its port may belong to another program by now
  return parsed.success && isLocked(dataDir) ? { port: parsed.data.port, token: parsed.data.token } : null;
}

function lockedHandle(dataDir: string): DatabaseSync {
  const handle = new DatabaseSync(path.join(dataDir, lockFile));
  try {
    handle.exec(`pragma busy_timeout = ${lockWaitMs}; pragma journal_mode = off; begin exclusive`);
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}

function lockFailure(dataDir: string, cause: unknown): Error {
  if (isBusy(cause)) {
    return new DatabaseInUseError(
      `Cơ sở dữ liệu trong ${dataDir} đang được một tiến trình khác sử dụng. ` +
        'Chờ tiến trình đó xong, dừng nó, hoặc đặt DATA_DIR sang thư mục khác.',
      { cause },
    );
  }
  return new DataDirectoryError(
    `Không dùng được thư mục dữ liệu ${dataDir}. Kiểm tra đường dẫn và quyền ghi, hoặc đặt DATA_DIR sang thư mục khác.`,
    { cause },
  );
}

/** SQLITE_BUSY and its extended codes. */
function isBusy(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'errcode') : undefined;
  return typeof code === 'number' && (code & 0xff) === 5;
}

function isMissing(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
