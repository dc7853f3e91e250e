// The reading step: is the asked attribute of the asked subject in this passage, and in which sentence?
import type { Span } from '../domain.ts';
import { splitSentences } from '../vietnamese/sentences.ts';
import type { Hit } from './contract.ts';
import { meets, type Need } from './needs.ts';
import { type ContentUnit, coverage, joinTexts, readText, sharedSequence } from './terms.ts';

export type Reading = {
  hit: Hit;
  /** Share of the question's content in the passage, its headings and its document's title. */
  share: number;
  /** The same for the best sentence with the headings. */
  sentenceShare: number;
  /** Share in the passage's own text, without headings and title. */
  ownShare: number;
  /** The best sentence, in the passage's text. */
  sentence: Span;
  sentences: Span[];
  missing: ContentUnit[];
  /** Whether the asked attribute stands in the best sentence, or elsewhere in the passage. */
  attribute: 'sentence' | 'passage' | 'absent';
  /** Longest run of question words that stands in the passage in the same order, as a share of them. */
  sequence: number;
  score: number;
};

/** Sentences up to this many characters say what they say of the subject alone. */
const SHORT_SENTENCE = 220;
const WEIGHTS = { sentence: 0.4, passage: 0.2, own: 0.15, rank: 0.15, sequence: 0.1, brevity: 0.06 };
/** A passage without the asked attribute loses this much: it may speak of the subject, but does not answer. */
const ATTRIBUTE_PENALTY = 0.25;
const SOFT_PENALTY = 0.12;

/** Reads one hit against the question's content and asked attributes. */
export function readHit(hit: Hit, units: ContentUnit[], needs: Need[]): Reading {
  const body = hit.passage.text;
  // The running number of a row is no figure of what it says.
  const stated = hit.passage.kind === 'row' ? body.replace(/^[^\t]*\t/, '') : body;
  const own = readText(body);
  const above = readText([...hit.passage.headings, hit.documentTitle].join('\n'));
  const indexed = readText(hit.passage.searchText);
  const whole = coverage(units, joinTexts(own, above, indexed));
  const spans = splitSentences(body);
  const sentences = spans.length > 0 ? spans : [{ start: 0, end: body.length }];
  const scored = sentences.map((span) => {
    const sentence = body.slice(span.start, span.end);
    return {
      span,
      share: coverage(units, joinTexts(readText(sentence), above)).share,
      holds: meets(needs, hit.passage.kind === 'row' ? stated : sentence),
    };
  });
  const best = scored.reduce((a, b) => (value(b) > value(a) ? b : a));
  const attribute = best.holds ? 'sentence' : meets(needs, stated) ? 'passage' : 'absent';
  const ownShare = coverage(units, own).share;
  const sequence = sharedSequence(units, own);
  const score =
    WEIGHTS.sentence * best.share +
    WEIGHTS.passage * whole.share +
    WEIGHTS.own * ownShare +
    WEIGHTS.rank * hit.score +
    WEIGHTS.sequence * sequence +
    WEIGHTS.brevity * Math.min(1, SHORT_SENTENCE / (best.span.end - best.span.start)) -
    (attribute !== 'absent' ? 0 : needs.some((need) => need.strict) ? ATTRIBUTE_PENALTY : SOFT_PENALTY);
  return {
    hit,
    share: whole.share,
    sentenceShare: best.share,
    ownShare,
    sentence: best.span,
    sentences,
    missing: whole.missing,
    attribute,
    sequence,
    score,
  };
}

function value(candidate: { share: number; holds: boolean }): number {
  return candidate.share + (candidate.holds ? 0.1 : 0);
}
