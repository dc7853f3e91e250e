// Roman numbers made of "I" alone are read as H, 1, l or one stroke short: their strokes are counted in the picture.
import { type Box, inkThreshold, type Raster } from './raster.ts';

/** What such a number is taken for, before a slash or alone. */
const TAKEN_FOR = /^[IHl1|!]{1,4}(?=$|[.)]$|\/\d{4}[.,;)]*$)/u;
/** A thin slash after it is lost, or read as the foot of an "L": "IL2026", "112026". */
const WITHOUT_SLASH = /^[IHLl1|!]{1,4}(?=(?:19|20)\d{2}[.,;)]*$)/u;
/** How far the ends of an upright stroke may lie beside each other, as a share of its height: a slash leans more. */
const UPRIGHT = 0.1;
/** Wider ink, as a share of the height, is no stroke of an "I". */
const STROKE = 0.42;

/** The word with its Roman number as it is printed; a word of another form, or one that is printed otherwise, stays. */
export function withStrokes(text: string, picture: Raster, box: Box): string {
  const bare = WITHOUT_SLASH.exec(text)?.[0];
  const taken = bare ?? TAKEN_FOR.exec(text)?.[0];
  if (taken === undefined) return text;
  const strokes = countStrokes(picture, box);
  return strokes < 1 || strokes > 3
    ? text
    : 'I'.repeat(strokes) + (bare === undefined ? '' : '/') + text.slice(taken.length);
}

/** Upright strokes from the left of a box up to the first sign of another form. */
export function countStrokes(picture: Raster, box: Box): number {
  const threshold = inkThreshold(picture);
  const height = box.bottom - box.top;
  const at = (share: number) => runsOf(picture, box, Math.round(box.top + height * share), threshold);
  const [upper, middle, lower] = [at(0.22), at(0.5), at(0.78)];
  let strokes = 0;
  for (const run of middle) {
    const above = nearest(upper, run);
    const below = nearest(lower, run);
    if (above === null || below === null || run[1] - run[0] > height * STROKE) break;
    if (Math.abs(above - below) > height * UPRIGHT) break;
    strokes++;
  }
  return strokes;
}

/** Strokes of "II" stand closer than those of "11", wider than the sides of an "8", as a share of their height. */
const PITCH = { from: 0.42, to: 0.64 };
/** Serifs of an "I" are as long to the left as to the right; a "1" has a flag to the left alone. */
const EVEN = 0.09;
/** Where strokes are looked at, and how far their middle may move between: serifs lie outside. */
const HEIGHTS = [0.15, 0.25, 0.38, 0.44, 0.47, 0.53, 0.56, 0.62, 0.75, 0.85];
const STRAIGHT = 0.07;

/** "I", "II" or "III" where the ink of a box is nothing else; null for any other form, digits among them. */
export function romanIn(picture: Raster, box: Box): 'I' | 'II' | 'III' | null {
  const threshold = inkThreshold(picture);
  const height = box.bottom - box.top;
  const runsAt = (share: number) => runsOf(picture, box, Math.round(box.top + height * share), threshold);
  const middle = runsAt(0.5);
  const count = middle.length;
  if (count < 1 || count > 3 || middle.some(([from, to]) => to - from > height * STROKE)) return null;
  const centresOf = (runs: Run[]) => runs.map(([from, to]) => (from + to) / 2);
  const centres = centresOf(middle);
  // the bows of a digit move aside or meet somewhere between its ends
  const straight = HEIGHTS.every((share) => {
    const others = centresOf(runsAt(share));
    return (
      others.length === count &&
      others.every((other, at) => Math.abs(other - (centres[at] ?? 0)) <= height * STRAIGHT)
    );
  });
  const even = centres.slice(1).every((centre, at) => {
    const pitch = (centre - (centres[at] ?? 0)) / height;
    return pitch >= PITCH.from && pitch <= PITCH.to;
  });
  if (!straight || !even) return null;
  if (count > 1) return count === 2 ? 'II' : 'III';
  const edges = (shares: number[]) => shares.flatMap((share) => runsAt(share).flat());
  const [top, stem] = [edges([0.14, 0.18, 0.22, 0.26]), middle[0] ?? [0, 0]];
  const foot = edges([0.82, 0.86, 0.9]);
  const reach = (ends: number[]) =>
    [(stem[0] ?? 0) - Math.min(...ends), Math.max(...ends) - (stem[1] ?? 0)] as const;
  const serifs = [top, foot].every((ends) => {
    const [left, right] = reach(ends);
    return Math.abs(left - right) <= height * EVEN;
  });
  return serifs ? 'I' : null;
}

type Run = [from: number, to: number];

function runsOf({ width, dots }: Raster, box: Box, y: number, threshold: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let x = box.left; x <= box.right; x++) {
    const inked = x < box.right && (dots[y * width + x] ?? 255) < threshold;
    if (inked && from < 0) from = x;
    if (!inked && from >= 0) {
      runs.push([from, x]);
      from = -1;
    }
  }
  return runs;
}

/** Middle of the run that overlaps or nearly touches another one; null when there is none. */
function nearest(runs: Run[], [from, to]: Run): number | null {
  const near = runs.find(([left, right]) => left <= to + 4 && right >= from - 4);
  return near === undefined ? null : (near[0] + near[1]) / 2;
}
