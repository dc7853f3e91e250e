// Hybrid search over passages: BM25 and vectors, both limited to what the viewer may read before they rank.
import type { Hit, ValidityStatus } from '../domain.ts';
import { findDocumentNumbers } from '../vietnamese/document-number.ts';
import { PASSAGE_COUNT_TERM, questionTerms, weighQuestion } from './lexical-weights.ts';
import { type PassageRow, passageColumns, passageOfRow } from './passages.ts';
import type { Database } from './seam.ts';
import { type TimeFilter, timeCondition, timeParameters } from './time-filter.ts';
import { nearestPassages } from './vectors.ts';

/** Passages of each leg that are fused: enough that a deeper leg changes nothing in the first 20. */
const LEG_DEPTH = 100;
/** Passages that a question's rarest terms may select; from 1,000 on nDCG@10 no longer changes. */
const MAX_CANDIDATES = 1_500;
/** Up to so many documents every passage of theirs is ranked; of more only those with the question's rare terms. */
const FEW_DOCUMENTS = 50;
/** Share of the vectors in the score; the rest is BM25. Chosen on the bench sets. */
const DENSE_SHARE = 0.5;
/** Most passages one search returns. */
const MAX_LIMIT = 1_000;
/** What a passage of the document whose number was asked for gains, in units of the best BM25 score. */
const NUMBER_BONUS = 1;

export type SearchQuery = {
  text: string;
  /** Embedding of the text; null searches by words only. */
  vector: number[] | null;
  /** Groups of the viewer. */
  groups: string[];
  /** Most hits, 1 to 1,000. */
  limit: number;
  /** Search in these documents only. */
  documentIds?: string[];
  /** Only documents in force at this time. */
  time?: TimeFilter;
};

type Ranked = { rowId: number; score: number };

/** The passages that fit a question best, best first. A passage that fits in no way is not returned. */
export async function search(db: Database, query: SearchQuery): Promise<Hit[]> {
  const limit = Math.min(Math.max(1, Math.trunc(query.limit)), MAX_LIMIT);
  const depth = Math.max(LEG_DEPTH, limit);
  if (query.groups.length === 0) return [];
  const lexical = await lexicalLeg(db, query, depth);
  const dense = query.vector
    ? await nearestPassages(db, { ...query, vector: query.vector, limit: depth })
    : [];
  const fused = fuse(
    lexical,
    dense.map(({ rowId, cosine }) => ({ rowId, score: cosine })),
  ).slice(0, limit);
  return readHits(db, query.groups, fused);
}

export type Fused = { rowId: number; lexical: number; dense: number; score: number };

/** Normalised weighted sum over the union of both legs; a leg that found nothing leaves the other as it is. */
export function fuse(lexical: Ranked[], dense: Ranked[]): Fused[] {
  const words = normalise(lexical);
  const meanings = normalise(dense);
  const share = meanings.size === 0 ? 0 : words.size === 0 ? 1 : DENSE_SHARE;
  return [...new Set([...words.keys(), ...meanings.keys()])]
    .map((rowId) => {
      const bm25 = words.get(rowId) ?? 0;
      const cosine = meanings.get(rowId) ?? 0;
      return { rowId, lexical: bm25, dense: cosine, score: (1 - share) * bm25 + share * cosine };
    })
    .sort((a, b) => b.score - a.score || a.rowId - b.rowId);
}

function normalise(ranked: Ranked[]): Map<number, number> {
  const best = Math.max(0, ...ranked.map((row) => row.score));
  return new Map(ranked.filter((row) => row.score > 0).map((row) => [row.rowId, row.score / best]));
}

/** BM25 over the candidates that the question's rarest terms find among what the viewer may read. */
async function lexicalLeg(db: Database, query: SearchQuery, limit: number): Promise<Ranked[]> {
  const terms = questionTerms(query.text);
  const statistics = await db.query<{ term: number; df: number }>(
    'select term, df from lexical_terms where term = any($1::int[])',
    [[PASSAGE_COUNT_TERM, ...terms.folded, ...terms.accented]],
  );
  const weighed = weighQuestion(
    terms,
    new Map(statistics.map((row) => [row.term, row.df])),
    Math.max(MAX_CANDIDATES, 3 * limit),
  );
  if (!weighed) return [];
  const few = query.documentIds && query.documentIds.length <= FEW_DOCUMENTS ? query.documentIds : null;
  const ranked = few
    ? await rankDocuments(db, query, few, weighed.weights, limit)
    : await rankCandidates(db, query, weighed.selecting, weighed.weights, limit);
  return withNumberBonus(db, query, weighed.weights, ranked);
}

