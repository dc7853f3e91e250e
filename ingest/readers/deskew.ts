// Straightens a scanned page: the angle at which its lines of text are sharpest, after specks are taken out.
import { inkThreshold, type Raster, turned } from './raster.ts';
import { withoutSpecks } from './specks.ts';

/** Pages lie at most this crooked on the glass, in degrees. */
const MAX_ANGLE = 5;
/** Below this angle turning costs more sharpness than it brings. */
const MIN_ANGLE = 0.12;
const MAX_POINTS = 80_000;

/** The page with its lines level and, where it is speckled, without specks. */
export function straighten(raster: Raster): Raster {
  const clean = withoutSpecks(raster);
  const angle = skewOf(clean);
  return Math.abs(angle) < MIN_ANGLE ? clean : turned(clean, -angle);
}

/** How far the lines run down to the right, in degrees; 0 for a page without lines. */
export function skewOf(raster: Raster): number {
  const points = inkPoints(raster);
  if (points.length < 400) return 0;
  const coarse = best(points, raster, range(-MAX_ANGLE, MAX_ANGLE, 0.5));
  return best(points, raster, range(coarse - 0.5, coarse + 0.5, 0.1));
}

/** Dots of ink as x, y, x, y…, thinned out evenly. */
function inkPoints(raster: Raster): Float32Array {
  const { width, height, dots } = raster;
  const threshold = inkThreshold(raster);
  const points: number[] = [];
  // the margins hold the shadow of the cover
  const [mx, my] = [Math.round(width * 0.04), Math.round(height * 0.04)];
  for (let y = my; y < height - my; y += 2)
    for (let x = mx; x < width - mx; x += 3) if ((dots[y * width + x] ?? 255) < threshold) points.push(x, y);
  const step = Math.max(1, Math.ceil(points.length / 2 / MAX_POINTS));
  if (step === 1) return Float32Array.from(points);
  return Float32Array.from(points.filter((_, at) => Math.floor(at / 2) % step === 0));
}

function best(points: Float32Array, raster: Raster, angles: number[]): number {
  let [top, found] = [-1, 0];
  for (const angle of angles) {
    const score = sharpness(points, raster, Math.tan((angle * Math.PI) / 180));
    if (score > top * 1.0001) [top, found] = [score, angle];
  }
  return found;
}

/** Sum of squares of the ink on every line: highest when lines of text and white between them part. */
function sharpness(points: Float32Array, { width, height }: Raster, slope: number): number {
  const bins = new Float64Array(Math.ceil((height + width) / 2));
  const offset = width / 2;
  for (let at = 0; at < points.length; at += 2) {
    const y = (points[at + 1] ?? 0) - (points[at] ?? 0) * slope + offset;
    const bin = y >> 1;
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins.reduce((sum, count) => sum + count * count, 0);
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step);
}
