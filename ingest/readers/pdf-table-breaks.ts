// A table that goes on after a page break: repeated heads left out, cut rows and merged cells made whole.
import type { Grid } from './canonical.ts';

/** A number column is filled in every row but those that go on. */
const HEAD = /^(?:stt|số\s*tt|tt|số\s+thứ\s+tự)\.?$/iu;
const ENDS = /[.;!?…][)"”]*$/u;
/** Share of rows in which a column must be filled before an empty cell is taken for the rest of a merged one. */
const ALWAYS = 0.9;

/** True when `next`, the first thing on its page, was added to `before`, the last thing on the page above. */
export function joinTables(before: Grid, next: Grid): boolean {
  const width = widthOf(before);
  if (width < 2 || width !== widthOf(next)) return false;
  const head = before.rows[0] ?? [];
  const rows = next.rows.slice(sameRow(head, next.rows[0] ?? []) ? 1 : 0).map((row) => [...row]);
  const first = rows[0];
  if (first === undefined || HEAD.test(first[0]?.trim() ?? '')) return false;
  const last = before.rows.at(-1) ?? [];
  const pages = before.rowPages ?? before.rows.map(() => before.page);
  const cut = isRest(last, first);
  joinCutMerged(before.rows, rows, cut);
  if (cut) {
    const whole = last.map((cell, at) => joinCells(cell, first[at] ?? ''));
    before.rows[before.rows.length - 1] = whole;
    rows.shift();
  }
  const filled = fillMerged(before.rows, rows);
  before.rows.push(...filled);
  before.rowPages = [...pages, ...filled.map(() => next.page)];
  return true;
}

function joinCells(above: string, below: string): string {
  return [above, below].filter((part) => part !== '').join(' ');
}

function widthOf(table: Grid): number {
  return table.rows.reduce((max, row) => Math.max(max, row.length), 0);
}

function sameRow(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((cell, at) => cell === b[at]) && a.some((cell) => cell !== '');
}

/** The rest of a row that the page break cut: no number of its own, and it begins in the middle of a sentence. */
function isRest(last: string[], first: string[]): boolean {
  if ((first[0] ?? '') !== '' || (last[0] ?? '') === '') return false;
  const going = first.flatMap((text, at) => (text === '' ? [] : [{ text, above: last[at] ?? '' }]));
  if (going.length === 0 || going.some(({ above }) => above === '')) return false;
  if (going.some(({ text }) => /^["“(]*\p{Ll}/u.test(text))) return true;
  return (
    going.length < first.length / 2 &&
    going.every(({ text, above }) => !ENDS.test(above) && !/^[-–+•]/u.test(text))
  );
}

/**
 * The text of a cell merged over the break is cut as well: "Các sở, ban," above, "ngành" below. Every row of the cell gets
 * the whole of it; the last row, when it is `cut` itself, is joined by the caller.
 */
function joinCutMerged(above: string[][], rows: string[][], cut: boolean): void {
  const width = rows[0]?.length ?? 0;
  for (let column = 1; column < width; column++) {
    const [upper, lower] = [above.at(-1)?.[column] ?? '', rows[0]?.[column] ?? ''];
    if (upper === '' || lower === '' || !isCut(upper, lower)) continue;
    if (!cut && !beginsLarge([...above.slice(1), ...rows.slice(1)], column)) continue;
    const whole = joinCells(upper, lower);
    const from = above.findLastIndex((row) => row[column] !== upper) + 1;
    const to = rows.findIndex((row) => row[column] !== lower);
    for (const row of above.slice(from, cut ? -1 : undefined)) row[column] = whole;
    for (const row of rows.slice(cut ? 1 : 0, to < 0 ? undefined : to)) row[column] = whole;
  }
}

function isCut(upper: string, lower: string): boolean {
  return !ENDS.test(upper) && (/^\p{Ll}/u.test(lower) || /[,–-]$/u.test(upper));
}

/** True when the cells of a column begin with a capital or a digit: one in small letters is a rest. */
function beginsLarge(rows: string[][], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  const small = cells.filter((cell) => /^\p{Ll}/u.test(cell)).length;
  return cells.length > 1 && small / cells.length <= 1 - ALWAYS;
}

/** Cells at the top of a page that belong to a cell merged over the break: their column is filled everywhere else. */
function fillMerged(above: string[][], rows: string[][]): string[][] {
  const whole = (row: string[]) => row.filter((cell) => cell !== '').length > row.length / 2;
  const all = [...above.slice(1), ...rows].filter(whole);
  const width = rows[0]?.length ?? 0;
  const result = rows.map((row) => [...row]);
  for (let column = 1; column < width; column++) {
    const filled = all.filter((row) => (row[column] ?? '') !== '').length;
    const last = above.findLast((row) => whole(row))?.[column] ?? '';
    if (last === '' || filled < 2) continue;
    const open = result.findIndex((row) => !whole(row) || (row[column] ?? '') !== '');
    const empty = open < 0 ? result.length : open;
    if (empty === 0 || filled / Math.max(1, all.length - empty) < ALWAYS) continue;
    for (const row of result.slice(0, empty)) row[column] = last;
  }
  return result;
}
