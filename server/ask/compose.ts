// Chooses how one question is answered: from the document's head, the tasks, a section, or running text.

import { answerFromDocument, DOCUMENT_ATTRIBUTES } from './answer-document.ts';
import { answerFromPassages } from './answer-passages.ts';
import { answerFromReferences } from './answer-references.ts';
import { answerFromSection } from './answer-section.ts';
import { answerFromTasks } from './answer-tasks.ts';
import type { Draft, Hit, Viewer } from './contract.ts';
import { refusal } from './draft.ts';
import type { Prepared } from './prepare.ts';
import { isForeign, isOutOfScope } from './scope.ts';
import type { Sources } from './sources.ts';

/** A row must beat running text by this much when the question does not ask for a task's attribute. */
const ROW_MARGIN = 0.1;
/** Content syllables up to which "who signed", "which basis" is about the document as a whole. */
const WHOLE_DOCUMENT_UNITS = 3;

export type Composed = { draft: Draft; nearest: Hit[] };

/** The verbatim draft for one stand-alone question. */
export async function compose(
  prepared: Prepared,
  hits: Hit[],
  viewer: Viewer,
  sources: Sources,
  documentIds?: string[],
): Promise<Composed> {
  const { understanding, topic, subject } = prepared;
  const asked = understanding.asked;
  if (isOutOfScope(understanding.question))
    return { draft: refusal('unanswerable_out_of_scope'), nearest: [] };
  const common = { understanding, hits, viewer, documentIds };
  if (understanding.documents.length > 0) {
    const draft = await answerFromReferences({ ...common, units: subject }, sources);
    if (draft) return { draft, nearest: [] };
  }
  if (
    DOCUMENT_ATTRIBUTES.some((attribute) => asked.has(attribute)) &&
    topic.length <= WHOLE_DOCUMENT_UNITS &&
    understanding.agencies.length === 0
  ) {
    const draft = await answerFromDocument(common, sources);
    if (draft) return { draft, nearest: [] };
  }
  const tasks = await answerFromTasks({ understanding, units: topic, viewer, documentIds }, sources);
  if (tasks?.kind === 'list') return { draft: tasks.draft, nearest: hits.slice(0, 2) };
  const section = await answerFromSection({ ...common, units: subject }, sources);
  if (section) return { draft: section, nearest: [] };
  const passages = answerFromPassages(understanding, subject, hits);
  if (tasks) {
    const ofRow = ['lead', 'cooperate', 'deadline'].some((attribute) => asked.has(attribute as never));
    if (tasks.share + (ofRow ? ROW_MARGIN : -ROW_MARGIN) >= passages.share)
      return { draft: tasks.draft, nearest: passages.nearest };
  }
  if (passages.draft.outcome.class !== 'answered' && isForeign(subject)) {
    return { draft: refusal('unanswerable_out_of_scope'), nearest: [] };
  }
  return passages;
}
