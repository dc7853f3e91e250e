// Reads .xlsx workbooks: every sheet under its name, values as Excel shows them, merged cells spelled out.
import { basename } from 'node:path';
import exceljs, { type Cell, type CellValue, type Worksheet } from 'exceljs';
import { paragraph, type ReadBlock, writeBlocks } from './canonical.ts';
import { fileType } from './file-type.ts';
import { repairLegacy } from './legacy-encodings.ts';
import { maxCells, maxColumns, requireAtMost } from './limits.ts';
import { ReadError, type Reader, type ReadResult } from './read-result.ts';
import { sheetBlocks } from './sheet-tables.ts';
import type { SpanCell } from './table-grid.ts';
import { officeLimits, packZip, unpackZip } from './zip.ts';

/** What the reader does not need; its drawings make exceljs stumble. */
const UNUSED =
  /^xl\/(?:drawings|media|charts|embeddings|printerSettings|externalLinks|pivotTables|pivotCache|ctrlProps|activeX)\/|vbaProject|calcChain/iu;

export const xlsxReader: Reader = {
  name: 'xlsx',
  accepts: (_path, bytes) => fileType(bytes) === 'xlsx',
  read: (path, bytes) => readXlsx(basename(path), bytes),
};

/** @throws ReadError when the workbook is damaged, protected, empty or too large */
export async function readXlsx(name: string, bytes: Uint8Array): Promise<ReadResult> {
  const workbook = await open(name, bytes);
  const blocks: ReadBlock[] = [];
  const warnings: string[] = [];
  let cells = 0;
  for (const sheet of workbook.worksheets) {
    if (sheet.state !== 'visible') {
      warnings.push(`Trang tính ẩn "${sheet.name}" không được nạp.`);
      continue;
    }
    const rows = readSheet(sheet);
    cells += rows.reduce((sum, row) => sum + row.length, 0);
    requireAtMost(name, 'ô', cells, maxCells);
    const content = sheetBlocks(rows, { sheet: sheet.name, notation: 'point' });
    if (content.length > 0) blocks.push(paragraph(sheet.name), ...content);
  }
  return { ...writeBlocks(name, blocks), meta: {}, warnings };
}

async function open(name: string, bytes: Uint8Array): Promise<exceljs.Workbook> {
  const parts = await unpackZip(name, bytes, officeLimits, (part) => !UNUSED.test(part));
  const lean = parts.map((part) =>
    /\/_rels\/sheet\d+\.xml\.rels$/u.test(part.name) ? { ...part, bytes: noRelations } : part,
  );
  const workbook = new exceljs.Workbook();
  try {
    const packed = packZip(lean);
    await workbook.xlsx.load(
      packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.length) as ArrayBuffer,
      {
        ignoreNodes: [
          'drawing',
          'legacyDrawing',
          'picture',
          'hyperlinks',
          'tableParts',
          'dataValidations',
          'conditionalFormatting',
          'extLst',
        ],
      },
    );
    return workbook;
  } catch (cause) {
    throw new ReadError(
      `Bảng tính "${name}" bị hỏng, không mở được; hãy mở bằng Excel, lưu lại rồi nạp lại.`,
      { cause },
    );
  }
}

const noRelations = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
);

/** Rows of visible cells with their spans; a cell that another one covers is left out. */
function readSheet(sheet: Worksheet): SpanCell[][] {
  const width = Math.min(sheet.columnCount, maxColumns);
  const rows: SpanCell[][] = [];
  const spans = mergedSpans(sheet);
  sheet.eachRow({ includeEmpty: false }, (row) => {
    const cells: SpanCell[] = [];
    for (let column = 1; column <= width; column++) {
      const cell = row.getCell(column);
      if (cell.isMerged && cell.master.address !== cell.address) continue;
      const span = spans.get(cell.address) ?? { rowspan: 1, colspan: 1 };
      cells.push({ lines: [repairLegacy(display(cell)).text], ...span });
    }
    while (rows.length < row.number - 1 && rows.length < maxCells) rows.push([]);
    rows.push(cells);
  });
  return rows;
}

function mergedSpans(sheet: Worksheet): Map<string, { rowspan: number; colspan: number }> {
  const found = new Map<string, { rowspan: number; colspan: number }>();
  for (const range of sheet.model.merges ?? []) {
    const [from, to] = String(range).split(':');
    if (from === undefined || to === undefined) continue;
    const [first, last] = [sheet.getCell(from), sheet.getCell(to)];
    found.set(from, {
      rowspan: Number(last.row) - Number(first.row) + 1,
      colspan: Number(last.col) - Number(first.col) + 1,
    });
  }
  return found;
}

function display(cell: Cell): string {
  return displayValue(cell.value, cell.numFmt ?? '');
}

/** A value as its cell shows it; a formula by the value that Excel stored with it. */
export function displayValue(value: CellValue, format: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return displayDate(value, format);
  if (typeof value === 'number') return displayNumber(value, format);
  if (typeof value === 'boolean') return value ? 'Đúng' : 'Sai';
  if (typeof value === 'string') return value;
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('formula' in value || 'sharedFormula' in value) return displayValue(value.result ?? null, format);
  if ('hyperlink' in value)
    return typeof value.text === 'string' ? value.text : displayValue(value.text as CellValue, format);
  return 'error' in value ? '' : String(value);
}

/** Excel's day count holds no time zone; exceljs gives it as UTC. */
function displayDate(date: Date, format: string): string {
  if (Number.isNaN(date.getTime())) return '';
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  if (/h/iu.test(format) && !/[dy]/iu.test(format)) return time;
  return time === '00:00' ? day : `${day} ${time}`;
}

/** Plain digits with a decimal point and without grouping, rounded as shown; "%" where the cell shows it. */
function displayNumber(value: number, format: string): string {
  const shown = (format.split(';')[0] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, '');
  const decimals = /[0#?][.]([0#?]+)/u.exec(shown)?.[1] ?? null;
  if (shown.includes('%')) return `${trimNumber(value * 100, decimals?.length ?? 0)}%`;
  if (decimals !== null && !/e/iu.test(shown)) return trimNumber(value, decimals.length);
  if (/^[#,0?\s_()-]*0[\s_()-]*$/u.test(shown) && shown.trim() !== '') return trimNumber(value, 0);
  return trimNumber(value, 10);
}

function trimNumber(value: number, decimals: number): string {
  const printed = value.toFixed(Math.min(decimals, 15));
  return printed.includes('.') ? printed.replace(/\.?0+$/u, '') : printed;
}
