// Reads .pdf: pages with a good text layer by their geometry, the others as scans.
import { basename } from 'node:path';
import { writeBlocks } from './canonical.ts';
import { fileType } from './file-type.ts';
import { decodeLegacy, detectLegacy, isLegacyLine, validShare } from './legacy-encodings.ts';
import { maxPages, requireAtMost } from './limits.ts';
import { layoutPages } from './pdf-layout.ts';
import { openPdf } from './pdf-open.ts';
import { type PageShape, readShape } from './pdf-page.ts';
import { type OnPage, ReadError, type Reader, type ReadResult } from './read-result.ts';
import { type ReadScan, readScannedPages } from './scan.ts';

/** Fewer letters than this on a page with a picture are a stamp or a watermark, not its text. */
const MIN_LETTERS = 150;
const MIN_WORDS = 30;
/** Share of words that can be Vietnamese below which a text layer is garbage. */
const MIN_VALID = 0.7;

export const pdfReader: Reader = {
  name: 'pdf',
  accepts: (_path, bytes) => fileType(bytes) === 'pdf',
  read: (path, bytes, onPage) => readPdf(basename(path), bytes, readScannedPages, onPage),
};

/** @throws ReadError when the file is damaged, locked, or a scan that cannot be recognised here */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  readScan: ReadScan,
  onPage?: OnPage,
): Promise<ReadResult> {
  const shapes = await readShapes(name, bytes, onPage);
  convertLegacy(shapes);
  const scanned = shapes.filter(needsRecognition).map((page) => page.number);
  if (scanned.length === 0) return { ...writeBlocks(name, layoutPages(shapes)), meta: {}, warnings: [] };
  const scan = await readScan(name, bytes, scanned, onPage);
  const complete = shapes.map((page) => scan.pages.get(page.number)?.shape ?? page);
  const written = writeBlocks(name, layoutPages(complete));
  const pages = written.pages.map((page) => {
    const quality = scan.pages.get(page.page)?.quality;
    return quality === undefined ? page : { ...page, quality };
  });
  return { text: written.text, pages, meta: {}, warnings: scan.warnings };
}

async function readShapes(name: string, bytes: Uint8Array, onPage?: OnPage): Promise<PageShape[]> {
  const document = await openPdf(name, bytes);
  try {
    requireAtMost(name, 'trang', document.numPages, maxPages);
    const shapes: PageShape[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      shapes.push(await readShape(page));
      page.cleanup();
      onPage?.(number, document.numPages);
    }
    return shapes;
  } catch (cause) {
    if (cause instanceof ReadError) throw cause;
    throw new ReadError(`Tệp PDF "${name}" bị hỏng ở một trang; hãy xuất lại PDF rồi nạp lại.`, { cause });
  } finally {
    await document.loadingTask.destroy();
  }
}

function convertLegacy(shapes: PageShape[]): void {
  const items = shapes.flatMap((page) => page.items);
  const encoding = detectLegacy(items.map((item) => item.text).join('\n'));
  if (encoding === null) return;
  for (const item of items)
    if (isLegacyLine(item.text, encoding)) item.text = decodeLegacy(item.text, encoding);
}

/** A page whose text layer is missing, only a mark, or not Vietnamese words. */
export function needsRecognition(page: PageShape): boolean {
  const text = page.items
    .map((item) => item.text)
    .join(' ')
    .normalize('NFC');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < MIN_LETTERS) return page.hasImage;
  const words = text.match(/\p{L}+/gu) ?? [];
  return page.hasImage && words.length >= MIN_WORDS && validShare(words) < MIN_VALID;
}
