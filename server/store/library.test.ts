// The library finds documents by title however it is typed and opens the version that was cited.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from './database.ts';
import { type Library, openLibrary } from './library.ts';

const groups = ['public'];
let db: OpenDatabase;
let library: Library;

beforeAll(async () => {
  db = await openDatabase({ databaseUrl: null, dataDir: null });
  library = openLibrary(db);
  await db.exec(`
    insert into documents (id, source, uri, digest, version_digest, title, number, year, audience, text) values
      ('a', 'files', 'a', 'd', 'v2', 'Kế hoạch Chuyển đổi số ĐẾN NĂM 2030', '12/KH-UBND', 2026, '{public}', 'bản mới'),
      ('b', 'files', 'b', 'd', 'v1', 'Quy chế 100% dữ_liệu', null, 2025, '{public}', 'b'),
      ('c', 'files', 'c', 'd', 'v1', 'Kế hoạch riêng', null, 2027, '{nhom-rieng}', 'c');
    insert into document_versions (document_id, digest, text) values ('a', 'v1', 'bản cũ');
    insert into passages (id, document_id, version_digest, path, section, place, kind, text, spans, line_first,
      line_last, ordinal, search_text, digest, live) values
      ('a#1', 'a', 'v1', 'I', 'I', 'Mục I', 'paragraph', 'bản cũ', '[]', 1, 1, 1, '', 'x', false)`);
});

afterAll(() => db.close());

const find = async (title: string) =>
  (await library.list({ title, limit: 10, offset: 0, groups })).items.map((item) => item.id);

describe('openLibrary', () => {
  test.each([
    ['', ['a', 'b']],
    ['chuyen doi so', ['a']],
    ['CHUYỂN ĐỔI đến', ['a']],
    ['12/kh-ubnd', ['a']],
    ['100% dữ_', ['b']],
    ['%', ['b']],
    ['riêng', []],
  ])('finds by %j only what the viewer may read', async (title, ids) => {
    expect(await find(title)).toEqual(ids);
  });

  test('opens the current version, or the superseded one that a citation names', async () => {
    expect(await library.open('a', null, groups)).toMatchObject({ text: 'bản mới', current: true });
    expect(await library.open('a', 'v1', groups)).toMatchObject({ text: 'bản cũ', current: false });
    expect(await library.open('a', 'unknown', groups)).toMatchObject({ text: 'bản mới', current: true });
    expect(await library.open('c', null, groups)).toBeNull();
  });

  test('gives for a passage the text its spans refer to', async () => {
    const texts = await library.textsOf(['a#1', 'none'], groups);
    expect([...texts]).toEqual([['a#1', { text: 'bản cũ', version: 'v1' }]]);
  });
});
