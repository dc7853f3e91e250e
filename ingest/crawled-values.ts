// Rebuilds crawled tables with any head (fees, norms, lists): rows of labels, texts and figures, one cell on a line.
import { isFigure } from '../server/vietnamese/figures.ts';
import { isInSequence, nextLabels, type SeenLabels, START } from './crawled-labels.ts';
import { placeShortRows } from './crawled-sums.ts';
import { readLabel } from './labels.ts';
import type { Line } from './layout.ts';

/** How many columns behind the number hold texts, figures and remarks, in this order. */
type Shape = { texts: number; values: number; notes: number };
/** The lines of a row by its columns; the first is its number. A heading has its name alone. */
export type CrawledRow = Line[][];
type ReadRow = {
  cells: CrawledRow;
  heading: boolean;
  exact: boolean;
  labels: SeenLabels;
  end: number;
  /** Its figures, fewer than the columns, where the empty cells of a row were dropped. */
  short?: Line[];
};
type Read = { rows: ReadRow[]; end: number; fit: number };

/** Lines that one text cell may have beyond the first. */
const MORE_LINES = 3;
const MAX_TEXT = 600;
const MAX_VALUE = 40;
const MAX_NOTE = 120;
/** Rows that a table must have, with figures and without. */
const MIN_ROWS = 2;
const MIN_TEXT_ROWS = 3;
/** Rows of another number of lines than their columns: more of them, and the columns are guessed wrongly. */
const MAX_UNEVEN = 0.2;

/**
 * The rows below a head of `width` columns (the number not counted) and the line after them. Null where no division
 * into texts and figures makes even rows: such lines are left as they are.
 */
export function readCrawledRows(
  lines: Line[],
  from: number,
  width: number,
): { rows: CrawledRow[]; end: number } | null {
  const best = shapesOf(width)
    .map((shape) => readRows(lines, from, shape))
    .filter((read) => read !== null)
    .sort((a, b) => b.fit - a.fit)[0];
  return best === undefined ? null : { rows: best.rows.map((row) => row.cells), end: best.end };
}

/** Every division of the columns, those without remarks first. */
function shapesOf(width: number): Shape[] {
  const shapes: Shape[] = [];
  for (const notes of [0, 1])
    for (let values = width - notes - 1; values >= (notes === 0 ? 0 : 1); values--)
      shapes.push({ texts: width - values - notes, values, notes });
  return shapes;
}

function readRows(lines: Line[], from: number, shape: Shape): Read | null {
  const rows: ReadRow[] = [];
  let labels = START;
  let noted = false;
  for (let at = from; at < lines.length; ) {
    const row: ReadRow | null =
      shape.values === 0 ? readTextRow(lines, at, shape, labels) : readRow(lines, at, shape, labels, noted);
    if (row === null) break;
    rows.push(row);
    if (!row.heading) noted = shape.notes > 0 && (row.cells.at(-1)?.length ?? 0) > 0;
    labels = row.labels;
    at = row.end;
  }
  withShortPlaced(rows, shape);
  while (rows.at(-1)?.heading) rows.pop();
  const full = rows.filter((row) => !row.heading);
  const exact = full.filter((row) => row.exact).length;
  const uneven = full.length - exact;
  if (exact < (shape.values === 0 ? MIN_TEXT_ROWS : MIN_ROWS) || uneven > full.length * MAX_UNEVEN)
    return null;
  return { rows, end: rows.at(-1)?.end ?? from, fit: exact - 2 * uneven };
}

/** A row that ends with its figures; without figures it is a heading. */
function readRow(
  lines: Line[],
  from: number,
  shape: Shape,
  before: SeenLabels,
  noted: boolean,
): ReadRow | null {
  const { label, labels, at: start } = readLabelCell(lines, from, before);
  const texts: Line[] = [];
  let at = start;
  for (; ; at++) {
    const line = lines[at];
    if (line === undefined || !mayBeCell(line)) return null;
    const nextStarts = isInSequence(line.text, labels) && !isValueHere(line, texts.length, label, shape);
    // what has a number and is followed by dashes is the name of their group
    const itemStarts = texts.length > 0 && label.length > 0 && isDashed(line);
    if (nextStarts || itemStarts) return heading(label, texts, labels, at);
    if (isValue(line.text)) break;
    texts.push(line);
    if (texts.length > shape.texts + MORE_LINES) return null;
  }
  const values = lines.slice(at, at + shape.values);
  if (texts.length === 0) return null;
  if (values.length < shape.values || !values.every((line) => isValue(line.text)))
    return shortRow({ label, texts, labels }, lines, at, shape);
  at += shape.values;
  const notes = shape.notes > 0 && isNote(lines, at, labels, noted) ? [lines[at++] as Line] : [];
  return {
    cells: [
      label,
      ...spreadTexts(texts, shape.texts),
      ...values.map((line) => [line]),
      ...(shape.notes > 0 ? [notes] : []),
    ],
    heading: false,
    exact: texts.length === shape.texts,
    labels,
    end: at,
  };
}

