// The same file from several sources is one document, whatever becomes of it in each of them, on every engine.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../server/store/database.ts';
import { emptyGlossary } from '../server/vietnamese/synonyms.ts';
import { eachEngine } from '../tests/support/databases.ts';
import { testSync } from '../tests/support/pipeline.ts';
import { readAll } from './readers/index.ts';
import { type Source, type SyncDependencies, sync } from './sync.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'owners-'));
  for (const name of ['a', 'b']) await mkdir(path.join(folder, name));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
const run = async (deps: SyncDependencies, name: 'a' | 'b', rules: Partial<Source> = {}) => {
  const root = path.join(folder, name);
  const result = await sync(deps, { paths: [root], source: { name, root, ...rules } });
  return [result.created, result.updated, result.unchanged, result.retired, result.failed];
};
const live = (db: Database) =>
  db.query<{ id: string; text: string }>(
    'select id, text from documents where retired_at is null order by created_at, id',
  );

eachEngine('a file that two sources have', (open) => {
  it('is one document under either name, and stays until the last source lets go of it', async () => {
    const deps = testSync(await open());
    await write('a/goc.txt', 'một');
    await write('b/ban-sao.txt', 'một');
    expect(await run(deps, 'a')).toEqual([1, 0, 0, 0, 0]);
    expect(await run(deps, 'b')).toEqual([0, 0, 1, 0, 0]);
    const [document] = await live(deps.db);
    expect(await live(deps.db)).toHaveLength(1);
    await rm(path.join(folder, 'a/goc.txt'));
    expect(await run(deps, 'a')).toEqual([0, 0, 0, 0, 0]);
    expect(await live(deps.db)).toEqual([document]);
    await rm(path.join(folder, 'b/ban-sao.txt'));
    expect(await run(deps, 'b')).toEqual([0, 0, 0, 1, 0]);
    expect(await live(deps.db)).toEqual([]);
  });

  it('becomes two documents when one source changes it, and one again when both have the change', async () => {
    const deps = testSync(await open());
    await write('a/x.txt', 'một');
    await write('b/x.txt', 'một');
    await run(deps, 'a');
    await run(deps, 'b');
    const [first] = await live(deps.db);
    await write('a/x.txt', 'hai');
    expect(await run(deps, 'a')).toEqual([1, 0, 0, 0, 0]);
    expect((await live(deps.db)).map((row) => row.text)).toEqual(['một', 'hai']);
    // what the other source has was not touched: old citations and new questions find the same text
    expect((await live(deps.db))[0]).toEqual(first);
    await write('b/x.txt', 'hai');
    expect(await run(deps, 'b')).toEqual([0, 0, 1, 0, 0]);
    expect((await live(deps.db)).map((row) => row.text)).toEqual(['hai']);
  });

  it('is never shared across different readers or rules for personal data', async () => {
    const deps = testSync(await open());
    await write('a/x.txt', 'một');
    await write('b/x.txt', 'một');
    await run(deps, 'a');
    expect(await run(deps, 'b', { audience: ['noi-vu'] })).toEqual([1, 0, 0, 0, 0]);
    expect(await run(deps, 'b', { piiPolicy: 'mask', audience: ['noi-vu'] })).toEqual([0, 1, 0, 0, 0]);
    expect(await live(deps.db)).toHaveLength(2);
  });

  it('is one document where a manifest describes it in one source only, in whatever order', async () => {
    const titles = (db: Database) =>
      db
        .query<{ title: string }>('select title from documents where retired_at is null')
        .then((rows) => rows.map((row) => row.title));
    for (const [first, second] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const deps = testSync(await open());
      for (const name of ['a', 'b']) await write(`${name}/x.txt`, 'một');
      await write('a/manifest.json', JSON.stringify([{ file: 'x.txt', title: 'Kế hoạch mẫu' }]));
      await run(deps, first);
      await run(deps, second);
      expect(await titles(deps.db)).toEqual(['Kế hoạch mẫu']);
      expect(await run(deps, 'b')).toEqual([0, 0, 1, 0, 0]);
      // another title is a change of the same document
      await write('a/manifest.json', JSON.stringify([{ file: 'x.txt', title: 'Kế hoạch khác' }]));
      await run(deps, 'a');
      expect(await titles(deps.db)).toEqual(['Kế hoạch khác']);
      // the described file goes: the other source still has it
      await rm(path.join(folder, 'a/x.txt'));
      await write('a/manifest.json', '[]');
      await run(deps, 'a');
      expect(await live(deps.db)).toHaveLength(1);
      await rm(path.join(folder, 'b/x.txt'));
      await run(deps, 'b');
      expect(await live(deps.db)).toHaveLength(0);
    }
  });

  it('is read again in place when the program changes, by whichever source comes first', async () => {
    const deps = testSync(await open());
    await write('a/x.txt', 'một');
    await write('b/x.txt', 'một');
    await run(deps, 'a');
    await run(deps, 'b');
    const newer = {
      ...deps,
      glossary: {
        ...emptyGlossary(),
        agencies: [{ name: 'Sở Y tế', aliases: [], kind: 'department' as const }],
      },
    };
    expect(await run(newer, 'b')).toEqual([0, 1, 0, 0, 0]);
    expect(await run(newer, 'a')).toEqual([0, 0, 1, 0, 0]);
    expect(await live(deps.db)).toHaveLength(1);
  });

  it('is one document when both are read at the same time', async () => {
    const deps = testSync(await open());
    await write('a/x.txt', 'một');
    await write('b/y.txt', 'một');
    let waiting = 0;
    let open_: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      open_ = resolve;
    });
    const together: SyncDependencies['readAll'] = async (file, bytes) => {
      waiting += 1;
      if (waiting === 2) open_();
      await both;
      return readAll(file, bytes);
    };
    const results = await Promise.all([
      run({ ...deps, readAll: together }, 'a'),
      run({ ...deps, readAll: together }, 'b'),
    ]);
    expect(results.map(([created, , unchanged]) => [created, unchanged]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(await live(deps.db)).toHaveLength(1);
  });
});
