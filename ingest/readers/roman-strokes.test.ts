// Roman numbers by their strokes: drawn with a real font, not told apart from digits by luck.
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { rasterOf } from './raster.ts';
import { countStrokes, romanIn, withStrokes } from './roman-strokes.ts';

/** A text in a serif face of 45 dots, and the box of its ink. */
function drawn(text: string, bold = false) {
  const canvas = createCanvas(400, 90);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 400, 90);
  context.fillStyle = 'black';
  context.font = `${bold ? 'bold ' : ''}45px "Liberation Serif", "Times New Roman", serif`;
  context.fillText(text, 20, 60);
  const picture = rasterOf(canvas);
  const [xs, ys]: [number[], number[]] = [[], []];
  picture.dots.forEach((dot, at) => {
    if (dot >= 128) return;
    xs.push(at % 400);
    ys.push(Math.floor(at / 400));
  });
  const [min, max] = [(all: number[]) => Math.min(...all), (all: number[]) => Math.max(...all)];
  return { picture, box: { left: min(xs), right: max(xs) + 1, top: min(ys), bottom: max(ys) + 1 } };
}

describe('romanIn', () => {
  it.each(['I', 'II', 'III'])('sees %s, bold or not', (text) => {
    for (const bold of [false, true]) {
      const { picture, box } = drawn(text, bold);
      expect(romanIn(picture, box)).toBe(text);
    }
  });

  it('takes no digit, no V and no X for one', () => {
    for (const text of ['1', '11', '4', '7', '8', '10', '01', '111', 'V', 'IV', 'X', 'H', 'A', '0']) {
      const { picture, box } = drawn(text);
      expect([text, romanIn(picture, box)]).toEqual([text, null]);
    }
  });
});

describe('withStrokes', () => {
  it('counts the strokes before the slash', () => {
    const { picture, box } = drawn('II/2026');
    expect(countStrokes(picture, box)).toBe(2);
    expect(withStrokes('1/2026', picture, box)).toBe('II/2026');
    expect(withStrokes('H/2026.', picture, box)).toBe('II/2026.');
    expect(['IL2026', '112026', 'II2026'].map((text) => withStrokes(text, picture, box))).toEqual(
      Array(3).fill('II/2026'),
    );
    expect(withStrokes('2026', picture, box)).toBe('2026');
    expect(withStrokes('IV/2026', picture, box)).toBe('IV/2026');
  });
});
