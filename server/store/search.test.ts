// Search end to end on the embedded database: ranking, permissions, updates, deletes, vectors.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RetrieveLine, retrieve } from '../../evals/retrieve.ts';
import { PassageRetriever } from '../../evals/retriever.ts';
import { createEmbeddings } from '../llm/embeddings.ts';
import { type Database, openDatabase } from './database.ts';
import { fuse, search } from './search.ts';
import { embedMissing, indexPassages, unindexPassages } from './search-index.ts';

let db: Database;
const builtIn = createEmbeddings({ baseUrl: null, apiKey: null, model: null });

beforeAll(async () => {
  db = await openDatabase({ databaseUrl: null, dataDir: null });
});
afterAll(() => db.close());
beforeEach(() =>
  db.exec('truncate documents, passages, passage_terms, lexical_terms, passage_vectors, settings cascade'),
);

async function store(id: string, text: string, more: { audience?: string[]; number?: string } = {}) {
  return db.transaction(async (tx) => {
    await tx.query(
      `insert into documents (id, source, uri, digest, version_digest, title, text, audience, number_key)
       values ($1, 'records', $1, 'x', 'x', 'Văn bản', '', $2::text[], $3)`,
      [`d-${id}`, more.audience ?? ['public'], more.number ?? null],
    );
    const [row] = await tx.query<{ row_id: number }>(
      `insert into passages (id, document_id, version_digest, path, section, place, kind, text, spans, line_first,
         line_last, ordinal, search_text, digest, audience)
       values ($1, $2, 'x', '', '', '', 'paragraph', $3, '[]', 1, 1, 0, $3, 'x', $4::text[]) returning row_id`,
      [id, `d-${id}`, text, more.audience ?? ['public']],
    );
    const rowId = row?.row_id ?? 0;
    await indexPassages(tx, [{ rowId, searchText: text }]);
    return rowId;
  });
}

async function found(text: string, more: Partial<Parameters<typeof search>[1]> = {}): Promise<string[]> {
  const hits = await search(db, { text, vector: null, groups: ['public'], limit: 10, ...more });
  return hits.map((hit) => hit.passage.id);
}

const termCounts = () => db.query('select term, df from lexical_terms where df > 0 order by term');

describe('search by words', () => {
  it('finds the same passage with and without diacritics', async () => {
    await store('a', 'Sở Y tế chủ trì xây dựng cơ sở dữ liệu y tế');
    await store('b', 'Sở Tài chính quản lý ngân sách');
    expect((await found('sở y tế chủ trì'))[0]).toBe('a');
    expect((await found('so y te chu tri'))[0]).toBe('a');
  });

  it('prefers the spelling that was typed with diacritics', async () => {
    await store('road', 'Quy hoạch tuyến đường ven biển của tỉnh');
    await store('poplar', 'Quy hoạch tuyến dương ven biển của tỉnh');
    expect((await found('tuyến dương'))[0]).toBe('poplar');
    expect((await found('tuyến đường'))[0]).toBe('road');
  });

  it('ranks only what the viewer may read', async () => {
    await store('open', 'kế hoạch kiểm tra nội bộ năm nay');
    await store('closed', 'kế hoạch kiểm tra nội bộ', { audience: ['inspectors'] });
    expect(await found('kế hoạch kiểm tra nội bộ')).toEqual(['open']);
    expect(await found('kế hoạch kiểm tra nội bộ', { groups: ['inspectors'] })).toEqual(['closed']);
    expect(await found('kế hoạch kiểm tra nội bộ', { groups: [] })).toEqual([]);
  });

  it('keeps to the documents it is given', async () => {
    await store('a', 'chuyển đổi số toàn diện');
    await store('b', 'chuyển đổi số trong y tế');
    expect(await found('chuyển đổi số', { documentIds: ['d-b'] })).toEqual(['b']);
  });

  it('puts the document whose number is asked for first', async () => {
    await store('other', 'Nghị định quy định chi tiết về thi hành án');
    await store('meant', 'Nghị định quy định chi tiết về chứng khoán', { number: '155/2020/NĐ-CP' });
    expect((await found('nghị định quy định chi tiết thi hành số 155/2020/nđ-cp'))[0]).toBe('meant');
  });

  it('returns nothing for a question without a known term, and bears any text', async () => {
    await store('a', 'nội dung');
    for (const text of ['', '?!', 'zzzz', "'; drop table passages; --", '\u{1F600}'.repeat(50)]) {
      expect(await found(text)).toEqual([]);
    }
  });
});

