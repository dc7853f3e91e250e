// Chooses how one question is answered: from the document's head, the tasks, a section, or running text.
import { documentNumberKey } from '../vietnamese/document-number.ts';
import { fold } from '../vietnamese/normalise.ts';
import { answerFromDocument } from './answer-document.ts';
import { answerFromDuties, answerFromGroupDuties, answerFromLeadIns } from './answer-duties.ts';
import { answerIndicatorList } from './answer-indicator-list.ts';
import { answerFromIndicators } from './answer-indicators.ts';
import { answerFromPassages, type PassageAnswer } from './answer-passages.ts';
import { answerPlanList } from './answer-plan-list.ts';
import { answerFromReferences } from './answer-references.ts';
import { answerFromSection } from './answer-section.ts';
import { answerFromTasks } from './answer-tasks.ts';
import { askedGrouping } from './asked-grouping.ts';
import type { Draft, Hit, Viewer } from './contract.ts';
import { DOCUMENT_ATTRIBUTES } from './cues.ts';
import { refusal } from './draft.ts';
import type { Prepared } from './prepare.ts';
import { isForeign, isOutOfScope } from './scope.ts';
import type { Scope } from './scope-documents.ts';
import { otherYear } from './scope-year.ts';
import type { Sources } from './sources.ts';
import { asksForTasks } from './task-cues.ts';
import { productAsked } from './tasks-product.ts';
import type { TaskAnswer } from './tasks-reading.ts';
import { type ContentUnit, coverage, readSyllables, readText } from './terms.ts';
import type { Understanding } from './understand.ts';
import { asksWhere } from './where-asked.ts';

/** A task row may cover this much less than running text when the question asks for a task's attribute… */
const ROW_BONUS = 0.1;
/** …and must cover this much more when it does not. */
const ROW_MARGIN = 0.1;
/** How much less of the question a row may cover than a passage that does not say who. */
const NOBODY_SLACK = 0.3;
/** Weight of the words' order against their mere presence. */
const SEQUENCE_SHARE = 0.3;
/** Share of the content that may be left, beside the document's title, when the document itself is asked about. */
const LEFT_OF_TITLE = 0.4;

/** Words that go with an attribute of a document without narrowing it. */
const DOCUMENT_WORDS = new Set(
  'nguoi|ban hanh|xay dung|ky|ngay|gui|ten|chuc vu|so|so hieu|luat|van ban|nghi dinh|thong tu|quyet dinh|quy che|dua|nam|to trinh|cong van|thong bao|ket luan|chi thi|co so|doi|ra doi|so may'.split(
    '|',
  ),
);

export type Composed = { draft: Draft; nearest: Hit[] };

/** The verbatim draft for one stand-alone question. */
export async function compose(
  prepared: Prepared,
  hits: Hit[],
  viewer: Viewer,
  sources: Sources,
  scope: Scope,
): Promise<Composed> {
  const { understanding, subject } = prepared;
  const topic = withoutScope(prepared, scope, hits);
  const common = { understanding, hits, viewer, documentIds: scope.documentIds };
  const ruledOut = await outsideOfScope({ ...common, units: subject }, scope, sources);
  if (ruledOut) return ruledOut;
  // A plan of the knowledge base named by its number is asked about, not looked up.
  const ownTasks = scope.numbered && asksForTasks(understanding, topic);
  if (understanding.documents.length > 0 && !ownTasks) {
    const draft = await answerFromReferences(
      { ...common, units: subject, isStored: scope.numbered },
      sources,
    );
    if (draft) return { draft, nearest: [] };
  }
  if (asksOfDocument(understanding, topic, hits, scope)) {
    const draft = await answerFromDocument(common, sources);
    if (draft) return { draft, nearest: [] };
  }
  const measured = { prepared, viewer, documentIds: scope.documentIds, hits };
  const figures = scope.elsewhere ? null : await answerFromFigures(measured, sources);
  if (figures) return { draft: figures, nearest: [] };
  // "Khoản 2 Điều 7 giao Sở Y tế làm gì?": the place that is named answers, not the tables of tasks
  const skipsTasks = scope.elsewhere || namesArticle(understanding);
  const duties = skipsTasks
    ? null
    : ((await answerFromDuties({ ...common, units: subject, topic }, sources)) ??
      (await answerFromGroupDuties({ ...common, units: subject }, sources)));
  if (duties) return { draft: duties, nearest: [] };
  const tasks = skipsTasks
    ? null
    : await answerFromTasks(
        { understanding, units: topic, viewer, documentIds: scope.documentIds, today: prepared.today },
        sources,
      );
  if (tasks?.certain) {
    const leadIns =
      topic.length > 0 ? null : await insteadOfRows(tasks, { ...common, units: subject }, sources);
    return { draft: leadIns ?? tasks.draft, nearest: tasks.draft.note ? [] : hits.slice(0, 2) };
  }
  // "… ở khoản mấy Điều 5?": one place within the named one is asked for, not all of it
  const inside = asksWhere(understanding.question) && subject.length > 0 ? understanding.sections : [];
  const section = inside.length > 0 ? null : await answerFromSection({ ...common, units: subject }, sources);
  if (section) return { draft: section, nearest: [] };
  const cited = await unseenDocuments(understanding, viewer, sources);
  const passages = await answerFromPassages(
    {
      understanding,
      units: [...withoutAmounts(subject, understanding), ...namesBeside(prepared, scope)],
      hits: hitsUnder(inside, hits),
      groups: viewer.groups,
      scopeNames: scope.documentIds ? scope.names : [],
      isNamed: scope.numbered,
      ...cited,
    },
    sources,
  );
  if (tasks && prefersTasks(tasks, passages, understanding))
    return { draft: tasks.draft, nearest: passages.nearest };
  return withReason(passages, subject, scope);
}

