// Answers "what must this agency do": its duties in the text, then every task it leads, each with its deadline.
import { fold } from '../vietnamese/normalise.ts';
import { type SectionQuestion, sectionsOfAgency } from './answer-section.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, inline, quotable } from './draft.ts';
import { introduces, itemsAfter } from './lead-in.ts';
import type { Sources } from './sources.ts';
import { taskSentence } from './tasks-compose.ts';
import type { ContentUnit } from './terms.ts';

/** "có trách nhiệm gì", "phải làm gì", folded. */
const duty =
  /\b(?:trach nhiem|phai lam|lam (?:nhung )?gi|can lam|phai thuc hien (?:nhung )?gi|viec phai lam)\b/;
const MAX_TASKS = 500;

/** Characters from the start of a lead-in in which it names the agency that it gives its items to. */
const NAMED_WITHIN = 12;

/**
 * "3. Sở X chủ trì, phối hợp với các cơ quan liên quan:" and its items: what one agency is to do where the document has
 * no row for it. Null when no lead-in of the hits opens with the agency.
 */
export async function answerFromLeadIns(question: SectionQuestion, sources: Sources): Promise<Draft | null> {
  const { understanding, hits, viewer } = question;
  const [mention] = understanding.agencies;
  if (!mention || understanding.agencies.length > 1 || mention.role === 'cooperate') return null;
  const places = understanding.places.map((place) => place.folded);
  const name = places.reduce((left, place) => left.replace(` ${place}`, ''), fold(mention.agency.name));
  const builder = new DraftBuilder();
  builder.complete = true;
  for (const hit of hits) {
    const folded = fold(inline(hit.passage.text));
    const at = folded.indexOf(name);
    if (!introduces(hit.passage.text) || at < 0 || at > NAMED_WITHIN) continue;
    const items = await itemsAfter(hit, viewer.groups, sources);
    if (items.length === 0) continue;
    builder.fact(`“${quotable(hit.passage.text)}”`, [builder.cite(hit)]);
    for (const item of items) builder.fact(`- “${quotable(item.passage.text)}”`, [builder.cite(item)]);
  }
  return builder.statements.length > 0 ? builder.build() : null;
}

/** "yêu cầu … giao cho các bệnh viện", "trách nhiệm của phụ huynh": who is meant, without diacritics. */
const OF_WHOM = [
  /\b(?:yeu cau|nhiem vu|trach nhiem|viec|noi dung|chi dao|quy dinh)\b.{0,60}?\b(?:cho|doi voi|voi|cua)\s+(?:cac |nhung )?(?<who>[a-z][a-z -]{3,60})$/,
  /^(?:cac |nhung )?(?<who>[a-z][a-z -]{3,60}?) (?:co (?:nhung )?(?:trach nhiem|nghia vu|nhiem vu)|phai lam|can lam|duoc (?:giao|yeu cau) lam) (?:nhung )?gi$/,
];

/**
 * What a document asks of people or bodies that are no agency ("6. Đối với các bệnh viện"), where a heading names them;
 * null for any other question.
 */
export async function answerFromGroupDuties(
  question: SectionQuestion,
  sources: Sources,
): Promise<Draft | null> {
  const { understanding } = question;
  const { agencies, sections: places, dates } = understanding;
  if (places.length > 0 || dates.length > 0) return null;
  const folded = fold(understanding.question)
    .replace(/[?.!\s]+$/, '')
    .replace(/\s+/g, ' ');
  const who = OF_WHOM.map((pattern) => pattern.exec(folded)?.groups?.['who']?.trim()).find(Boolean);
  const isAgency = agencies.some(({ start, end }) =>
    who?.includes(fold(understanding.question.slice(start, end))),
  );
  if (who === undefined || isAgency || /\b(?:nao|gi|may|bao nhieu|do|nay)\b/.test(who)) return null;
  const sections = await sectionsOfAgency(who, question, sources);
  const builder = new DraftBuilder();
  builder.complete = true;
  for (const { node, hits } of sections) {
    builder.frame(`${node.place} “${inline(node.heading)}” nêu:`);
    for (const hit of hits) builder.fact(`- “${quotable(hit.passage.text)}”`, [builder.cite(hit)]);
  }
  return builder.statements.some(({ kind }) => kind === 'fact') ? builder.build() : null;
}

/**
 * A draft for one agency asked about as a whole; null for any other question or when nothing names it. `anyWording`: what
 * is asked for is known to be its work.
 */
export async function answerFromDuties(
  question: SectionQuestion & { topic: ContentUnit[] },
  sources: Sources,
  anyWording = false,
): Promise<Draft | null> {
  const { understanding, topic } = question;
  const [mention] = understanding.agencies;
  if (!mention || understanding.agencies.length > 1 || mention.role !== null || topic.length > 0) return null;
  if (understanding.dates.length > 0) return null;
  if (!anyWording && !duty.test(fold(understanding.question))) return null;
  const sections = await sectionsOfAgency(mention.agency.name, question, sources);
  const scope = question.documentIds ? { documentIds: question.documentIds } : {};
  const rows = await sources.tasks({
    ...scope,
    leadAny: [mention.agency.id],
    groups: question.viewer.groups,
    limit: MAX_TASKS,
  });
  if (sections.length === 0 && rows.length === 0) return null;
  const builder = new DraftBuilder();
  builder.complete = true;
  for (const { node, hits } of sections) {
    builder.frame(`${node.place} “${inline(node.heading)}” giao:`);
    for (const hit of hits) builder.fact(`- “${quotable(hit.passage.text)}”`, [builder.cite(hit)]);
  }
  if (rows.length > 0) builder.frame(`${mention.agency.name} chủ trì ${rows.length} nhiệm vụ trong phụ lục:`);
  for (const row of rows) builder.fact(`- ${taskSentence(row.task)}`, [builder.citeRow(row)]);
  return builder.build();
}
