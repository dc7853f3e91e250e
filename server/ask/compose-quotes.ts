// Writes the chosen readings as quotes: each under the lead-in that it completes, a lead-in with all its items.
import type { TaskRow } from '../store/tasks.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { Hit } from './contract.ts';
import { type DraftBuilder, inline, quotable } from './draft.ts';
import { doerAbove, MAX_HEADING } from './duty-headings.ts';
import { HEADING_JOINT } from './gate/shortened.ts';
import { kindAsked, listsKind } from './kind-asked.ts';
import { itemsAfter, leadInOf } from './lead-in.ts';
import { needsOf } from './needs.ts';
import { furtherSanctions } from './penalties.ts';
import { quoteOf } from './quote.ts';
import { type Reading, readHit } from './reading.ts';
import type { Sources } from './sources.ts';
import { taskAsked } from './tasks-compose.ts';
import { type ContentUnit, coverage, readText } from './terms.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';
import { asksWhere } from './where-asked.ts';

type Quoting = { understanding: Understanding; units: ContentUnit[]; groups: string[] };
/** Readings under one lead-in, or one reading without any. */
type Group = { lead: Hit | null; readings: Reading[] };

/** Adds the readings to the draft in order of their first mention. */
export async function quoteReadings(
  builder: DraftBuilder,
  chosen: Reading[],
  question: Quoting,
  sources: Sources,
): Promise<void> {
  const { groups } = question;
  const readings = await wholeLists(chosen, question, sources);
  const folded = fold(question.understanding.question);
  const further = await furtherSanctions(folded, readings, groups, sources);
  const tasks = await taskRowsOf(readings, groups, sources);
  // "Trong Nghị định này, các từ ngữ dưới đây được hiểu như sau:" adds nothing to a definition.
  const withLead = !question.understanding.asked.has('definition');
  const grouped = await groupByLead(readings, groups, sources, withLead);
  const alone = grouped.length === 1 && readings.length === 1;
  for (const { lead, readings: members } of grouped) {
    const where = lead && asksWhere(question.understanding.question) ? placePrefix(lead) : '';
    if (lead)
      builder.fact(`${alone ? '' : '- '}${where}“${quotable(lead.passage.text)}”`, [builder.cite(lead)]);
    for (const reading of members) {
      const task = tasks.get(reading.hit.passage.id);
      if (task) {
        builder.fact(`${alone ? '' : '- '}${taskAsked(task.task, question.understanding)}`, [
          builder.citeRow(task),
        ]);
        continue;
      }
      const marker = builder.cite(reading.hit);
      const opening = lead ? '' : headingPrefix(reading, question.understanding, question.units);
      const items = await itemsAfter(reading.hit, groups, sources);
      if (items.length > 1 && asksNumber(question.understanding)) builder.frame(text.counted(items.length));
      const bullet = !alone || lead || items.length > 0 ? '- ' : '';
      builder.fact(`${bullet}${opening}“${quoteOf(reading, question.units)}”`, [marker]);
      for (const item of items) builder.fact(`- “${quotable(item.passage.text)}”`, [builder.cite(item)]);
    }
  }
  for (const hit of further) {
    const lead = await leadInOf(hit, groups, sources);
    const above = lead ? `“${quotable(lead.passage.text)}” ` : '';
    builder.fact(`- ${above}“${quotable(hit.passage.text)}”`, [
      ...(lead ? [builder.cite(lead)] : []),
      builder.cite(hit),
    ]);
  }
}

/** Share of what an item covers that its lead-in must cover alone for the whole list to be meant. */
const LEAD_SHARE = 0.85;

/** A list of which so many items were chosen, and more than one, is shown whole: the others are of the same kind. */
const HALF = 0.5;
/** So many items are shown whole although no list was asked for. */
const SHORT_LIST = 8;

