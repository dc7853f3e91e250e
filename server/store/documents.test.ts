// Saving, changing and retiring documents on every engine.
import { expect, it } from 'vitest';
import { eachEngine } from '../../tests/support/databases.ts';
import { allDepartments, fileOf, memoryIndex, parts } from '../../tests/support/documents.ts';
import {
  getDocument,
  getDocumentVersion,
  listDocuments,
  outline,
  retireDocuments,
  saveDocument,
} from './documents.ts';
import { getPassage, passagesOfDocument } from './passages.ts';
import { listReferences } from './references.ts';
import type { Database } from './seam.ts';
import { knowledgeBaseStats } from './stats.ts';
import { countTasks, listGroups, queryTasks } from './tasks.ts';

const everyone = ['public'];
const lines = ['Mở đầu', '* Xây dựng kho dữ liệu', '* Đào tạo cán bộ'];

/** Transaction ids of every row of the tables that a document is stored in: equal means nothing was written. */
async function fingerprintOfRows(db: Database): Promise<string> {
  const tables = [
    'documents',
    'passages',
    'outline_nodes',
    'tasks',
    'task_agencies',
    'agencies',
    'audit_log',
    'legal_mentions',
  ];
  const found = await Promise.all(
    tables.map((table) =>
      db.query(
        `select '${table}' as name, array_agg(xmin::text || ctid::text order by ctid) as rows from ${table}`,
      ),
    ),
  );
  return JSON.stringify(found);
}

eachEngine('documents', (open) => {
  it('come back as they were saved', async () => {
    const db = await open();
    const saved = parts('a', lines);
    expect(await saveDocument(db, saved, fileOf('a', lines), memoryIndex())).toBe('created');
    const document = await getDocument(db, 'a', everyone);
    expect(document).toMatchObject({ ...saved.meta, id: 'a', text: lines.join('\n'), retired: false });
    expect(document?.pages).toEqual([{ page: 1, span: { start: 0, end: lines.join('\n').length } }]);
    expect(await outline(db, 'a', everyone)).toEqual(saved.nodes);
    const [first] = await passagesOfDocument(db, 'a', everyone);
    expect(first).toMatchObject(saved.passages[0] ?? {});
    const [row] = await queryTasks(db, { groups: everyone });
    expect(row?.task).toEqual(saved.tasks[0]);
    expect(row?.leadNames).toEqual(['Sở Y tế']);
    expect((await listReferences(db, { groups: everyone }))[0]?.mentions).toHaveLength(1);
  });

  it('with the same digest write nothing', async () => {
    const db = await open();
    const index = memoryIndex();
    await saveDocument(db, parts('a', lines), fileOf('a', lines), index);
    const before = await fingerprintOfRows(db);
    expect(await saveDocument(db, parts('a', lines), fileOf('a', lines), index)).toBe('unchanged');
    expect(await fingerprintOfRows(db)).toBe(before);
    expect(index.indexed).toBe(3);
  });

  it('that change index only the passages that changed and keep the old ones for citations', async () => {
    const db = await open();
    const index = memoryIndex();
    const first = parts('a', lines);
    await saveDocument(db, first, fileOf('a', lines), index);
    const changed = ['Mở đầu', '* Xây dựng kho dữ liệu số', '* Đào tạo cán bộ'];
    expect(await saveDocument(db, parts('a', changed), fileOf('a', changed), index)).toBe('updated');
    expect(index.indexed).toBe(4);
    expect(index.rows.size).toBe(3);
    const old = await getPassage(db, first.passages[1]?.id ?? '', everyone);
    expect(old).toMatchObject({ live: false, text: '* Xây dựng kho dữ liệu' });
    const version = await getDocumentVersion(db, 'a', old?.versionDigest ?? '', everyone);
    const [span] = old?.spans ?? [];
    expect(version?.text.slice(span?.start, span?.end)).toBe(old?.text);
    expect((await queryTasks(db, { groups: everyone })).map((row) => row.task.text)).toEqual(
      changed.slice(1),
    );
    // and back again
    await saveDocument(db, parts('a', lines), fileOf('a', lines), index);
    expect(await getPassage(db, first.passages[1]?.id ?? '', everyone)).toMatchObject({ live: true });
    expect(index.rows.size).toBe(3);
  });

  it('keep a text whose passage id goes on to another text', async () => {
    const db = await open();
    const index = memoryIndex();
    const renamed = (words: string) => {
      const made = parts('a', [words]);
      return { ...made, passages: made.passages.map((passage) => ({ ...passage, id: 'fixed' })) };
    };
    const old = renamed('lời cũ');
    await saveDocument(db, old, fileOf('a', ['lời cũ']), index);
    await saveDocument(db, renamed('lời mới'), fileOf('a', ['lời mới']), index);
    expect((await getPassage(db, 'fixed', everyone))?.text).toBe('lời mới');
    expect((await getPassage(db, 'fixed', everyone, old.passages[0]?.digest))?.text).toBe('lời cũ');
  });

  it('are not there for a viewer of other groups', async () => {
    const db = await open();
    await saveDocument(db, parts('a', lines), fileOf('a', lines, { audience: ['noi-vu'] }), memoryIndex());
    expect(await getDocument(db, 'a', everyone)).toBeNull();
    expect(await passagesOfDocument(db, 'a', everyone)).toEqual([]);
    expect(await queryTasks(db, { groups: everyone })).toEqual([]);
    expect(await outline(db, 'a', everyone)).toEqual([]);
    expect(await listReferences(db, { groups: everyone })).toEqual([]);
    expect((await listDocuments(db, { groups: everyone, limit: 10 })).total).toBe(0);
    expect((await knowledgeBaseStats(db, everyone)).documents).toBe(0);
    expect((await knowledgeBaseStats(db, ['noi-vu'])).tasks).toBe(2);
  });

  it('leave the lists when retired, and their passages stay readable', async () => {
    const db = await open();
    const index = memoryIndex();
    const saved = parts('a', lines);
    await saveDocument(db, saved, fileOf('a', lines), index);
    expect(await retireDocuments(db, ['a', 'a', 'unknown'], index)).toBe(1);
    expect(await retireDocuments(db, ['a'], index)).toBe(0);
    expect(index.rows.size).toBe(0);
    expect(await countTasks(db, { groups: everyone })).toBe(0);
    expect((await getPassage(db, saved.passages[0]?.id ?? '', everyone))?.live).toBe(false);
    expect(await saveDocument(db, saved, fileOf('a', lines), index)).toBe('updated');
    expect(index.rows.size).toBe(3);
    expect(await countTasks(db, { groups: everyone })).toBe(2);
  });

  it('are whole or absent when the index fails', async () => {
    const db = await open();
    const broken = { ...memoryIndex(), indexPassages: () => Promise.reject(new Error('index')) };
    await expect(saveDocument(db, parts('a', lines), fileOf('a', lines), broken)).rejects.toThrow('index');
    expect(await getDocument(db, 'a', everyone)).toBeNull();
  });
});