function rankCandidates(
  db: Database,
  query: SearchQuery,
  selecting: number[],
  weights: string,
  limit: number,
): Promise<Ranked[]> {
  return db.query<Ranked>(
    `with candidates as materialized (
       select row_id, -(weights <#> $2::sparsevec) as score from passage_terms where terms && $1::int[]
     )
     select p.row_id as "rowId", c.score from candidates c join passages p using (row_id)
     where p.live and p.audience && $3::text[] and ($5::text[] is null or p.document_id = any($5::text[]))
       and ${timeCondition('p.document_id', 6)}
     order by c.score desc, p.row_id limit $4`,
    [selecting, weights, query.groups, limit, query.documentIds ?? null, ...timeParameters(query.time)],
  );
}

/** Within given documents every passage is a candidate: the documents bound them. */
function rankDocuments(
  db: Database,
  query: SearchQuery,
  documentIds: string[],
  weights: string,
  limit: number,
): Promise<Ranked[]> {
  return db.query<Ranked>(
    `select p.row_id as "rowId", -(t.weights <#> $1::sparsevec) as score
     from passages p join passage_terms t using (row_id)
     where p.live and p.audience && $2::text[] and p.document_id = any($3::text[])
       and ${timeCondition('p.document_id', 5)}
     order by score desc, p.row_id limit $4`,
    [weights, query.groups, documentIds, limit, ...timeParameters(query.time)],
  );
}

/** Lifts the passages of documents whose number stands in the question. */
async function withNumberBonus(
  db: Database,
  query: SearchQuery,
  weights: string,
  ranked: Ranked[],
): Promise<Ranked[]> {
  const keys = findDocumentNumbers(query.text).map((found) => found.key);
  if (keys.length === 0) return ranked;
  const numbered = await db.query<Ranked>(
    `select p.row_id as "rowId", -(t.weights <#> $1::sparsevec) as score
     from documents d join passages p on p.document_id = d.id join passage_terms t using (row_id)
     where d.number_key = any($2::text[]) and p.live and p.audience && $3::text[]
       and ($4::text[] is null or d.id = any($4::text[])) and ${timeCondition('d.id', 6)}
     order by score desc, p.row_id limit $5`,
    [weights, keys, query.groups, query.documentIds ?? null, LEG_DEPTH, ...timeParameters(query.time)],
  );
  const best = Math.max(0, ...ranked.map((row) => row.score), ...numbered.map((row) => row.score));
  const scores = new Map(ranked.map((row) => [row.rowId, row.score]));
  for (const row of numbered) scores.set(row.rowId, row.score + NUMBER_BONUS * best);
  return [...scores].map(([rowId, score]) => ({ rowId, score })).sort((a, b) => b.score - a.score);
}

type HitRow = PassageRow & { row_id: number; title: string; status: ValidityStatus };

async function readHits(db: Database, groups: string[], fused: Fused[]): Promise<Hit[]> {
  const rows = await db.query<HitRow>(
    `select ${passageColumns}, p.row_id, d.title, d.status from passages p join documents d on d.id = p.document_id
     where p.row_id = any($1::bigint[]) and p.live and p.audience && $2::text[]`,
    [fused.map((row) => row.rowId), groups],
  );
  const byRow = new Map(rows.map((row) => [row.row_id, row]));
  return fused.flatMap(({ rowId, lexical, dense, score }) => {
    const row = byRow.get(rowId);
    if (!row) return [];
    return [
      {
        passage: passageOfRow(row),
        documentTitle: row.title,
        documentStatus: row.status,
        lexical,
        dense,
        score,
      },
    ];
  });
}
