// Writes paragraphs and tables as canonical text: one line each, rows as tabbed lines, pages as spans.
import { canonicalText, collapseSpaces } from '../../server/vietnamese/normalise.ts';
import { maxCells, maxTextLength, requireAtMost } from './limits.ts';
import { ReadError, type ReadResult } from './read-result.ts';

/** A piece of text on one page; a paragraph cut by a page break has two. */
export type Piece = { text: string; page: number };
export type Paragraph = { kind: 'paragraph'; pieces: Piece[] };
/** Cells as printed; `page` is 0 where there are no pages. */
export type Grid = { kind: 'table'; rows: string[][]; page: number };
export type ReadBlock = Paragraph | Grid;

export function paragraph(text: string, page = 0): Paragraph {
  return { kind: 'paragraph', pieces: [{ text, page }] };
}

export function grid(rows: string[][], page = 0): Grid {
  return { kind: 'table', rows, page };
}

/** One line of canonical text: NFC, no line ends, no tabs. */
export function cleanCell(text: string): string {
  return collapseSpaces(canonicalText(text));
}

/**
 * The canonical text of blocks with the span of every page in it (UTF-16 offsets, in order).
 * @throws ReadError when nothing is left, or more than the limits allow
 */
export function writeBlocks(name: string, blocks: ReadBlock[]): Pick<ReadResult, 'text' | 'pages'> {
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
  let first = true;
  for (const row of table.rows) {
    const cells = row.map(cleanCell);
    if (cells.every((cell) => cell === '')) continue;
    writer.write(first ? '\n\n' : '\n', cells.join('\t'), table.page);
    first = false;
  }
}

class Writer {
  length = 0;
  #parts: string[] = [];
  #pages: ReadResult['pages'] = [];

  write(separator: string, text: string, page: number): void {
    if (this.length > 0) this.#append(separator);
    const start = this.length;
    this.#append(text);
    if (page === 0) return;
    const last = this.#pages.at(-1);
    if (last?.page === page) last.span.end = this.length;
    else this.#pages.push({ page, span: { start, end: this.length } });
  }

  finish(): Pick<ReadResult, 'text' | 'pages'> {
    return { text: this.#parts.join(''), pages: this.#pages };
  }

  #append(text: string): void {
    this.#parts.push(text);
    this.length += text.length;
  }
}
