// Indicators (chỉ tiêu): found by the words of a question, read with every figure and the row that each stands in.
import type { Indicator, IndicatorValue, Measure, Passage, Period, ValidityStatus } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { syllables } from '../vietnamese/tokens.ts';
import { type PassageRow, passageColumns, passageOfRow } from './passages.ts';
import type { Database } from './seam.ts';

/** A series with its rows as passages and what a citation shows of its document. */
export type IndicatorRow = {
  indicator: Indicator;
  documentTitle: string;
  documentStatus: ValidityStatus;
  /** Rows of the figures by passage id. */
  passages: Map<string, Passage>;
};

export type IndicatorFilter = {
  /** Groups of the viewer: indicators of other documents do not exist for this reader. */
  groups: string[];
  documentIds?: string[];
  limit: number;
};

/** Figures of one statement at most, so that its parameter stays bounded. */
const BATCH = 2_000;

type HeadRow = {
  id: string;
  document_id: string;
  code: string | null;
  name: string;
  context: string[];
  unit: string | null;
  area: string | null;
  ordinal: number;
  title: string;
  status: ValidityStatus;
};

/** A series without its figures. */
export type IndicatorHead = Omit<Indicator, 'values'> & { documentTitle: string };

const readable = `from indicators i join documents d on d.id = i.document_id and d.retired_at is null
  where d.audience && $1::text[] and ($2::text[] is null or i.document_id = any($2::text[]))`;

/** The series that share most words (folded syllables) with a question, best first. */
export async function findIndicators(
  db: Database,
  terms: string[],
  filter: IndicatorFilter,
): Promise<IndicatorHead[]> {
  if (terms.length === 0) return [];
  const rows = await db.query<HeadRow>(
    `select i.id, i.document_id, i.code, i.name, i.context, i.unit, i.area, i.ordinal, d.title, d.status
     ${readable} and i.terms && $3::text[]
     order by (select count(*) from unnest(i.terms) as term where term = any($3::text[])) desc,
       cardinality(i.terms), d.created_at, i.document_id, i.ordinal
     limit $4`,
    [filter.groups, filter.documentIds ?? null, terms, filter.limit],
  );
  return rows.map((row) => ({ ...headOf(row), documentTitle: row.title }));
}

/** Every series of these names in a document, with all its figures: the areas of one indicator, for instance. */
export async function indicatorsNamed(
  db: Database,
  named: { documentId: string; names: string[] }[],
  filter: Omit<IndicatorFilter, 'documentIds'>,
): Promise<IndicatorRow[]> {
  const pairs = named.flatMap(({ documentId, names }) => names.map((name) => ({ documentId, name })));
  if (pairs.length === 0) return [];
  const heads = await db.query<HeadRow>(
    `select i.id, i.document_id, i.code, i.name, i.context, i.unit, i.area, i.ordinal, d.title, d.status
     ${readable} and exists (select 1 from jsonb_to_recordset($3::jsonb) as r("documentId" text, name text)
       where r."documentId" = i.document_id and r.name = i.name)
     order by d.created_at, i.document_id, i.ordinal limit $4`,
    [filter.groups, null, JSON.stringify(pairs), filter.limit],
  );
  return withFigures(db, heads, filter.groups);
}

type ValueRow = {
  indicator_id: string;
  passage_id: string;
  cell_column: number;
  sheet: string | null;
  cell: string | null;
  period_kind: Period['kind'] | null;
  period_from: string | null;
  period_to: string | null;
  measure: Measure;
  value: number;
  printed: string;
  notation: IndicatorValue['notation'];
};

