// Erasing a document: no trace in texts, passages, vectors, versions, answers, jobs, and the files beside the database.
import { vietnameseDay } from '../vietnamese/relative-dates.ts';
import { audit } from './audit.ts';
import { deriveStatus } from './derive-status.ts';
import { eraseFromFiles } from './erase-files.ts';
import { redactMessages } from './erase-messages.ts';
import { eraseFromPipeline } from './erase-pipeline.ts';
import type { PassageIndex } from './passages.ts';
import type { Database } from './seam.ts';
import { affectedBy } from './validity.ts';

export type Erasure = {
  passages: number;
  /** Answers whose text was replaced because they quoted the document. */
  messages: number;
  /** Jobs and items of sources that named its file. */
  jobs: number;
  items: number;
  /** Lines of stored eval runs and suites that held words of it. */
  evalRecords: number;
  /** Columns ("table.column") in which words of the document still stand; for a person to look at. */
  traces: string[];
};

/** Distinctive pieces of a text that are looked for after the erasure. */
const MAX_PHRASES = 60;
const PHRASE_CHARS = 60;
const MIN_PHRASE = 30;

/**
 * Erases a document whole, also one that was retired before; null when there is none with this id. `evalsFolder` is where
 * eval runs are stored: emptied of it before the document itself goes, so that an erasure that is cut off is done again.
 */
export async function eraseDocument(
  db: Database,
  id: string,
  index: PassageIndex,
  now: Date,
  evalsFolder: string | null = null,
): Promise<Erasure | null> {
  return db.transaction(async (tx) => {
    const [document] = await tx.query<{ title: string; version_digest: string; uri: string; source: string }>(
      'select title, version_digest, uri, source from documents where id = $1 for update',
      [id],
    );
    if (!document) return null;
    const affected = (await affectedBy(tx, [id])).filter((one) => one !== id);
    const phrases = await ownPhrases(tx, id);
    const messages = await redactMessages(tx, id, document.title);
    const live = await tx.query<{ row_id: number }>(
      'select row_id from passages where document_id = $1 and live',
      [id],
    );
    if (live.length > 0)
      await index.unindexPassages(
        tx,
        live.map((row) => row.row_id),
      );
    await tx.query(
      `insert into erasures (document_id, erased_at, digests)
       select $1, $2::timestamptz, array(select version_digest from documents where id = $1
         union select digest from document_versions where document_id = $1)
       on conflict (document_id) do update set erased_at = excluded.erased_at,
         digests = array(select unnest(erasures.digests) union select unnest(excluded.digests))`,
      [id, now.toISOString()],
    );
    const named = await eraseFromPipeline(tx, id);
    for (const table of ['tasks', 'indicators'])
      await tx.query(`delete from ${table} where document_id = $1`, [id]);
    const passages = await tx.query('delete from passages where document_id = $1 returning row_id', [id]);
    await tx.query('delete from documents where id = $1', [id]);
    // what is known of a cited document from this one alone goes with it
    await tx.query(
      'delete from legal_references r where not exists (select 1 from legal_mentions m where m.key = r.key)',
    );
    await tx.query('update imported_files set failures = $2::text[], failed = 0 where uri = $1', [
      document.uri,
      [],
    ]);
    await deriveStatus(tx, [], affected, vietnameseDay(now));
    const traces = await tracesOf(tx, phrases);
    const evalRecords =
      evalsFolder === null ? 0 : eraseFromFiles(evalsFolder, { id, title: document.title, phrases });
    const erasure = { passages: passages.length, messages, ...named, evalRecords, traces };
    await audit(tx, 'document.erased', { kind: 'document', id }, erasure);
    return erasure;
  });
}

/** Pieces of the document's passages that no other document has. */
async function ownPhrases(tx: Database, id: string): Promise<string[]> {
  const rows = await tx.query<{ text: string }>(
    `select text from passages where document_id = $1 and length(text) >= ${MIN_PHRASE}
     order by length(text) desc, row_id limit ${MAX_PHRASES}`,
    [id],
  );
  // a piece without characters that JSON writes otherwise is found in every kind of column
  const phrases = rows.flatMap(({ text }) => {
    const piece = text.split(/["\\\t\n\r]/u).sort((a, b) => b.length - a.length)[0] ?? '';
    const from = Math.max(0, Math.floor((piece.length - PHRASE_CHARS) / 2));
    const phrase = piece.slice(from, from + PHRASE_CHARS).trim();
    return phrase.length >= MIN_PHRASE ? [phrase] : [];
  });
  if (phrases.length === 0) return [];
  const own = await tx.query<{ phrase: string }>(
    `select phrase from unnest($1::text[]) as phrase
     where not exists (select 1 from passages p where p.document_id <> $2 and strpos(p.text, phrase) > 0)`,
    [phrases, id],
  );
  return own.map((row) => row.phrase);
}

type Column = { schema: string; table: string; column: string };

/** Every text column of every table of the program, so that a table that is added later is looked at too. */
async function tracesOf(tx: Database, phrases: string[]): Promise<string[]> {
  if (phrases.length === 0) return [];
  const columns = await tx.query<Column>(
    `select c.table_schema as schema, c.table_name as table, c.column_name as column
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema')
       and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY')
     order by 1, 2, 3`,
  );
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const [name, field] = [`"${schema}"."${table}"`, `"${column}"`];
    const rows = await tx.query(
      `select 1 from ${name} x, unnest($1::text[]) as phrase where strpos(x.${field}::text, phrase) > 0 limit 1`,
      [phrases],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