/** A row with fewer figures than there are columns, right before the number of the next row; null for anything else. */
function shortRow(
  { label, texts, labels }: { label: Line[]; texts: Line[]; labels: SeenLabels },
  lines: Line[],
  at: number,
  shape: Shape,
): ReadRow | null {
  if (shape.notes > 0 || shape.texts > 1) return null;
  const end = lines.findIndex((line, index) => index >= at && !isValue(line.text));
  const most = Math.min(shape.values - 1, (end < 0 ? lines.length : end) - at);
  const counts = Array.from({ length: Math.max(0, most) }, (_, less) => most - less);
  const endsBeforeRow = (count: number) => {
    const [next, behind] = [lines[at + count], lines[at + count + 1]];
    return next && behind && isInSequence(next.text, labels) && !isValue(behind.text);
  };
  // the last row of the table has no number behind it
  const count = counts.find(endsBeforeRow) ?? (end < 0 || end - at === most ? most : 0);
  if (count < 1) return null;
  const cells = [label, ...spreadTexts(texts, shape.texts)];
  const short = lines.slice(at, at + count);
  return { cells, heading: false, exact: true, labels, end: at + count, short };
}

/** Puts the figures of short rows into their columns; the table ends before the first one that no sum places. */
function withShortPlaced(rows: ReadRow[], { values }: Shape): void {
  if (!rows.some((row) => row.short)) return;
  const printed = (cell: Line[] | undefined) => (cell ?? []).map(({ text }) => text).join(' ');
  const places = placeShortRows(
    rows.map((row) => ({
      label: printed(row.cells[0]),
      figures: row.heading
        ? []
        : (row.short?.map(({ text }) => text) ?? row.cells.slice(-values).map(printed)),
    })),
    values,
  );
  const open = places.indexOf(null);
  if (open >= 0) rows.splice(open);
  for (const [at, row] of rows.entries()) {
    if (!row.short) continue;
    const cells = Array.from({ length: values }, (_, column) => row.short?.[column - places[at]!]);
    row.cells = [...row.cells, ...cells.map((line) => (line ? [line] : []))];
  }
}

/** A row of texts alone: it has its number, and exactly one line for each column before the next number. */
function readTextRow(lines: Line[], from: number, shape: Shape, before: SeenLabels): ReadRow | null {
  const { label, labels, at: start } = readLabelCell(lines, from, before);
  if (label.length === 0) return null;
  const texts: Line[] = [];
  for (let at = start; texts.length < shape.texts; at++) {
    const line = lines[at];
    if (line === undefined || !mayBeCell(line)) return null;
    if (isInSequence(line.text, labels)) return heading(label, texts, labels, at);
    texts.push(line);
  }
  return {
    cells: [label, ...texts.map((line) => [line])],
    heading: false,
    exact: true,
    labels,
    end: start + texts.length,
  };
}

function readLabelCell(
  lines: Line[],
  from: number,
  before: SeenLabels,
): { label: Line[]; labels: SeenLabels; at: number } {
  const line = lines[from];
  const labels = line === undefined ? null : nextLabels(line.text, before);
  if (line === undefined || labels === null) return { label: [], labels: before, at: from };
  return { label: [line], labels, at: from + 1 };
}

/** "1" below "II. Kiểm định …" is the number of the next row; behind a text and a unit it is a figure. */
function isValueHere(line: Line, texts: number, label: Line[], shape: Shape): boolean {
  if (!isValue(line.text) || texts < shape.texts) return false;
  const below = /^\p{L}/u.test(label[0]?.text ?? '') && /^0?1$/u.test(line.text);
  return shape.texts > 1 || !below;
}

/** A name behind a number, in one line or going on in small letters. */
function heading(label: Line[], texts: Line[], labels: SeenLabels, end: number): ReadRow | null {
  if (label.length === 0 || texts.length === 0) return null;
  if (!texts.slice(1).every((line) => /^\p{Ll}/u.test(line.text))) return null;
  return { cells: [label, texts], heading: true, exact: true, labels, end };
}

/** A remark stands right before the next number or the end of the table; below a row with one, any short words do. */
function isNote(lines: Line[], at: number, labels: SeenLabels, noted: boolean): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (line === undefined || !mayBeCell(line) || isInSequence(line.text, labels)) return false;
  if (noted && line.text.length <= MAX_NOTE && !/[.;:]$/u.test(line.text)) return true;
  return next === undefined || !mayBeCell(next) || isInSequence(next.text, labels);
}

/** Missing texts are those on the right; of too many, the first ones are one cell. */
function spreadTexts(texts: Line[], columns: number): Line[][] {
  const first = Math.max(1, texts.length - columns + 1);
  const cells = [texts.slice(0, first), ...texts.slice(first).map((line) => [line])];
  return [...cells, ...Array.from({ length: columns - cells.length }, (): Line[] => [])];
}

function isDashed({ text }: Line): boolean {
  return /^[-–+•]\s*\p{L}/u.test(text);
}

/** Figures, figures with a unit, and what stands in their place. */
function isValue(text: string): boolean {
  if (text.length > MAX_VALUE) return false;
  return (
    isFigure(text) ||
    /^(?:[-–—]|…|\.{3}|x)$/iu.test(text) ||
    /^\d[\d.,]*\s*(?:%|‰|đ(?:ồng)?(?!\p{L})|nghìn|ngàn|triệu|tỷ|USD)/iu.test(text) ||
    /^(?:miễn(?: phí| thu)?|không (?:thu|quy định)|thỏa thuận)$/iu.test(text)
  );
}

/** What opens a part of the document, or is a table of its own, is no cell. */
function mayBeCell({ text }: Line): boolean {
  if (text.includes('\t') || text.length > MAX_TEXT) return false;
  if (/^(?:PHỤ LỤC|Nơi nhận|Ghi chú\s*:|Căn cứ)/u.test(text)) return false;
  const label = readLabel(text);
  return label === null || label.kind === 'bullet' || label.kind === 'point' || label.kind === 'decimal';
}
