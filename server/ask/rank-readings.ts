// Puts what was found in order: how much of the question each passage reads on, and what more speaks for or against it.
import type { Passage } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { SO_FAR } from './contradictions/contradicts.ts';
import { asksMeaning, definesTerm, termsAsked } from './definition.ts';
import { referredTexts, rulesTheRest } from './inner-references.ts';
import { announcesThings, doerPattern, kindAsked, labelOf, listsKind } from './kind-asked.ts';
import { type Need, needsOf } from './needs.ts';
import { type Reading, readHit } from './reading.ts';
import type { PassageQuestion } from './reading-answers.ts';
import { type ContentUnit, coverage, readText } from './terms.ts';
import type { Understanding } from './understand.ts';
import { holdsStatedDates } from './value-premise.ts';
import { fallsInto } from './value-steps.ts';
import { asksWhere } from './where-asked.ts';

/** What a passage gains when it defines the term that is asked about. */
const DEFINITION_BONUS = 0.4;
/** What one gains that lists the kind of thing asked for ("vì những lý do gì"). */
const KIND_BONUS = 0.08;
/** "hiện nay" is answered by what a text says to be so far, sooner than by what it wants to be. */
const NOW = /(?<!\p{L})(?:hiện nay|hiện tại|hiện có|hiện giờ|hiện trạng|bây giờ|đến nay|đang có)(?!\p{L})/iu;
/** What one gains whose label the question says ("Tuyển thẳng: …"). */
const LABEL_BONUS = 0.08;
/** What one gains whose heading is what a question asks the place of ("Điều nào quy định …?"). */
const HEADED_BONUS = 0.15;
const HEADED_SHARE = 0.8;
/** What one gains that is itself of the time asked about, not by its document's title alone. */
const DATE_BONUS = 0.06;
/** "có hiệu lực từ ngày nào": what a text says of itself, sooner than of what it replaces. */
const asksEffect =
  /\bhieu luc\b.*\b(?:khi nao|bao gio|luc nao|ngay nao|hom nao|tu ngay|ngay may|thang nao)\b|\b(?:khi nao|bao gio|ngay nao)\b.*\bhieu luc\b/;
const ownEffect =
  /^\W*(?:\d+\W+)?(?:dieu \d+\W.{0,60}?)?(?:nghi dinh|thong tu|thong tu lien tich|quyet dinh|luat|bo luat|phap lenh|nghi quyet|quy dinh|quy che|chi thi|ke hoach|van ban) nay (?:co|bat dau co) hieu luc\b/;
/** The same for one that announces all there is of the very things asked for ("các khoản thu … gồm"), or says by whom. */
const ANNOUNCED_BONUS = 0.15;
/** "tối thiểu = cái gì": what a text says to be the least or the most, where that is asked. */
const BOUNDS = [/\b(?:toi thieu|it nhat)\b/, /\b(?:toi da|nhieu nhat)\b/];
/** What one loses that has nothing of what is asked but the name its document's title gives. */
const ONLY_NAME_PENALTY = 0.1;

/** All hits read against the question, best first, with what the question needs and the terms it asks the meaning of. */
export function rankReadings({ understanding, units, hits }: PassageQuestion): {
  readings: Reading[];
  needs: Need[];
  terms: string[];
} {
  const { question, asked } = understanding;
  const terms = asked.has('definition') || asksMeaning(question) ? termsAsked(question) : [];
  const needs = needsOf(question, asked, units);
  const referred = referredTexts(hits);
  const wantsValue = needs.some((need) => need.strict);
  const kind = kindAsked(question);
  const doer = doerPattern(question);
  const line = ` ${fold(question)} `;
  const asksNow = NOW.test(question.normalize('NFC'));
  const dated = understanding.dates.some((date) => date.from !== null);
  const bonus = (passage: Passage) =>
    (definesTerm(passage.text, terms) ? DEFINITION_BONUS : 0) +
    (listsKind(kind, passage) ? KIND_BONUS : 0) +
    (isLabelled(labelOf(passage), line) ? LABEL_BONUS : 0) +
    (asksEffect.test(line) && ownEffect.test(fold(passage.text)) ? ANNOUNCED_BONUS : 0) +
    (asksNow && SO_FAR.test(passage.text) ? DATE_BONUS : 0) +
    (asksWhere(question) && isHeadedBy(passage, units) ? HEADED_BONUS : 0) +
    (announcesThings(question, passage) || doer?.test(fold(passage.text)) ? ANNOUNCED_BONUS : 0) +
    caseBonus(understanding, passage) +
    (rulesTheRest(question, passage.text, referred.get(passage.id)) ? ANNOUNCED_BONUS : 0) +
    (dated && isOfTime(passage, understanding) ? DATE_BONUS : 0) +
    (BOUNDS.some((bound) => bound.test(line) && bound.test(fold(passage.text))) ? KIND_BONUS : 0);
  const readings = hits
    .map((hit) => readHit(hit, units, needs, referred.get(hit.passage.id)))
    .map((reading) => ({
      ...reading,
      score:
        reading.score +
        bonus(reading.hit.passage) -
        (!wantsValue && sharesOnlyTitle(reading, units) ? ONLY_NAME_PENALTY : 0),
    }))
    .sort((a, b) => b.score - a.score);
  return { readings, needs, terms };
}

/** Of a question that names its document by some words of the title, the passage has none of the others. */
function sharesOnlyTitle({ hit, missing }: Reading, units: ContentUnit[]): boolean {
  const asked = coverage(units, readText(hit.documentTitle)).missing;
  return asked.length > 0 && asked.length < units.length && asked.every((unit) => missing.includes(unit));
}

/** "4 tháng": the step that holds the case comes first, the steps that do not come last. */
function caseBonus(understanding: Understanding, { kind, text }: Passage): number {
  const falls = kind === 'row' ? null : fallsInto(understanding, text);
  return falls === null ? 0 : falls ? ANNOUNCED_BONUS : -ANNOUNCED_BONUS;
}

/** The question says the label of a passage, word for word. */
function isLabelled(label: string, line: string): boolean {
  return label.includes(' ') && line.includes(` ${label} `);
}

function isHeadedBy({ headings }: Passage, units: ContentUnit[]): boolean {
  const heading = headings.findLast((one) => /^Điều \d/u.test(one)) ?? headings.at(-1) ?? '';
  return coverage(units, readText(heading)).share >= HEADED_SHARE;
}

/** The passage is of the time asked about by its own words. */
export function isOfTime({ headings, text: own }: Passage, understanding: Understanding): boolean {
  return holdsStatedDates(understanding, [...headings, own].join('\n'));
}
