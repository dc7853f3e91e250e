// Erasing a document that came through a source: its file's name goes too, and the next run does not bring it back.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../server/store/database.ts';
import { eraseDocument } from '../server/store/erase.ts';
import { eachEngine } from '../tests/support/databases.ts';
import { memoryIndex } from '../tests/support/documents.ts';
import { anySource, countsOf, ended, testPipeline } from '../tests/support/pipeline.ts';

const name = 'Kỷ luật ông Hoa Ban.txt';
const text = 'Nội dung riêng về việc của ông Hoa Ban ở đơn vị nọ, không văn bản nào khác có.\n';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'erase-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Every column of every table that holds the words, pieces of uploads among them. */
async function columnsWith(db: Database, words: string): Promise<string[]> {
  const columns = await db.query<{ schema: string; table: string; column: string; type: string }>(
    `select table_schema as schema, table_name as table, column_name as column, data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { schema, table, column, type } of columns) {
    const value = type === 'bytea' ? `convert_from("${column}", 'UTF8')` : `"${column}"::text`;
    const rows = await db.query(
      `select 1 from "${schema}"."${table}" where strpos(${value}, $1) > 0 limit 1`,
      [words],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

async function onlyDocument(db: Database): Promise<string> {
  const rows = await db.query<{ id: string }>('select id from documents where retired_at is null');
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? '';
}

eachEngine('a document of a source that is erased', (blank) => {
  it('leaves no name in jobs, items, reports and audit, and stays away until its file changes', async () => {
    const db = await blank();
    const pipeline = await testPipeline(db);
    const source = await anySource(db, 'folder', { folder });
    await writeFile(path.join(folder, name), text);
    const planned = await pipeline.run(source, { dryRun: true });
    await ended(db, planned);
    await ended(db, await pipeline.run(source, { dryRun: false }));
    expect(await columnsWith(db, 'Hoa Ban')).toEqual(
      expect.arrayContaining(['ingest_jobs.uri', 'source_items.uri', 'source_runs.plan']),
    );
    const id = await onlyDocument(db);
    expect(await eraseDocument(db, id, memoryIndex(), new Date(0))).toMatchObject({ jobs: 1, items: 1 });
    expect(await columnsWith(db, 'Hoa Ban')).toEqual([]);
    const next = await ended(db, await pipeline.run(source, { dryRun: false }));
    expect([countsOf(next), next.reasons]).toEqual([[0, 0, 1, 0, 0], [expect.stringContaining('xóa hẳn')]]);
    expect(await columnsWith(db, 'Hoa Ban')).toEqual([]);
    await writeFile(path.join(folder, name), 'Một nội dung khác hẳn.\n');
    expect(countsOf(await ended(db, await pipeline.run(source, { dryRun: false })))).toEqual([1, 0, 0, 0, 0]);
    await pipeline.close();
  });

  it('leaves nothing of an upload either', async () => {
    const db = await blank();
    const pipeline = await testPipeline(db);
    const source = await anySource(db, 'upload', {});
    await ended(db, await pipeline.upload(source, [{ name, bytes: Buffer.from(text) }]));
    await eraseDocument(db, await onlyDocument(db), memoryIndex(), new Date(0));
    expect(await columnsWith(db, 'Hoa Ban')).toEqual([]);
    await pipeline.close();
  });

  it('takes the answers that stored eval runs have of it, and says how many', async () => {
    const db = await blank();
    const pipeline = await testPipeline(db);
    const source = await anySource(db, 'folder', { folder });
    await writeFile(path.join(folder, name), text);
    await ended(db, await pipeline.run(source, { dryRun: false }));
    const id = await onlyDocument(db);
    const run = path.join(folder, 'evals', 'runs', '20261125-000000-abcd');
    await mkdir(run, { recursive: true });
    const lines = (values: object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
    const other = { repeat: 1, result: { id: 'q2', citations: [{ document_id: 'khac' }] } };
    await writeFile(
      path.join(run, 'suite.jsonl'),
      lines([{ id: 'q3', question: text.trim() }, { id: 'q2' }]),
    );
    await writeFile(
      path.join(run, 'results.jsonl'),
      lines([
        { repeat: 1, result: { id: 'q1', citations: [{ document_id: id }] } },
        other,
        { repeat: 1, result: { id: 'q3', citations: [] } },
      ]),
    );
    const erased = await eraseDocument(db, id, memoryIndex(), new Date(0), path.join(folder, 'evals'));
    expect(erased?.evalRecords).toBe(3);
    expect(await readFile(path.join(run, 'results.jsonl'), 'utf8')).toBe(lines([other]));
    expect(await readFile(path.join(run, 'suite.jsonl'), 'utf8')).toBe(lines([{ id: 'q2' }]));
    const [noted] = await db.query<{ detail: object }>(
      "select detail from audit_log where action = 'document.erased'",
    );
    expect(noted?.detail).toMatchObject({ evalRecords: 3, jobs: 1 });
    await pipeline.close();
  });
});