/** "có mấy nhiệm vụ", "gồm những ai": where the lead-in holds the subject, the list is the answer, not one item of it. */
async function wholeLists(readings: Reading[], question: Quoting, sources: Sources): Promise<Reading[]> {
  const kind = kindAsked(question.understanding.question);
  const asksAll =
    question.understanding.asked.has('list') || asksNumber(question.understanding) || kind !== null;
  if (!asksAll && readings.length < 2) return readings;
  const asksNoValue = needsOf(
    question.understanding.question,
    question.understanding.asked,
    question.units,
  ).every((need) => !need.strict);
  const lifted: Reading[] = [];
  const ids = new Set(readings.map((reading) => reading.hit.passage.id));
  for (const reading of readings) {
    const lead = await leadInOf(reading.hit, question.groups, sources);
    const whole = lead && readHit(lead, question.units, []);
    const below = lead ? await itemsAfter(lead, question.groups, sources) : [];
    const items = below.filter(
      (item) => item.passage.headings.at(-1) === reading.hit.passage.headings.at(-1),
    );
    const chosenItems = items.filter((item) => ids.has(item.passage.id)).length;
    // "385 học sinh" for "bao nhiêu em": the number stands in the item, and the list around it counts nothing
    const saysNumber =
      asksNumber(question.understanding) &&
      !question.understanding.asked.has('list') &&
      reading.attribute === 'sentence' &&
      /\d/.test(reading.hit.passage.text.replace(/^\s*\S+[.)]\s/u, ''));
    const isMeant =
      whole &&
      !saysNumber &&
      ((asksAll && (listsKind(kind, whole.hit.passage) || whole.share >= LEAD_SHARE * reading.share)) ||
        ((asksAll || (asksNoValue && items.length <= SHORT_LIST)) &&
          chosenItems > 1 &&
          chosenItems >= HALF * items.length));
    const chosen = isMeant ? whole : reading;
    if (!lifted.some((other) => other.hit.passage.id === chosen.hit.passage.id)) lifted.push(chosen);
  }
  return lifted;
}

/** A number of things is asked for, not an amount. */
function asksNumber({ asked }: Understanding): boolean {
  const amounts = ['money', 'percent', 'duration', 'distance', 'frequency', 'deadline'] as const;
  return asked.has('count') && !amounts.some((amount) => asked.has(amount));
}

/** A lead-in that is itself among the readings brings its items: they are not repeated. */
async function groupByLead(
  readings: Reading[],
  groups: string[],
  sources: Sources,
  withLead: boolean,
): Promise<Group[]> {
  const grouped: Group[] = [];
  const shown = new Set<string>();
  for (const reading of readings) {
    for (const item of await itemsAfter(reading.hit, groups, sources)) shown.add(item.passage.id);
  }
  for (const reading of readings) {
    if (shown.has(reading.hit.passage.id)) continue;
    const lead = withLead ? await leadInOf(reading.hit, groups, sources) : null;
    const known = lead && grouped.find((group) => group.lead?.passage.id === lead.passage.id);
    if (known) known.readings.push(reading);
    else grouped.push({ lead, readings: [reading] });
  }
  return grouped;
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

/** Where a quote stands, if that is asked; or the heading above it that names what it leaves unsaid: whose duty, which field. */
function headingPrefix(reading: Reading, understanding: Understanding, units: ContentUnit[]): string {
  if (asksWhere(understanding.question)) return placePrefix(reading.hit);
  const { headings, kind, text: own } = reading.hit.passage;
  const heading = headings.at(-1);
  if (!heading || kind === 'row' || heading.length > MAX_HEADING) return '';
  const asksWho = ['agency', 'lead', 'person', 'cooperate', 'confirm', 'definition'].some((asked) =>
    understanding.asked.has(asked as never),
  );
  const left = coverage(units, readText(own)).missing;
  const says = left.length > 0 && coverage(left, readText(heading)).share > 0.4;
  if (!asksWho && !says) return '';
  const shown = [doerAbove(headings, own, understanding), heading].filter((one) => one !== undefined);
  return `**${shown.map((one) => inline(one).replace(/[.:;]$/, '')).join(HEADING_JOINT)}**: `;
}

/** "**Điều 14 khoản 3** (Trách nhiệm của …): ": the place with what its điều is called. */
function placePrefix({ passage }: Hit): string {
  const named = passage.headings
    .findLast((one) => /^Điều \d/u.test(one))
    ?.replace(/^Điều \d+\p{Ll}?[.:]?\s*/u, '');
  const short = named && named.length <= 160 ? ` (${inline(named).replace(/[.:;]$/, '')})` : '';
  return `**${passage.place}**${short}: `;
}
