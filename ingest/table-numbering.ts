// Numbers the rows of a table: groups, subgroups and items with a path of their own, whatever numbers are printed.
import type { Header, Role } from './columns.ts';
import { romanNumber } from './labels.ts';
import type { Cell, Line, RawRow } from './layout.ts';

export type TableRow = {
  kind: 'group' | 'subgroup' | 'item';
  /** As printed, "" when the cell is empty. */
  printed: string;
  /** Path below the table: ["III", "13", "1"]. Unique in its table. */
  path: string[];
  /** Text of a heading, or of the item's text column. */
  text: string;
  cells: Cell[];
  lines: Line[];
  group: TableRow | null;
  subgroup: TableRow | null;
};
/** A row before it is numbered: its printed label and how many of its cells have a text. */
export type DraftRow = RawRow & { label: string; filled: number };

/** The cell of a role, null when the table has no such column. */
export function cellOf(row: { cells: Cell[] }, header: Header | null, role: Role): Cell | null {
  const at = header?.roles.indexOf(role) ?? -1;
  return at < 0 ? null : (row.cells[at] ?? null);
}

/** What a row of totals is called, which may stand first and without a number. */
export const TOTAL =
  /^(?:tổng(?! (?:hợp|kết|thể|điều tra|rà soát|kiểm|duyệt|thanh|cục|công ty|đài|liên đoàn))|toàn (?:tỉnh|huyện|xã|ngành|quốc|thành phố)|cả (?:tỉnh|nước)|cộng)(?!\p{L})/iu;

/** State of the numbering while the rows are read. */
type Numbering = {
  group: TableRow | null;
  subgroup: TableRow | null;
  groups: number;
  /** Last number used at the level of items in a group, and below the open subgroup. */
  last: number;
  lastBelow: number;
  dotted: boolean;
  /** Last undotted number of an item anywhere in the table: some tables count on through their groups. */
  running: number;
  used: Set<string>;
};

/** Numbers the rows: headings open levels, items are counted on, mistaken numbers become positions. */
export function numberRows(drafts: DraftRow[], header: Header | null): TableRow[] {
  const state: Numbering = {
    group: null,
    subgroup: null,
    groups: 0,
    last: 0,
    lastBelow: 0,
    dotted: false,
    running: 0,
    used: new Set(),
  };
  return drafts.map((draft, at) => {
    const heading = header === null ? null : readHeading(draft, drafts, at, header);
    if (heading === null) return toItem(draft, header, state);
    return heading.level === 'group' ? toGroup(draft, heading, state) : toSubgroup(draft, heading, state);
  });
}

/** Roman hundreds that no table counts up to: as the number of a group they are letters. */
const LATE_LETTERS = new Set(['C', 'D', 'L', 'M']);

type Heading = { level: 'group' | 'subgroup'; label: string; text: string };

function readHeading(draft: DraftRow, drafts: DraftRow[], at: number, header: Header): Heading | null {
  const filled = draft.cells.filter((cell) => cell.text !== '').map((cell) => cell.text);
  const own = draft.label === '' ? 1 : 2;
  if (header.roles.length < 3 || filled.length > own) return null;
  if (filled.length === 1 && filled[0] !== undefined) {
    // A cell merged over the whole row holds label and text together.
    const merged = /^([IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)\s*[.)/:-]\s*(\S.*)$/su.exec(filled[0]);
    if (merged?.[1] !== undefined)
      return { level: levelOf(merged[1]), label: merged[1], text: merged[2] ?? '' };
    if (/^\d/u.test(filled[0])) return null;
    return { level: 'group', label: '', text: filled[0] };
  }
  const text = filled.find((cell) => cell !== draft.label) ?? '';
  const label = bareLabel(draft.label);
  if (levelOf(label) === 'subgroup' && isMergedItem(drafts, at, header)) return null;
  return { level: levelOf(label), label, text };
}

/** A numbered row without agencies right after a filled one and before its successor: its cells are merged upwards. */
function isMergedItem(drafts: DraftRow[], at: number, header: Header): boolean {
  const numberAt = (index: number) =>
    Number(
      bareLabel(drafts[index]?.label ?? '')
        .split('.')
        .at(-1) || Number.NaN,
    );
  const depthAt = (index: number) => bareLabel(drafts[index]?.label ?? '').split('.').length;
  const previous = drafts[at - 1];
  if (previous === undefined || previous.filled <= 2 || !header.roles.includes('lead'))
    return depthAt(at) > 2;
  const follows = numberAt(at) === numberAt(at - 1) + 1 && depthAt(at) === depthAt(at - 1);
  const next = drafts[at + 1];
  if (!follows || next === undefined) return follows;
  const nextLabel = bareLabel(next.label);
  return (
    !/^\d/u.test(nextLabel) || (numberAt(at + 1) === numberAt(at) + 1 && depthAt(at + 1) === depthAt(at))
  );
}

function levelOf(label: string): 'group' | 'subgroup' {
  return /^\d/u.test(label) ? 'subgroup' : 'group';
}

function bareLabel(printed: string): string {
  return printed.replace(/^[(*\s]+|[.)*\s/]+$/gu, '');
}

