// What was read with doubt is read again; the surer reading stays, and a page that is bad all over is left alone.
import { describe, expect, it } from 'vitest';
import type { Raster } from './raster.ts';
import { secondLook } from './second-look.ts';
import type { ReadWord } from './tesseract-tsv.ts';

const page: Raster = { width: 600, height: 400, dots: new Uint8Array(240_000).fill(255) };
for (let y = 100; y < 130; y++) page.dots.fill(0, y * 600 + 50, y * 600 + 150);

function word(text: string, confidence: number, bottom = 130): ReadWord {
  const box = { left: 50, right: 150, top: bottom - 30, bottom };
  return { text, left: 50, width: 100, lineBottom: bottom, lineHeight: 30, confidence, page: 1, box };
}
const sure = ['một', 'hai', 'ba'].map((text, at) => word(text, 95, 200 + at * 40));
/** In the stack the only place stands at its margin of 24 dots. */
const again = (text: string, confidence: number): ReadWord => ({
  ...word(text, confidence),
  left: 30,
  width: 70,
  lineBottom: 52,
  lineHeight: 24,
});

describe('secondLook', () => {
  it('takes the reading that is surer', async () => {
    const words = await secondLook(page, [word('Gác-.', 40), ...sure], async () => [again('Các', 96)]);
    expect(words.map(({ text }) => text)).toEqual(['Các', 'một', 'hai', 'ba']);
    expect(Math.abs((words[0]?.lineBottom ?? 0) - 130)).toBeLessThan(12);
  });

  it('keeps the first reading where the second is no surer', async () => {
    const words = await secondLook(page, [word('Gác-.', 40), ...sure], async () => [again('Cac', 41)]);
    expect(words[0]?.text).toBe('Gác-.');
  });

  it('prints no word twice where the places of two lines overlap', async () => {
    const close = [word('Cac', 40), { ...word('So', 40, 134), left: 60 }];
    // the second place stands below the first in the stack
    const read = [again('Các', 96), { ...again('Sở', 96), lineBottom: 128 }];
    const words = await secondLook(page, [...close, ...sure], async () => read);
    expect(words.map(({ text }) => text)).toEqual(['Các', 'Sở', 'một', 'hai', 'ba']);
  });

  it('reads nothing again on a good page and on one that is bad all over', async () => {
    const never = () => Promise.reject(new Error('not needed'));
    expect(await secondLook(page, sure, never)).toEqual(sure);
    const bad = [word('x', 20), word('y', 30, 200)];
    expect(await secondLook(page, bad, never)).toEqual(bad);
  });
});
