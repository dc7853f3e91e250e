// Vectors of passages: filled in batches that can be cut off anywhere, and searched; they never come out.
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { toSql } from 'pgvector';
import { getSetting, setSetting } from './audit.ts';
import type { Database } from './seam.ts';
import { type TimeFilter, timeCondition, timeParameters } from './time-filter.ts';
import { passageWindows } from './windows.ts';

/** Passages embedded and stored in one step. */
const BATCH = 200;
/** Below this many vectors an exact scan is as fast as an index and costs nothing to keep. */
const INDEX_FROM = 20_000;
/** Memory of the server while it builds the index: about 1.5 KB for each vector of 256 components. */
const INDEX_MEMORY = '768MB';
/** The same in the embedded engine, which never gives memory back while it runs. */
const EMBEDDED_INDEX_MEMORY = '256MB';
/**
 * Candidates that a search of the index keeps; with more nothing was found better. In relaxed order: in strict order the scan
 * drops what comes late, which cost four points of nDCG@10 on 9,616 real passages.
 */
const EF_SEARCH = 200;
const SETTING = 'embedding_model';

export type EmbeddingModel = {
  embeddings: EmbeddingsInterface;
  modelId: string;
  /** 0 when only the model's first vector tells. */
  dimensions: number;
};
type StoredModel = { id: string; dimensions: number };

/**
 * Embeds every live passage that has no vector of this model; resumable: each batch is committed. With another
 * model than before, search turns to the new one at once and the old vectors are removed at the end. With
 * `documentIds` only their passages: workers side by side do not compute the same vectors.
 */
export async function embedMissing(
  db: Database,
  configured: EmbeddingModel,
  onProgress: (done: number, total: number) => void = () => undefined,
  documentIds: string[] | null = null,
): Promise<number> {
  // A bulk load leaves new entries in the index's waiting list, which every search would read.
  await db.query(`select gin_clean_pending_list('passage_terms_found_by')`);
  const [missing] = await db.query<{ count: number }>(`select count(*)::int as count ${MISSING}`, [
    configured.modelId,
    documentIds,
  ]);
  const total = missing?.count ?? 0;
  const stored = await storedModel(db);
  if (total === 0 && stored?.id === configured.modelId) {
    // vectors may be there and the index not: its building takes minutes, in which a run can be cut off
    if (documentIds === null) await ensureIndex(db, { ...configured, ...stored }, false);
    return 0;
  }
  const model = { ...configured, dimensions: configured.dimensions || (await probe(configured)) };
  if (stored?.id === model.modelId && stored.dimensions !== model.dimensions) {
    await db.query('delete from passage_vectors where model = $1', [model.modelId]);
  }
  await setSetting(db, SETTING, { id: model.modelId, dimensions: model.dimensions });
  let done = 0;
  // Each batch goes on behind the one before: looking for what is missing from the start again takes the square of time.
  for (let after = 0; ; ) {
    const batch = await embedBatch(db, model, documentIds, after);
    if (batch === null) break;
    after = batch.last;
    done += batch.count;
    onProgress(done, Math.max(done, total));
  }
  await removeOthers(db, model);
  // the embedded engine gathers no statistics of its own, and without them every search reads all vectors
  if (done > 0) await db.exec('analyze documents; analyze passages');
  await ensureIndex(db, model, done > 0);
  return done;
}

async function storedModel(db: Database): Promise<StoredModel | null> {
  return (await getSetting(db, SETTING)) as StoredModel | null;
}

async function probe(model: EmbeddingModel): Promise<number> {
  return (await model.embeddings.embedQuery('văn bản')).length;
}

const MISSING = `from passages p join documents d on d.id = p.document_id where p.live
  and ($2::text[] is null or p.document_id = any($2::text[]))
  and not exists (select 1 from passage_vectors v where v.model = $1 and v.row_id = p.row_id)`;

type Row = { row_id: number; title: string; search_text: string; text: string };