/** Lists and figures that a plan sets, before its tasks and its text. */
async function answerFromFigures(
  measured: Parameters<typeof answerFromIndicators>[0],
  sources: Sources,
): Promise<Draft | null> {
  return (
    (await answerPlanList(measured, sources)) ??
    (await answerIndicatorList(measured, sources)) ??
    (await answerFromIndicators(measured, sources))
  );
}

function namesArticle({ sections }: Understanding): boolean {
  return sections.some(({ path }) => path.startsWith('Điều '));
}

/** Hits at or below the places named; all where none is named. */
function hitsUnder(places: Understanding['sections'], hits: Hit[]): Hit[] {
  const isUnder = ({ passage }: Hit) =>
    places.some(({ path }) => passage.path === path || passage.path.startsWith(`${path}.`));
  return places.length === 0 ? hits : hits.filter(isUnder);
}

/** Codes, and the places of which no document is: what speaks of the question must name them. */
function namesBeside({ marks, subject, understanding }: Prepared, scope: Scope): ContentUnit[] {
  if (subject.length === 0) return [];
  return [...marks.codes, ...(scope.elsewhere && !understanding.aboutTasks ? marks.places : [])];
}

/** A refusal says why the documents are silent: the question is no business of this office, or of another place. */
function withReason(passages: PassageAnswer, subject: ContentUnit[], scope: Scope): Composed {
  if (passages.draft.outcome.class === 'answered') return passages;
  const near = passages.nearest[0]?.passage.text;
  if (subject.length > 0 && !scope.documentIds && isForeign(subject, near))
    return { draft: refusal('unanswerable_out_of_scope'), nearest: [] };
  if (scope.elsewhere) return { draft: refusal('unanswerable_no_evidence', 'other_place'), nearest: [] };
  return passages;
}

/** No task row at all: the document may give the work of the agency under a lead-in. */
async function insteadOfRows(
  tasks: TaskAnswer,
  asked: Parameters<typeof answerFromLeadIns>[0],
  sources: Sources,
): Promise<Draft | null> {
  const isEmpty = tasks.draft.statements.length === 0 && asked.understanding.dates.length === 0;
  if (!isEmpty) return null;
  return (
    (await answerFromDuties({ ...asked, topic: [] }, sources, true)) ?? answerFromLeadIns(asked, sources)
  );
}

/** A refusal for a place, a year or a matter that no document of the scope has; null where the question may be answered. */
async function outsideOfScope(
  asked: Parameters<typeof answerFromSection>[0],
  scope: Scope,
  sources: Sources,
): Promise<Composed | null> {
  const { understanding, hits, viewer } = asked;
  if (await namesAbsentPlace(understanding, scope, viewer, sources)) {
    const said = await answerFromSection(asked, sources);
    const draft = said?.note ? said : refusal('unanswerable_no_evidence', 'place_absent');
    return { draft, nearest: said?.note ? [] : hits.slice(0, 2) };
  }
  if (isOutOfScope(understanding.question))
    return { draft: refusal('unanswerable_out_of_scope'), nearest: [] };
  const year = otherYear(understanding, scope);
  return year ? { draft: refusal('unanswerable_no_evidence', 'other_year', year), nearest: [] } : null;
}

/** The topic without what only names the scope: its places, its titles. */
function withoutScope({ understanding, topic }: Prepared, scope: Scope, hits: Hit[]): ContentUnit[] {
  const title = titlesAsked(understanding, scope, hits);
  const inTitle = (unit: ContentUnit) =>
    [unit.folded, ...unit.alternatives].some((form) => title.includes(` ${form} `));
  return topic.filter((unit) => !scope.names.some((name) => name.includes(unit.folded)) && !inTitle(unit));
}

/**
 * Folded titles whose words say nothing more of the topic: that of the best document, or all of them where documents
 * are set side by side ("kế hoạch … của A hay kế hoạch … của B có nhiều nhiệm vụ hơn").
 */
function titlesAsked(understanding: Understanding, scope: Scope, hits: Hit[]): string {
  if (!scope.documentIds) return '';
  const all = askedGrouping(understanding)?.by === 'document' ? scope.documents : [];
  return all.length > 1
    ? all.map((document) => readText(document.title).folded).join(' ')
    : readText(hits[0]?.documentTitle ?? '').folded;
}

