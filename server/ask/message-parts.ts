// The questions of a message: cut into parts, except where figures are set against each other and belong together.
import { fold } from '../vietnamese/normalise.ts';
import { comparesFigures } from './answer-indicators.ts';
import type { Viewer } from './contract.ts';
import { saysComparison } from './indicators-question.ts';
import { splitQuestions } from './parts.ts';
import { prepare, type Tools } from './prepare.ts';

/** The parts in order, each able to stand alone. */
export async function messageParts(question: string, viewer: Viewer, tools: Tools): Promise<string[]> {
  const parts = splitQuestions(question, tools.language);
  if (parts.length < 2 || !(saysComparison(fold(question)) || asksOnce(question))) return parts;
  const prepared = await prepare(question, tools);
  const search = { prepared, viewer, documentIds: undefined };
  return (await comparesFigures(search, tools.sources)) ? [question] : parts;
}

/** "A và B là bao nhiêu?": the figure of both is asked for with one question word. */
function asksOnce(question: string): boolean {
  return [...fold(question).matchAll(/\b(?:bao nhieu|may)\b/g)].length === 1;
}
