// Recognises scanned pages and pictures with Debian's tesseract, in Vietnamese, with a quality for each page.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path, { basename } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFParse } from 'pdf-parse';
import { writeBlocks } from './canonical.ts';
import { MissingProgram, runChild } from './child.ts';
import { fileType } from './file-type.ts';
import { lowQuality, maxScannedPages, requireAtMost } from './limits.ts';
import { layoutPages } from './pdf-layout.ts';
import type { PageShape } from './pdf-page.ts';
import { ReadError, type Reader } from './read-result.ts';
import { readTsv } from './tesseract-tsv.ts';

export type RecognisedPage = { shape: PageShape; quality: number };
export type Recognised = { pages: Map<number, RecognisedPage>; warnings: string[] };
/** Recognises the given pages (1-based) of a PDF. */
export type ReadScan = (name: string, pdf: Uint8Array, pages: number[]) => Promise<Recognised>;

const limits = { timeoutMs: 120_000, memoryBytes: 2 * 1024 ** 3, outputBytes: 20 * 1024 * 1024 };
/** 250 dots per inch: letters of 13 points are 45 dots high, what tesseract reads best. */
const SCALE = 250 / 72;
const MAX_SIDE = 6_000;
/** Share of strongly red dots from which a page carries a stamp. */
const STAMP_SHARE = 0.001;

export const imageReader: Reader = {
  name: 'image',
  accepts: (_path, bytes) => fileType(bytes) === 'image',
  read: async (file, bytes) => {
    const name = basename(file);
    const page = await withFolder((folder) => recognise(name, bytes, 1, folder));
    const written = writeBlocks(name, layoutPages([page.shape]));
    const pages = written.pages.map((entry) => ({ ...entry, quality: page.quality }));
    return { text: written.text, pages, meta: {}, warnings: qualityWarnings(new Map([[1, page]])) };
  },
};

/** @throws ReadError when tesseract or its Vietnamese data is not installed */
export const readScannedPages: ReadScan = async (name, pdf, numbers) => {
  requireAtMost(name, 'trang quét', numbers.length, maxScannedPages);
  const pages = new Map<number, RecognisedPage>();
  const parser = new PDFParse({ data: new Uint8Array(pdf) });
  try {
    await withFolder(async (folder) => {
      for (const number of numbers) {
        const shot = await parser.getScreenshot({
          partial: [number],
          scale: SCALE,
          imageDataUrl: false,
          imageBuffer: true,
        });
        const image = shot.pages[0]?.data;
        if (image !== undefined) pages.set(number, await recognise(name, image, number, folder));
      }
    });
  } finally {
    await parser.destroy();
  }
  return {
    pages,
    warnings: [
      `Có ${numbers.length} trang là bản quét, chữ được nhận dạng bằng máy.`,
      ...qualityWarnings(pages),
    ],
  };
};

async function recognise(
  name: string,
  image: Uint8Array,
  number: number,
  folder: string,
): Promise<RecognisedPage> {
  const input = await prepare(name, image);
  try {
    const result = await runChild({
      program: 'tesseract',
      args: ['stdin', 'stdout', '-l', 'vie', '--psm', '3', '--dpi', '250', 'tsv'],
      input,
      folder,
      env: { OMP_THREAD_LIMIT: '1' },
      limits,
    });
    if (result.status === 0) return readTsv(result.stdout.toString('utf8'), number, SCALE);
    if (/vie\.traineddata|couldn't load any languages/iu.test(result.stderr))
      throw new MissingProgram('tesseract-ocr-vie');
    throw new Error(`tesseract ended with ${result.status}: ${result.stderr.slice(0, 500)}`);
  } catch (cause) {
    if (cause instanceof MissingProgram) {
      throw new ReadError(
        `Tệp "${name}" là bản quét; máy chưa cài bộ nhận dạng chữ. Hãy cài gói tesseract-ocr và tesseract-ocr-vie (apt-get install tesseract-ocr tesseract-ocr-vie) rồi nạp lại.`,
        { cause },
      );
    }
    throw new ReadError(
      `Không nhận dạng được trang ${number} của bản quét "${name}"; hãy quét lại trang này rõ hơn rồi nạp lại.`,
      { cause },
    );
  }
}

/** Bounded size; on a page with a red stamp only the red channel, in which the stamp is white. */
async function prepare(name: string, bytes: Uint8Array): Promise<Buffer> {
  try {
    const image = await loadImage(Buffer.from(bytes));
    const scale = Math.min(1, MAX_SIDE / Math.max(image.width, image.height));
    const [width, height] = [
      Math.max(1, Math.round(image.width * scale)),
      Math.max(1, Math.round(image.height * scale)),
    ];
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    const dots = context.getImageData(0, 0, width, height);
    if (keepRedChannel(dots.data)) context.putImageData(dots, 0, 0);
    return canvas.toBuffer('image/png');
  } catch (cause) {
    throw new ReadError(
      `Ảnh trong tệp "${name}" bị hỏng hoặc không thuộc dạng PNG, JPEG; hãy lưu lại ảnh rồi nạp lại.`,
      { cause },
    );
  }
}

/** Replaces all channels by the red one when there is a stamp; says whether it did. */
export function keepRedChannel(data: Uint8ClampedArray): boolean {
  let red = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (isRed(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) red++;
  }
  if (red < (data.length / 4) * STAMP_SHARE) return false;
  for (let at = 0; at < data.length; at += 4) {
    data[at + 1] = data[at] ?? 0;
    data[at + 2] = data[at] ?? 0;
  }
  return true;
}

function isRed(red: number, green: number, blue: number): boolean {
  return red > 120 && red - green > 60 && red - blue > 60;
}

function qualityWarnings(pages: Map<number, RecognisedPage>): string[] {
  const low = [...pages].filter(([, page]) => page.quality < lowQuality).map(([number]) => number);
  return low.length === 0
    ? []
    : [`Bản quét có độ tin cậy thấp ở trang ${low.join(', ')}; nên đối chiếu với bản gốc.`];
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ocr-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
