// Synchronisation of folders and bulk files on every engine: idempotent, resumable, and kind to bad input.
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Database } from '../server/store/database.ts';
import { getPassage, passagesOfDocument } from '../server/store/passages.ts';
import { eachEngine } from '../tests/support/databases.ts';
import { memoryIndex, parts } from '../tests/support/documents.ts';
import { testSync } from '../tests/support/pipeline.ts';
import { readAll } from './readers/index.ts';
import { packZip } from './readers/zip.ts';
import { type SyncDependencies, sync } from './sync.ts';

const everyone = ['public'];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ingest-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (deps: SyncDependencies, paths = [folder]) =>
  sync(deps, { paths, source: { name: 'corpus', root: folder } });
const write = (name: string, content: string | Uint8Array) => writeFile(path.join(folder, name), content);
const counts = (result: Awaited<ReturnType<typeof run>>) => [
  result.created,
  result.updated,
  result.unchanged,
  result.retired,
  result.failed,
];

/** Every row of every table with its transaction id. */
async function everyRow(db: Database): Promise<string> {
  const tables = await db.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const rows: unknown[] = [];
  for (const { name } of tables)
    rows.push(await db.query(`select '${name}' as name, xmin::text, ctid::text from ${name} order by ctid`));
  return JSON.stringify(rows);
}