eachEngine('tasks', (open) => {
  it('are counted and filtered by agency, deadline and group', async () => {
    const db = await open();
    await saveDocument(db, parts('a', lines), fileOf('a', lines), memoryIndex());
    await saveDocument(db, parts('b', ['* Chung'], allDepartments), fileOf('b', ['* Chung']), memoryIndex());
    const count = (filter: object) => countTasks(db, { groups: everyone, ...filter });
    expect(await count({})).toBe(3);
    expect(await count({ leadAny: ['so-y-te'] })).toBe(2);
    expect(await count({ leadAny: ['so-y-te'], throughCollective: true })).toBe(1);
    expect(await count({ cooperateAny: ['so-y-te'] })).toBe(0);
    expect(await count({ involvedAny: ['so-y-te'], documentIds: ['b'] })).toBe(0);
    const health = { ids: ['so-y-te'], roles: ['lead'] };
    const finance = { ids: ['so-tai-chinh'], roles: ['lead', 'cooperate'] };
    expect(await count({ all: [health] })).toBe(2);
    expect(await count({ all: [health, finance] })).toBe(0);
    expect(await count({ all: [health], throughCollective: true })).toBe(1);
    expect(await count({ none: [health] })).toBe(1);
    expect(await count({ all: [health], none: [finance], alone: true })).toBe(2);
    expect(await count({ deadline: { from: '2028-01-01', to: '2028-12-31' } })).toBe(3);
    expect(await count({ deadline: { from: '2026-01-01', to: '2026-12-31' } })).toBe(0);
    expect(await count({ deadline: { from: '2026-01-01', to: '2026-12-31', match: 'overlap' } })).toBe(3);
    expect(await count({ deadline: { recurring: true } })).toBe(0);
    expect(await count({ groupLabel: 'II' })).toBe(0);
    expect((await listGroups(db, { groups: everyone, documentIds: ['a'] }))[0]).toMatchObject({
      label: 'I',
      tasks: 2,
    });
  });
});
