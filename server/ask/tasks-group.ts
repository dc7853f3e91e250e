// Groups and sub-groups of task tables: finding the one that a question names.
import type { TaskRow } from '../store/tasks.ts';
import { type ContentUnit, coverage, type ReadText, readSyllables, readText } from './terms.ts';

export type TaskGroup = {
  key: string;
  level: 'group' | 'subgroup';
  label: string;
  text: string;
  rows: TaskRow[];
};

/** The heading covers this share of the question's content… */
const CONTENT_SHARE = 0.85;
/** …and the question covers this share of the heading's distinguishing words. */
const HEADING_SHARE = 0.5;

/** Groups and sub-groups of the rows in printed order; the same label in two documents is two groups. */
export function groupsOf(rows: TaskRow[]): TaskGroup[] {
  const groups = new Map<string, TaskGroup>();
  const add = (row: TaskRow, level: TaskGroup['level'], heading: { label: string; text: string } | null) => {
    if (!heading) return;
    const key = [row.task.documentId, level, row.task.group?.label ?? '', heading.label, heading.text].join(
      '\t',
    );
    const known = groups.get(key);
    if (known) known.rows.push(row);
    else groups.set(key, { key, level, ...heading, rows: [row] });
  };
  for (const row of rows) {
    add(row, 'group', row.task.group);
    add(row, 'subgroup', row.task.subgroup);
  }
  return [...groups.values()];
}

/** The group whose heading the content names; words that most headings share ("Dữ liệu lĩnh vực …") hardly count. */
export function bestGroup(rows: TaskRow[], units: ContentUnit[], question = ''): TaskGroup | null {
  const read = groupsOf(rows).map((group) => ({ group, text: readText(group.text) }));
  // words that the title of the plan has too are no topic, and still name the heading
  const asked = new Set([
    ...units.flatMap((unit) => unit.folded.split(' ')),
    ...readSyllables(question).map((syllable) => syllable.folded),
  ]);
  const scored = read
    .map(({ group, text }) => ({
      group,
      share: coverage(units.map(withoutSyllables), text).share,
      fit: headingFit(text, read, asked),
    }))
    .filter((entry) => entry.share >= CONTENT_SHARE && entry.fit >= HEADING_SHARE)
    .sort((a, b) => b.fit - a.fit || b.group.rows.length - a.group.rows.length);
  return scored[0]?.group ?? null;
}

/** "đào tạo" may be said as "học", but a heading with "khoa học" does not say it. */
function withoutSyllables(unit: ContentUnit): ContentUnit {
  const equivalents = unit.equivalents?.filter((phrase) => phrase.includes(' '));
  return equivalents ? { ...unit, equivalents } : unit;
}

function headingFit(heading: ReadText, all: { text: ReadText }[], asked: Set<string>): number {
  let total = 0;
  let named = 0;
  for (const syllable of heading.syllables) {
    const holders = all.filter((other) => other.text.syllables.has(syllable)).length;
    const weight = Math.log(1 + all.length / holders);
    total += weight;
    if (asked.has(syllable)) named += weight;
  }
  return total === 0 ? 0 : named / total;
}
