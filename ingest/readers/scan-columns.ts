// Text that stands side by side on a scanned page: head and signature. Read as one line its marks are lost.
import { type Box, inkThreshold, type Raster } from './raster.ts';

/** Side of the squares in which ink is looked for, in dots. */
const SQUARE = 4;
/** Dots of ink from which a square is not dirt. */
const MIN_INK = 3;
/** Narrowest white between two columns, in squares: wider than the spaces of a line that was stretched to the margin. */
const GUTTER = 14;
/** The gutter lies in this middle part of the page. */
const MIDDLE = { from: 0.22, to: 0.8 };
/** A band of fewer squares is one line. */
const MIN_HEIGHT = 22;
/** White squares between two lines of one band at most: four blank lines for a signature. */
const MAX_GAP = 70;
/** How far the middle of a title may lie from the middle of the page, as a share of its width: margins differ. */
const OFF_CENTRE = 0.04;

/** Share of rows without ink on any clean page: its margins and the white between its lines. */
const MIN_BLANK = 0.2;

type Squares = { width: number; height: number; inked: Uint8Array };

/** The left and right columns of all bands of a page, from top to bottom. */
export function sideBySide(page: Raster): Box[] {
  const squares = squaresOf(page);
  const boxes: Box[] = [];
  // on a page full of dirt a band ends nowhere, and would cut through running text
  if (blankShare(squares) < MIN_BLANK) return boxes;
  for (let row = 0; row < squares.height; ) {
    // a line that runs across is not cut: the marks below its letters stand as thin as two columns
    const opens = !isBlank(squares, row) && (row === 0 || isBlank(squares, row - 1));
    const band = opens ? bandAt(squares, row) : null;
    if (band === null) {
      row++;
      continue;
    }
    const box = (left: number, right: number): Box => ({
      left: left * SQUARE,
      right: Math.min(page.width, right * SQUARE),
      top: Math.max(0, (row - 1) * SQUARE),
      bottom: Math.min(page.height, (band.end + 1) * SQUARE),
    });
    boxes.push(box(0, band.gutter), box(band.gutter, squares.width));
    row = band.end;
  }
  return boxes;
}

function squaresOf({ width, height, dots }: Raster): Squares {
  const threshold = inkThreshold({ width, height, dots });
  const [columns, rows] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  const counts = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((dots[y * width + x] ?? 255) < threshold) {
        const at = (y >> 2) * columns + (x >> 2);
        counts[at] = (counts[at] ?? 0) + 1;
      }
  return { width: columns, height: rows, inked: counts.map((count) => (count >= MIN_INK ? 1 : 0)) };
}

/** The longest band from a row on that one gutter parts, null when it is too low or holds too few lines. */
function bandAt(squares: Squares, from: number): { end: number; gutter: number } | null {
  const { width, height, inked } = squares;
  const [first, last] = [Math.floor(width * MIDDLE.from), Math.ceil(width * MIDDLE.to)];
  const blank = new Uint8Array(last - first).fill(1);
  let [end, gap, gutter] = [from, 0, null as number | null];
  let line = from;
  for (let row = from; row < height && gap <= MAX_GAP; row++) {
    if (gap > 0 && !isBlank(squares, row)) line = row;
    gap = isBlank(squares, row) ? gap + 1 : 0;
    // a title stands beside nothing, though it may be narrow enough to lie on one side
    if (gap === 1 && isTitle(squares, line, row)) break;
    for (let at = first; at < last; at++) if (inked[row * width + at] === 1) blank[at - first] = 0;
    const found = widestRun(blank);
    if (found === null) break;
    // the marks above the next line stand too thin to close the gutter: a band ends on white
    if (gap > 0) [end, gutter] = [row, first + found];
  }
  if (gutter === null || end - from < MIN_HEIGHT) return null;
  const sides: [number, number][] = [
    [0, gutter],
    [gutter, width],
  ];
  return sides.every(([left, right]) => linesOf(squares, from, end, left, right) > 1)
    ? { end, gutter }
    : null;
}

/** One piece of text in the middle of the page. */
function isTitle({ width, inked }: Squares, from: number, to: number): boolean {
  const used = new Uint8Array(width);
  for (let row = from; row < to; row++)
    for (let at = 0; at < width; at++) if (inked[row * width + at] === 1) used[at] = 1;
  const [first, last] = [used.indexOf(1), used.lastIndexOf(1)];
  if (Math.abs((first + last) / 2 - width / 2) > width * OFF_CENTRE) return false;
  return widestRun(used.subarray(first, last + 1).map((ink) => 1 - ink)) === null;
}

/** Middle of the widest white run, null when none is wide enough. */
function widestRun(blank: Uint8Array): number | null {
  let [best, middle, run] = [0, 0, 0];
  for (let at = 0; at <= blank.length; at++) {
    if (blank[at] === 1) run++;
    else {
      if (run > best) [best, middle] = [run, at - run / 2];
      run = 0;
    }
  }
  return best >= GUTTER ? Math.round(middle) : null;
}

function linesOf(squares: Squares, from: number, to: number, left: number, right: number): number {
  let lines = 0;
  let before = false;
  for (let row = from; row < to; row++) {
    const here = squares.inked.subarray(row * squares.width + left, row * squares.width + right).includes(1);
    if (here && !before) lines++;
    before = here;
  }
  return lines;
}

function isBlank({ width, inked }: Squares, row: number): boolean {
  return !inked.subarray(row * width, (row + 1) * width).includes(1);
}

function blankShare(squares: Squares): number {
  let blank = 0;
  for (let row = 0; row < squares.height; row++) if (isBlank(squares, row)) blank++;
  return blank / squares.height;
}