/** "bao nhiêu tỷ đồng", "mấy mét vuông": the unit of the answer is not what a passage must speak of. */
function withoutAmounts(units: ContentUnit[], { question }: Understanding): ContentUnit[] {
  const words = readSyllables(question).map((syllable) => syllable.folded);
  const isAmount = (unit: ContentUnit) =>
    /^(?:(?:ty|trieu|nghin|ngan)(?: dong)?|dong|met(?: vuong)?|m2|km|ha|hec ta|cay so|kg|tan)$/.test(
      unit.folded,
    ) && /(?:^| )(?:bao nhieu|may)$/.test(words.slice(Math.max(0, unit.index - 2), unit.index).join(' '));
  const left = units.filter((unit) => !isAmount(unit));
  return left.length > 0 ? left : units;
}

/** "Điều 20" of a decree that ends with Điều 12: what comes nearest in wording is no answer. */
async function namesAbsentPlace(
  understanding: Understanding,
  scope: Scope,
  viewer: Viewer,
  sources: Sources,
): Promise<boolean> {
  const places = understanding.sections.filter((section) => section.path.startsWith('Điều '));
  if (places.length === 0) return false;
  const holders = await sources.holders(
    places.map((place) => place.path),
    viewer.groups,
  );
  return !holders.some((document) => scope.documentIds?.includes(document.id) ?? true);
}

/**
 * Numbers of the named documents that are not stored. Alone, only what cites them may speak for them; beside a stored
 * document they are what is claimed of it ("Thông tư 07 thay thế Thông tư 54").
 */
async function unseenDocuments(
  understanding: Understanding,
  viewer: Viewer,
  sources: Sources,
): Promise<{ unseen: string[]; claimed: string[] }> {
  const named = understanding.documents.flatMap(({ key }) => key ?? []);
  if (named.length === 0) return { unseen: [], claimed: [] };
  const stored = (await sources.documents(viewer.groups)).map(({ number }) =>
    number === null ? null : documentNumberKey(number),
  );
  const absent = named.filter((key) => !stored.includes(key));
  return absent.length < named.length ? { unseen: [], claimed: absent } : { unseen: absent, claimed: [] };
}

/** Signer, recipients, number, basis: of the document as a whole, when the rest of the question is its title. */
export function asksOfDocument(
  understanding: Understanding,
  topic: ContentUnit[],
  hits: Hit[],
  scope?: Scope,
): boolean {
  if (
    !DOCUMENT_ATTRIBUTES.some((attribute) => understanding.asked.has(attribute)) ||
    // One document named: an agency beside it is the one that issued it.
    (understanding.agencies.length > 0 &&
      scope?.documentIds?.length !== 1 &&
      !understanding.asked.has('basis'))
  )
    return false;
  const syllables = readSyllables(understanding.question);
  const cues = understanding.cues.filter((cue) => DOCUMENT_ATTRIBUTES.includes(cue.asked));
  const left = topic.filter((unit) => {
    const at = syllables[unit.index]!.start;
    return !cues.some((cue) => cue.start <= at && at < cue.end) && !DOCUMENT_WORDS.has(unit.folded);
  });
  if (left.length === 0) return true;
  // "Báo cáo định kỳ của … gửi cho ai?": something else than the document is sent
  const isSent = understanding.asked.has('recipients') && !/\bnoi nhan\b/.test(fold(understanding.question));
  if (isSent && left.some((unit) => unit.folded.startsWith('bao cao'))) return false;
  return 1 - coverage(left, readText(hits[0]?.documentTitle ?? '')).share <= LEFT_OF_TITLE;
}

/** Tasks against running text: what covers more of the question, in its own order, with a margin for what is asked. */
function prefersTasks(tasks: TaskAnswer, passages: PassageAnswer, understanding: Understanding): boolean {
  const role = tasks.kind === 'row' && (asksRole(understanding) || productAsked(understanding.question));
  if (passages.draft.outcome.class !== 'answered') return true;
  // "do ai chủ trì": a goal that names nobody does not answer while a row does
  const namesNobody = asksWho(understanding) && passages.attribute === 'absent';
  if (role && namesNobody && tasks.share >= passages.share - NOBODY_SLACK) return true;
  const taskScore = tasks.share + SEQUENCE_SHARE * tasks.sequence;
  const passageScore = passages.share + SEQUENCE_SHARE * passages.sequence;
  return taskScore + (role ? ROW_BONUS : -ROW_MARGIN) >= passageScore;
}

function asksWho({ asked }: Understanding): boolean {
  return asked.has('lead') || asked.has('cooperate') || asked.has('agency') || asked.has('person');
}

function asksRole(understanding: Understanding): boolean {
  return ['lead', 'cooperate', 'deadline'].some((attribute) => understanding.asked.has(attribute as never));
}