describe('the term statistics', () => {
  it('are the same after an update back and forth, and empty after the last delete', async () => {
    const rowId = await store('a', 'dữ liệu mở của tỉnh');
    await store('b', 'dữ liệu dùng chung');
    const before = await termCounts();
    await db.transaction((tx) => indexPassages(tx, [{ rowId, searchText: 'một nội dung khác hẳn' }]));
    expect(await termCounts()).not.toEqual(before);
    await db.transaction((tx) => indexPassages(tx, [{ rowId, searchText: 'dữ liệu mở của tỉnh' }]));
    expect(await termCounts()).toEqual(before);
    const rows = await db.query<{ row_id: number }>('select row_id from passages');
    await db.transaction((tx) =>
      unindexPassages(
        tx,
        rows.map((row) => row.row_id),
      ),
    );
    await db.transaction((tx) =>
      unindexPassages(
        tx,
        rows.map((row) => row.row_id),
      ),
    );
    expect(await termCounts()).toEqual([]);
  });
});

describe('vectors', () => {
  const nearest = async (text: string) => found(text, { vector: await builtIn.embeddings.embedQuery(text) });

  it('are made once, and again for another model, whose predecessor is removed', async () => {
    await store('a', 'Người lao động được nghỉ hằng năm');
    await store('b', '123 🙂');
    expect(await embedMissing(db, builtIn)).toBe(2);
    expect(await embedMissing(db, builtIn)).toBe(0);
    expect(await embedMissing(db, { ...builtIn, modelId: 'another' })).toBe(2);
    expect(await db.query('select distinct model from passage_vectors')).toEqual([{ model: 'another' }]);
    expect((await nearest('lao động nghỉ phép'))[0]).toBe('a');
  });

  it('get the index that a run cut off in the middle did not build', async () => {
    const rowId = await store('a', 'Người lao động được nghỉ hằng năm');
    await embedMissing(db, builtIn);
    const indexes = () => db.query(`select 1 from pg_indexes where indexname like 'passage_vectors_hnsw_%'`);
    expect(await indexes()).toEqual([]);
    await db.query(
      `insert into passage_vectors (row_id, model, window_no, embedding)
       select $1, $2, n, (select embedding from passage_vectors limit 1) from generate_series(1, 20000) as n`,
      [rowId, builtIn.modelId],
    );
    expect(await embedMissing(db, builtIn)).toBe(0);
    expect(await indexes()).toHaveLength(1);
    await db.exec(
      `do $$ begin execute (select 'drop index "' || indexname || '"' from pg_indexes where indexname like 'passage_vectors_hnsw_%'); end $$`,
    );
  });

  it('give no score to a passage that the viewer may not read', async () => {
    await store('closed', 'Người lao động được nghỉ hằng năm', { audience: ['inspectors'] });
    await embedMissing(db, builtIn);
    expect(await nearest('người lao động')).toEqual([]);
  });

  it('serve the eval command and the LangChain retriever', async () => {
    await store('a', 'Người lao động được nghỉ hằng năm');
    await store('b', 'Ngân sách nhà nước');
    await embedMissing(db, builtIn);
    const sources = { db, embeddings: builtIn.embeddings };
    const lines: RetrieveLine[] = [];
    for await (const line of retrieve(sources, [{ id: 'q', question: 'nghỉ hằng năm' }], 20)) {
      lines.push(line);
    }
    expect(lines[0]?.ranked[0]).toMatchObject({ id: 'a', doc_id: 'd-a', score: 1 });
    const documents = await new PassageRetriever({ ...sources, groups: ['public'], k: 1 }).invoke(
      'ngân sách',
    );
    expect(documents.map((document) => document.metadata.id)).toEqual(['b']);
  });
});

describe('fusion', () => {
  it('is a weighted sum of both legs, each brought to a best of one', () => {
    const fused = fuse(
      [
        { rowId: 1, score: 10 },
        { rowId: 2, score: 5 },
      ],
      [{ rowId: 2, score: 0.8 }],
    );
    expect(fused.map((row) => [row.rowId, row.score])).toEqual([
      [2, 0.75],
      [1, 0.5],
    ]);
  });

  it('leaves the scores of one leg as they are when the other found nothing', () => {
    expect(fuse([{ rowId: 1, score: 3 }], [])[0]?.score).toBe(1);
    expect(fuse([], [{ rowId: 1, score: 0.4 }])[0]?.score).toBe(1);
  });
});
