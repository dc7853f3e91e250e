// Pictures: a damaged one costs only itself, never the process.
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { ReadError, readFile } from './index.ts';

const picture = createCanvas(80, 60);
const png = picture.toBuffer('image/png');
const jpeg = picture.toBuffer('image/jpeg');

describe('the reader of pictures', () => {
  it.each([
    ['a mark without a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])],
    ['a cut JPEG', jpeg.subarray(0, jpeg.length / 2)],
    ['a JPEG of zeros', Buffer.concat([jpeg.subarray(0, 200), Buffer.alloc(100)])],
    [
      'a PNG with impossible sides',
      Buffer.concat([png.subarray(0, 16), Buffer.alloc(8, 0xff), png.subarray(24)]),
    ],
    ['a TIFF without pages', Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0])],
  ])('refuses %s with a sentence', async (_name, bytes) => {
    await expect(readFile('a.png', bytes)).rejects.toThrow(ReadError);
  });
});
