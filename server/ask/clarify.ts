// Asks one short question back where a question has several meanings that lead to different answers.
import type { DocumentRecord } from '../domain.ts';
import { collapseSpaces } from '../vietnamese/normalise.ts';
import { asksOfDocument } from './compose.ts';
import type { Viewer } from './contract.ts';
import { inline } from './draft.ts';
import type { Prepared } from './prepare.ts';
import type { Scope } from './scope-documents.ts';
import { byType } from './scope-names.ts';
import type { Sources } from './sources.ts';
import { clarification, followUp } from './text.ts';

/** Choices offered at most; a longer list is named by its count. */
const MAX_CHOICES = 6;

/**
 * What became clear: the question can be answered (`scope` may be narrower than before), or `ask` is put to the user
 * with whole questions to choose from.
 */
export type Clarified = { ok: true; scope: Scope } | { ok: false; ask: string; choices: string[] };

/** Finds out whether the question means one thing in this knowledge base. */
export async function clarify(
  prepared: Prepared,
  scope: Scope,
  viewer: Viewer,
  sources: Sources,
): Promise<Clarified> {
  if (!scope.elsewhere && scope.documents.length !== 1) {
    const meant = await documentsMeant(prepared, viewer, sources);
    const candidates = scope.documentIds ? meant.filter(({ id }) => scope.documentIds?.includes(id)) : meant;
    if (candidates.length === 1) return { ok: true, scope: narrowed(scope, candidates) };
    if (candidates.length > 1) return askWhichDocument(prepared.understanding.question, candidates);
  }
  return (await askWhichRole(prepared, scope, viewer, sources)) ?? { ok: true, scope };
}

/** The documents that a question about "the document" or about a bare place may mean; none when it says enough. */
async function documentsMeant(
  prepared: Prepared,
  viewer: Viewer,
  sources: Sources,
): Promise<DocumentRecord[]> {
  const { understanding, topic } = prepared;
  if (understanding.documents.length > 0) return [];
  const place = understanding.sections[0];
  const saysNothingElse = topic.length === 0 && understanding.agencies.length === 0;
  if (place && saysNothingElse) {
    const paths = place.annex ? [`Phụ lục ${place.path}`, `Phụ lục.${place.path}`] : [place.path];
    return byType(understanding.question, await sources.holders(paths, viewer.groups));
  }
  if (!asksOfDocument(understanding, topic, []) || place) return [];
  const titled = (await sources.documents(viewer.groups)).filter((document) => document.type !== null);
  return byType(understanding.question, titled);
}

function narrowed(scope: Scope, documents: DocumentRecord[]): Scope {
  return { ...scope, documents, documentIds: documents.map((document) => document.id) };
}

function askWhichDocument(question: string, documents: DocumentRecord[]): Clarified {
  const asked = collapseSpaces(question).replace(/[?.!\s]+$/, '');
  return {
    ok: false,
    ask: clarification.whichDocument(documents.length, documents.length > MAX_CHOICES),
    choices: documents.slice(0, MAX_CHOICES).map((document) => `${asked} – ${nameOf(document)}?`),
  };
}

function nameOf(document: DocumentRecord): string {
  const title = inline(document.title);
  const has = document.number !== null && title.includes(document.number);
  return document.number !== null && !has ? `${title} (số ${document.number})` : title;
}

/** An agency and nothing else: what of it? Only what the tables can answer is offered. */
async function askWhichRole(
  prepared: Prepared,
  scope: Scope,
  viewer: Viewer,
  sources: Sources,
): Promise<Clarified | null> {
  const { understanding, topic } = prepared;
  const [mention] = understanding.agencies;
  const bare =
    understanding.agencies.length === 1 &&
    topic.length === 0 &&
    understanding.asked.size === 0 &&
    !understanding.aboutTasks &&
    understanding.dates.length + understanding.numbers.length + understanding.sections.length === 0;
  if (!mention || !bare || isSentence(understanding.question, mention)) return null;
  const filter = {
    groups: viewer.groups,
    limit: 1,
    ...(scope.documentIds ? { documentIds: scope.documentIds } : {}),
  };
  const { id, name } = mention.agency;
  const leads = await sources.tasks({ ...filter, leadAny: [id] });
  const cooperates = await sources.tasks({ ...filter, cooperateAny: [id] });
  if (leads.length + cooperates.length === 0) return null;
  const choices = [
    ...(leads.length > 0 ? [followUp.leads(name)] : []),
    ...(cooperates.length > 0 ? [followUp.cooperates(name)] : []),
    clarification.duties(name),
  ];
  return { ok: false, ask: clarification.whichRole(name), choices };
}

/** Words beside the name ("Sở Y tế làm được") are a question of their own. */
function isSentence(question: string, mention: { start: number; end: number }): boolean {
  const rest = question.slice(0, mention.start) + question.slice(mention.end);
  return /\p{L}{2}/u.test(rest);
}
