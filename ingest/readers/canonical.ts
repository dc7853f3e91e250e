// Writes paragraphs and tables as canonical text: one line each, rows as tabbed lines, pages as spans.
import { canonicalText, collapseSpaces } from '../../server/vietnamese/normalise.ts';
import { maxCells, maxTextLength, requireAtMost } from './limits.ts';
import { ReadError, type ReadResult, type TableOrigin } from './read-result.ts';

/** A piece of text on one page; a paragraph cut by a page break has two. */
export type Piece = { text: string; page: number };
export type Paragraph = { kind: 'paragraph'; pieces: Piece[] };
/** Where the rows of a grid stand in their sheet; one number for each row and each column. */
export type GridOrigin = {
  sheet: string | null;
  rows: number[];
  columns: number[];
  notation: TableOrigin['notation'];
};
/** Cells as printed; `page` is 0 where there are no pages. */
export type Grid = {
  kind: 'table';
  rows: string[][];
  page: number;
  origin?: GridOrigin;
  /** Page of each row, for a table that goes on over a page break. */
  rowPages?: number[];
};
export type ReadBlock = Paragraph | Grid;

export function paragraph(text: string, page = 0): Paragraph {
  return { kind: 'paragraph', pieces: [{ text, page }] };
}

export function grid(rows: string[][], page = 0, origin?: GridOrigin): Grid {
  return origin === undefined ? { kind: 'table', rows, page } : { kind: 'table', rows, page, origin };
}

/** One line of canonical text: NFC, no line ends, no tabs. */
export function cleanCell(text: string): string {
  return collapseSpaces(canonicalText(text));
}

/**
 * The canonical text of blocks with the span of every page in it (UTF-16 offsets, in order).
 * @throws ReadError when nothing is left, or more than the limits allow
 */
export function writeBlocks(
  name: string,
  blocks: ReadBlock[],
): Pick<ReadResult, 'text' | 'pages' | 'tables'> {
  const cells = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? countCells(block) : 0), 0);
  requireAtMost(name, 'ô trong bảng', cells, maxCells);
  const writer = new Writer();
  for (const block of blocks) {
    if (block.kind === 'table') writeTable(writer, block);
    else writeParagraph(writer, block);
    requireAtMost(name, 'ký tự', writer.length, maxTextLength);
  }
  if (writer.length === 0) {
    throw new ReadError(`Tệp "${name}" không có chữ nào; hãy kiểm tra lại tệp nguồn rồi nạp lại.`);
  }
  return writer.finish();
}

function countCells(table: Grid): number {
  return table.rows.reduce((sum, row) => sum + row.length, 0);
}

function writeParagraph(writer: Writer, block: Paragraph): void {
  const pieces = block.pieces
    .map((piece) => ({ ...piece, text: cleanCell(piece.text) }))
    .filter((piece) => piece.text !== '');
  pieces.forEach((piece, at) => {
    writer.write(at === 0 ? '\n\n' : ' ', piece.text, piece.page);
  });
}

function writeTable(writer: Writer, table: Grid): void {
  const rows: TableOrigin['rows'] = [];
  for (const [at, row] of table.rows.entries()) {
    const cells = row.map(cleanCell);
    if (cells.every((cell) => cell === '')) continue;
    const page = table.rowPages?.[at] ?? table.page;
    const start = writer.write(rows.length === 0 ? '\n\n' : '\n', cells.join('\t'), page);
    rows.push({ start, number: table.origin?.rows[at] ?? 0 });
  }
  if (table.origin && rows.length > 0) writer.tables.push({ ...table.origin, rows });
}

class Writer {
  length = 0;
  readonly tables: TableOrigin[] = [];
  #parts: string[] = [];
  #pages: ReadResult['pages'] = [];

  /** Offset of the written text. */
  write(separator: string, text: string, page: number): number {
    if (this.length > 0) this.#append(separator);
    const start = this.length;
    this.#append(text);
    if (page === 0) return start;
    const last = this.#pages.at(-1);
    if (last?.page === page) last.span.end = this.length;
    else this.#pages.push({ page, span: { start, end: this.length } });
    return start;
  }

  finish(): Pick<ReadResult, 'text' | 'pages' | 'tables'> {
    const tables = this.tables.length > 0 ? { tables: this.tables } : {};
    return { text: this.#parts.join(''), pages: this.#pages, ...tables };
  }

  #append(text: string): void {
    this.#parts.push(text);
    this.length += text.length;
  }
}
