// What every reader returns, and the error it throws for the user.
import type { DocumentMeta, Span } from '../../server/domain.ts';

/**
 * Where a table of a workbook or data file comes from. `rows` are the offsets of its lines in the text with their numbers
 * in the sheet, `columns` the numbers of its cells there; `notation` is how such files write figures.
 */
export type TableOrigin = {
  sheet: string | null;
  rows: { start: number; number: number }[];
  columns: number[];
  notation: 'comma' | 'point';
};

export type ReadResult = {
  /** Canonical text; every table row is one line, its cells separated by tabs. */
  text: string;
  /** Where each page stands in the text; `quality` from 0 to 1 for recognised scans. */
  pages: { page: number; span: Span; quality?: number }[];
  /** Tables of workbooks and data files in order; none for other formats. */
  tables?: TableOrigin[];
  meta: Partial<DocumentMeta>;
  /** Vietnamese sentences for the user about what could not be read well. */
  warnings: string[];
};

/** Told after each page of a file that has pages. */
export type OnPage = (page: number, pages: number) => void;

/** A reader takes over a file when `accepts` is true; the first in the list wins. */
export type Reader = {
  name: string;
  accepts(path: string, bytes: Uint8Array): boolean;
  read(path: string, bytes: Uint8Array, onPage?: OnPage): Promise<ReadResult>;
};

/** The file cannot be read; `message` is a Vietnamese sentence that says what is wrong and what to do. */
export class ReadError extends Error {
  override name = 'ReadError';
}
