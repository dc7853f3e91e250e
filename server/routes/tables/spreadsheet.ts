// A task list as a spreadsheet file (.csv, .xlsx) that opens in an office program without running anything.

import { answerText } from '../../../views/text/answer.ts';
import type { AnswerTable, Citation } from '../../domain.ts';

type Source = Pick<Citation, 'marker' | 'document' | 'place'>;

/** Heading and rows as text, with the document and the place of each row at the end. */
export function sheetRows(table: AnswerTable, citations: Source[]): string[][] {
  const byMarker = new Map(citations.map((citation) => [citation.marker, citation]));
  return [
    [...table.columns, answerText.documentColumn, answerText.placeColumn],
    ...table.rows.map((row) => {
      const source = byMarker.get(row.marker);
      const cells = table.columns.map((_, index) => row.cells[index] ?? '');
      return [...cells, source?.document ?? '', source?.place ?? ''];
    }),
  ];
}

/**
 * CSV with a byte-order mark, so that office programs read it as UTF-8. A cell that a program could take for a
 * formula is made text by a leading apostrophe (OWASP, CSV injection).
 */
export function toCsv(rows: string[][]): string {
  const cell = (text: string) => {
    const safe = /^\s*[=+\-@]|^[\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Workbook of one sheet; every cell is stored as text, so none can be a formula. */
export async function toXlsx(caption: string, rows: string[][]): Promise<Uint8Array> {
  // Loaded when first used: it is large, and most starts never need it.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  workbook.title = caption;
  const sheet = workbook.addWorksheet(answerText.sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRows(rows);
  sheet.columns.forEach((column, index) => {
    const longest = Math.max(...rows.map((row) => row[index]?.length ?? 0));
    column.width = Math.min(Math.max(longest + 2, 8), 60);
    column.numFmt = '@';
    column.alignment = { wrapText: true, vertical: 'top' };
  });
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: 'middle' };
  sheet.pageSetup = {
    orientation: 'landscape',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
