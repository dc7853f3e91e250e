// Answers "what must this agency do": its duties in the text, then every task it leads, each with its deadline.
import { fold } from '../vietnamese/normalise.ts';
import { type SectionQuestion, sectionsOfAgency } from './answer-section.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, inline, quotable } from './draft.ts';
import type { Sources } from './sources.ts';
import { taskSentence } from './tasks-compose.ts';
import type { ContentUnit } from './terms.ts';

/** "có trách nhiệm gì", "phải làm gì", folded. */
const duty =
  /\b(?:trach nhiem|phai lam|lam (?:nhung )?gi|can lam|phai thuc hien (?:nhung )?gi|viec phai lam)\b/;
const MAX_TASKS = 500;

/** A draft for one agency asked about as a whole; null for any other question or when nothing names it. */
export async function answerFromDuties(
  question: SectionQuestion & { topic: ContentUnit[] },
  sources: Sources,
): Promise<Draft | null> {
  const { understanding, topic } = question;
  const [mention] = understanding.agencies;
  if (!mention || understanding.agencies.length > 1 || mention.role !== null || topic.length > 0) return null;
  if (understanding.dates.length > 0 || !duty.test(fold(understanding.question))) return null;
  const sections = await sectionsOfAgency(mention.agency.name, question, sources);
  const scope = question.documentIds ? { documentIds: question.documentIds } : {};
  const rows = await sources.tasks({
    ...scope,
    leadAny: [mention.agency.id],
    groups: question.viewer.groups,
    limit: MAX_TASKS,
  });
  if (sections.length === 0) return null;
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
