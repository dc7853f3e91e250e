// The cells of a scanned table apart from each other in one picture: each is read as a text of its own, in one call.
import { type Box, copyBox, inkThreshold, type Raster } from './raster.ts';

/** A cell's ink on the page, and where its copy stands in the stack. */
export type Strip = { ink: Box; left: number; top: number };
export type CellStack = { raster: Raster; strips: Strip[] };

/** White around every cell, in dots. */
const MARGIN = 24;
/** White between the numbers of a line. */
const GAP = 56;
/** Numbers that stand on one line of the stack. */
const LINE_WIDTH = 2_400;
/** Dots next to a line that may still be its edge. */
const INSET = 3;
const MAX_HEIGHT = 30_000;
/** Fewer dots of ink are dirt. */
const MIN_INK = 20;

/**
 * Cells below one another, or, for the numbers of rows, beside one another: a lone digit is read badly on a line of
 * its own. Null when no cell holds ink; a cell that does not fit is left out and reads as blank.
 */
export function stackCells(page: Raster, cells: Box[], beside: boolean): CellStack | null {
  const inked = inksOf(page, cells);
  const strips = beside ? besides(inked) : below(inked);
  if (strips.length === 0) return null;
  const right = strips.reduce((max, { ink, left }) => Math.max(max, left + ink.right - ink.left), 0);
  const bottom = strips.reduce((max, { ink, top }) => Math.max(max, top + ink.bottom - ink.top), 0);
  const [width, height] = [right + MARGIN, bottom + MARGIN];
  const raster = { width, height, dots: new Uint8Array(width * height).fill(255) };
  for (const { ink, left, top } of strips) copyBox(page, ink, raster, left, top);
  return { raster, strips };
}

/** The inked parts of cells; a cell without ink has none. */
export function inksOf(page: Raster, cells: Box[]): Box[] {
  const threshold = inkThreshold(page);
  return cells.map((cell) => inkOf(page, cell, threshold)).filter((ink) => ink !== null);
}

/** Where a place in the stack is on the page, in dots; null between the cells. */
export function onPage(stack: CellStack, x: number, y: number): { x: number; y: number; ink: Box } | null {
  const strip = stack.strips.find(
    ({ ink, left, top }) =>
      y >= top - MARGIN &&
      y < top + ink.bottom - ink.top + MARGIN &&
      x >= left - MARGIN &&
      x < left + ink.right - ink.left + MARGIN,
  );
  if (strip === undefined) return null;
  return { x: x - strip.left + strip.ink.left, y: y - strip.top + strip.ink.top, ink: strip.ink };
}

function below(cells: Box[]): Strip[] {
  const strips: Strip[] = [];
  let top = MARGIN;
  for (const ink of cells) {
    if (top + ink.bottom - ink.top + MARGIN > MAX_HEIGHT) break;
    strips.push({ ink, left: MARGIN, top });
    top += ink.bottom - ink.top + 2 * MARGIN;
  }
  return strips;
}

/** Lines of numbers, standing on one base line. */
function besides(cells: Box[]): Strip[] {
  const strips: Strip[] = [];
  let line: Strip[] = [];
  let [left, top] = [MARGIN, MARGIN];
  const endLine = () => {
    const height = line.reduce((max, { ink }) => Math.max(max, ink.bottom - ink.top), 0);
    for (const strip of line) strip.top = top + height - (strip.ink.bottom - strip.ink.top);
    strips.push(...line);
    top += height + 2 * MARGIN;
    left = MARGIN;
    line = [];
  };
  const heights = cells.map((ink) => ink.bottom - ink.top).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  // a head of two lines among the digits spoils the line that it stands on
  const isTall = (ink: Box) => ink.bottom - ink.top > usual * 1.6;
  for (const ink of cells.filter((cell) => !isTall(cell))) {
    line.push({ ink, left, top });
    left += ink.right - ink.left + GAP;
    if (left > LINE_WIDTH) endLine();
  }
  endLine();
  for (const ink of cells.filter(isTall)) {
    strips.push({ ink, left: MARGIN, top });
    top += ink.bottom - ink.top + 2 * MARGIN;
  }
  return strips;
}

/** The part of a cell that holds ink, with a little white around it. */
function inkOf(page: Raster, cell: Box, threshold: number): Box | null {
  const [x1, x2] = [Math.max(0, Math.round(cell.left) + INSET), Math.round(cell.right) - INSET];
  const [y1, y2] = [Math.max(0, Math.round(cell.top) + INSET), Math.round(cell.bottom) - INSET];
  const box = { left: x2, top: y2, right: x1, bottom: y1 };
  let ink = 0;
  for (let y = y1; y < Math.min(y2, page.height); y++) {
    for (let x = x1; x < Math.min(x2, page.width); x++) {
      if ((page.dots[y * page.width + x] ?? 255) >= threshold) continue;
      ink++;
      box.left = Math.min(box.left, x - INSET);
      box.right = Math.max(box.right, x + INSET);
      box.top = Math.min(box.top, y - INSET);
      box.bottom = Math.max(box.bottom, y + INSET);
    }
  }
  if (ink < MIN_INK) return null;
  return {
    left: Math.max(0, box.left),
    top: Math.max(0, box.top),
    right: Math.min(page.width, box.right),
    bottom: Math.min(page.height, box.bottom),
  };
}
