// Which questions are worth a plan, and how what a plan found joins the ordinary draft.
import { answerFromPassages } from './answer-passages.ts';
import { compares } from './comparison.ts';
import type { Draft, Evidence, Viewer } from './contract.ts';
import { DraftBuilder } from './draft.ts';
import type { Prepared, Tools } from './prepare.ts';

/** A part has no evidence, or several parts or a comparison are not answered as complete lists. */
export function isHard(question: string, drafts: Draft[]): boolean {
  if (drafts.some((draft) => draft.outcome.class === 'unanswerable_no_evidence')) return true;
  const several = drafts.length > 1 || compares(question);
  return several && drafts.some((draft) => draft.statements.length > 0 && draft.complete !== true);
}

/**
 * The ordinary draft with the plan's evidence after its own, for the generate step. A refused question has no sentences then,
 * unless the reading step finds its answer in the new evidence: evidence alone is no answer.
 */
export async function draftWithPlan(
  ordinary: Draft,
  evidence: Evidence[],
  prepared: Prepared[],
  viewer: Viewer,
  tools: Tools,
): Promise<Draft> {
  if (ordinary.statements.length > 0) return withEvidence(ordinary, evidence);
  const [only, ...others] = prepared;
  const empty = withEvidence(new DraftBuilder().build(), evidence);
  if (!only || others.length > 0 || ordinary.outcome.reason !== undefined) return empty;
  const { draft } = await answerFromPassages(
    {
      understanding: only.understanding,
      units: only.subject,
      hits: evidence.map((one) => one.hit),
      groups: viewer.groups,
    },
    tools.sources,
  );
  return draft.outcome.class === 'answered' ? withEvidence(draft, evidence) : empty;
}

/** Evidence that the draft does not have yet, numbered on from its own. */
function withEvidence(draft: Draft, evidence: Evidence[]): Draft {
  const builder = new DraftBuilder();
  for (const one of [...draft.evidence, ...evidence]) builder.cite(one.hit, one.task);
  return { ...draft, evidence: builder.evidence };
}
