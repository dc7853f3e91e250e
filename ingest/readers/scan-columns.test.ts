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

  it('does not cut the line above two columns below its letters', () => {
    const page = pageOf([[[60, 940]], ...LETTERHEAD]);
    // marks below the letters of the first line, none of them in the middle
    for (const x of [200, 300, 700])
      for (let y = 64; y < 76; y++) page.dots.fill(0, y * 1_000 + x, y * 1_000 + x + 8);
    const boxes = sideBySide(page);
    expect(boxes).toHaveLength(2);
    expect(boxes[0]?.top).toBeGreaterThanOrEqual(76);
  });

  it('ends the columns above a title in the middle of the page, though it lies beside the gutter', () => {
    const narrow: [number, number][][] = LETTERHEAD.map(([, right]) => [[60, 250], right ?? [480, 940]]);
    const [left] = sideBySide(pageOf([...narrow, [[400, 600]], [[60, 940]]]));
    expect(left?.bottom).toBeLessThanOrEqual(172);
  });

  it('cuts nothing on a page full of dirt', () => {
    const page = pageOf([...LETTERHEAD]);
    for (let y = 0; y < 800; y += 3) page.dots.fill(0, y * 1_000 + 20, y * 1_000 + 24);
    expect(sideBySide(page)).toEqual([]);
  });
});
