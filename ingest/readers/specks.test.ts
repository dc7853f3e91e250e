// Dirt on a scan: specks of any small size go, marks of letters stay, and a clean page is not touched.
import { describe, expect, it } from 'vitest';
import type { Raster } from './raster.ts';
import { withoutSpecks } from './specks.ts';

/** Blocks of ink on white: [left, top, width, height]. */
function pageOf(blocks: [left: number, top: number, width: number, height: number][]): Raster {
  const page: Raster = { width: 400, height: 300, dots: new Uint8Array(120_000).fill(255) };
  for (const [left, top, width, height] of blocks)
    for (let y = top; y < top + height; y++) page.dots.fill(20, y * 400 + left, y * 400 + left + width);
  return page;
}
const at = (page: Raster, x: number, y: number) => page.dots[y * page.width + x];

const letter: [number, number, number, number] = [100, 100, 20, 30];
const fullStop: [number, number, number, number] = [124, 126, 4, 4];
/** Single dots of a scan of 200 dots per inch, drawn at 250. */
const dirt: [number, number, number, number][] = Array.from({ length: 20 }, (_, n) => [
  20 + n * 18,
  250,
  2,
  2,
]);

describe('withoutSpecks', () => {
  it('takes out specks that grew when the page was enlarged, and keeps the marks of letters', () => {
    const page = withoutSpecks(pageOf([letter, fullStop, ...dirt, [300, 40, 4, 3]]));
    expect(dirt.map(([x, y]) => at(page, x, y))).toEqual(dirt.map(() => 255));
    expect(at(page, 301, 41)).toBe(255);
    expect([at(page, 110, 110), at(page, 125, 127)]).toEqual([20, 20]);
  });

  it('leaves a page with a single speck as it is', () => {
    const page = pageOf([letter, fullStop, [300, 40, 2, 2]]);
    expect(withoutSpecks(page)).toBe(page);
  });
});
