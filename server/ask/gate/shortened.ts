// Quotations shortened by whole sentences: “A. […] C.”, alone or under the heading or title that they stand under.
import { splitSentences } from '../../vietnamese/sentences.ts';
import { exactForm } from './text.ts';
import type { GateSource, Segment } from './types.ts';

/** A heading or title, then one quotation. */
const QUOTATION = /^(?:(?<above>[^“”]+):\s+)?“(?<quote>[^“”]+)”[.;]?$/u;
const DASH = /^[-–+•]\s+/u;

/**
 * True when the segment is nothing but whole sentences of one source in their order, each gap marked with […].
 * Since no sentence is cut, what turns its meaning (a negation, an exception) is quoted with it.
 */
export function isShortened({ text, sources }: Segment): boolean {
  const { above, quote } = QUOTATION.exec(text.replace(/^[-•]\s+/u, '').trim())?.groups ?? {};
  if (quote === undefined) return false;
  const pieces = quote.split('[…]').map(exactForm);
  return sources.some((source) => isAbove(above, source) && areSentencesOf(pieces, source));
}

/** Stands between a heading and one below it where both are shown before a quotation. */
export const HEADING_JOINT = ' › ';

/** The words before the quotation are the source's own title or some of its headings, whole and in their order. */
function isAbove(words: string | undefined, source: GateSource): boolean {
  const bare = (line: string) => exactForm(line).replace(/[.:;\s]+$/u, '');
  const lines = [source.title, ...source.headings].map(bare);
  let from = 0;
  return (words?.split(HEADING_JOINT) ?? []).every((part) => {
    const at = lines.indexOf(bare(part), from);
    from = at + 1;
    return at >= 0;
  });
}

function areSentencesOf(pieces: string[], source: GateSource): boolean {
  const sentences = splitSentences(source.text).map(({ start, end }) =>
    exactForm(source.text.slice(start, end)),
  );
  let next = 0;
  for (const piece of pieces) {
    const end = endOfPiece(piece, sentences, next);
    if (end === null) return false;
    next = end;
  }
  return true;
}

/** The place after the sentences that together are the piece, from `from` on; null when there are none. */
function endOfPiece(piece: string, sentences: string[], from: number): number | null {
  for (let start = from; start < sentences.length; start += 1) {
    let said = sentences[start]!.replace(DASH, '');
    for (let end = start + 1; end <= sentences.length && said.length <= piece.length; end += 1) {
      if (said === piece) return end;
      said = `${said} ${sentences[end] ?? ''}`;
    }
  }
  return null;
}
