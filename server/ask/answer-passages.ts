// Answers from running text: the sentences that cover the question, quoted verbatim; or a reasoned refusal.
import type { Draft, Hit } from './contract.ts';
import type { Asked } from './cues.ts';
import { DraftBuilder, inline, refusal } from './draft.ts';
import { quoteOf } from './quote.ts';
import { type Reading, readHit } from './reading.ts';
import type { ContentUnit } from './terms.ts';
import type { Understanding } from './understand.ts';
import { valueVerdict } from './value-premise.ts';

/** Below this share of the question's content, a passage is about something else. Chosen on the suites. */
export const ANSWER_SHARE = 0.66;
/** A passage scored this close to the best says the same of the same subject: both are shown. */
const TIE_MARGIN = 0.035;
const MAX_QUOTES = 4;
/** Attributes that a passage must hold to answer; without it the honest answer is that it is not stated. */
const REQUIRED: Asked[] = ['percent', 'money', 'contact', 'frequency', 'deadline', 'issued'];

export type PassageAnswer = { draft: Draft; share: number; nearest: Hit[] };

/** Reads the hits and answers from the best of them. `units` include agencies; values only where they are no premise. */
export function answerFromPassages(
  understanding: Understanding,
  units: ContentUnit[],
  hits: Hit[],
): PassageAnswer {
  const readings = hits
    .map((hit) => readHit(hit, units, understanding.asked))
    .sort((a, b) => b.score - a.score);
  const nearest = readings.slice(0, 2).map((reading) => reading.hit);
  const best = readings[0];
  if (!best || units.length === 0) return { draft: refusal('unanswerable_no_evidence'), share: 0, nearest };
  if (best.share < ANSWER_SHARE)
    return { draft: refusal('unanswerable_no_evidence'), share: best.share, nearest };
  const required = REQUIRED.some((attribute) => understanding.asked.has(attribute));
  if (required && best.attribute === 'absent') {
    const holder = readings.find(
      (reading) =>
        reading.attribute !== 'absent' && reading.share >= Math.max(ANSWER_SHARE, best.share - 0.1),
    );
    if (!holder)
      return { draft: refusal('unanswerable_no_evidence', 'attribute_missing'), share: best.share, nearest };
    return { draft: compose(understanding, [holder], units), share: holder.share, nearest };
  }
  return { draft: compose(understanding, select(best, readings), units), share: best.share, nearest };
}

/** The best passage, those that say the same elsewhere, and those that cover what it leaves open. */
function select(best: Reading, readings: Reading[]): Reading[] {
  const chosen = [best];
  let missing = new Set(best.missing.map((unit) => unit.folded));
  for (const reading of readings.slice(1, 30)) {
    if (chosen.length >= MAX_QUOTES) break;
    const repeats = chosen.some(
      (other) => inline(other.hit.passage.text) === inline(reading.hit.passage.text),
    );
    if (repeats) continue;
    const ties =
      reading.score >= best.score - TIE_MARGIN &&
      reading.share >= best.share - TIE_MARGIN &&
      reading.attribute !== 'absent';
    const left = new Set(reading.missing.map((unit) => unit.folded));
    const adds =
      missing.size > 0 &&
      [...missing].some((unit) => !left.has(unit)) &&
      reading.ownShare >= 0.4 &&
      reading.share >= best.share - 0.25;
    if (!ties && !adds) continue;
    chosen.push(reading);
    missing = new Set([...missing].filter((unit) => left.has(unit)));
  }
  return chosen;
}

function compose(understanding: Understanding, readings: Reading[], units: ContentUnit[]): Draft {
  const builder = new DraftBuilder();
  const verdict = valueVerdict(understanding, readings);
  readings.forEach((reading, index) => {
    const marker = builder.cite(reading.hit);
    const opening = index === 0 ? verdict : '';
    const bullet = readings.length > 1 ? '- ' : '';
    builder.fact(`${bullet}${opening}“${quoteOf(reading, units)}”`, [marker]);
  });
  return builder.build();
}
