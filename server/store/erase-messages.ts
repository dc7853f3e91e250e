// Answers and quotes of conversations that hold words of a document that is erased.
import type { Database } from './seam.ts';

/** What stands in place of an answer whose source was erased. */
const REPLACEMENT =
  'Câu trả lời này đã được xóa vì văn bản mà nó trích dẫn đã bị xóa hẳn khỏi kho. Bạn có thể đặt lại câu hỏi.';
const QUESTION = '(câu hỏi đã được xóa cùng văn bản được trích trong đó)';
/** Words in a row that a question can only have from the document. */
const QUOTED_WORDS = 8;
/** Questions read in one step. */
const PAGE = 5_000;

/**
 * Replaces the answers that cite the document or name it, takes it out of what was retrieved, and blanks questions that
 * quote it. Returns how many messages were changed. Call it while the document is still stored.
 */
export async function redactMessages(tx: Database, id: string, title: string): Promise<number> {
  const quoting = await quotingQuestions(tx, id);
  await tx.query(
    `update conversations set title = $2 where id in (select conversation_id from messages where id = any($1::text[]))`,
    [quoting, QUESTION],
  );
  await tx.query('update messages set question = $2 where id = any($1::text[])', [quoting, QUESTION]);
  await tx.query(`update answer_checks set question_folded = '' where message_id = any($1::text[])`, [
    quoting,
  ]);
  const citing = await tx.query<{ id: string }>(
    `update messages set markdown = $3, citations = '[]', answer_table = null, retrieved = '[]', suggestions = '[]',
       statements_dropped = '[]', plan = null, chart = null, understood = '', facets = '[]'
     where citations @> $1::jsonb or retrieved @> $2::jsonb or strpos(coalesce(markdown, ''), $4) > 0
       or strpos(coalesce(statements_dropped::text, ''), $4) > 0 or strpos(coalesce(suggestions::text, ''), $4) > 0
       or (id = any($5::text[]) and answered_at is not null)
     returning id`,
    [
      ...[JSON.stringify([{ documentId: id }]), JSON.stringify([{ document: title }])],
      ...[REPLACEMENT, title, quoting],
    ],
  );
  const ids = [...new Set([...citing.map((row) => row.id), ...quoting])];
  await tx.query(`update answer_checks set problems = '{}' where message_id = any($1::text[])`, [ids]);
  await tx.query("update feedback set note = '' where message_id = any($1::text[])", [ids]);
  return ids.length;
}

/** Messages whose question has a run of words of the document, in any version of it. */
async function quotingQuestions(tx: Database, id: string): Promise<string[]> {
  const texts = await tx.query<{ text: string }>(
    `select text from documents where id = $1 union all select text from document_versions where document_id = $1`,
    [id],
  );
  const own = new Set(texts.flatMap(({ text }) => runsOf(text)));
  const found: string[] = [];
  for (let after = 0; ; ) {
    const page = await tx.query<{ id: string; ordinal: number; question: string }>(
      'select id, ordinal, question from messages where ordinal > $1 order by ordinal limit $2',
      [after, PAGE],
    );
    found.push(
      ...page.filter(({ question }) => runsOf(question).some((run) => own.has(run))).map((row) => row.id),
    );
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    after = last.ordinal;
  }
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.slice(QUOTED_WORDS - 1).map((_, at) => words.slice(at, at + QUOTED_WORDS).join(' '));
}
