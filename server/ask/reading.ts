// The reading step: is the asked attribute of the asked subject in this passage, and in which sentence?
import type { Span } from '../domain.ts';
import { splitSentences } from '../vietnamese/sentences.ts';
import type { Hit } from './contract.ts';
import { countMet, meets, type Need } from './needs.ts';
import { withUnits } from './row-cells.ts';
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
  /** Whether the asked attribute stands in the best sentence, elsewhere in the passage, or in the lead-in above it. */
  attribute: 'sentence' | 'passage' | 'lead' | 'absent';
  /** Longest run of question words that stands in the passage in the same order, as a share of them. */
  sequence: number;
  score: number;
};

/** The label that a passage begins with. */
const LABEL = /^\s*(?:Điều \d+\p{Ll}?[.:]?|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]{1,2}\)|[-–+•])\s+/u;
/** Sentences up to this many characters say what they say of the subject alone. */
const SHORT_SENTENCE = 220;
const WEIGHTS = { sentence: 0.4, passage: 0.2, own: 0.15, rank: 0.15, sequence: 0.1, brevity: 0.06 };
/** A passage without the asked attribute loses this much: it may speak of the subject, but does not answer. */
const ATTRIBUTE_PENALTY = 0.25;
const SOFT_PENALTY = 0.12;
/** What a passage gains for each further attribute that it shows of several asked for. */
const FURTHER_ATTRIBUTE = 0.06;

/** Reads one hit against the question's content and asked attributes. `referred`: what it takes over from other places. */
export function readHit(hit: Hit, units: ContentUnit[], needs: Need[], referred = ''): Reading {
  const body = hit.passage.text;
  const isRow = hit.passage.kind === 'row';
  // The running number of a row or of a khoản is no figure of what it says.
  const stated = isRow ? withUnits(hit.passage).replace(/^[^\t]*\t/, '') : body.replace(LABEL, '');
  const own = readText(body);
  const above = readText([...hit.passage.headings, hit.documentTitle, referred].join('\n'));
  const indexed = readText(hit.passage.searchText);
  const whole = coverage(units, joinTexts(own, above, indexed));
  const spans = splitSentences(body);
  const sentences = spans.length > 0 ? spans : [{ start: 0, end: body.length }];
  const scored = sentences.map((span) => {
    const sentence = body.slice(span.start, span.end);
    return {
      span,
      share: coverage(units, joinTexts(readText(sentence), above)).share,
      holds: meets(needs, isRow ? stated : sentence.replace(LABEL, '')),
    };
  });
  const best = scored.reduce((a, b) => (value(b) > value(a) ? b : a));
  const attribute = best.holds
    ? 'sentence'
    : meets(needs, stated)
      ? 'passage'
      : meets(needs, leadOf(hit).replace(LABEL, '')) && needs.length > 0
        ? 'lead'
        : 'absent';
  const ownShare = coverage(units, own).share;
  const sequence = sharedSequence(units, own);
  const score =
    WEIGHTS.sentence * best.share +
    WEIGHTS.passage * whole.share +
    WEIGHTS.own * ownShare +
    WEIGHTS.rank * hit.score +
    WEIGHTS.sequence * sequence +
    WEIGHTS.brevity * Math.min(1, SHORT_SENTENCE / (best.span.end - best.span.start)) +
    FURTHER_ATTRIBUTE * Math.max(0, countMet(needs, stated) - 1) -
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

/** The lead-in that the passage completes ("Phạt tiền từ … đối với một trong các hành vi sau đây:"), '' without one. */
function leadOf(hit: Hit): string {
  const above = hit.passage.kind === 'row' ? '' : (hit.passage.headings.at(-1) ?? '');
  return /[:…]$/u.test(above) ? above : '';
}

function value(candidate: { share: number; holds: boolean }): number {
  return candidate.share + (candidate.holds ? 0.1 : 0);
}
