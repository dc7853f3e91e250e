// Columns that stand side by side on a scan are found; running text and single lines are left whole.
import { describe, expect, it } from 'vitest';
import type { Raster } from './raster.ts';
import { sideBySide } from './scan-columns.ts';

/** A page of 1,000 × 800 dots with words as blocks: [left, right] for each line of 24 dots. */
function pageOf(lines: [from: number, to: number][][]): Raster {
  const page: Raster = { width: 1_000, height: 800, dots: new Uint8Array(800_000).fill(255) };
  lines.forEach((spans, line) => {
    for (const [from, to] of spans)
      for (let y = 40 + line * 44; y < 64 + line * 44; y++)
        for (let x = from; x < to; x++) if (x % 24 < 16) page.dots[y * 1_000 + x] = 0;
  });
  return page;
}

/** Three lines in two columns, as a letterhead has them. */
const LETTERHEAD: [number, number][][] = [
  [
    [60, 360],
    [480, 940],
  ],
  [
    [100, 300],
    [560, 860],
  ],
  [
    [80, 330],
    [500, 900],
  ],
];

describe('sideBySide', () => {
  it('parts a letterhead and leaves the text below it whole', () => {
    const boxes = sideBySide(pageOf([...LETTERHEAD, [[60, 940]], [[60, 940]], [[60, 700]]]));
    expect(boxes).toHaveLength(2);
    const [left, right] = boxes;
    expect(left?.right).toBeGreaterThan(360);
    expect(left?.right).toBeLessThan(480);
    expect(right?.left).toBe(left?.right);
    expect(left?.bottom).toBeLessThanOrEqual(172);
  });

  it('sees no columns in running text, in one wide line, and in a blank page', () => {
    expect(sideBySide(pageOf([[[60, 940]], [[60, 930]], [[60, 500]], [[60, 940]]]))).toEqual([]);
    expect(
      sideBySide(
        pageOf([
          [
            [60, 300],
            [600, 940],
          ],
          [[60, 940]],
        ]),
      ),
    ).toEqual([]);
    expect(sideBySide(pageOf([]))).toEqual([]);
  });

  it('cuts nothing on a page full of dirt', () => {
    const page = pageOf([...LETTERHEAD]);
    for (let y = 0; y < 800; y += 3) page.dots.fill(0, y * 1_000 + 20, y * 1_000 + 24);
    expect(sideBySide(page)).toEqual([]);
  });
});