eachEngine('synchronisation', (open) => {
  it('creates, leaves alone, updates and retires documents', async () => {
    const deps = testSync(await open());
    await write('a.txt', 'một\nhai');
    await write('b.txt', 'ba');
    expect(counts(await run(deps))).toEqual([2, 0, 0, 0, 0]);
    const before = await everyRow(deps.db);
    expect(counts(await run(deps))).toEqual([0, 0, 2, 0, 0]);
    expect(await everyRow(deps.db)).toBe(before);
    await write('a.txt', 'một\nhai rưỡi');
    await rm(path.join(folder, 'b.txt'));
    expect(counts(await run(deps))).toEqual([0, 1, 0, 1, 0]);
    await write('b.txt', 'ba');
    expect(counts(await run(deps))).toEqual([0, 1, 1, 0, 0]);
  });

  it('retires only what lies under the given paths', async () => {
    const deps = testSync(await open());
    for (const name of ['x', 'xy']) {
      await mkdir(path.join(folder, name));
      await write(`${name}/a.txt`, name);
    }
    await run(deps);
    await rm(path.join(folder, 'x/a.txt'));
    await rm(path.join(folder, 'xy/a.txt'));
    expect((await run(deps, [path.join(folder, 'x')])).retired).toBe(1);
    expect(counts(await run(deps, [path.join(folder, 'gone')]))).toEqual([0, 0, 0, 0, 1]);
    expect((await run(deps)).retired).toBe(1);
  });

  it('names each bad file and goes on with the others', async () => {
    const deps = testSync(await open());
    await write('empty.txt', '');
    await write('binary.txt', Uint8Array.from([0, 1, 2, 3]));
    await write('latin.txt', Uint8Array.from([0x54, 0xe0, 0x69]));
    await write('broken.jsonl.gz', gzipSync('{"id":"1","text":"x"}\n').subarray(0, 20));
    await write('large.txt', new Uint8Array(50 * 1024 * 1024).fill(97));
    await write('good.txt', 'tốt');
    await symlink(folder, path.join(folder, 'loop'));
    await symlink('self', path.join(folder, 'self'));
    await write('manifest.json', '[{"file":"lost.txt"}]');
    const result = await run(deps);
    expect(result.created).toBe(1);
    expect(result.failures.map((failure) => path.basename(failure.path)).sort()).toEqual(
      [
        'binary.txt',
        'broken.jsonl.gz',
        'empty.txt',
        'large.txt',
        'latin.txt',
        'manifest.json',
        'self',
      ].sort(),
    );
    for (const failure of result.failures) expect(failure.reason).toMatch(/^[A-ZĐKT].*\.$/u);
  });

  it('gives each file of an archive as a document, and retires what leaves the archive', async () => {
    const deps = testSync(await open());
    const readAllOf = vi.fn(readAll);
    deps.readAll = readAllOf;
    const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
    const [one, two] = [file('a.txt', 'một'), file('thư mục/b.txt', 'hai')];
    await write('goi.zip', packZip([one, two, file('README.md', 'x'), file('.DS_Store', 'x')]));
    expect(counts(await run(deps))).toEqual([2, 0, 0, 0, 0]);
    const uris = () =>
      deps.db.query('select uri from documents where retired_at is null order by uri collate "C"');
    expect(await uris()).toEqual([{ uri: 'goi.zip!/a.txt' }, { uri: 'goi.zip!/thư mục/b.txt' }]);

    const before = await everyRow(deps.db);
    expect(counts(await run(deps, [path.join(folder, 'goi.zip')]))).toEqual([0, 0, 2, 0, 0]);
    expect(await everyRow(deps.db)).toBe(before);
    expect(readAllOf).toHaveBeenCalledTimes(1);

    await write('goi.zip', packZip([one, file('c.txt', 'ba')]));
    expect(counts(await run(deps))).toEqual([1, 0, 1, 1, 0]);
    expect(counts(await run(deps))).toEqual([0, 0, 2, 0, 0]);
    expect(readAllOf).toHaveBeenCalledTimes(2);
    await rm(path.join(folder, 'goi.zip'));
    expect(counts(await run(deps))).toEqual([0, 0, 0, 2, 0]);
    await write('goi.zip', packZip([one]));
    expect(counts(await run(deps))).toEqual([0, 1, 0, 0, 0]);
  });

  it('reports a bad file of an archive every time, and keeps the documents of an archive that broke', async () => {
    const deps = testSync(await open());
    const good = { name: 'a.txt', bytes: Buffer.from('một') };
    const bad = { name: 'b.txt', bytes: Buffer.from('') };
    const archive = packZip([good, bad]);
    await write('goi.zip', archive);
    const first = await run(deps);
    expect(counts(first)).toEqual([1, 0, 0, 0, 1]);
    expect(first.failures[0]?.path).toBe(path.join(folder, 'goi.zip!/b.txt'));
    expect(counts(await run(deps))).toEqual([0, 0, 1, 0, 1]);
    await write('goi.zip', archive.subarray(0, 30));
    expect(counts(await run(deps))).toEqual([0, 0, 0, 0, 1]);
    const [row] = await deps.db.query<{ retired: boolean }>(
      'select retired_at is not null as retired from documents',
    );
    expect(row?.retired).toBe(false);
  });

  it('says of a file of an unknown format what to do, and passes over what is no document', async () => {
    const deps = testSync(await open());
    await write('README.md', 'Giới thiệu');
    for (const name of ['.an', '~$a.docx', '.~lock.a.docx#', 'Thumbs.db', 'agencies.json'])
      await write(name, 'x');
    await write('phim.mp4', Buffer.from('\0\0\0\u0018ftypmp42\0\0', 'latin1'));
    await write('goi.rar', Buffer.from('Rar!\u001a\u0007\0', 'latin1'));
    await write('ban-ve.dwg', Buffer.from('AC1032\0\0\0', 'latin1'));
    const result = await run(deps);
    expect(counts(result)).toEqual([0, 0, 0, 0, 3]);
    expect(result.failures.map((failure) => failure.reason)).toEqual([
      expect.stringMatching(/định dạng chưa được hỗ trợ; hãy chuyển/u),
      expect.stringMatching(/RAR.*\.zip/u),
      expect.stringMatching(/phim/u),
    ]);
  });

  it('keeps a document whose file cannot be read now', async () => {
    const deps = testSync(await open());
    await write('a.txt', 'một');
    await run(deps);
    await chmod(path.join(folder, 'a.txt'), 0o000);
    await write('a.txt', '').catch(() => undefined);
    const result = await run(deps);
    expect([result.failed, result.retired]).toEqual([1, 0]);
    await chmod(path.join(folder, 'a.txt'), 0o600);
  });

  it('completes a run that stopped in the middle', async () => {
    const db = await open();
    await write('a.txt', 'một');
    await write('b.txt', 'hai');
    const stop = new AbortController();
    const stopped = sync(
      testSync(db, {
        parse: ({ documentId, text }) => {
          stop.abort();
          return parts(documentId, [text]);
        },
      }),
      { paths: [folder], source: { name: 'corpus', root: folder }, signal: stop.signal },
    );
    await expect(stopped).rejects.toThrow();
    expect(counts(await run(testSync(db)))).toEqual([1, 0, 1, 0, 0]);
  });

  it('rebuilds the index when its version changes', async () => {
    const db = await open();
    await write('a.txt', 'một\nhai');
    await run(testSync(db));
    const index = memoryIndex();
    await run(testSync(db, { index, indexVersion: 'test-2' }));
    expect(index.indexed).toBe(2);
  });
});

