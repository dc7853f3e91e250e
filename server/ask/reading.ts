// The reading step: is the asked attribute of the asked subject in this passage, and in which sentence?
import type { Span } from '../domain.ts';
import { findDates } from '../vietnamese/dates.ts';
import { fold } from '../vietnamese/normalise.ts';
import { splitSentences } from '../vietnamese/sentences.ts';
import type { Hit } from './contract.ts';
import type { Asked } from './cues.ts';
import { type ContentUnit, coverage, joinTexts, readText } from './terms.ts';

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
  score: number;
};

const WEIGHTS = { sentence: 0.4, passage: 0.25, own: 0.2, rank: 0.15 };
/** The document's title is a weak witness: nearly every passage of the document shares it. */
const ATTRIBUTE_PENALTY = 0.15;

/** Reads one hit against the question's content and asked attributes. */
export function readHit(hit: Hit, units: ContentUnit[], asked: Set<Asked>): Reading {
  const body = hit.passage.text;
  const own = readText(body);
  const above = readText(`${hit.passage.headings.join(' . ')} . ${hit.documentTitle}`);
  const whole = coverage(units, joinTexts(own, above));
  const spans = splitSentences(body);
  const sentences = spans.length > 0 ? spans : [{ start: 0, end: body.length }];
  const scored = sentences.map((span) => {
    const sentence = body.slice(span.start, span.end);
    return {
      span,
      share: coverage(units, joinTexts(readText(sentence), above)).share,
      holds: holdsAttribute(sentence, asked),
    };
  });
  const best = scored.reduce((a, b) => (value(b) > value(a) ? b : a));
  const attribute = best.holds ? 'sentence' : holdsAttribute(body, asked) ? 'passage' : 'absent';
  const ownShare = coverage(units, own).share;
  const score =
    WEIGHTS.sentence * best.share +
    WEIGHTS.passage * whole.share +
    WEIGHTS.own * ownShare +
    WEIGHTS.rank * hit.score -
    (attribute === 'absent' ? ATTRIBUTE_PENALTY : 0);
  return {
    hit,
    share: whole.share,
    sentenceShare: best.share,
    ownShare,
    sentence: best.span,
    sentences,
    missing: whole.missing,
    attribute,
    score,
  };
}

function value(candidate: { share: number; holds: boolean }): number {
  return candidate.share + (candidate.holds ? 0.1 : 0);
}

/** True when a text has what the question asks for: a percentage, a date, a body that acts… */
export function holdsAttribute(text: string, asked: Set<Asked>): boolean {
  const needed = attributeTests.filter(([attribute]) => asked.has(attribute));
  if (needed.length === 0) return true;
  const folded = fold(text);
  return needed.some(([, test]) => test(folded, text));
}

const pattern = (regex: RegExp) => (folded: string) => regex.test(folded);

const attributeTests: [Asked, (folded: string, text: string) => boolean][] = [
  ['percent', pattern(/%|phan tram/)],
  ['money', pattern(/\d[\d.,]*\s*(?:ty|trieu|nghin|ngan)?\s*(?:dong|vnd|usd)\b|\b(?:ty|trieu) dong\b/)],
  [
    'contact',
    pattern(/\b0\d{2,3}[\s.]?\d{3}[\s.]?\d{3,4}\b|@|https?:|www\.|\b(?:so nha|duong|dien thoai)\b/),
  ],
  [
    'frequency',
    pattern(
      /\/ ?lan\b|\b(?:hang|hang|moi) (?:nam|thang|tuan|quy|ngay)\b|dinh ky|thuong xuyen|24\/7|lien tuc|\blan\b/,
    ),
  ],
  [
    'deadline',
    (folded, text) =>
      findDates(text).length > 0 ||
      /\b(?:thuong xuyen|hang nam|hang tuan|hang thang|trong thoi han|cham nhat|ngay lam viec|dinh ky|\d+ (?:ngay|gio|thang))\b/.test(
        folded,
      ),
  ],
  ['date', (_folded, text) => findDates(text).length > 0],
  ['issued', (_folded, text) => findDates(text).length > 0],
  ['count', pattern(/\d|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b/)],
  ['quantity', pattern(/\d|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b/)],
  ['reason', pattern(/\b(?:nham|de|vi|do|phuc vu|gop phan|boi|muc dich|dam bao)\b/)],
  ['agency', pattern(agencyWords())],
  ['lead', pattern(agencyWords())],
  ['person', pattern(agencyWords())],
];

function agencyWords(): RegExp {
  return /\b(?:so|ubnd|uy ban|cong an|thanh tra|van phong|trung tam|bo|cuc|vu|co quan|don vi|nguoi dung dau|giam doc|chu tich|truong ban|thu truong|nguoi|ban chi dao|truong|sa|doanh nghiep|to chuc|ca nhan|chanh van phong)\b/;
}
