// Chooses which sentences of a passage are quoted: short passages whole, long ones by what the question needs.
import { inline, quotable } from './draft.ts';
import type { Reading } from './reading.ts';
import { type ContentUnit, coverage, readText } from './terms.ts';

/** A passage up to this many characters is quoted whole. */
const WHOLE_CHARS = 420;
/** The same of a clause or point, whose sentences limit each other. */
const WHOLE_CLAUSE_CHARS = 700;
/** Sentences quoted at most from a longer one. */
const MAX_SENTENCES = 3;
/** Stands for what a quotation leaves out. */
const GAP = '[…]';

/** The verbatim words to show for a reading, white space folded; skipped sentences are marked with […]. */
export function quoteOf(reading: Reading, units: ContentUnit[]): string {
  const body = reading.hit.passage.text;
  const { kind } = reading.hit.passage;
  const whole = kind === 'clause' || kind === 'point' ? WHOLE_CLAUSE_CHARS : WHOLE_CHARS;
  if (kind === 'row' || inline(body).length <= whole) return quotable(body);
  const chosen = new Set([reading.sentences.indexOf(reading.sentence)]);
  const best = readText(body.slice(reading.sentence.start, reading.sentence.end));
  let missing = coverage(units, best).missing;
  for (const [index, span] of reading.sentences.entries()) {
    if (chosen.has(index) || chosen.size >= MAX_SENTENCES || missing.length === 0) continue;
    const still = coverage(missing, readText(body.slice(span.start, span.end)));
    if (still.share < 0.3) continue;
    chosen.add(index);
    missing = still.missing;
  }
  const ordered = [...chosen].sort((a, b) => a - b);
  return ordered
    .map((index, position) => {
      const span = reading.sentences[index]!;
      const sentence = body.slice(span.start, span.end);
      // what follows on is quoted as it is printed: its dash belongs to the text
      if (position > 0 && ordered[position - 1] === index - 1) return inline(sentence);
      return `${position > 0 ? `${GAP} ` : ''}${quotable(sentence)}`;
    })
    .join(' ');
}
