// Pictures: a damaged one costs only itself, never the process.
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { hasOcr } from '../../tests/support/ocr.ts';
import { comparable, distance } from '../testing/labelled/nearness.ts';
import { randomOf } from '../testing/labelled/random.ts';
import { tiff } from '../testing/tiff.ts';
import { ReadError, readFile } from './index.ts';
import { rasterOf } from './raster.ts';

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

/** A sheet with lines of print; `turned`: the top of the print lies on the right side of the picture. */
function sheet(lines: string[], turned = false) {
  const [width, height] = [1_240, 1_754];
  const canvas = turned ? createCanvas(height, width) : createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (turned) {
    context.translate(height, 0);
    context.rotate(Math.PI / 2);
  }
  context.fillStyle = 'black';
  context.font = '34px "DejaVu Serif", "Noto Serif", serif';
  lines.forEach((line, at) => {
    context.fillText(line, 120, 200 + at * 60);
  });
  return canvas;
}

const first = [
  'Ủy ban nhân dân tỉnh giao các sở, ngành rà soát',
  'danh mục dữ liệu mẫu, báo cáo trước ngày 30/6/2026.',
];
const second = [
  'Trang thứ hai của văn bản mẫu có nội dung khác,',
  'không có giá trị pháp lý và chỉ dùng để kiểm thử.',
];

describe.skipIf(!hasOcr)('pictures with letters', () => {
  it('reads every page of a TIFF as a page', { timeout: 120_000 }, async () => {
    const file = tiff([first, second].map((lines) => rasterOf(sheet(lines))));
    const { text, pages } = await readFile('a.tif', file);
    expect(pages.map(({ page }) => page)).toEqual([1, 2]);
    const onPage = (at: number) => text.slice(pages[at]?.span.start, pages[at]?.span.end);
    expect(onPage(0)).toContain('báo cáo trước ngày 30/6/2026');
    expect(onPage(1)).toContain('Trang thứ hai của văn bản mẫu');
    expect(pages.every(({ quality }) => (quality ?? 0) > 0.8)).toBe(true);
  });

  it('reads nothing but the letters of a speckled page', { timeout: 120_000 }, async () => {
    const canvas = sheet([...first, ...second]);
    const context = canvas.getContext('2d');
    const random = randomOf(3);
    for (let speck = 0; speck < canvas.width * canvas.height * 0.003; speck++)
      context.fillRect(Math.floor(random() * canvas.width), Math.floor(random() * canvas.height), 1, 1);
    const { text } = await readFile('a.png', canvas.toBuffer('image/png'));
    const wanted = comparable([...first, ...second].join(' '));
    expect(distance(wanted, comparable(text)) / wanted.length).toBeLessThan(0.03);
  });

  it('turns a photograph as its EXIF data says, and a sideways scan without', {
    timeout: 120_000,
  }, async () => {
    const jpeg = sheet([...first, ...second], true).toBuffer('image/jpeg', 92);
    // orientation 8: the camera says that three quarter turns clockwise make it upright
    const exif = Buffer.from(
      'Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0\0\0\0\0',
      'latin1',
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(exif.length + 2);
    const marked = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xe1]),
      length,
      exif,
      jpeg.subarray(2),
    ]);
    for (const file of [marked, jpeg])
      expect((await readFile('a.jpg', file)).text.replace(/\s+/gu, ' ')).toContain(
        'danh mục dữ liệu mẫu, báo cáo',
      );
  });
});
