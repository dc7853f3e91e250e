// A run in a process of its own is stopped, also before it could say so, and its failure keeps its last words.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { aProvenance, silentLog } from '../../tests/support/web-app.ts';
import { openDesk } from './desk.ts';
import { openRuns } from './store.ts';

/** A desk whose runs are carried out by this program. */
function deskOver(program: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'program.mjs');
  writeFileSync(file, program);
  const desk = openDesk({
    store: openRuns(folder),
    openLive: () => Promise.reject(new Error('not live')),
    program: file,
    clock: () => new Date('2026-11-25T07:00:00Z'),
    log: silentLog,
  });
  const run = desk.start({
    suites: [{ name: 'x.jsonl', text: '{"id":"a","question":"?"}' }],
    target: 'temporary',
    repeats: 1,
    seed: 1,
    provenance: aProvenance,
  });
  if (run === null) throw new Error('the desk is taken');
  return { desk, run };
}

it('is cancelled, not failed, when it is stopped before it began', async () => {
  const { desk, run } = deskOver('setTimeout(() => undefined, 60_000);');
  expect(desk.state(run)).toBe('running');
  expect(desk.cancel(run.id)).toBe(true);
  await desk.close();
  expect(desk.store.find(run.id)?.status).toBe('cancelled');
});

it('is failed with its last words when it ends by itself', async () => {
  const { desk, run } = deskOver("process.stderr.write('một\\nhỏng đĩa\\n'); process.exit(1);");
  for (let tries = 0; tries < 200 && desk.store.find(run.id)?.status === 'running'; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(desk.store.find(run.id)).toMatchObject({ status: 'failed', problem: 'hỏng đĩa' });
  expect(desk.resume(run.id)).not.toBeNull();
  await desk.close();
});