const record = (id: string, text: string, docId?: string) =>
  JSON.stringify({ id, ...(docId ? { doc_id: docId } : {}), title: `Luật Mẫu | Điều ${id}`, text });

eachEngine('bulk import', (open) => {
  it('stores one passage a record, verbatim in its document', async () => {
    const deps = testSync(await open());
    await write(
      'laws.jsonl.gz',
      gzipSync([record('1', 'một\ndòng hai', 'L'), record('2', 'hai', 'L'), record('3', 'lẻ')].join('\n')),
    );
    expect(counts(await run(deps))).toEqual([3, 0, 0, 0, 0]);
    const passages = await passagesOfDocument(deps.db, 'L', everyone);
    expect(passages.map((passage) => [passage.id, passage.section, passage.documentTitle])).toEqual([
      ['1', 'Điều 1', 'Luật Mẫu'],
      ['2', 'Điều 2', 'Luật Mẫu'],
    ]);
    const [document] = await deps.db.query<{ text: string }>("select text from documents where id = 'L'");
    for (const { spans, text } of passages)
      expect(document?.text.slice(spans[0]?.start, spans[0]?.end)).toBe(text);
    const before = await everyRow(deps.db);
    expect(counts(await run(deps))).toEqual([0, 0, 3, 0, 0]);
    expect(await everyRow(deps.db)).toBe(before);
  });

  it('reports bad lines with their numbers and takes the rest', async () => {
    const deps = testSync(await open());
    await write(
      'laws.jsonl',
      [
        record('1', 'một'),
        'không phải json',
        '{"id":"2"}',
        '',
        record('1', 'lặp'),
        record('4', '\u0000'),
      ].join('\n'),
    );
    const first = await run(deps);
    expect([first.created, first.failed]).toEqual([1, 4]);
    expect(first.failures.map((failure) => failure.reason)[0]).toBe('Dòng 2: không phải JSON hợp lệ.');
    const again = await run(deps);
    expect([again.created, again.unchanged, again.failed]).toEqual([0, 1, 4]);
  });

  it('updates, retires and restores records, and keeps the old text', async () => {
    const deps = testSync(await open());
    await write('laws.jsonl', [record('1', 'một', 'L'), record('2', 'hai', 'L')].join('\n'));
    await run(deps);
    const old = await getPassage(deps.db, '2', everyone);
    await write('laws.jsonl', record('2', 'hai mới', 'L'));
    const changed = await run(deps);
    expect([changed.updated, changed.retired]).toEqual([1, 1]);
    expect((await getPassage(deps.db, '2', everyone, old?.digest))?.text).toBe('hai');
    await rm(path.join(folder, 'laws.jsonl'));
    expect((await run(deps)).retired).toBe(1);
    await write('laws.jsonl', [record('1', 'một', 'L'), record('2', 'hai', 'L')].join('\n'));
    expect((await run(deps)).failed).toBe(0);
    expect((await passagesOfDocument(deps.db, 'L', everyone)).map((passage) => passage.text)).toEqual([
      'một',
      'hai',
    ]);
  });
});
