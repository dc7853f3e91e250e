// Writes a plain text with one table as .docx, .html and .xlsx, with the merged cells that people draw.
import exceljs from 'exceljs';
import { docx, wordParagraph } from './office-files.ts';

/** `group` is a cell merged over the whole table; `merged` are columns whose cell goes on in the next row. */
type Row = { cells: string[]; group: boolean; merged: number[]; covered: number[] };
export type Source = { before: string[]; rows: Row[]; after: string[] };

/**
 * Splits a text with one tabbed table. A group row is added after row `groupAfter`; equal cells of neighbouring
 * rows in column `mergeColumn` are drawn as one.
 */
export function sourceOf(text: string, groupAfter: number, group: string, mergeColumn: number): Source {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const first = lines.findIndex((line) => line.includes('\t'));
  const last = lines.findLastIndex((line) => line.includes('\t'));
  const printed = lines.slice(first, last + 1).map((line) => line.split('\t'));
  const same = (at: number) =>
    printed[at] !== undefined && at > 0 && printed[at]?.[mergeColumn] === printed[at - 1]?.[mergeColumn];
  const rows = printed.map((cells, at) => ({
    cells,
    group: false,
    merged: same(at + 1) ? [mergeColumn] : [],
    covered: same(at) ? [mergeColumn] : [],
  }));
  rows.splice(groupAfter + 1, 0, { cells: [group], group: true, merged: [], covered: [] });
  return { before: lines.slice(0, first), rows, after: lines.slice(last + 1) };
}

export function asDocx(source: Source): Buffer {
  const width = source.rows[0]?.cells.length ?? 1;
  const cell = (text: string, properties: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${properties.includes('gridSpan') ? 9000 : 1500}" w:type="dxa"/>${properties}</w:tcPr>${wordParagraph(xml(text))}</w:tc>`;
  const rows = source.rows.map((row) => {
    if (row.group) return `<w:tr>${cell(row.cells[0] ?? '', `<w:gridSpan w:val="${width}"/>`)}</w:tr>`;
    const cells = row.cells.map((text, at) => {
      if (row.covered.includes(at)) return cell('', '<w:vMerge/>');
      return cell(text, row.merged.includes(at) ? '<w:vMerge w:val="restart"/>' : '');
    });
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((name) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const grid = '<w:gridCol w:w="1500"/>'.repeat(width);
  const table = `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
  const paragraphs = (lines: string[]) => lines.map((line) => wordParagraph(xml(line))).join('');
  return docx(`${paragraphs(source.before)}${table}${paragraphs(source.after)}`);
}

export function asHtml(source: Source): Buffer {
  const width = source.rows[0]?.cells.length ?? 1;
  const rows = source.rows.map((row) => {
    if (row.group) return `<tr><td colspan="${width}">${xml(row.cells[0] ?? '')}</td></tr>`;
    const cells = row.cells.flatMap((text, at) => {
      if (row.covered.includes(at)) return [];
      return [`<td${row.merged.includes(at) ? ' rowspan="2"' : ''}>${xml(text)}</td>`];
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const paragraphs = (lines: string[]) => lines.map((line) => `<p>${xml(line)}</p>`).join('\n');
  const body = `${paragraphs(source.before)}<table>${rows.join('\n')}</table>${paragraphs(source.after)}`;
  return Buffer.from(`<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`);
}

export async function asXlsx(source: Source): Promise<Buffer> {
  const width = source.rows[0]?.cells.length ?? 1;
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Phân công');
  for (const line of source.before) sheet.addRow([line]);
  sheet.addRow([]);
  for (const row of source.rows) {
    const { number } = sheet.addRow(row.cells.map((text, at) => (row.covered.includes(at) ? null : text)));
    if (row.group) sheet.mergeCells(number, 1, number, width);
    for (const column of row.covered) sheet.mergeCells(number - 1, column + 1, number, column + 1);
  }
  sheet.addRow([]);
  for (const line of source.after) sheet.addRow([line]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
