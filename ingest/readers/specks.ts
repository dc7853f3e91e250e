// Dirt of a scanned page: spots too small for a mark of a letter, and small ones that stand alone, are made white.
import { inkThreshold, type Raster } from './raster.ts';

/** Spots of at most so many dots are dirt on a speckled page: the dot of an "i" of 8 points has more at 250 dots per inch. */
const SPECK = 6;
/** Larger ones up to this are dirt where no letter is near: two specks that touch, as large as a full stop. */
const SPOT = 16;
/** How near a letter a spot may be its mark, in dots. */
const NEAR = 14;
/** Share of the ink that is specks from which a page counts as speckled. */
const SPECKLED = 0.02;

type Spots = { specks: Int32Array[]; spots: Int32Array[]; letters: Uint8Array; ink: number };

/**
 * The page without specks where it is speckled, else as it is. Single dots grow when a picture is drawn larger, so
 * spots are told by their size and not by their neighbours.
 */
export function withoutSpecks(raster: Raster): Raster {
  const { specks, spots, letters, ink } = spotsOf(raster);
  const dirt = specks.reduce((sum, spot) => sum + spot.length, 0);
  if (dirt < ink * SPECKLED) return raster;
  const { width, height } = raster;
  const clean = { width, height, dots: Uint8Array.from(raster.dots) };
  const alone = spots.filter((spot) => !isNearLetter(spot, letters, width));
  for (const spot of [...specks, ...alone]) for (const at of spot) whitenAround(clean, at, letters);
  return clean;
}

/** Connected ink in spots by size; `letters` marks the dots of everything larger. */
function spotsOf(raster: Raster): Spots {
  const { width, dots } = raster;
  const threshold = inkThreshold(raster);
  const seen = new Uint8Array(dots.length);
  const letters = new Uint8Array(dots.length);
  const queue = new Int32Array(dots.length);
  const steps = [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1];
  const [specks, spots]: [Int32Array[], Int32Array[]] = [[], []];
  let ink = 0;
  for (let start = 0; start < dots.length; start++) {
    if (seen[start] === 1 || (dots[start] ?? 255) >= threshold) continue;
    let length = 1;
    queue[0] = start;
    seen[start] = 1;
    for (let next = 0; next < length; next++) {
      for (const step of steps) {
        const at = (queue[next] ?? 0) + step;
        if (seen[at] !== 0 || (dots[at] ?? 255) >= threshold) continue;
        seen[at] = 1;
        queue[length++] = at;
      }
    }
    ink += length;
    if (length <= SPECK) specks.push(queue.slice(0, length));
    else if (length <= SPOT) spots.push(queue.slice(0, length));
    else for (let at = 0; at < length; at++) letters[queue[at] ?? 0] = 1;
  }
  return { specks, spots, letters, ink };
}

function isNearLetter(spot: Int32Array, letters: Uint8Array, width: number): boolean {
  const middle = spot[spot.length >> 1] ?? 0;
  for (let down = -NEAR; down <= NEAR; down++) {
    const row = middle + down * width;
    if (letters.subarray(Math.max(0, row - NEAR), Math.max(0, row + NEAR + 1)).includes(1)) return true;
  }
  return false;
}

/** The dot and its grey rim, but no dot of a letter. */
function whitenAround({ width, dots }: Raster, at: number, letters: Uint8Array): void {
  for (const row of [at - width, at, at + width])
    for (let near = row - 1; near <= row + 1; near++)
      if (near >= 0 && near < dots.length && letters[near] !== 1) dots[near] = 255;
}
