// Answers "what does section X contain": a whole heading of a document, every child quoted, counted.
import type { OutlineNode } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { composeSection, type RowsOf, type Section } from './compose-section.ts';
import type { Draft, Hit, Viewer } from './contract.ts';
import { DraftBuilder, hitOfPassage, refusal } from './draft.ts';
import { asksForCases } from './need-values.ts';
import { meets, needsOf } from './needs.ts';
import { rankHeadings } from './section-headings.ts';
import { absence, nodesAt, passagesUnder } from './section-places.ts';
import type { DocumentView, Sources } from './sources.ts';
import { type ContentUnit, readSyllables, readText } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Documents whose outlines are looked at for one question. */
const MAX_DOCUMENTS = 3;
/** Hits that tell which documents these are; further ones only count how long a document is. */
const TELLING_HITS = 20;
/** Places of one question that are answered. */
const MAX_PLACES = 4;
/** The same heading in two documents may fit so much worse: other headings make its words less rare. */
const SAME_FIT = 0.15;
/** A heading of more words than this is a sentence. */
const MAX_HEADING_WORDS = 14;

export type SectionQuestion = {
  understanding: Understanding;
  units: ContentUnit[];
  hits: Hit[];
  viewer: Viewer;
  documentIds?: string[];
};

/** A draft listing the section that the question names by place or by heading; null when it names none. */
export async function answerFromSection(question: SectionQuestion, sources: Sources): Promise<Draft | null> {
  const { understanding } = question;
  const views = await viewsOf(question, sources);
  const rowsOf: RowsOf = async (passages) => {
    const passageIds = passages.filter((passage) => passage.kind === 'row').map((passage) => passage.id);
    return passageIds.length === 0 ? [] : sources.tasks({ groups: question.viewer.groups, passageIds });
  };
  const named = namedSections(views, understanding);
  const missing = named.length === 0 && question.documentIds?.length === 1 && views[0];
  if (missing) {
    const notes = understanding.sections.flatMap((place) => absence(missing, place.path) ?? []);
    if (notes.length > 0) return refusal('unanswerable_no_evidence', 'place_absent', notes.join(' '));
  }
  const sections =
    named.length > 0
      ? named
      : byHeading(views, question).filter((one) => !statesCount(one, question) && !lacksKind(one, question));
  const builder = new DraftBuilder();
  const areOfSeveral = new Set(sections.map(({ view }) => view.record.id)).size > 1;
  for (const section of sections) {
    if (areOfSeveral && named.length === 0) builder.frame(`**${section.view.record.title}**`);
    await composeSection(builder, section, understanding, rowsOf);
  }
  return builder.statements.length > 0 ? builder.build() : null;
}

/** The sections headed by an agency ("VII.3. Sở Tài chính"), with what stands under each; for questions about its duties. */
export async function sectionsOfAgency(
  agencyName: string,
  question: SectionQuestion,
  sources: Sources,
): Promise<{ node: OutlineNode; hits: Hit[] }[]> {
  const name = readSyllables(agencyName)
    .map((syllable) => syllable.folded)
    .join(' ');
  const heading = new RegExp(
    `^ (?:doi voi )?(?:(?:trach nhiem|nhiem vu|quyen han|va|giao) )*(?:cua )?(?:cac |nhung )?${name} `,
  );
  return (await viewsOf(question, sources)).flatMap((view) =>
    view.nodes
      .filter(
        (node) =>
          !node.path.startsWith('Phụ lục') &&
          // "Sở X - Cơ quan thường trực Ban chỉ đạo …": what follows the dash only says what the body is
          readSyllables(node.heading.split(/\s[-–—]\s/u)[0] ?? '').length <= MAX_HEADING_WORDS &&
          heading.test(readText(node.heading).folded),
      )
      .map((node) => ({
        node,
        hits: passagesUnder(view, node).map((passage) => hitOfPassage(passage, view.record)),
      })),
  );
}