async function withFigures(db: Database, heads: HeadRow[], groups: string[]): Promise<IndicatorRow[]> {
  const ids = heads.map((head) => head.id);
  const values = await db.query<ValueRow>(
    `select v.indicator_id, v.passage_id, v.cell_column, v.sheet, v.cell, v.period_kind, v.period_from, v.period_to,
       v.measure, v.value, v.printed, v.notation
     from indicator_values v join passages p on p.id = v.passage_id and p.live and p.audience && $2::text[]
     where v.indicator_id = any($1::text[]) order by v.indicator_id, v.position`,
    [ids, groups],
  );
  const passageIds = [...new Set(values.map((value) => value.passage_id))];
  const rows = await db.query<PassageRow>(
    `select ${passageColumns} from passages p where p.id = any($1::text[]) and p.live and p.audience && $2::text[]`,
    [passageIds, groups],
  );
  const passages = new Map(rows.map((row) => [row.id, passageOfRow(row)]));
  const bySeries = Map.groupBy(values, (value) => value.indicator_id);
  return heads.flatMap((head) => {
    const own = bySeries.get(head.id) ?? [];
    if (own.length === 0) return [];
    const cited = new Map(
      own.flatMap(({ passage_id }) => {
        const passage = passages.get(passage_id);
        return passage ? [[passage_id, passage] as const] : [];
      }),
    );
    const indicator = { ...headOf(head), values: own.map(figureOfRow) };
    return [{ indicator, documentTitle: head.title, documentStatus: head.status, passages: cited }];
  });
}

/** Stores the indicators of a document whose former ones were deleted in this transaction. */
export async function saveIndicators(tx: Database, indicators: Indicator[]): Promise<void> {
  for (const batch of batches(indicators)) {
    await tx.query(
      `insert into indicators (id, document_id, code, name, context, unit, area, terms, ordinal)
       select id, "documentId", code, name, context, unit, area, terms, ordinal
       from jsonb_to_recordset($1::jsonb) as r(id text, "documentId" text, code text, name text, context text[],
         unit text, area text, terms text[], ordinal int)`,
      [JSON.stringify(batch.map(({ values: _values, ...head }) => ({ ...head, terms: termsOf(head) })))],
    );
    const values = batch.flatMap((indicator) =>
      indicator.values.map((value, position) => ({ ...value, indicatorId: indicator.id, position })),
    );
    await tx.query(
      `insert into indicator_values (indicator_id, position, passage_id, cell_column, sheet, cell, period_kind,
         period_from, period_to, measure, value, printed, notation)
       select "indicatorId", position, "passageId", "column", sheet, cell, period->>'kind', (period->>'from')::date,
         (period->>'to')::date, measure, value, printed, notation
       from jsonb_to_recordset($1::jsonb) as r("indicatorId" text, position int, "passageId" text, "column" int,
         sheet text, cell text, period jsonb, measure text, value double precision, printed text, notation text)`,
      [JSON.stringify(values)],
    );
  }
}

/** What a question finds a series by. */
function termsOf(head: Omit<Indicator, 'values'>): string[] {
  const text = [head.code ?? '', head.name, head.area ?? '', ...head.context].join(' ');
  return [...new Set(syllables(text).map(fold))];
}

function batches(indicators: Indicator[]): Indicator[][] {
  const cut: Indicator[][] = [];
  let values = BATCH;
  for (const indicator of indicators) {
    if (values + indicator.values.length > BATCH) {
      cut.push([]);
      values = 0;
    }
    cut.at(-1)?.push(indicator);
    values += indicator.values.length;
  }
  return cut;
}

function headOf(row: HeadRow): Omit<Indicator, 'values'> {
  const { id, code, name, context, unit, area, ordinal } = row;
  return { id, documentId: row.document_id, code, name, context, unit, area, ordinal };
}

function figureOfRow(row: ValueRow): IndicatorValue {
  const { period_kind: kind, period_from: from, period_to: to } = row;
  return {
    period: kind !== null && from !== null && to !== null ? { kind, from, to } : null,
    measure: row.measure,
    value: row.value,
    printed: row.printed,
    notation: row.notation,
    passageId: row.passage_id,
    column: row.cell_column,
    sheet: row.sheet,
    cell: row.cell,
  };
}
