// Code's own words stay in a generated answer: the verdict on a premise, the count of a list, the part without a basis.
import type { Statement } from './contract.ts';

/**
 * The model's statements between the frames of the verbatim draft. A lead-in ("… 6 nhiệm vụ:") is kept only when it
 * is the draft's only one: between several the model's text could stand under the wrong one.
 */
export function withFrames(verbatim: Statement[], phrased: Statement[]): Statement[] {
  const frames = verbatim.filter((one) => one.kind === 'frame' && !one.markdown.startsWith('**'));
  const leadIns = frames.filter((one) => one.markdown.endsWith(':')).length;
  const isKept = (one: Statement) => frames.includes(one) && (leadIns === 1 || !one.markdown.endsWith(':'));
  const firstFact = Math.max(
    0,
    verbatim.findIndex((one) => one.kind === 'fact'),
  );
  const opening = verbatim.slice(0, firstFact).filter(isKept);
  const closing = verbatim.slice(firstFact).filter(isKept);
  const ownFact = Math.max(
    0,
    phrased.findIndex((one) => one.kind === 'fact'),
  );
  return [...opening, ...phrased.slice(opening.length > 0 ? ownFact : 0), ...closing];
}
