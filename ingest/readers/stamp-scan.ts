// Reads what is stamped in red on the head of a scanned page: the reader of its text takes stamps off.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFParse } from 'pdf-parse';
import { runChild } from './child.ts';

/** Upper part of the page in which marks are stamped. */
const HEAD_SHARE = 0.45;
const SCALE = 200 / 72;
/** Red dots below which nothing is stamped. */
const MIN_RED = 200;
const limits = { timeoutMs: 60_000, memoryBytes: 2 * 1024 ** 3, outputBytes: 1024 * 1024 };

/** The lines of a first page's red stamps; [] when there is no red in its head. */
export async function stampLines(bytes: Uint8Array, type: 'pdf' | 'image'): Promise<string[]> {
  const picture = type === 'pdf' ? await firstPage(bytes) : bytes;
  if (picture === null) return [];
  const stamps = await redOnly(picture);
  if (stamps === null) return [];
  const folder = await mkdtemp(path.join(tmpdir(), 'stamp-'));
  try {
    const result = await runChild({
      program: 'tesseract',
      args: ['stdin', 'stdout', '-l', 'vie', '--psm', '11', '--dpi', '200'],
      input: stamps,
      folder,
      env: { OMP_THREAD_LIMIT: '1' },
      limits,
    });
    return result.stdout
      .toString('utf8')
      .normalize('NFC')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function firstPage(pdf: Uint8Array): Promise<Uint8Array | null> {
  const parser = new PDFParse({ data: new Uint8Array(pdf) });
  try {
    const shot = await parser.getScreenshot({
      partial: [1],
      scale: SCALE,
      imageDataUrl: false,
      imageBuffer: true,
    });
    return shot.pages[0]?.data ?? null;
  } finally {
    await parser.destroy();
  }
}

/** The red dots of the head as black on white, enlarged to a height that tesseract reads; null when there are none. */
async function redOnly(bytes: Uint8Array): Promise<Buffer | null> {
  const image = await loadImage(Buffer.from(bytes));
  const scale = Math.min(1, 2_400 / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale * HEAD_SHARE));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, Math.round(image.height * scale));
  const dots = context.getImageData(0, 0, width, height);
  let red = 0;
  for (let at = 0; at < dots.data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = dots.data.subarray(at, at + 3);
    const stamped = r > 110 && r - g > 50 && r - b > 50;
    if (stamped) red++;
    dots.data.fill(stamped ? 0 : 255, at, at + 3);
  }
  if (red < MIN_RED) return null;
  context.putImageData(dots, 0, 0);
  return canvas.toBuffer('image/png');
}
