// A killed import loses nothing that was acknowledged, and the next run completes it (embedded database on disk).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../server/store/database.ts';
import { indexPassages, unindexPassages } from '../server/store/search-index.ts';
import { importRecords } from './records.ts';

const total = 3_000;
const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

it('is completed by the next run after kill -9', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'killed-'));
  try {
    const file = path.join(folder, 'laws.jsonl');
    const dataDir = path.join(folder, 'data');
    const lines = Array.from({ length: total }, (_, n) =>
      JSON.stringify({ id: `${n}`, title: `Điều ${n}`, text: `Nội dung điều thứ ${n}` }),
    );
    await writeFile(file, lines.join('\n'));
    const acknowledged = await killedImport(dataDir, file);

    const db = await openDatabase({ databaseUrl: null, dataDir });
    const kept = await count(db);
    expect(kept).toBeGreaterThanOrEqual(acknowledged);
    const result = await importRecords(
      db,
      { indexPassages, unindexPassages },
      { path: file, uri: 'f' },
      () => undefined,
    );
    expect([result.created, result.unchanged, result.retired, result.failed]).toEqual([
      total - kept,
      kept,
      0,
      0,
    ]);
    expect(await count(db)).toBe(total);
    await db.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function count(db: Awaited<ReturnType<typeof openDatabase>>): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    'select count(*) as n from passages p join passage_terms t using (row_id) where p.live',
  );
  return row?.n ?? 0;
}

/** Imports in a child that is killed after its second acknowledged batch; returns how many it had acknowledged. */
async function killedImport(dataDir: string, file: string): Promise<number> {
  const program = `import { openDatabase } from ${here('../server/store/database.ts')};
    import { indexPassages, unindexPassages } from ${here('../server/store/search-index.ts')};
    import { importRecords } from ${here('./records.ts')};
    const db = await openDatabase({ databaseUrl: null, dataDir: ${JSON.stringify(dataDir)} });
    await importRecords(db, { indexPassages, unindexPassages }, { path: ${JSON.stringify(file)}, uri: 'f' },
      (event) => process.stdout.write(event.done + '\\n'));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.split('\n').length > 2) child.kill('SIGKILL');
  }
  await exit;
  return Number(said.trim().split('\n').at(-1));
}
