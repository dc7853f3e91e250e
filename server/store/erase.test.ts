// Withdrawing can be undone and keeps old citations; erasing leaves no word in any text column of any table.
import { expect, it } from 'vitest';
import { anAnswer, shown } from '../../tests/support/answers.ts';
import { eachEngine } from '../../tests/support/databases.ts';
import { fileOf, memoryIndex, parts } from '../../tests/support/documents.ts';
import { openConversations } from './conversations.ts';
import type { Database } from './database.ts';
import { saveDocument } from './documents.ts';
import { eraseDocument } from './erase.ts';
import { ErasedDocumentError } from './errors.ts';
import { getPassage, passagesOfDocument } from './passages.ts';
import { indexPassages, unindexPassages } from './search-index.ts';
import { restoreDocument, withdrawDocument } from './withdraw.ts';

const marker = 'Câu đánh dấu duy nhất về kho lưu trữ Hàm Rồng số bảy mươi mốt';
const old = [`* ${marker}, bản cũ.`, 'Nội dung chung.'];
const lines = [`* ${marker}, bản hiện hành.`, 'Nội dung chung.'];
const now = new Date('2026-03-01T03:00:00Z');
const index = { indexPassages, unindexPassages };

/** Every "table.column" of the database in which a phrase stands, whatever the type of the column. */
async function columnsWith(db: Database, phrase: string): Promise<string[]> {
  const columns = await db.query<{ name: string; column: string; type: string }>(
    `select c.table_name as name, c.column_name as column, c.data_type as type from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name, column, type } of columns) {
    const text = type === 'bytea' ? `convert_from("${column}", 'UTF8')` : `"${column}"::text`;
    const rows = await db.query(`select 1 from "${name}" where strpos(${text}, $1) > 0 limit 1`, [phrase]);
    if (rows.length > 0) found.push(`${name}.${column}`);
  }
  return found.sort();
}

async function filled(db: Database): Promise<string> {
  const made = parts('d', old);
  await saveDocument(db, made, fileOf('d', old), index);
  const changed = parts('d', lines);
  const effect = {
    ...{ kind: 'amends' as const, targetKey: '01/2020/NĐ-CP', targetIssuedOn: null, targetSection: null },
    ...{ on: null, path: 'Phụ lục I.1', span: { start: 0, end: 5 }, printed: marker },
  };
  await saveDocument(db, { ...changed, effects: [effect] }, fileOf('d', lines), index);
  await saveDocument(
    db,
    parts('e', ['Nội dung của văn bản khác.']),
    fileOf('e', ['Nội dung của văn bản khác.']),
    index,
  );
  const [passage] = await passagesOfDocument(db, 'd', ['public']);
  await db.query(
    `insert into passage_vectors (row_id, model, window_no, embedding) select row_id, 'm', 0, '[1,2]' from passages`,
  );
  await ask(db, `${marker} là gì?`, 'd', passage?.id ?? '');
  await ask(db, 'Văn bản khác nói gì?', 'e', 'e:1');
  return passage?.id ?? '';
}

async function ask(db: Database, question: string, documentId: string, passageId: string): Promise<void> {
  const conversations = openConversations(db);
  const id = `c-${documentId}`;
  const quote = documentId === 'd' ? (lines[0] ?? '') : 'Nội dung của văn bản khác.';
  const answer = shown(anAnswer());
  const [citation] = answer.citations;
  if (!citation) throw new Error('the factory gives a citation');
  await conversations.create('v', { id, title: question }, now);
  await conversations.addQuestion({ id: `m-${documentId}`, conversationId: id, question, askedAt: now });
  await conversations.saveAnswer(
    `m-${documentId}`,
    {
      ...answer,
      markdown: `“${quote}” [1]`,
      citations: [{ ...citation, documentId, passageId, document: `Kế hoạch ${documentId}`, quote }],
      retrieved: [{ document: `Kế hoạch ${documentId}`, section: '1', text: quote }],
      table: { caption: 'Bảng', columns: ['a'], rows: [{ cells: [quote], marker: 1 }] },
    },
    now,
  );
}

eachEngine('a document that is taken away', (open) => {
  it('answers no longer when withdrawn, keeps its citations, and comes back whole', async () => {
    const db = await open();
    const memory = memoryIndex();
    await saveDocument(db, parts('d', lines), fileOf('d', lines), memory);
    const [passage] = await passagesOfDocument(db, 'd', ['public']);
    expect(await withdrawDocument(db, 'd', memory, now)).toBe(true);
    expect(await withdrawDocument(db, 'd', memory, now)).toBe(false);
    expect(memory.rows.size).toBe(0);
    expect((await getPassage(db, passage?.id ?? '', ['public']))?.text).toBe(lines[0]);
    // the next synchronisation leaves it alone
    expect(await saveDocument(db, parts('d', lines), fileOf('d', lines), memory)).toBe('unchanged');
    expect(await passagesOfDocument(db, 'd', ['public'])).toEqual([]);
    expect(await restoreDocument(db, 'd', memory, now)).toBe(true);
    expect(memory.rows.size).toBe(2);
    expect(await passagesOfDocument(db, 'd', ['public'])).toHaveLength(2);
    const actions = await db.query<{ action: string }>('select action from audit_log order by id');
    expect(actions.map((row) => row.action)).toEqual([
      'document.created',
      'document.withdrawn',
      'document.restored',
    ]);
  });

  it('leaves no word behind when erased, and nothing of others is lost', async () => {
    const db = await open();
    await filled(db);
    expect(await columnsWith(db, marker)).toEqual(
      expect.arrayContaining([
        'document_versions.text',
        'documents.text',
        'messages.markdown',
        'passages.text',
        'tasks.text',
      ]),
    );
    const erased = await eraseDocument(db, 'd', index, now);
    expect(erased).toMatchObject({ messages: 1, traces: [] });
    expect(await columnsWith(db, marker)).toEqual([]);
    const vectors = await db.query<{ document: string }>(
      'select p.document_id as document from passage_vectors v join passages p using (row_id)',
    );
    expect(vectors).toEqual([{ document: 'e' }]);
    const [kept] = await db.query<{ markdown: string }>("select markdown from messages where id = 'm-e'");
    expect(kept?.markdown).toContain('Nội dung của văn bản khác.');
    const [counted] = await db.query<{ df: number }>('select df from lexical_terms where term = 0');
    expect(counted?.df).toBe(1);
    const noted = await db.query<{ detail: object }>(
      "select detail from audit_log where action = 'document.erased'",
    );
    expect(noted).toHaveLength(1);
    await expect(saveDocument(db, parts('d', lines), fileOf('d', lines), index)).rejects.toThrow(
      ErasedDocumentError,
    );
    expect(await eraseDocument(db, 'd', index, now)).toBeNull();
  });
});
