// The head of any table: how many rows it takes, and for each column the names printed above it, outermost first.
import { isFigure } from '../server/vietnamese/figures.ts';
import { fold } from '../server/vietnamese/normalise.ts';
import type { RawRow } from './layout.ts';

export type TableHead = {
  /** Rows that the head takes, a row that only numbers the columns included. */
  height: number;
  /** Names above each column, outermost first; a name over several columns is repeated for each. */
  paths: string[][];
};

/** More rows than this without a figure are text, not a head. */
const MAX_HEIGHT = 6;
/** Longest name of a column, in characters. */
const MAX_NAME = 160;

/** The head of a table, null when its first row is data already. */
export function readHead(rows: RawRow[]): TableHead | null {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const texts = rows.map((row) => Array.from({ length: width }, (_, at) => row.cells[at]?.text ?? ''));
  const valueColumns = columnsOfFigures(texts);
  const height = valueColumns.size > 0 ? heightOverFigures(texts, valueColumns) : heightOverText(texts);
  if (height === 0 || height >= rows.length) return null;
  const named = texts.slice(0, height).filter((row) => !numbersColumns(row));
  if (named.length === 0) return null;
  const names = named.map((row, at) => spreadNames(row, named[at + 1]));
  const paths = Array.from({ length: width }, (_, column) => pathOf(names.map((row) => row[column] ?? '')));
  return { height, paths };
}

/** The names above each column as one text. */
export function joinedNames(head: TableHead): string[] {
  return head.paths.map((path) => path.join(' '));
}

/** True when a row below repeats a row of the head, as after a page break, or numbers the columns. */
export function repeatsHead(row: RawRow, rows: RawRow[], head: TableHead): boolean {
  const texts = row.cells.map((cell) => fold(cell.text));
  if (texts.filter((text) => text !== '').length < 2) return false;
  if (numbersColumns(row.cells.map((cell) => cell.text))) return true;
  return rows
    .slice(0, head.height)
    .some((own) => own.cells.map((cell) => fold(cell.text)).join('\t') === texts.join('\t'));
}

/** "A | B | 1 | 2 | 3 = 2/1": letters and numbers that only count the columns. */
export function numbersColumns(texts: string[]): boolean {
  const filled = texts.map((text) => text.replace(/[()[\]\s]/gu, '')).filter((text) => text !== '');
  if (filled.length < 3) return false;
  const numbers = filled.filter((text) => /^\d/u.test(text));
  return (
    filled.every((text) => /^(?:[A-EĐ]|\d{1,2})(?:=.*)?$/u.test(text)) &&
    numbers.length >= 2 &&
    numbers.every((text, at) => Number.parseInt(text, 10) === Number.parseInt(numbers[0] ?? '1', 10) + at) &&
    Number.parseInt(numbers[0] ?? '0', 10) <= 3 &&
    (filled.length > numbers.length || numbers[0]?.startsWith('1') === true)
  );
}

/** A year heads a column as often as it is a value. */
function isYear(text: string): boolean {
  return /^(?:19|20)\d{2}$/u.test(text.trim());
}

function isValue(text: string): boolean {
  return isFigure(text) && !isYear(text);
}

/** Columns, but the first, in which a good share of the filled cells are figures. */
function columnsOfFigures(texts: string[][]): Set<number> {
  const columns = new Set<number>();
  const width = texts[0]?.length ?? 0;
  for (let column = 1; column < width; column++) {
    const filled = texts.map((row) => row[column] ?? '').filter((text) => /[\p{L}\d]/u.test(text));
    const values = filled.filter(isValue).length;
    if (values > 0 && values * 3 >= filled.length) columns.add(column);
  }
  return columns;
}

function heightOverFigures(texts: string[][], valueColumns: Set<number>): number {
  let height = 0;
  for (const row of texts.slice(0, MAX_HEIGHT)) {
    const namesValues = [...valueColumns].some((column) => (row[column] ?? '') !== '');
    const hasValues = row.some((text, column) => valueColumns.has(column) && isValue(text));
    if (!namesValues || (hasValues && !numbersColumns(row)) || row.some((text) => text.length > MAX_NAME))
      break;
    height++;
  }
  return height;
}

/** Without figures only a full row of short names over three rows or more is taken for a head. */
function heightOverText(texts: string[][]): number {
  const first = texts[0] ?? [];
  const names = first.every((text) => text !== '' && text.length <= 60 && !/\d|[.;:]$/u.test(text));
  return names && first.length >= 3 && texts.length >= 3 ? 1 : 0;
}

/** A name printed once over several columns stands over those right of it that have names of their own below. */
function spreadNames(row: string[], below: string[] | undefined): string[] {
  if (below === undefined) return row;
  let last = '';
  return row.map((text, column) => {
    if (text !== '') last = text;
    return text === '' && (below[column] ?? '') !== '' ? last : text;
  });
}

/** Names from top to bottom, without one that says again what stands above it. */
function pathOf(names: string[]): string[] {
  const path: string[] = [];
  for (const name of names) {
    const folded = squeeze(name);
    if (folded !== '' && !path.some((above) => squeeze(above).endsWith(folded))) path.push(name);
  }
  return path;
}

function squeeze(text: string): string {
  return fold(text).replace(/[\s.,:;()/%-]+/gu, '');
}
