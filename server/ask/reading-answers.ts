// Whether a passage answers: it shows the asked attribute, of the asked subject, at the stated time and place.
import type { Passage } from '../domain.ts';
import { findDates } from '../vietnamese/dates.ts';
import { findDocumentNumbers } from '../vietnamese/document-number.ts';
import { fold } from '../vietnamese/normalise.ts';
import { blankOf } from './blank-row.ts';
import type { Hit } from './contract.ts';
import type { Asked } from './cues.ts';
import { asksSum, type Need } from './needs.ts';
import { isOnOtherSide, sidesOf } from './opposites.ts';
import { isOfOtherBranch } from './other-branch.ts';
import { countsOtherDegree } from './other-degree.ts';
import { isOfOtherOffice } from './other-office.ts';
import { isOfOtherSector } from './other-sector.ts';
import { isOfOtherPolarity } from './polarity.ts';
import type { Reading } from './reading.ts';
import { withUnits } from './row-cells.ts';
import { type ContentUnit, coverage, readText } from './terms.ts';
import type { Understanding } from './understand.ts';
import { holdsStatedDates, isOfOtherPeriod, meetsStatedNumbers } from './value-premise.ts';

/** A question put to running text. */
export type PassageQuestion = {
  understanding: Understanding;
  units: ContentUnit[];
  hits: Hit[];
  groups: string[];
  /** The hits are of documents whose numbers the question gives. */
  isNamed?: boolean;
  /** Keys of named documents that are not stored. */
  unseen?: string[];
  /** Numbers that the question claims of a stored document. */
  claimed?: string[];
  /** Folded names that the documents of the scope are of; a passage of theirs need not repeat them. */
  scopeNames?: string[];
};

/** Share of the asked-for thing ("lương của …") that the passage must name; a match without diacritics is not enough. */
const FOCUS_SHARE = 0.6;
/** What the head and the bases of a document do state. */
const DATES: Asked[] = ['deadline', 'date', 'issued'];
/** …where its own dates are asked, not when something is due. */
const DATES_OF_DOCUMENT =
  /\b(?:ban hanh|ky|hieu luc|ra doi|thong qua|co tu|nghi quyet|quyet dinh|nghi dinh|thong tu|luat|chi thi|van ban|to trinh|cong van|can cu)\b/;
/** Words below it only name the kind of answer ("theo kỳ hạn nào"). */
const SUBJECT_WEIGHT = 2;
/** Share of the question in a passage that lacks half of one unknown word, for the word to be taken as said. */
const REST_SHARE = 0.8;

/** Whether a reading shows the asked attribute of the asked subject: strict needs, the focus, stated dates and places. */
export function answers(reading: Reading, question: PassageQuestion, needs: Need[]): boolean {
  const { understanding, units, unseen = [] } = question;
  if (needs.some((need) => need.strict) && reading.attribute === 'absent') return false;
  if (blankOf(reading.hit.passage)) return false;
  // "Kinh phí của …": a task without a sum says nothing of it, a section on money may
  const asksMoney = needs.some((need) => need.asked === 'money') || asksSum(understanding.question);
  if (
    asksMoney &&
    reading.hit.passage.kind === 'row' &&
    !/\d\s*(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng)|\t\d[\d.,]*(?:\t|$)/iu.test(reading.hit.passage.text)
  )
    return false;
  const evidence = evidenceOf(reading);
  const cited = unseen.length === 0 ? [] : findDocumentNumbers(evidence).map(({ key }) => key);
  if (unseen.some((key) => !cited.includes(key))) return false;
  if (needs.some((need) => need.strict) && lacksSubject(reading, question)) return false;
  if (countsOtherDegree(understanding.question, evidence)) return false;
  if (isOfOtherSector(understanding.question, reading.hit.passage)) return false;
  if (isOfOtherBranch(understanding.question, reading.hit.documentTitle, evidence)) return false;
  const premise = understanding.asked.has('confirm') || understanding.asked.has('reason');
  if (!premise && isOfOtherPolarity(understanding.question, ownWords(reading.hit.passage))) return false;
  if (isOnOtherSide(sidesOf(understanding.question), reading.hit.passage)) return false;
  if (needs.some((need) => need.strict) && isOfOtherOffice(understanding.question, evidence)) return false;
  const ofDocument = DATES_OF_DOCUMENT.test(fold(understanding.question));
  if (
    isFrameOfDocument(reading) &&
    needs.some((need) => need.strict && !(ofDocument && DATES.includes(need.asked)))
  )
    return false;
  const focus = units.filter((unit) => understanding.focus.has(unit.index));
  if (focus.length > 0 && coverage(focus, readText(evidence)).share < FOCUS_SHARE) return false;
  if (needs.some((need) => need.strict) && isOfOtherPeriod(understanding, ownWords(reading.hit.passage)))
    return false;
  if (statesOtherTime(reading.hit.passage, understanding, needs)) return false;
  if (!premise && !(holdsStatedDates(understanding, evidence) && meetsStatedNumbers(understanding, evidence)))
    return false;
  const line = readText(evidence).folded;
  const open = understanding.places.filter((place) => !question.scopeNames?.includes(place.folded));
  return open.every((place) => line.includes(` ${place.folded} `));
}

