// Ruled lines of a scanned page: found as long runs of ink, and taken out so that letters can be read.
import type { Rule } from './pdf-page.ts';
import { inkThreshold, type Raster, whiten } from './raster.ts';

/** Shortest line, in dots at 250 dots per inch: longer than any stroke of a letter of 16 points. */
const SHORTEST = 70;
/** A thicker band is a shadow or a picture. */
const THICKEST = 14;
/** Ink that is missing within a line. */
const HOLE = 4;
/** A longer hole is part of the line where it is darker than paper: a stamp lies over the line. A row of text is higher. */
const FAINT_HOLE = 24;
/** Shortest piece of a line beside such a hole: longer than most strokes of letters. */
const PIECE = 20;

/** Feet and bars of capitals that stand close make a line as well, but their stems stand on this share of it. */
const STEMS = 0.25;

type Band = { from: number; to: number; first: number; last: number };

/** Rules in dots. The lines are white in the page afterwards. */
export function takeRules(raster: Raster): { horizontal: Rule[]; vertical: Rule[] } {
  const threshold = inkThreshold(raster);
  const { width, height, dots } = raster;
  const isInk = (x: number, y: number) => (dots[y * width + x] ?? 255) < threshold;
  const faint = (threshold + paperOf(raster)) / 2;
  const isFaint = (x: number, y: number) => (dots[y * width + x] ?? 255) < faint;
  const rows = bands(height, width, {
    isInk: (line, at) => isInk(at, line),
    isFaint: (line, at) => isFaint(at, line - 1) || isFaint(at, line) || isFaint(at, line + 1),
  });
  const columns = bands(width, height, {
    isInk,
    isFaint: (line, at) => isFaint(line - 1, at) || isFaint(line, at) || isFaint(line + 1, at),
  });
  const across = rows.filter((band) => !isLetters(band, (line, at) => isInk(at, line)));
  const down = columns.filter((band) => !isLetters(band, isInk));
  for (const band of across)
    whiten(raster, { left: band.from, right: band.to + 1, top: band.first - 1, bottom: band.last + 2 });
  for (const band of down)
    whiten(raster, { left: band.first - 1, right: band.last + 2, top: band.from, bottom: band.to + 1 });
  return { horizontal: across.map(toRule), vertical: down.map(toRule) };
}

function toRule(band: Band): Rule {
  return { from: band.from, to: band.to, at: (band.first + band.last) / 2 };
}

function isLetters({ from, to, first, last }: Band, isInk: Look['isInk']): boolean {
  let stems = 0;
  for (let at = from; at <= to; at++) if (isInk(first - 3, at) || isInk(last + 3, at)) stems++;
  return stems > (to - from) * STEMS;
}

/** The grey value that most dots have. */
function paperOf({ dots }: Raster): number {
  const counts = new Uint32Array(256);
  for (const dot of dots) counts[dot] = (counts[dot] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

/** The dots of a line across or down. */
type Look = { isInk(line: number, at: number): boolean; isFaint(line: number, at: number): boolean };

/** Runs of neighbouring lines that overlap make a band. */
function bands(lines: number, length: number, look: Look): Band[] {
  let open: Band[] = [];
  const closed: Band[] = [];
  for (let line = 0; line < lines; line++) {
    for (const [from, to] of runs(length, line, look)) {
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

function runs(length: number, line: number, { isInk, isFaint }: Look): [from: number, to: number][] {
  const found: [number, number][] = [];
  const isDark = (from: number, to: number) => {
    for (let at = from + 1; at < to; at++) if (!isFaint(line, at)) return false;
    return true;
  };
  const end = (from: number, last: number) => {
    if (from < 0 || last - from < PIECE) return;
    const before = found.at(-1);
    if (before !== undefined && from - before[1] <= FAINT_HOLE && isDark(before[1], from)) before[1] = last;
    else found.push([from, last]);
  };
  let from = -1;
  let last = -1;
  for (let at = 0; at < length; at++) {
    if (!isInk(line, at)) continue;
    if (from < 0 || at - last > HOLE) {
      end(from, last);
      from = at;
    }
    last = at;
  }
  end(from, last);
  return found.filter(([start, stop]) => stop - start >= SHORTEST);
}