async function viewsOf(question: SectionQuestion, sources: Sources): Promise<DocumentView[]> {
  const ids = question.documentIds ?? documentsOf(question.hits);
  const views = await Promise.all(
    ids.slice(0, MAX_DOCUMENTS).map((id) => sources.document(id, question.viewer.groups)),
  );
  return views.filter((view) => view !== null);
}

function documentsOf(hits: Hit[]): string[] {
  const weight = new Map<string, number>();
  for (const hit of hits.slice(0, TELLING_HITS))
    weight.set(hit.passage.documentId, (weight.get(hit.passage.documentId) ?? 0) + hit.score);
  return [...weight].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** What the question names by place, each in the first document that has it. */
function namedSections(views: DocumentView[], understanding: Understanding): Section[] {
  return understanding.sections.slice(0, MAX_PLACES).flatMap((place) => {
    const view = views.find((one) => nodesAt(one, place, understanding.question).length > 0);
    return view ? nodesAt(view, place, understanding.question).map((node) => ({ view, node })) : [];
  });
}

function byHeading(views: DocumentView[], { understanding, units }: SectionQuestion): Section[] {
  if (!wantsWhole(understanding)) return [];
  const ranked = views.flatMap((view) => rankHeadings(view, understanding.question, units));
  const [best] = ranked.sort((a, b) => b.fit - a.fit);
  if (!best) return [];
  // two laws may rule the same under the same heading: the reader must see both
  const isAlike = ({ view, node, fit }: (typeof ranked)[number]) =>
    view !== best.view &&
    fit >= best.fit - SAME_FIT &&
    readText(node.heading).folded === readText(best.node.heading).folded;
  return [best, ...ranked.filter(isAlike).slice(0, 1)];
}

/** Nouns that head a list of provisions: "Nguyên tắc … là gì?" asks for all of them. */
const collective =
  /\b(?:nguyen tac|dieu kien|tieu chuan|tieu chi|quyen han|nghia vu|trach nhiem|nhiem vu|tham quyen|doi tuong|pham vi|hanh vi|truong hop|hinh thuc|bien phap|thanh phan|ho so|thu tuc|trinh tu|yeu cau|noi dung|muc tieu|ly do|dia diem|giay to)\b/;

/** "… được quy định như thế nào?" */
const howRuled = /\b(?:the nao|ra sao|lam sao|tu dau|gi)\s*\??$/;

/** "bao nhiêu thiết bị": a section that states the number somewhere answers by that place, not by being counted itself. */
function statesCount({ view, node }: Section, { understanding, units }: SectionQuestion): boolean {
  if (!understanding.asked.has('count')) return false;
  const counts = needsOf(understanding.question, understanding.asked, units).filter(
    (need) => need.asked === 'count' && need.strict,
  );
  return (
    counts.length > 0 &&
    passagesUnder(view, node).some(({ text }) => meets(counts, text.replace(/^\s*\d+[.)]\s/u, '')))
  );
}

/** "Hồ sơ … gồm những gì?": a section that names no paper lists something else. */
function lacksKind({ view, node }: Section, { understanding, units }: SectionQuestion): boolean {
  const kinds = needsOf(understanding.question, understanding.asked, units).filter(
    (need) => need.asked === 'list' && need.strict,
  );
  return kinds.length > 0 && !passagesUnder(view, node).some(({ text }) => meets(kinds, text));
}

function wantsWhole({ asked, question }: Understanding): boolean {
  const folded = fold(question);
  const specific = [
    'percent',
    'money',
    'frequency',
    'duration',
    'company',
    'name',
    'contact',
    'confirm',
  ] as const;
  if (specific.some((attribute) => asked.has(attribute))) return false;
  if (asked.has('deadline')) return asksForCases(folded);
  if (asked.has('list') || asked.has('count')) return true;
  if (asked.size === 0 && howRuled.test(folded)) return true;
  return (asked.size === 0 || asked.has('definition')) && collective.test(folded);
}
