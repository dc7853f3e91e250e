// Recognises scanned pages and pictures with Debian's tesseract, in Vietnamese, with a quality for each page.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path, { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { writeBlocks } from './canonical.ts';
import { runChild } from './child.ts';
import { fileType } from './file-type.ts';
import { lowQuality, maxScannedPages, requireAtMost } from './limits.ts';
import { layoutPages } from './pdf-layout.ts';
import { openPdf } from './pdf-open.ts';
import { loadRaster, type Raster, rasterOf } from './raster.ts';
import { type OnPage, ReadError, type Reader } from './read-result.ts';
import { type RecognisedPage, recognisePage } from './recognise-page.ts';
import { readLetters, tiffAsPdf, turnFinder } from './tesseract.ts';

export type Recognised = { pages: Map<number, RecognisedPage>; warnings: string[] };
/** Recognises the given pages (1-based) of a PDF. */
export type ReadScan = (
  name: string,
  pdf: Uint8Array,
  pages: number[],
  onPage?: OnPage,
) => Promise<Recognised>;

/** Address space is no measure for V8, which reserves far more than it uses: its heap is limited instead. */
const decoderLimits = { timeoutMs: 60_000, memoryBytes: 256 * 1024 ** 3, outputBytes: 150 * 1024 * 1024 };
/** 250 dots per inch: letters of 13 points are 45 dots high, what tesseract reads best. */
const SCALE = 250 / 72;
/** Longer side of a sheet of A4, in points: what a picture of unknown resolution is taken to be. */
const SHEET = 842;
/** Dots of the longer side of a page at most. */
const MAX_SIDE = 4_500;

export const imageReader: Reader = {
  name: 'image',
  accepts: (_path, bytes) => fileType(bytes) === 'image',
  read: async (file, bytes) => {
    const name = basename(file);
    const pages = await withFolder((folder) => readImage(name, bytes, folder));
    const shapes = [...pages.values()].map((page) => page.shape);
    const written = writeBlocks(name, layoutPages(shapes));
    return {
      text: written.text,
      pages: written.pages.map((entry) => ({ ...entry, quality: pages.get(entry.page)?.quality ?? 0 })),
      meta: {},
      warnings: qualityWarnings(pages),
    };
  },
};

/** A TIFF has pages, other pictures are one; the decoder turns those of a camera as their EXIF data says. */
async function readImage(
  name: string,
  bytes: Uint8Array,
  folder: string,
): Promise<Map<number, RecognisedPage>> {
  if (bytes[0] === 0x49 || bytes[0] === 0x4d) {
    const pdf = await tiffAsPdf(name, bytes, folder);
    const document = await openPdf(name, pdf);
    const { numPages } = document;
    await document.loadingTask.destroy();
    const numbers = Array.from({ length: numPages }, (_, at) => at + 1);
    return (await readScannedPages(name, pdf, numbers)).pages;
  }
  const raster = await loadRaster(await decode(name, bytes, folder), SHEET * SCALE * 0.75);
  const scale = Math.max(raster.width, raster.height) / SHEET;
  return new Map([[1, await recognise(name, raster, 1, folder, scale)]]);
}

/** @throws ReadError when tesseract or its Vietnamese data is not installed */
export const readScannedPages: ReadScan = async (name, pdf, numbers, onPage) => {
  requireAtMost(name, 'trang quét', numbers.length, maxScannedPages);
  const pages = new Map<number, RecognisedPage>();
  const document = await openPdf(name, pdf);
  try {
    await withFolder(async (folder) => {
      for (const number of numbers) {
        const raster = await renderPage(document, number);
        pages.set(number, await recognise(name, raster, number, folder));
        onPage?.(pages.size, numbers.length);
      }
    });
  } finally {
    await document.loadingTask.destroy();
  }
  return {
    pages,
    warnings: [
      `Có ${numbers.length} trang là bản quét, chữ được nhận dạng bằng máy.`,
      ...qualityWarnings(pages),
    ],
  };
};

/** A page as dots; one larger than a sheet of A3 is drawn smaller. */
async function renderPage(document: PDFDocumentProxy, number: number): Promise<Raster> {
  const page = await document.getPage(number);
  const sheet = page.getViewport({ scale: 1 });
  const scale = Math.min(SCALE, MAX_SIDE / Math.max(sheet.width, sheet.height));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // the types of pdf.js know the canvas of browsers only; it draws on this one as well
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: 'white' })
    .promise;
  page.cleanup();
  return rasterOf(canvas);
}

function recognise(
  name: string,
  raster: Raster,
  number: number,
  folder: string,
  scale = SCALE,
): Promise<RecognisedPage> {
  return recognisePage(raster, number, scale, {
    readLetters: (picture, segmentation) =>
      readLetters({ name, page: number, folder }, picture, segmentation),
    findTurn: turnFinder(folder),
  });
}

/**
 * The decoder of the canvas library ends the whole process on a damaged file, so a file of unknown origin is
 * decoded in a process of its own.
 */
async function decode(name: string, bytes: Uint8Array, folder: string): Promise<Uint8Array> {
  const program = fileURLToPath(new URL('./clean-image-main.ts', import.meta.url));
  const args = ['--max-old-space-size=512', '--disable-warning=ExperimentalWarning', program];
  const result = await runChild({
    program: process.execPath,
    args,
    input: bytes,
    folder,
    limits: decoderLimits,
  });
  if (result.status === 0 && result.stdout.length > 0) return result.stdout;
  throw new ReadError(
    `Ảnh trong tệp "${name}" bị hỏng hoặc không thuộc dạng PNG, JPEG; hãy lưu lại ảnh rồi nạp lại.`,
    { cause: new Error(`decoder ended with ${result.status}: ${result.stderr.slice(0, 500)}`) },
  );
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
