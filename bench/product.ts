// The product as an engine of the bench: its embedded database, written and searched by its own functions.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Database } from '../server/store/database.ts';
import { openDatabase } from '../server/store/database.ts';
import { search } from '../server/store/search.ts';
import { embedMissing, indexPassages } from '../server/store/search-index.ts';
import type { EmbeddingModel } from '../server/store/vectors.ts';
import type { BenchPassage } from './data.ts';
import type { Engine } from './engine.ts';

/** With `model` null only the lexical leg runs. `dataDir` null: a temporary folder, removed at the end. */
export async function openProduct(
  model: EmbeddingModel | null,
  dataDir: string | null = null,
): Promise<Engine> {
  const folder = dataDir ?? (await mkdtemp(path.join(os.tmpdir(), 'cong-vu-bench-')));
  const db = await openDatabase({ databaseUrl: null, dataDir: folder });
  return {
    name: model ? 'product: words + vectors' : 'product: words',
    add: (passages) => add(db, passages),
    async finish() {
      if (model) await embedMissing(db, model);
      else await db.query(`select gin_clean_pending_list('passage_terms_found_by')`);
    },
    async search(question, limit) {
      const vector = model ? await model.embeddings.embedQuery(question) : null;
      const hits = await search(db, { text: question, vector, groups: ['public'], limit });
      return hits.map((hit) => hit.passage.id);
    },
    async close() {
      await db.close();
      if (dataDir === null) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function add(db: Database, passages: BenchPassage[]): Promise<void> {
  const documents = [...new Map(passages.map((passage) => [passage.docId, passage.title])).entries()];
  await db.transaction(async (tx) => {
    await tx.query(
      `insert into documents (id, source, uri, digest, version_digest, title, text)
       select id, 'records', id, 'bench', 'bench', title, '' from unnest($1::text[], $2::text[]) as d(id, title)
       on conflict (id) do nothing`,
      [documents.map(([id]) => id), documents.map(([, title]) => title)],
    );
    const rows = await tx.query<{ rowId: number; searchText: string }>(
      `insert into passages (id, document_id, version_digest, path, section, place, kind, text, spans, line_first,
         line_last, ordinal, search_text, digest)
       select id, document_id, 'bench', '', '', '', 'paragraph', text, '[]', 1, 1, 0, title || E'\\n' || text, 'bench'
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as p(id, document_id, title, text)
       returning row_id as "rowId", search_text as "searchText"`,
      (['id', 'docId', 'title', 'text'] as const).map((key) => passages.map((passage) => passage[key])),
    );
    await indexPassages(tx, rows);
  });
}
