// Answers from running text: the sentences that cover the question, quoted verbatim; or a reasoned refusal.

import type { TaskRow } from '../store/tasks.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { Draft, Hit } from './contract.ts';
import { DraftBuilder, inline, quotable, refusal } from './draft.ts';
import { itemsAfter } from './lead-in.ts';
import { type Need, needsOf } from './needs.ts';
import { quoteOf } from './quote.ts';
import { type Reading, readHit } from './reading.ts';
import type { Sources } from './sources.ts';
import { taskSentence } from './tasks-compose.ts';
import { type ContentUnit, coverage, readText } from './terms.ts';
import type { Understanding } from './understand.ts';
import { holdsStatedDates, meetsStatedNumbers, valueVerdict } from './value-premise.ts';

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

/** Share of the asked-for thing ("lương của …") that the passage must name; a match without diacritics is not enough. */
const FOCUS_SHARE = 0.6;
/** What a passage gains when it defines the term that is asked about. */
const DEFINITION_BONUS = 0.4;

export type PassageQuestion = {
  understanding: Understanding;
  units: ContentUnit[];
  hits: Hit[];
  groups: string[];
};
export type PassageAnswer = { draft: Draft; share: number; sequence: number; nearest: Hit[] };

/** Reads the hits and answers from the best of them. */
export async function answerFromPassages(
  question: PassageQuestion,
  sources: Sources,
): Promise<PassageAnswer> {
  const { understanding, units, hits } = question;
  const asksMeaning = understanding.asked.has('definition');
  const needs = needsOf(understanding.question, understanding.asked, units);
  const readings = hits
    .map((hit) => readHit(hit, units, needs))
    .map((reading) =>
      asksMeaning && defines(reading, units)
        ? { ...reading, score: reading.score + DEFINITION_BONUS }
        : reading,
    )
    .sort((a, b) => b.score - a.score);
  const nearest = readings.slice(0, 2).map((reading) => reading.hit);
  const best = readings[0];
  if (!best || best.share < ANSWER_SHARE || isTooLittle(units, best)) {
    return { draft: refusal('unanswerable_no_evidence'), share: best?.share ?? 0, sequence: 0, nearest };
  }
  const fitting = readings.filter(
    (reading) =>
      reading.share >= Math.max(ANSWER_SHARE, best.share - ATTRIBUTE_SLACK) &&
      answers(reading, question, needs),
  );
  const first = fitting[0];
  if (!first)
    return {
      draft: refusal('unanswerable_no_evidence', 'attribute_missing'),
      share: best.share,
      sequence: 0,
      nearest,
    };
  const margin = needs.some((need) => need.strict) ? VALUE_TIE_MARGIN : TIE_MARGIN;
  return {
    draft: await compose(question, select(first, fitting, margin), sources),
    share: first.share,
    sequence: first.sequence,
    nearest,
  };
}

/** Nothing was asked, or one familiar word beside words that no document has: too little to tell what is meant. */
function isTooLittle(units: ContentUnit[], best: Reading): boolean {
  if (units.length === 0) return true;
  const found = units.filter((unit) => !unit.unknown && !best.missing.includes(unit));
  return found.length === 0 || (units.some((unit) => unit.unknown) && found.length < 2);
}

/** "X là …", "X (…) là …" at the head of the passage, or "… (X)" where an abbreviation is explained. */
function defines(reading: Reading, units: ContentUnit[]): boolean {
  const term = units.map((unit) => unit.folded).join(' ');
  const line = ` ${fold(reading.hit.passage.text)
    .replace(/["“”*]/g, '')
    .replace(/\s+/g, ' ')} `;
  return (
    line.includes(`(${term})`) ||
    new RegExp(`^ (?:\\d+[.)] |[a-zđ]\\) |[-+•] )?${term}(?: \\([^)]*\\))?(?: la |:| duoc hieu)`).test(line)
  );
}

/** Whether a reading shows the asked attribute of the asked subject: strict needs, the focus, stated dates and places. */
function answers(reading: Reading, { understanding, units }: PassageQuestion, needs: Need[]): boolean {
  if (needs.some((need) => need.strict) && reading.attribute === 'absent') return false;
  const { passage, documentTitle } = reading.hit;
  const evidence = [...passage.headings, documentTitle, passage.text, passage.searchText].join('\n');
  const focus = units.filter((unit) => understanding.focus.has(unit.index));
  if (focus.length > 0 && coverage(focus, readText(evidence)).share < FOCUS_SHARE) return false;
  const premise = understanding.asked.has('confirm') || understanding.asked.has('reason');
  if (!premise && !(holdsStatedDates(understanding, evidence) && meetsStatedNumbers(understanding, evidence)))
    return false;
  const line = readText(evidence).folded;
  return understanding.places.every((place) => line.includes(` ${place.folded} `));
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
    const adds = [...missing].some((unit) => !left.has(unit)) && reading.ownShare >= 0.4;
    if (!ties && !adds) continue;
    chosen.push(reading);
    missing = new Set([...missing].filter((unit) => left.has(unit)));
  }
  return chosen;
}

async function compose(
  { understanding, units, groups }: PassageQuestion,
  readings: Reading[],
  sources: Sources,
): Promise<Draft> {
  const builder = new DraftBuilder();
  const verdict = valueVerdict(understanding, readings);
  if (verdict) builder.frame(verdict);
  const tasks = await taskRowsOf(readings, groups, sources);
  for (const reading of readings) {
    const task = tasks.get(reading.hit.passage.id);
    if (task) {
      builder.fact(`${readings.length > 1 ? '- ' : ''}${taskSentence(task.task)}`, [builder.citeRow(task)]);
      continue;
    }
    const marker = builder.cite(reading.hit);
    const opening = headingPrefix(reading, understanding, units);
    const items = await itemsAfter(reading.hit, groups, sources);
    const bullet = readings.length > 1 || items.length > 0 ? '- ' : '';
    builder.fact(`${bullet}${opening}“${quoteOf(reading, units)}”`, [marker]);
    for (const item of items) builder.fact(`- “${quotable(item.passage.text)}”`, [builder.cite(item)]);
  }
  return builder.build();
}

/** Task rows among the readings, by passage: they are worded like any other task. */
async function taskRowsOf(
  readings: Reading[],
  groups: string[],
  sources: Sources,
): Promise<Map<string, TaskRow>> {
  const passageIds = readings
    .filter((reading) => reading.hit.passage.kind === 'row')
    .map((reading) => reading.hit.passage.id);
  if (passageIds.length === 0) return new Map();
  const rows = await sources.tasks({ groups, passageIds });
  return new Map(rows.map((row) => [row.passage.id, row]));
}

/** The heading above a quote, when it names what the quote leaves unsaid: whose duty it is, which field. */
function headingPrefix(reading: Reading, understanding: Understanding, units: ContentUnit[]): string {
  const heading = reading.hit.passage.headings.at(-1);
  if (!heading || reading.hit.passage.kind === 'row' || heading.length > 160) return '';
  const asksWho = ['agency', 'lead', 'person', 'cooperate', 'confirm', 'definition'].some((asked) =>
    understanding.asked.has(asked as never),
  );
  const left = coverage(units, readText(reading.hit.passage.text)).missing;
  const says = left.length > 0 && coverage(left, readText(heading)).share > 0.4;
  return asksWho || says ? `**${inline(heading).replace(/[.:;]$/, '')}**: ` : '';
}
