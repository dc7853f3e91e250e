// Answers from running text: the sentences that cover the question, quoted verbatim; or a reasoned refusal.

import { hasDiacritics } from '../vietnamese/normalise.ts';
import { blankOf } from './blank-row.ts';
import { quoteReadings } from './compose-quotes.ts';
import type { Draft, Hit } from './contract.ts';
import { asksOnlyMeaning, definesTerm } from './definition.ts';
import { DraftBuilder, inline, refusal } from './draft.ts';
import { bodyVerdict } from './duty-headings.ts';
import { fits, measure, saysInOtherWords } from './evidence-fit.ts';
import { announcesThings, introducesKind, kindAsked } from './kind-asked.ts';
import { itemsAfter } from './lead-in.ts';
import type { Need } from './needs.ts';
import { isOfTime, rankReadings } from './rank-readings.ts';
import type { Reading } from './reading.ts';
import { answers, evidenceOf, type PassageQuestion, statesOtherTime } from './reading-answers.ts';
import { withUnits } from './row-cells.ts';
import type { Sources } from './sources.ts';
import type { ContentUnit } from './terms.ts';
import { text } from './text.ts';
import type { Said } from './value-places.ts';
import { meetsStatedNumbers, valueVerdict } from './value-premise.ts';

/** Below this share of the question's content, a passage is about something else. Chosen on the suites. */
const ANSWER_SHARE = 0.6;
/** A passage scored this close to the best says the same of the same subject: both are shown. */
const TIE_MARGIN = 0.035;
/** The same where a value is asked for: two places may give two values, and the reader must see both. */
const VALUE_TIE_MARGIN = 0.08;
const MAX_QUOTES = 4;
/** Readings looked at after ranking. */
const MAX_READ = 30;
/** A reading that gives way to another for want of the asked attribute may cover this much more of the question. */
const ATTRIBUTE_SLACK = 0.15;

/** An idf from which a word of the question must not be left out for another passage's sake. */
const TELLING_WEIGHT = 3;

export type PassageAnswer = {
  draft: Draft;
  share: number;
  sequence: number;
  /** Whether the answering passage shows the asked attribute; null for a refusal. */
  attribute: Reading['attribute'] | null;
  nearest: Hit[];
};

/** Reads the hits and answers from the best of them. */
export async function answerFromPassages(
  question: PassageQuestion,
  sources: Sources,
): Promise<PassageAnswer> {
  const { units } = question;
  const { readings, needs, terms } = rankReadings(question);
  const nearest = readings.slice(0, 2).map((reading) => reading.hit);
  const defining = readings.filter((reading) => definesTerm(reading.hit.passage.text, terms));
  const best = readings[0];
  const refused = (share: number, reason?: string, note?: string, sequence = 0): PassageAnswer => ({
    draft: refusal('unanswerable_no_evidence', reason, note),
    share,
    sequence,
    attribute: null,
    nearest,
  });
  if (!best || (defining.length === 0 && isTooLittle(units, best))) return refused(best?.share ?? 0);
  const least = (await isReworded(best, question, sources)) ? best.share : ANSWER_SHARE;
  if (best.share < least) return refused(best.share);
  if (defining.length === 0 && asksOnlyMeaning(question.understanding.question))
    return refused(best.share, 'attribute_missing');
  const blank = blankOf(best.hit.passage);
  if (blank)
    return refused(best.share, 'attribute_missing', text.blankRow(blank.label, blank.printed), best.sequence);
  // words without the figure that the question names ("mô hình 4 lớp") are of another thing
  const named = readings.find(
    (reading) =>
      meetsStatedNumbers(question.understanding, evidenceOf(reading)) &&
      !statesOtherTime(reading.hit.passage, question.understanding, needs),
  );
  const bar = Math.max(least, (named ?? best).share - ATTRIBUTE_SLACK);
  const fitting = (defining.length > 0 ? defining : readings).filter(
    (reading) => reading.share >= bar && answers(reading, question, needs),
  );
  // "những khoản dịch vụ nào": what announces all of them is the answer, whatever else shares the words
  const asked = question.understanding.question;
  const kind = kindAsked(asked);
  const announced = readings.filter(
    (reading) =>
      reading.share >= least &&
      (announcesThings(asked, reading.hit.passage) ||
        (introducesKind(kind, reading.hit.passage) && !lacksTelling(reading, best))) &&
      answers(reading, question, needs),
  );
  if (announced.length > 0) fitting.splice(0, fitting.length, ...announced);
  const timely = ofItsTime(fitting, question);
  if (timely.length > 0) fitting.splice(0, fitting.length, ...timely);
  const first = fitting[0];
  if (first && isSecondChoice(first, best, needs)) return refused(best.share, 'attribute_missing');
  if (!first) return refused(best.share, question.unseen?.length ? 'document_cited' : 'attribute_missing');
  if (defining.length === 0 && !(await speaksOf(first, question, sources))) return refused(0, 'only_words');
  const margin = needs.some((need) => need.strict) ? VALUE_TIE_MARGIN : TIE_MARGIN;
  return {
    draft: await compose(question, select(first, fitting, margin), sources),
    share: first.share,
    sequence: first.sequence,
    attribute: first.attribute,
    nearest,
  };
}

