// How much one file may cost: every reader stops here instead of filling the memory.
import { ReadError } from './read-result.ts';

/** Longest text kept of one document, in UTF-16 units (about 5,000 printed pages). */
export const maxTextLength = 20_000_000;
export const maxPages = 2_000;
/** Cells of all tables of one document; a larger workbook is a data set, for which there is the bulk format. */
export const maxCells = 500_000;
export const maxColumns = 256;
/** Pages of one scan that are recognised: at 3 seconds a page about 15 minutes. */
export const maxScannedPages = 300;
/** A recognised page below this mean confidence of its words is to be compared with the original. */
export const lowQuality = 0.8;
/** A larger text is a dump, for which there is the bulk format; pictures make other files as large. */
export const maxTextBytes = 25 * 1024 * 1024;
export const maxFileBytes = 100 * 1024 * 1024;

/** @throws ReadError when a document has more of something than a reader takes. */
export function requireAtMost(name: string, what: string, count: number, limit: number): void {
  if (count <= limit) return;
  const shown = (value: number) => value.toLocaleString('vi-VN');
  throw new ReadError(
    `Tệp "${name}" có ${shown(count)} ${what}, quá giới hạn ${shown(limit)}; hãy tách thành nhiều tệp nhỏ rồi nạp lại.`,
  );
}
