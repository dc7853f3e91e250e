// Answers which indicators a table of targets has, and how many: all of a document, or those that an agency follows.
import type { Passage } from '../domain.ts';
import type { IndicatorHead, IndicatorRow } from '../store/indicators.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { Draft, Viewer } from './contract.ts';
import { DraftBuilder, hitOfPassage, inline } from './draft.ts';
import type { Prepared } from './prepare.ts';
import type { Sources } from './sources.ts';
import { overlaps } from './spans.ts';
import { coverage, readSyllables, readText } from './terms.ts';
import { indicatorText } from './text.ts';

const MAX_HEADS = 1_500;
const MAX_SERIES = 2_000;
/** Longer lists are no table of targets but a year-book: nobody wants all of it. */
const MAX_LISTED = 120;
/** Share of the question's other words that the table must have. */
const TABLE_SHARE = 0.75;
const ASKS =
  /\b(?:bao nhieu|may|bn|tong so|nhung|cac|danh sach|liet ke)\s+(?:chi tieu|chi so)\b(?!\s+(?:thanh phan|con))|\b(?:chi tieu|chi so) nao\b/;
/** A value, a ranking or a period is asked for, not which indicators there are. */
const ASKS_VALUE =
  /\b(?:cao nhat|thap nhat|nhieu nhat|it nhat|tang|giam|dat bao nhieu|la bao nhieu|bang bao nhieu)\b|\bnhat\b/;
/** Words that say what is done with indicators, not what they are about. */
const ABOUT =
  /\b(?:chi tieu|chi so|bang|bieu|theo doi|danh gia|phu trach|chu tri|tham muu|tong hop|ke hoach|phu luc|duoc giao|giao)\b/g;

type ListSearch = { prepared: Prepared; viewer: Viewer; documentIds: string[] | undefined };
type Row = { passage: Passage; name: string; title: string; status: IndicatorRow['documentStatus'] };

/** The counted list of a table's indicators; null when none is asked for or no table is meant. */
export async function answerIndicatorList(search: ListSearch, sources: Sources): Promise<Draft | null> {
  const { understanding, subject } = search.prepared;
  const folded = fold(understanding.question);
  if (!ASKS.test(folded) || ASKS_VALUE.test(folded)) return null;
  const agencyWords = understanding.agencies.map(({ agency }) => fold(agency.name));
  const said = [...folded.matchAll(ABOUT)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const syllables = readSyllables(understanding.question);
  const topic = subject.filter((unit) => {
    const at = syllables[unit.index];
    const aside = at !== undefined && said.some((span) => overlaps(span, at));
    return !aside && !agencyWords.some((name) => name.includes(unit.folded));
  });
  if (topic.length === 0 && search.documentIds?.length !== 1) return null;
  const words = readSyllables(search.prepared.searchText).map((syllable) => syllable.folded);
  const heads = await sources.indicatorHeads(words, {
    groups: search.viewer.groups,
    limit: MAX_HEADS,
    ...(search.documentIds ? { documentIds: search.documentIds } : {}),
  });
  const table = tableMeant(heads, (text) => coverage(topic, readText(text)).share);
  if (table.length === 0) return null;
  const rows = await sources.indicatorRows(
    [{ documentId: table[0]!.documentId, names: [...new Set(table.map((head) => head.name))] }],
    { groups: search.viewer.groups, limit: MAX_SERIES },
  );
  const all = rowsOf(rows, new Set(table.map((head) => head.id)));
  const mentioned = understanding.agencies.map(({ agency }) => agency);
  const kept = mentioned.reduce(
    (left, agency) => left.filter((row) => names(row.passage, [agency.name, ...agency.aliases])),
    all,
  );
  if (kept.length === 0 || kept.length > MAX_LISTED) return null;
  return listed(
    kept,
    mentioned.map(({ name }) => name),
  );
}

/** The series of the one table that speaks of what is asked: the document's own title counts for it. */
function tableMeant(heads: IndicatorHead[], shareOf: (text: string) => number): IndicatorHead[] {
  const tables = Map.groupBy(heads, (head) => `${head.documentId}\n${head.context[0] ?? ''}`);
  const scored = [...tables.values()].map((own) => ({
    own,
    share: shareOf([own[0]!.documentTitle, own[0]!.context[0] ?? ''].join('\n')),
  }));
  const best = scored.sort((a, b) => b.share - a.share || b.own.length - a.own.length)[0];
  return best && best.share >= TABLE_SHARE ? best.own : [];
}

/** Each row once, in the order of the table. */
function rowsOf(rows: IndicatorRow[], meant: Set<string>): Row[] {
  const found = new Map<string, Row>();
  for (const { indicator, passages, documentTitle: title, documentStatus: status } of rows) {
    if (!meant.has(indicator.id)) continue;
    for (const passage of passages.values())
      if (!found.has(passage.id)) found.set(passage.id, { passage, name: indicator.name, title, status });
  }
  return [...found.values()].sort((a, b) => a.passage.ordinal - b.passage.ordinal);
}

/** A cell of the row names the agency. */
function names(passage: Passage, printed: string[]): boolean {
  const known = printed.map((name) => ` ${readText(name).folded.trim()} `);
  return passage.text
    .split('\t')
    .some((cell) => known.some((name) => ` ${readText(cell).folded.trim()} `.includes(name)));
}

function listed(rows: Row[], agencies: string[]): Draft {
  const builder = new DraftBuilder();
  builder.complete = true;
  builder.frame(indicatorText.listed(rows.length, agencies.map(inline)));
  for (const { passage, name, title, status } of rows)
    builder.fact(`- ${inline(name)}`, [builder.cite(hitOfPassage(passage, { title, status }))]);
  return builder.build();
}