/**
 * A value is asked for, and what comes nearest does not give it of the subject; what gives one leaves out a word of the
 * question that the nearest has.
 */
function isSecondChoice(first: Reading, best: Reading, needs: Need[]): boolean {
  if (!needs.some((need) => need.strict) || first.share >= best.share) return false;
  return lacksTelling(first, best);
}

/** A reading leaves out a telling word of the question that the nearest one has. */
function lacksTelling(reading: Reading, best: Reading): boolean {
  return reading.missing.some(
    (unit) => !unit.unknown && unit.weight >= TELLING_WEIGHT && !best.missing.includes(unit),
  );
}

/** Where a time is stated, readings that are of that time by their own words, if they cover nearly as much as the best. */
function ofItsTime(fitting: Reading[], { understanding }: PassageQuestion): Reading[] {
  const { asked, dates } = understanding;
  // a time that is to be confirmed may be the wrong one
  if (asked.has('confirm') || !dates.some((date) => date.from !== null)) return [];
  const least = (fitting[0]?.share ?? 0) - ATTRIBUTE_SLACK;
  return fitting.filter(({ share, hit }) => share >= least && isOfTime(hit.passage, understanding));
}

/**
 * Among thousands of passages some share most words of any question: the meaning must be near, too. Of a question
 * typed without diacritics the embedder knows too little to say.
 */
async function speaksOf(
  reading: Reading,
  { understanding, units, hits, isNamed }: PassageQuestion,
  sources: Sources,
): Promise<boolean> {
  if (!hasDiacritics(understanding.question)) return true;
  const [{ similarity }, { total }] = await Promise.all([sources.words(), sources.statistics([])]);
  // in the one document whose number is given few passages can share words by chance
  const passages = isNamed ? Math.min(total, hits.length) : total;
  return fits(measure(understanding.question, units, reading, similarity), passages);
}

/** The best reading shares too few words to answer by them, and says the same in others. */
async function isReworded(
  best: Reading,
  { understanding, units }: PassageQuestion,
  sources: Sources,
): Promise<boolean> {
  if (best.share >= ANSWER_SHARE || !hasDiacritics(understanding.question)) return false;
  const { similarity } = await sources.words();
  return saysInOtherWords(measure(understanding.question, units, best, similarity), best.attribute);
}

/** Nothing was asked, or one familiar word beside words that no document has: too little to tell what is meant. */
function isTooLittle(units: ContentUnit[], best: Reading): boolean {
  if (units.length === 0) return true;
  const found = units.filter((unit) => !best.missing.includes(unit));
  const known = found.filter((unit) => !unit.unknown);
  return known.length === 0 || (units.some((unit) => unit.unknown) && found.length < 2);
}

/** The best passage, those that say the same elsewhere, and those that cover what it leaves open. */
function select(best: Reading, readings: Reading[], margin: number): Reading[] {
  const chosen = [best];
  let missing = new Set(best.missing.map((unit) => unit.folded));
  for (const reading of readings.slice(1, MAX_READ)) {
    if (chosen.length >= MAX_QUOTES) break;
    const repeats = chosen.some(
      (other) => inline(other.hit.passage.text) === inline(reading.hit.passage.text),
    );
    if (repeats) continue;
    const ties = reading.score >= best.score - margin && reading.share >= best.share - margin;
    const left = new Set(reading.missing.map((unit) => unit.folded));
    const beside = isBeside(best, reading);
    const adds = [...missing].some((unit) => !left.has(unit)) && (beside || reading.ownShare >= 0.4);
    if (!ties && !adds) continue;
    chosen.push(reading);
    missing = new Set([...missing].filter((unit) => left.has(unit)));
  }
  return chosen;
}

/** Both complete the same lead-in. */
function isBeside(one: Reading, other: Reading): boolean {
  const [a, b] = [one.hit.passage, other.hit.passage];
  const above = a.headings.at(-1) ?? '';
  return a.documentId === b.documentId && /[:…]$/u.test(above) && above === b.headings.at(-1);
}

async function compose(question: PassageQuestion, readings: Reading[], sources: Sources): Promise<Draft> {
  const builder = new DraftBuilder();
  const said = await saidBy(readings, question.groups, sources);
  const verdict =
    valueVerdict(question.understanding, question.units, said, question.claimed) ||
    bodyVerdict(question.understanding, readings[0]!);
  if (verdict) builder.frame(verdict);
  await quoteReadings(builder, readings, question, sources);
  return builder.build();
}

/** What the readings say, a lead-in through its items. */
async function saidBy(readings: Reading[], groups: string[], sources: Sources): Promise<Said[]> {
  const said: Said[] = [];
  for (const { hit } of readings) {
    const items = await itemsAfter(hit, groups, sources);
    for (const one of items.length > 0 ? items : [hit])
      said.push({ text: withUnits(one.passage), above: one.passage.headings.join('. ') });
  }
  return said;
}
