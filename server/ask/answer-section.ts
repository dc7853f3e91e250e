// Answers "what does section X contain": a whole heading of a document, every child quoted, counted.
import type { OutlineNode, Passage } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { Draft, Hit, Viewer } from './contract.ts';
import { DraftBuilder, hitOfPassage, inline, quotable } from './draft.ts';
import type { DocumentView, Sources } from './sources.ts';
import { taskSentence } from './tasks-compose.ts';
import { type ContentUnit, coverage, joinTexts, readSyllables, readText } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Documents whose outlines are looked at for one question. */
const MAX_DOCUMENTS = 3;
/** Share of a heading's own words that the question must name. */
const HEADING_NAMED = 0.75;
/** Share of the question's content that the heading (with those above it) must cover. */
const CONTENT_COVERED = 0.8;
/** Past this many children their headings are listed instead of their texts. */
const MAX_CHILDREN = 40;

export type SectionQuestion = {
  understanding: Understanding;
  units: ContentUnit[];
  hits: Hit[];
  viewer: Viewer;
  documentIds?: string[];
};

/** A draft listing the section that the question names by place or by heading; null when it names none. */
export async function answerFromSection(question: SectionQuestion, sources: Sources): Promise<Draft | null> {
  const ids = question.documentIds ?? documentsOf(question.hits);
  const views = (
    await Promise.all(ids.slice(0, MAX_DOCUMENTS).map((id) => sources.document(id, question.viewer.groups)))
  ).filter((view) => view !== null);
  const rowsOf: RowsOf = async (passages) => {
    const passageIds = passages.filter((passage) => passage.kind === 'row').map((passage) => passage.id);
    return passageIds.length === 0 ? [] : sources.tasks({ groups: question.viewer.groups, passageIds });
  };
  const place = question.understanding.sections[0];
  if (place) {
    const named = views
      .map((view) => ({ view, node: nodeAt(view, place.path, place.annex) }))
      .find((found) => found.node !== undefined);
    if (named?.node)
      return composeSection({ view: named.view, node: named.node }, question.understanding, rowsOf);
  }
  if (!wantsWhole(question.understanding)) return null;
  const ranked = views.flatMap((view) => rankHeadings(view, question)).sort((a, b) => b.fit - a.fit);
  const best = ranked[0];
  return best ? composeSection(best, question.understanding, rowsOf) : null;
}

/** The sections headed by an agency ("VII.3. Sở Tài chính"), with what stands under each; for questions about its duties. */
export async function sectionsOfAgency(
  agencyName: string,
  question: SectionQuestion,
  sources: Sources,
): Promise<{ node: OutlineNode; hits: Hit[] }[]> {
  const ids = question.documentIds ?? documentsOf(question.hits);
  const name = readSyllables(agencyName)
    .map((syllable) => syllable.folded)
    .join(' ');
  const found: { node: OutlineNode; hits: Hit[] }[] = [];
  for (const id of ids.slice(0, MAX_DOCUMENTS)) {
    const view = await sources.document(id, question.viewer.groups);
    if (!view) continue;
    const nodes = view.nodes.filter(
      (node) => !node.path.startsWith('Phụ lục') && readText(node.heading).folded.startsWith(` ${name} `),
    );
    for (const node of nodes)
      found.push({
        node,
        hits: passagesUnder(view, node).map((passage) => hitOfPassage(passage, view.record)),
      });
  }
  return found;
}

