// Replacing passages with the fewest writes: what did not change is not touched, what is superseded stays.
import type { Passage } from '../domain.ts';
import {
  type PassageIndex,
  type PassageRow,
  passageColumns,
  passageOfRow,
  supersededId,
} from './passages.ts';
import type { Database } from './seam.ts';

/** Rows in one statement: bounds the size of its parameter. */
const batchSize = 500;

type Known = { rowId: number; passage: Passage; live: boolean; audience: string[] };

export type PassageChange = {
  /** Document that each incoming passage is to belong to is in the passage itself. */
  incoming: Passage[];
  audience: string[];
  /** Live passages of these documents that are not incoming are superseded. */
  complete: string[];
  /** Version of a document's text before this change, for the passages that it supersedes. */
  formerVersions: Map<string, string>;
  /** Version after it. */
  versions: Map<string, string>;
};

export type PassageCounts = { created: number; updated: number; unchanged: number; retired: number };

/** Makes the stored passages equal to `incoming`; must run in the transaction that stores the documents. */
export async function writePassages(
  tx: Database,
  index: PassageIndex,
  change: PassageChange,
): Promise<PassageCounts> {
  const known = await knownPassages(tx, change);
  const ids = new Set(change.incoming.map((passage) => passage.id));
  const complete = new Set(change.complete);
  const gone = [...known.values()].filter(
    (row) => row.live && !ids.has(row.passage.id) && complete.has(row.passage.documentId),
  );
  const plan = classify(change, known);

  const leaving = [...gone, ...plan.replaced.filter((row) => row.live)];
  await eachBatch(leaving, (rows) =>
    index.unindexPassages(
      tx,
      rows.map((row) => row.rowId),
    ),
  );
  await eachBatch([...gone, ...plan.replaced], (rows) => supersede(tx, rows, change, plan.replaced));
  await eachBatch(plan.write, (rows) => upsert(tx, index, rows, change, plan.reindex));
  return {
    created: plan.created,
    updated: plan.write.length - plan.created,
    unchanged: change.incoming.length - plan.write.length,
    retired: gone.length,
  };
}

function classify(change: PassageChange, known: Map<string, Known>) {
  const write: Passage[] = [];
  const replaced: Known[] = [];
  const reindex = new Set<string>();
  let created = 0;
  for (const passage of change.incoming) {
    const row = known.get(passage.id);
    if (!row) created += 1;
    if (row && row.passage.text !== passage.text) replaced.push(row);
    const same =
      row?.live && row.passage.text === passage.text && row.passage.searchText === passage.searchText;
    if (!same) reindex.add(passage.id);
    if (!same || comparable(row.passage, row.audience) !== comparable(passage, change.audience)) {
      write.push(passage);
    }
  }
  return { write, replaced, reindex, created };
}

/** Everything of a passage that is stored, in a fixed order. */
function comparable(passage: Passage, audience: string[]): string {
  return JSON.stringify([...Object.values(toColumns(passage)), audience]);
}

function toColumns(passage: Passage) {
  return {
    id: passage.id,
    document_id: passage.documentId,
    path: passage.path,
    section: passage.section,
    place: passage.place,
    kind: passage.kind,
    headings: passage.headings,
    text: passage.text,
    spans: passage.spans.map(({ start, end }) => ({ start, end })),
    line_first: passage.lines.first,
    line_last: passage.lines.last,
    page: passage.page,
    ordinal: passage.ordinal,
    search_text: passage.searchText,
    digest: passage.digest,
  };
}

/** Live passages of the documents, and any passage (superseded or not) that has an incoming id. */
async function knownPassages(tx: Database, change: PassageChange): Promise<Map<string, Known>> {
  const rows = await tx.query<PassageRow & { row_id: number; live: boolean; audience: string[] }>(
    `select ${passageColumns}, p.row_id, p.live, p.audience from passages p
     where (p.document_id = any($1::text[]) and p.live) or p.id = any($2::text[])`,
    [change.complete, change.incoming.map((passage) => passage.id)],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { rowId: row.row_id, passage: passageOfRow(row), live: row.live, audience: row.audience },
    ]),
  );
}

/** Takes passages out of use; those whose id goes on to another text move to an id of their own. */
async function supersede(
  tx: Database,
  rows: Known[],
  change: PassageChange,
  replaced: Known[],
): Promise<void> {
  const renamed = new Set(replaced.map((row) => row.rowId));
  const values = rows.map((row) => ({
    row_id: row.rowId,
    new_id: renamed.has(row.rowId) ? supersededId(row.passage.id, row.passage.digest) : row.passage.id,
    version: row.live ? (change.formerVersions.get(row.passage.documentId) ?? null) : null,
  }));
  // a text that came back and left again: the same words are kept once
  await tx.query(
    `delete from passages p using jsonb_to_recordset($1::jsonb) as r(row_id bigint, new_id text)
     where p.id = r.new_id and p.row_id <> r.row_id`,
    [JSON.stringify(values)],
  );
  await tx.query(
    `update passages p set live = false, id = r.new_id, version_digest = coalesce(r.version, p.version_digest)
     from jsonb_to_recordset($1::jsonb) as r(row_id bigint, new_id text, version text)
     where p.row_id = r.row_id`,
    [JSON.stringify(values)],
  );
}

const upsertStatement = `insert into passages as p (id, document_id, version_digest, path, section, place, kind,
    headings, text, spans, line_first, line_last, page, ordinal, search_text, digest, audience)
  select id, document_id, version_digest, path, section, place, kind, headings, text, spans, line_first,
    line_last, page, ordinal, search_text, digest, $2::text[]
  from jsonb_to_recordset($1::jsonb) as r(id text, document_id text, version_digest text, path text,
    section text, place text, kind text, headings text[], text text, spans jsonb, line_first int, line_last int,
    page int, ordinal int, search_text text, digest text)
  on conflict (id) do update set document_id = excluded.document_id, version_digest = excluded.version_digest,
    path = excluded.path, section = excluded.section, place = excluded.place, kind = excluded.kind,
    headings = excluded.headings, text = excluded.text, spans = excluded.spans, line_first = excluded.line_first,
    line_last = excluded.line_last, page = excluded.page, ordinal = excluded.ordinal,
    search_text = excluded.search_text, digest = excluded.digest, audience = excluded.audience, live = true
  returning p.row_id, p.id`;

async function upsert(
  tx: Database,
  index: PassageIndex,
  passages: Passage[],
  change: PassageChange,
  reindex: Set<string>,
): Promise<void> {
  const values = passages.map((passage) => ({
    ...toColumns(passage),
    version_digest: change.versions.get(passage.documentId),
  }));
  const written = await tx.query<{ row_id: number; id: string }>(upsertStatement, [
    JSON.stringify(values),
    change.audience,
  ]);
  const searchTexts = new Map(passages.map((passage) => [passage.id, passage.searchText]));
  const rows = written
    .filter((row) => reindex.has(row.id))
    .map((row) => ({ rowId: row.row_id, searchText: searchTexts.get(row.id) ?? '' }));
  if (rows.length > 0) await index.indexPassages(tx, rows);
}

async function eachBatch<T>(rows: T[], work: (batch: T[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += batchSize)
    await work(rows.slice(start, start + batchSize));
}
