// Recognises scanned pages and pictures with Debian's tesseract, in Vietnamese, with a quality for each page.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path, { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFParse } from 'pdf-parse';
import { writeBlocks } from './canonical.ts';
import { MissingProgram, runChild } from './child.ts';
import { cleanImage } from './clean-image.ts';
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
/** Address space is no measure for V8, which reserves far more than it uses: its heap is limited instead. */
const decoderLimits = { timeoutMs: 60_000, memoryBytes: 256 * 1024 ** 3, outputBytes: 150 * 1024 * 1024 };
/** 250 dots per inch: letters of 13 points are 45 dots high, what tesseract reads best. */
const SCALE = 250 / 72;

export const imageReader: Reader = {
  name: 'image',
  accepts: (_path, bytes) => fileType(bytes) === 'image',
  read: async (file, bytes) => {
    const name = basename(file);
    const page = await withFolder(async (folder) =>
      recognise(name, await decode(name, bytes, folder), 1, folder),
    );
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
        if (image !== undefined)
          pages.set(number, await recognise(name, await cleanImage(image), number, folder));
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
  input: Uint8Array,
  number: number,
  folder: string,
): Promise<RecognisedPage> {
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

/**
 * The decoder of the canvas library ends the whole process on a damaged file, so a file of unknown origin is
 * decoded in a process of its own. It does not know TIFF, which tesseract reads by itself.
 */
async function decode(name: string, bytes: Uint8Array, folder: string): Promise<Uint8Array> {
  if (bytes[0] === 0x49 || bytes[0] === 0x4d) return bytes;
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