function documentsOf(hits: Hit[]): string[] {
  const weight = new Map<string, number>();
  for (const hit of hits)
    weight.set(hit.passage.documentId, (weight.get(hit.passage.documentId) ?? 0) + hit.score);
  return [...weight].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

function wantsWhole(understanding: Understanding): boolean {
  const specific = [
    'percent',
    'money',
    'deadline',
    'frequency',
    'duration',
    'company',
    'name',
    'contact',
    'confirm',
  ];
  if (specific.some((attribute) => understanding.asked.has(attribute as never))) return false;
  return ['list', 'count'].some((attribute) => understanding.asked.has(attribute as never));
}

function nodeAt(view: DocumentView, path: string, annex: boolean): OutlineNode | undefined {
  const inAnnex = view.nodes.find(
    (node) => node.path === `Phụ lục ${path}` || node.path === `Phụ lục.${path}`,
  );
  const inBody = view.nodes.find((node) => node.path === path);
  return annex ? (inAnnex ?? inBody) : (inBody ?? inAnnex);
}

type RankedHeading = { view: DocumentView; node: OutlineNode; fit: number };

/** Headings that the question names; of a heading and its parent the one that leaves less of the question open wins. */
function rankHeadings(view: DocumentView, question: SectionQuestion): RankedHeading[] {
  const asked = new Set(readSyllables(question.understanding.question).map((syllable) => syllable.folded));
  const byPath = new Map(view.nodes.map((node) => [node.path, node]));
  const rare = headingRarity(view.nodes);
  const meansAnnex = /\b(?:phu luc|nhom|nhiem vu|bang)\b/.test(fold(question.understanding.question));
  const ranked: RankedHeading[] = [];
  for (const node of view.nodes) {
    if (node.heading === '' || node.kind === 'row') continue;
    if (node.path.startsWith('Phụ lục') && !meansAnnex) continue;
    const words = [...new Set(readSyllables(node.heading).map((syllable) => syllable.folded))];
    const total = words.reduce((sum, word) => sum + rare(word), 0);
    const named = words.filter((word) => asked.has(word)).reduce((sum, word) => sum + rare(word), 0);
    const share = total === 0 ? 0 : named / total;
    const covered =
      question.units.length === 0
        ? 1
        : coverage(
            question.units,
            joinTexts(readText(node.heading), readText(ancestors(node, byPath)), readText(view.record.title)),
          ).share;
    if (share >= HEADING_NAMED && covered >= CONTENT_COVERED)
      ranked.push({ view, node, fit: share + covered });
  }
  return ranked;
}

function headingRarity(nodes: OutlineNode[]): (word: string) => number {
  const holders = new Map<string, number>();
  const headings = nodes.filter((node) => node.heading !== '');
  for (const node of headings) {
    for (const word of new Set(readSyllables(node.heading).map((syllable) => syllable.folded)))
      holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  return (word) => Math.log(1 + headings.length / (holders.get(word) ?? 1));
}

function ancestors(node: OutlineNode, byPath: Map<string, OutlineNode>): string {
  const headings: string[] = [];
  for (let parent = node.parent; parent !== null; parent = byPath.get(parent)?.parent ?? null)
    headings.push(byPath.get(parent)?.heading ?? '');
  return headings.join(' . ');
}

type RowsOf = (passages: Passage[]) => Promise<TaskRow[]>;

async function composeSection(
  { view, node }: { view: DocumentView; node: OutlineNode },
  understanding: Understanding,
  rowsOf: RowsOf,
): Promise<Draft | null> {
  const inside = passagesUnder(view, node);
  if (inside.length === 0) return null;
  const builder = new DraftBuilder();
  builder.complete = inside.length > 1;
  const children = view.nodes.filter((child) => child.parent === node.path && child.kind !== 'table');
  const headed = children.filter((child) => child.heading !== '' && !child.path.includes('#'));
  const name = `${node.place}${node.heading ? ` “${inline(node.heading)}”` : ''}`;
  const listsHeadings =
    headed.length > 1 &&
    (inside.length > MAX_CHILDREN || asksHowMany(understanding) || inside.length > headed.length * 3);
  if (listsHeadings) {
    builder.frame(`${name} gồm ${headed.length} mục:`);
    for (const child of headed) {
      const first = passagesUnder(view, child)[0];
      if (first)
        builder.fact(`- ${child.printed} ${inline(child.heading)}`, [
          builder.cite(hitOfPassage(first, view.record)),
        ]);
    }
    return builder.build();
  }
  const tasks = new Map((await rowsOf(inside)).map((row) => [row.passage.id, row]));
  if (inside.length > 1) builder.frame(`${name} gồm ${inside.length} nội dung:`);
  const bullet = inside.length > 1 ? '- ' : '';
  for (const passage of inside) {
    const row = tasks.get(passage.id);
    if (row) builder.fact(`${bullet}${taskSentence(row.task)}`, [builder.citeRow(row)]);
    else
      builder.fact(`${bullet}“${quotable(passage.text)}”`, [
        builder.cite(hitOfPassage(passage, view.record)),
      ]);
  }
  return builder.build();
}

function asksHowMany(understanding: Understanding): boolean {
  return understanding.asked.has('count') && /\b(?:muc|nhom|phan)\b/.test(fold(understanding.question));
}

function passagesUnder(view: DocumentView, node: OutlineNode): Passage[] {
  return view.passages.filter((passage) => isUnder(passage.path, node.path));
}

function isUnder(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}#`);
}
