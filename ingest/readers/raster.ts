// A page as grey dots: loading, turning, cutting out, writing as PNG. A damaged picture can end the process.
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';

/** Grey values, 0 black to 255 white, row by row. */
export type Raster = { width: number; height: number; dots: Uint8Array };
export type Box = { left: number; top: number; right: number; bottom: number };

const MAX_SIDE = 6_000;
/** Letters of a picture enlarged further are only larger blurs. */
const MAX_ENLARGED = 3;
/** Share of strongly red dots from which a page carries a stamp. */
const STAMP_SHARE = 0.001;

/**
 * The picture on white ground, its longer side at least `atLeast` dots and of bounded size; on a page with a red stamp the red
 * channel, in which it is white.
 */
export async function loadRaster(bytes: Uint8Array, atLeast = 0): Promise<Raster> {
  const image = await loadImage(Buffer.from(bytes));
  const side = Math.max(image.width, image.height);
  const scale = Math.min(MAX_SIDE / side, Math.max(1, Math.min(MAX_ENLARGED, atLeast / side)));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = blank(width, height);
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return rasterOf(canvas);
}

/** The dots of a canvas; see `loadRaster`. */
export function rasterOf(canvas: Canvas): Raster {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const onlyRed = hasStamp(data);
  const dots = new Uint8Array(width * height);
  for (let at = 0; at < dots.length; at++) {
    const [red, green, blue] = [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0];
    dots[at] = onlyRed ? red : (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return { width, height, dots };
}

/** True when enough of the picture (RGBA) is as red as the ink of stamps. */
export function hasStamp(data: Uint8ClampedArray): boolean {
  let red = 0;
  for (let at = 0; at < data.length; at += 4)
    if (isRed(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) red++;
  return red >= (data.length / 4) * STAMP_SHARE;
}

export function toPng({ width, height, dots }: Raster): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  for (let at = 0; at < dots.length; at++) {
    const grey = dots[at] ?? 255;
    image.data[at * 4] = grey;
    image.data[at * 4 + 1] = grey;
    image.data[at * 4 + 2] = grey;
    image.data[at * 4 + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}

/** The page as PGM, which tesseract reads and which costs no packing. */
export function toPgm({ width, height, dots }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), dots]);
}

/** The page turned clockwise by a quarter, a half or three quarters. */
export function quarterTurns(raster: Raster, turns: 1 | 2 | 3): Raster {
  const { width, height, dots } = raster;
  const [newWidth, newHeight] = turns === 2 ? [width, height] : [height, width];
  const turned = new Uint8Array(dots.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [nx, ny] =
        turns === 1
          ? [height - 1 - y, x]
          : turns === 2
            ? [width - 1 - x, height - 1 - y]
            : [y, width - 1 - x];
      turned[ny * newWidth + nx] = dots[y * width + x] ?? 255;
    }
  }
  return { width: newWidth, height: newHeight, dots: turned };
}

/** The page turned by a small angle around its middle, corners white. */
export function turned(raster: Raster, degrees: number): Raster {
  const { width, height, dots } = raster;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [width / 2, height / 2];
  const result = new Uint8Array(dots.length).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = cos * (x - cx) + sin * (y - cy) + cx;
      const sy = -sin * (x - cx) + cos * (y - cy) + cy;
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
      if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) continue;
      const [fx, fy, at] = [sx - x0, sy - y0, y0 * width + x0];
      const upper = (dots[at] ?? 255) * (1 - fx) + (dots[at + 1] ?? 255) * fx;
      const lower = (dots[at + width] ?? 255) * (1 - fx) + (dots[at + width + 1] ?? 255) * fx;
      result[y * width + x] = upper * (1 - fy) + lower * fy;
    }
  }
  return { width, height, dots: result };
}

/** The page at another size, at most its own. */
export function resized({ width, height, dots }: Raster, size: number): Raster {
  const [newWidth, newHeight] = [
    Math.max(1, Math.floor(width * size)),
    Math.max(1, Math.floor(height * size)),
  ];
  const result = new Uint8Array(newWidth * newHeight);
  for (let y = 0; y < newHeight; y++) {
    const sy = Math.min(height - 2, y / size);
    const [y0, fy] = [Math.max(0, Math.floor(sy)), sy - Math.floor(sy)];
    for (let x = 0; x < newWidth; x++) {
      const sx = Math.min(width - 2, x / size);
      const x0 = Math.max(0, Math.floor(sx));
      const [fx, at] = [sx - x0, y0 * width + x0];
      const upper = (dots[at] ?? 255) * (1 - fx) + (dots[at + 1] ?? 255) * fx;
      const lower = (dots[at + width] ?? 255) * (1 - fx) + (dots[at + width + 1] ?? 255) * fx;
      result[y * newWidth + x] = upper * (1 - fy) + lower * fy;
    }
  }
  return { width: newWidth, height: newHeight, dots: result };
}

/** Copies a box of one page into another. */
export function copyBox(from: Raster, box: Box, to: Raster, left: number, top: number): void {
  for (let y = box.top; y < box.bottom; y++) {
    const start = y * from.width;
    to.dots.set(
      from.dots.subarray(start + box.left, start + box.right),
      (top + y - box.top) * to.width + left,
    );
  }
}

export function whiten(raster: Raster, box: Box): void {
  const [left, right] = [Math.max(0, box.left), Math.min(raster.width, box.right)];
  for (let y = Math.max(0, box.top); y < Math.min(raster.height, box.bottom); y++)
    raster.dots.fill(255, y * raster.width + left, y * raster.width + right);
}

/** The grey value below which a dot is ink (Otsu). */
export function inkThreshold({ dots }: Raster): number {
  const counts = new Float64Array(256);
  for (const dot of dots) counts[dot] = (counts[dot] ?? 0) + 1;
  const sum = counts.reduce((total, count, grey) => total + count * grey, 0);
  let [below, sumBelow, best, threshold] = [0, 0, -1, 128];
  for (let grey = 0; grey < 256; grey++) {
    below += counts[grey] ?? 0;
    if (below === 0 || below === dots.length) continue;
    sumBelow += (counts[grey] ?? 0) * grey;
    const difference = sumBelow / below - (sum - sumBelow) / (dots.length - below);
    const between = below * (dots.length - below) * difference * difference;
    if (between > best) [best, threshold] = [between, grey];
  }
  return threshold + 1;
}

function blank(width: number, height: number): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  return canvas;
}

function isRed(red: number, green: number, blue: number): boolean {
  return red > 120 && red - green > 60 && red - blue > 60;
}
