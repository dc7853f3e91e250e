// The lock on the data folder: one holder, freed by any death, and the way to a running server.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callRunningServer, controlTokenHeader, readLines } from './control.ts';
import { DatabaseInUseError } from './errors.ts';
import { acquireLock, isLocked, publishEndpoint, runningEndpoint } from './lock.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'lock-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** A child that prints "held" or "refused", then waits to be killed. */
function contender() {
  const program = `import { acquireLock, publishEndpoint } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
    try { publishEndpoint(acquireLock(${JSON.stringify(dataDir)}), { port: 9, token: 'x'.repeat(32) }); console.log('held'); }
    catch { console.log('refused'); }
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, said: once(child.stdout, 'data').then(([data]) => String(data).trim()) };
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

it('has one holder, also among processes that start at once', async () => {
  const started = [contender(), contender(), contender(), contender()];
  try {
    const said = await Promise.all(started.map((one) => one.said));
    expect(said.sort()).toEqual(['held', 'refused', 'refused', 'refused']);
    expect(isLocked(dataDir)).toBe(true);
    expect(() => acquireLock(dataDir)).toThrow(DatabaseInUseError);
  } finally {
    await Promise.all(started.map(({ child }) => killed(child)));
  }
  // killed without a chance to clean up: free, and the endpoint left behind is not believed
  expect(isLocked(dataDir)).toBe(false);
  expect(runningEndpoint(dataDir)).toBeNull();
  acquireLock(dataDir).release();
});

it('leads commands to the running server and back', async () => {
  expect(await callRunningServer(dataDir, '/x', {})).toBeNull();
  const lock = acquireLock(dataDir);
  const server = createServer((request, response) => {
    response.end(`${JSON.stringify({ token: request.headers[controlTokenHeader] })}\n{"last":true}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const token = 't'.repeat(32);
  publishEndpoint(lock, { port: (server.address() as AddressInfo).port, token });
  const mode = (await stat(path.join(dataDir, 'tro-ly.endpoint.json'))).mode & 0o777;
  expect(mode).toBe(0o600);
  const response = await callRunningServer(dataDir, '/x', { question: 'gì' });
  const lines: unknown[] = [];
  if (response) for await (const line of readLines(response)) lines.push(line);
  expect(lines).toEqual([{ token }, { last: true }]);
  server.close();
  lock.release();
  expect(await callRunningServer(dataDir, '/x', {})).toBeNull();
});