/** "Năm 2025 … đạt 1,85 ngày" for a value "đến 2030": of another time by its own words, whatever years the title spans. */
export function statesOtherTime(passage: Passage, understanding: Understanding, needs: Need[]): boolean {
  if (understanding.asked.has('confirm') || understanding.asked.has('reason')) return false;
  if (!needs.some((need) => need.strict) || understanding.dates.every((date) => date.from === null))
    return false;
  const own = ownWords(passage);
  const times = findDates(own).filter(({ kind, from }) => from !== null && kind !== 'day');
  return times.length > 0 && !holdsStatedDates(understanding, own);
}

function ownWords({ headings, text }: Passage): string {
  return [...headings, text].join('\n');
}

/** All that is said of a passage: its headings, its document, its text with the units of its cells. */
export function evidenceOf({ hit: { passage, documentTitle } }: Reading): string {
  return [...passage.headings, documentTitle, withUnits(passage), passage.searchText].join('\n');
}

/** Head, legal bases, recipients and signature hold dates and numbers, and no value of any content. */
function isFrameOfDocument({ hit }: Reading): boolean {
  return /^(?:Phần đầu|Tiêu đề|Căn cứ|Nơi nhận|Chữ ký)(?:#|$| )/u.test(hit.passage.path);
}

/**
 * A value is given of something: the noun whose value is asked for must be there, and so must a subject of several
 * syllables that no stored document knows ("vận tải hành khách"). Of a shorter word it may be another wording.
 */
function lacksSubject(reading: Reading, { understanding }: PassageQuestion): boolean {
  return reading.missing.some(
    (unit) =>
      unit.weight >= SUBJECT_WEIGHT &&
      unit.alternatives.length === 0 &&
      (unit.index === understanding.valueHead ||
        (unit.unknown && unit.folded.includes(' ') && !isSaidInPart(unit, reading))),
  );
}

/**
 * A part of a long word ("gặp sự cố") stands in the passage; or half of a short one ("tiền vé" – "doanh thu bán vé")
 * where the passage has all the rest of the question: it is the same said in other words.
 */
function isSaidInPart(unit: ContentUnit, { hit, share, missing }: Reading): boolean {
  const syllables = unit.folded.split(' ');
  const line = readText([hit.passage.text, ...hit.passage.headings].join('\n'));
  if (syllables.length === 2) {
    const others = missing.filter((other) => other !== unit);
    const half = unit.text.split(' ').some((syllable) => line.accented.includes(` ${syllable} `));
    return half && others.length === 0 && share >= REST_SHARE;
  }
  const pairs = syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`);
  return pairs.some((pair) => line.folded.includes(` ${pair} `));
}
