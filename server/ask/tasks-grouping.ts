// Groups tasks by agency, deadline, heading or document, counts them, and words the ranking with the asked end first.
import type { TaskRow } from '../store/tasks.ts';
import type { Grouping } from './asked-grouping.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, inline } from './draft.ts';
import { groupsOf } from './tasks-group.ts';

export type CountedGroup = { name: string; rows: TaskRow[] };

/** The groups of the rows; agencies from the busiest to the least busy, periods and headings in their own order. */
export function countGroups(rows: TaskRow[], by: Grouping['by']): CountedGroup[] {
  switch (by) {
    case 'year':
    case 'quarter':
      return periods(rows, by);
    case 'group':
      return headings(rows);
    case 'document':
      return ranked(collect(rows, (row) => [row.documentTitle]));
    default:
      return ranked(collect(rows, (row) => namesIn(row, by)));
  }
}

/** Every group with its count; where the most or the least is asked the answer opens with it. */
export function composeGroups(rows: TaskRow[], grouping: Grouping): Draft | null {
  const all = countGroups(rows, grouping.by);
  const { size } = grouping;
  const groups = size
    ? all.filter((group) => group.rows.length >= size.least && group.rows.length <= size.most)
    : all;
  if (groups.length === 0) return null;
  const builder = new DraftBuilder();
  builder.complete = true;
  const noun = NOUNS[grouping.by];
  const documents = new Set(rows.map((row) => row.task.documentId)).size;
  const over = `đếm trên ${rows.length} nhiệm vụ${documents > 1 ? ` của ${documents} văn bản` : ''}`;
  const best = grouping.pick ? extremes(groups, grouping.pick) : [];
  if (grouping.pick && best[0]) {
    const word = grouping.pick === 'most' ? 'nhiều' : 'ít';
    const count = best[0].rows.length;
    const who = best.map((group) => inline(group.name)).join('; ');
    builder.fact(
      `**${capital(noun)} ${word} nhiệm vụ nhất: ${who}** (${count} nhiệm vụ${best.length > 1 ? ' mỗi bên' : ''})`,
      [...best.map((group) => builder.citeRow(group.rows[0]!))],
    );
  }
  const heading = grouping.counted
    ? `Có ${groups.length} ${noun} (${over})`
    : `Số nhiệm vụ theo ${noun} (${over})`;
  builder.frame(`${heading}:`);
  const ordered = grouping.pick === 'least' ? [...groups].reverse() : groups;
  for (const group of ordered)
    builder.fact(`- ${inline(group.name)}: ${roleIn(group, grouping.by)}${group.rows.length} nhiệm vụ`, [
      builder.citeRow(shownRow(group, grouping.by)),
    ]);
  builder.table = {
    caption: heading,
    columns: [capital(noun), 'Số nhiệm vụ'],
    rows: ordered.map((group) => ({
      cells: [inline(group.name), String(group.rows.length)],
      marker: builder.citeRow(shownRow(group, grouping.by)),
    })),
  };
  return builder.build();
}

/** The row that stands for a group: of an agency that leads some, one of these. */
function shownRow(group: CountedGroup, by: Grouping['by']): TaskRow {
  const led = by === 'either' ? group.rows.find((row) => row.leadNames.includes(group.name)) : undefined;
  return led ?? group.rows[0]!;
}

/** A helper is not to be read as the leader. */
function roleIn(group: CountedGroup, by: Grouping['by']): string {
  if (by === 'cooperate') return 'phối hợp ';
  return by === 'either' && !group.rows.some((row) => row.leadNames.includes(group.name)) ? 'phối hợp ' : '';
}

const NOUNS: Record<Grouping['by'], string> = {
  lead: 'cơ quan chủ trì',
  cooperate: 'cơ quan phối hợp',
  either: 'cơ quan chủ trì hoặc phối hợp',
  year: 'năm đến hạn',
  quarter: 'quý đến hạn',
  group: 'nhóm nhiệm vụ',
  document: 'văn bản',
};

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function extremes(groups: CountedGroup[], pick: 'most' | 'least'): CountedGroup[] {
  // What has no date is no period: it is counted, but never the answer.
  const dated = groups.filter((group) => !UNDATED.includes(group.name));
  const sizes = dated.map((group) => group.rows.length);
  const end = pick === 'most' ? Math.max(...sizes) : Math.min(...sizes);
  return dated.filter((group) => group.rows.length === end);
}

function namesIn(row: TaskRow, by: Grouping['by']): string[] {
  if (by === 'lead') return row.leadNames;
  return by === 'cooperate' ? row.cooperatorNames : [...new Set([...row.leadNames, ...row.cooperatorNames])];
}

function collect(rows: TaskRow[], namesOf: (row: TaskRow) => string[]): CountedGroup[] {
  const groups = new Map<string, TaskRow[]>();
  for (const row of rows)
    for (const name of namesOf(row)) groups.set(name, [...(groups.get(name) ?? []), row]);
  return [...groups].map(([name, own]) => ({ name, rows: own }));
}

function ranked(groups: CountedGroup[]): CountedGroup[] {
  return [...groups].sort((a, b) => b.rows.length - a.rows.length || a.name.localeCompare(b.name, 'vi'));
}

const RECURRING = 'Thường xuyên, định kỳ';
const UNKNOWN = 'Không ghi thời hạn cụ thể';
const UNDATED = [RECURRING, UNKNOWN];

function periods(rows: TaskRow[], by: 'year' | 'quarter'): CountedGroup[] {
  const nameOf = ({ task: { deadline, deadlinePrinted } }: TaskRow): string => {
    if (deadline.kind === 'recurring') return RECURRING;
    if (deadline.kind === 'unknown') return UNKNOWN;
    const year = deadline.to.slice(0, 4);
    // Without the word “năm” it is no printed deadline: a row of 2026 - 2027 is due 2027.
    if (by === 'year') return `Đến hạn ${year}`;
    const quarter = quarterOf(deadline.to);
    // A deadline that runs over several quarters stays as printed.
    return quarterOf(deadline.from) === quarter && deadline.from.slice(0, 4) === year
      ? `Quý ${ROMAN[quarter]}/${year}`
      : deadlinePrinted;
  };
  const keyOf = (group: CountedGroup) => {
    const { deadline } = group.rows[0]!.task;
    return deadline.kind === 'range'
      ? deadline.to.slice(0, 7)
      : deadline.kind === 'recurring'
        ? '9998'
        : '9999';
  };
  return collect(rows, (row) => [nameOf(row)]).sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

function quarterOf(day: string): number {
  return Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

const ROMAN = ['I', 'II', 'III', 'IV'];

function headings(rows: TaskRow[]): CountedGroup[] {
  const several = new Set(rows.map((row) => row.task.documentId)).size > 1;
  const found = groupsOf(rows);
  const level = found.some((group) => group.level === 'group') ? 'group' : 'subgroup';
  return found
    .filter((group) => group.level === level)
    .map((group) => ({
      name: `${group.label}. ${group.text}${several ? ` (${group.rows[0]!.documentTitle})` : ''}`,
      rows: group.rows,
    }));
}