function toGroup(draft: DraftRow, heading: Heading, state: Numbering): TableRow {
  state.groups++;
  const name = heading.label === '' ? `nhóm ${state.groups}` : heading.label;
  const letter = letterAbove(state.group);
  const isBelow = heading.label === '' || (romanNumber(name) !== null && !isNextLetter(name, letter));
  const above = isBelow ? letter : null;
  const row = base(draft, 'group', heading, unique([...(above?.path ?? []), name], state));
  row.group = above;
  Object.assign(state, { group: row, subgroup: null, last: 0, lastBelow: 0, dotted: false });
  return row;
}

/** Roman groups stand below a letter group ("A" over "I"). */
function letterAbove(group: TableRow | null): TableRow | null {
  if (group === null) return null;
  const label = bareLabel(group.printed);
  // "C" and "D" are letters behind "B", and Roman numbers elsewhere
  const isLetter = /^[A-ZĐ]$/u.test(label) && (romanNumber(label) === null || LATE_LETTERS.has(label));
  return isLetter ? group : group.group;
}

/** "C" behind "B": the next letter, although it could be a Roman number. */
function isNextLetter(label: string, letter: TableRow | null): boolean {
  const before = letter === null ? '' : bareLabel(letter.printed);
  return label.length === 1 && before.length === 1 && label.charCodeAt(0) === before.charCodeAt(0) + 1;
}

function toSubgroup(draft: DraftRow, heading: Heading, state: Numbering): TableRow {
  const row = base(draft, 'subgroup', heading, unique([...(state.group?.path ?? []), heading.label], state));
  row.group = state.group;
  const number = Number(heading.label.split('.').at(-1));
  Object.assign(state, { subgroup: row, last: number, lastBelow: 0, dotted: false });
  return row;
}

function toItem(draft: DraftRow, header: Header | null, state: Numbering): TableRow {
  const label = bareLabel(draft.label);
  const text =
    cellOf(draft, header, 'text')?.text ??
    draft.cells
      .map((cell) => cell.text)
      .join(' ')
      .trim();
  const row = base(draft, 'item', { label, text }, []);
  const parts = /^\d{1,4}(?:\.\d{1,4})*$/u.test(label) ? label.split('.').map(Number) : [];
  const own = parts.at(-1) ?? Number.NaN;
  if (parts.length === 1 && leavesSubgroup(own, state)) state.subgroup = null;
  if (followsGroup(label, state.group))
    Object.assign(state, { group: letterAbove(state.group), subgroup: null });
  row.group = state.group;
  row.subgroup = state.subgroup;
  const above = state.subgroup?.path ?? state.group?.path ?? [];
  if (parts.length > 1) {
    state.dotted = true;
    state.lastBelow = own;
    const prefix = `${state.subgroup?.path.at(-1) ?? ''}.`;
    const below = state.subgroup !== null && label.startsWith(prefix);
    row.path = unique(
      below ? [...above, label.slice(prefix.length)] : [...(state.group?.path ?? []), label],
      state,
    );
    return row;
  }
  if (Number.isNaN(own) && label !== '' && /^[\p{L}\d]{1,4}$/u.test(label)) {
    row.path = unique([...above, label], state);
    return row;
  }
  // a row of totals has no number, and the rows behind it keep theirs
  if (label === '' && header?.roles.includes('number') && TOTAL.test(text)) {
    row.path = unique([...above, 'Tổng'], state);
    return row;
  }
  const below = state.subgroup !== null;
  const last = below ? state.lastBelow : state.last;
  const number = repair(own, last, state.running);
  if (below) state.lastBelow = number;
  else state.last = number;
  if (!Number.isNaN(own)) state.running = own;
  row.path = unique([...above, String(number)], state);
  return row;
}

/** "III" behind the group "II" is a row beside it, not the last one in it. */
function followsGroup(label: string, group: TableRow | null): boolean {
  const [own, last] = [romanNumber(label), romanNumber(bareLabel(group?.printed ?? ''))];
  return own !== null && last !== null && own === last + 1;
}

/** An undotted number closes the open subgroup when it goes on from the subgroup's own number. */
function leavesSubgroup(own: number, state: Numbering): boolean {
  if (state.subgroup === null) return false;
  const number = Number((state.subgroup.path.at(-1) ?? '').split('.').at(-1));
  if (state.dotted) return true;
  if (state.lastBelow > 0 && own === state.running + 1) return false;
  return own === number + 1 && own !== 1 && state.lastBelow > 0;
}

/** Keeps a number that goes on from the row before or through the table; a mistaken one becomes its position. */
function repair(own: number, last: number, running: number): number {
  if (Number.isNaN(own)) return last + 1;
  if (own > last && (last > 0 || own === 1 || own === running + 1)) {
    const offset = last > 0 && last < running ? running - last : 0;
    return own - offset > last ? own - offset : last + 1;
  }
  return last + 1;
}

function base(
  draft: DraftRow,
  kind: TableRow['kind'],
  heading: { label: string; text: string },
  path: string[],
): TableRow {
  const printed = draft.label === '' ? heading.label : draft.label;
  return {
    kind,
    printed,
    path,
    text: heading.text,
    cells: draft.cells,
    lines: draft.lines,
    group: null,
    subgroup: null,
  };
}

function unique(path: string[], state: Numbering): string[] {
  let candidate = path;
  for (let copy = 2; state.used.has(candidate.join('.')); copy++) {
    candidate = [...path.slice(0, -1), `${path.at(-1)} (${copy})`];
  }
  state.used.add(candidate.join('.'));
  return candidate;
}
