// Ruled lines of a scanned page: found as long runs of ink, and taken out so that letters can be read.
import type { Rule } from './pdf-page.ts';
import { inkThreshold, type Raster, whiten } from './raster.ts';

/** Shortest line, in dots at 250 dots per inch: longer than any stroke of a letter of 16 points. */
const SHORTEST = 70;
/** A thicker band is a shadow or a picture. */
const THICKEST = 14;
/** Ink that is missing within a line. */
const HOLE = 4;

type Band = { from: number; to: number; first: number; last: number };

/** Rules in dots. The lines are white in the page afterwards. */
export function takeRules(raster: Raster): { horizontal: Rule[]; vertical: Rule[] } {
  const threshold = inkThreshold(raster);
  const { width, height, dots } = raster;
  const isInk = (x: number, y: number) => (dots[y * width + x] ?? 255) < threshold;
  const across = bands(height, width, (line, at) => isInk(at, line));
  const down = bands(width, height, (line, at) => isInk(line, at));
  for (const band of across)
    whiten(raster, { left: band.from, right: band.to + 1, top: band.first - 1, bottom: band.last + 2 });
  for (const band of down)
    whiten(raster, { left: band.first - 1, right: band.last + 2, top: band.from, bottom: band.to + 1 });
  return { horizontal: across.map(toRule), vertical: down.map(toRule) };
}

function toRule(band: Band): Rule {
  return { from: band.from, to: band.to, at: (band.first + band.last) / 2 };
}

/** Runs of neighbouring lines that overlap make a band. */
function bands(lines: number, length: number, isInk: (line: number, at: number) => boolean): Band[] {
  let open: Band[] = [];
  const closed: Band[] = [];
  for (let line = 0; line < lines; line++) {
    for (const [from, to] of runs(length, (at) => isInk(line, at))) {
      const band = open.find((one) => from <= one.to + SHORTEST / 2 && to >= one.from - SHORTEST / 2);
      if (band === undefined) open.push({ from, to, first: line, last: line });
      else {
        band.from = Math.min(band.from, from);
        band.to = Math.max(band.to, to);
        band.last = line;
      }
    }
    closed.push(...open.filter((band) => line - band.last > 2));
    open = open.filter((band) => line - band.last <= 2);
  }
  return [...closed, ...open].filter((band) => band.last - band.first < THICKEST);
}

function runs(length: number, isInk: (at: number) => boolean): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from = -1;
  let last = -1;
  for (let at = 0; at < length; at++) {
    if (!isInk(at)) continue;
    if (from < 0 || at - last > HOLE) {
      if (from >= 0 && last - from >= SHORTEST) found.push([from, last]);
      from = at;
    }
    last = at;
  }
  if (from >= 0 && last - from >= SHORTEST) found.push([from, last]);
  return found;
}