async function embedBatch(
  db: Database,
  model: EmbeddingModel,
  documentIds: string[] | null,
  after: number,
): Promise<{ count: number; last: number } | null> {
  const rows = await db.query<Row>(
    `select p.row_id, d.title, p.search_text, p.text ${MISSING} and p.row_id > $4 order by p.row_id limit $3`,
    [model.modelId, documentIds, BATCH, after],
  );
  const last = rows.at(-1);
  if (!last) return null;
  const windows = rows.flatMap((row) =>
    passageWindows(row.title, row.search_text, row.text).map((text, windowNo) => ({ row, text, windowNo })),
  );
  const vectors = await model.embeddings.embedDocuments(windows.map((window) => window.text));
  if (vectors.length !== windows.length || vectors.some((vector) => vector.length !== model.dimensions)) {
    throw new Error(
      `The model ${model.modelId} did not give one vector of ${model.dimensions} components for each text.`,
    );
  }
  // A passage may have been superseded meanwhile: only those that are still live are written.
  await db.query(
    `insert into passage_vectors (row_id, model, window_no, embedding)
     select r.row_id, $1, r.window_no, r.embedding::vector
     from unnest($2::bigint[], $3::int[], $4::text[]) as r(row_id, window_no, embedding)
     join passages p on p.row_id = r.row_id and p.live
     on conflict (model, row_id, window_no) do update set embedding = excluded.embedding`,
    [
      model.modelId,
      windows.map((window) => window.row.row_id),
      windows.map((window) => window.windowNo),
      vectors.map((vector) => toSql(vector)),
    ],
  );
  return { count: rows.length, last: Number(last.row_id) };
}

async function removeOthers(db: Database, model: EmbeddingModel): Promise<void> {
  const others = await db.query<{ indexname: string }>(
    `select indexname from pg_indexes where schemaname = current_schema()
     and indexname like 'passage_vectors_hnsw_%' and indexname <> $1`,
    [indexName(model)],
  );
  for (const { indexname } of others) await db.exec(`drop index if exists "${indexname}"`);
  await db.query('delete from passage_vectors where model <> $1', [model.modelId]);
}

async function ensureIndex(db: Database, model: EmbeddingModel, grown: boolean): Promise<void> {
  const [now] = await db.query<{ present: boolean; vectors: number }>(
    `select exists (select 1 from pg_indexes where schemaname = current_schema() and indexname = $2) as present,
       (select count(*)::int from (select 1 from passage_vectors where model = $1 limit $3) as counted) as vectors`,
    [model.modelId, indexName(model), INDEX_FROM],
  );
  if ((now?.vectors ?? 0) < INDEX_FROM || model.dimensions > 2_000) return;
  if (now?.present) {
    if (grown) await db.exec('analyze passage_vectors');
    return;
  }
  const literal = `'${model.modelId.replaceAll("'", "''")}'`;
  const build = `create index if not exists "${indexName(model)}" on passage_vectors
    using hnsw ((embedding::vector(${Math.trunc(model.dimensions)})) vector_cosine_ops) where model = ${literal};
    analyze passage_vectors`;
  const memory = db.engine === 'pglite' ? EMBEDDED_INDEX_MEMORY : INDEX_MEMORY;
  // half a million vectors take longer than any other statement may, and hours when the graph outgrows its memory
  await db.transaction((tx) =>
    tx.exec(`set local statement_timeout = 0; set local maintenance_work_mem = '${memory}'; ${build}`),
  );
}

function indexName(model: EmbeddingModel): string {
  let hash = 0;
  for (const character of model.modelId) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return `passage_vectors_hnsw_${hash.toString(36)}`;
}

/**
 * The passages nearest to a vector with their cosine, best window of each, best first. Permission and document
 * filter hold before ranking. Empty when the vector is zero or of another length than the stored model's.
 */
export async function nearestPassages(
  db: Database,
  query: { vector: number[]; groups: string[]; limit: number; documentIds?: string[]; time?: TimeFilter },
): Promise<{ rowId: number; cosine: number }[]> {
  const model = await storedModel(db);
  if (model?.dimensions !== query.vector.length || query.vector.every((x) => x === 0)) return [];
  const distance = `v.embedding::vector(${Math.trunc(model.dimensions)}) <=> $2::vector(${Math.trunc(model.dimensions)})`;
  return db.transaction(async (tx) => {
    await tx.exec(`set local hnsw.iterative_scan = relaxed_order; set local hnsw.ef_search = ${EF_SEARCH}`);
    return tx.query<{ rowId: number; cosine: number }>(
      `select row_id as "rowId", 1 - min(distance) as cosine from (
         select v.row_id, ${distance} as distance from passage_vectors v join passages p using (row_id)
         where v.model = $1 and p.live and p.audience && $3::text[]
           and ($4::text[] is null or p.document_id = any($4::text[]))
           and ${timeCondition('p.document_id', 7)}
         order by ${distance} limit $5
       ) as nearest where distance < 'NaN' group by row_id order by cosine desc, row_id limit $6`,
      [
        ...[model.id, toSql(query.vector), query.groups, query.documentIds ?? null],
        ...[query.limit * 3, query.limit, ...timeParameters(query.time)],
      ],
    );
  });
}
