// Reads .csv and .tsv files: delimiter and encoding are found from the bytes.
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { grid, paragraph, type ReadBlock, writeBlocks } from './canonical.ts';
import { decodeText, decodeUnicode } from './decode.ts';
import { fileType } from './file-type.ts';
import { repairLegacy } from './legacy-encodings.ts';
import { maxCells, maxColumns, requireAtMost } from './limits.ts';
import { ReadError, type Reader, type ReadResult } from './read-result.ts';

const DELIMITERS = [';', ',', '\t', '|'];
/** As many lines are looked at to find the delimiter. */
const SAMPLE_LINES = 50;
/** Without the name .csv, this many lines with the same number of cells are needed to believe it. */
const MIN_EVEN_LINES = 5;

export const csvReader: Reader = {
  name: 'csv',
  accepts: (path, bytes) =>
    fileType(bytes) === 'text' && (/\.(?:csv|tsv)$/iu.test(path) || looksLikeCsv(bytes)),
  read: async (path, bytes) => readCsv(basename(path), bytes),
};

function readCsv(name: string, bytes: Uint8Array): ReadResult {
  const text = repairLegacy(decodeText(name, bytes))
    .text.replace(/^\uFEFF/u, '')
    .replace(/^sep=.\r?\n/iu, '');
  const delimiter = findDelimiter(text) ?? ',';
  const rows = parseRows(name, text, delimiter);
  requireAtMost(
    name,
    'cột',
    rows.reduce((max, row) => Math.max(max, row.length), 0),
    maxColumns,
  );
  requireAtMost(
    name,
    'ô',
    rows.reduce((sum, row) => sum + row.length, 0),
    maxCells,
  );
  return { ...writeBlocks(name, rowBlocks(rows, delimiter)), meta: {}, warnings: [] };
}

/** Titles and notes stand alone in their line, above the table and below it. */
function rowBlocks(rows: string[][], delimiter: string): ReadBlock[] {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const first = filled.findIndex((count) => count > 1);
  if (first < 0) return [grid(rows)];
  // below a table of two columns a single cell is a row with a missing value
  const last = Math.max(...filled) > 2 ? filled.findLastIndex((count) => count > 1) : rows.length - 1;
  const table = rows.slice(first, last + 1);
  const width = Math.max(...table.map((row) => row.length));
  const origin = {
    sheet: null,
    rows: table.map((_, at) => first + at + 1),
    columns: Array.from({ length: width }, (_, at) => at + 1),
    notation: delimiter === ',' ? ('point' as const) : ('comma' as const),
  };
  const lines = (from: string[][]) => from.map((row) => paragraph(row.join(' ')));
  return [...lines(rows.slice(0, first)), grid(table, 0, origin), ...lines(rows.slice(last + 1))];
}

function parseRows(name: string, text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: maxCells + 1,
    });
  } catch (cause) {
    throw new ReadError(
      `Tệp CSV "${name}" có dấu nháy không khép nên không tách được cột; hãy xuất lại tệp rồi nạp lại.`,
      { cause },
    );
  }
}

/** The delimiter that cuts most lines into the same number of cells, null when none cuts any. */
export function findDelimiter(text: string): string | null {
  const lines = sampleLines(text);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(lines, delimiter) }))
    .filter((candidate) => candidate.cells > 1)
    .sort((a, b) => b.share - a.share || b.cells - a.cells);
  return scored[0]?.delimiter ?? null;
}

function looksLikeCsv(bytes: Uint8Array): boolean {
  const sample = Buffer.from(bytes.subarray(0, 65_536));
  const text = decodeUnicode(sample.subarray(0, sample.lastIndexOf(0x0a) + 1));
  if (text === null || /^\s*[[{<]/u.test(text)) return false;
  const lines = sampleLines(text);
  if (lines.length < MIN_EVEN_LINES) return false;
  return [';', ',', '|'].some((delimiter) => {
    const { share, cells } = evenness(lines, delimiter);
    return share === 1 && cells >= 3;
  });
}

function sampleLines(text: string): string[] {
  return text
    .slice(0, 65_536)
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
}

function evenness(lines: string[], delimiter: string): { share: number; cells: number } {
  const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/gu, '').split(delimiter).length);
  const sorted = [...counts].sort((a, b) => a - b);
  const cells = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { cells, share: counts.filter((count) => count === cells).length / Math.max(1, counts.length) };
}
