// What stands around a table: its caption, the line that names its unit, and where its rows stand in a workbook.

import { readLabel } from './labels.ts';
import type { TextUnit, Unit } from './layout.ts';
import type { TableOrigin } from './readers/read-result.ts';
import type { TableHead } from './table-head.ts';
import { isCapitals } from './units.ts';
import { isAttachmentNote, plain } from './zones.ts';

export type TableContext = {
  /** Lines above the table that name it, outermost first. */
  captions: string[];
  /** "triệu đồng" of "Đơn vị tính: triệu đồng"; null when no line says it. */
  unit: string | null;
  head: TableHead | null;
  origin: TableOrigin | null;
};

/** Lines above a table that are looked at, in running text and in a sheet. */
const LINES_ABOVE = 3;
const LINES_ABOVE_IN_SHEET = 8;
const MAX_CAPTION = 300;
const UNIT_LINE = /(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*([^).;\n]{1,60})\)?\s*\.?$/iu;
const CAPTION =
  /^(?:bảng|biểu|phụ lục|mẫu|tổng hợp|thống kê|một số|kết quả|tình hình|các chỉ tiêu|chỉ tiêu|số liệu)(?![\p{L}])/iu;

/** Reads the lines above the table at `at`, up to the table before it. */
export function readContext(units: Unit[], at: number, origin: TableOrigin | null): TableContext {
  const captions: string[] = [];
  let unit: string | null = null;
  const reach = origin === null ? LINES_ABOVE : LINES_ABOVE_IN_SHEET;
  for (let above = at - 1; above >= 0 && above >= at - reach; above--) {
    const line = units[above];
    if (line?.kind !== 'text') break;
    const text = plain(line.text);
    if (text.length > MAX_CAPTION) break;
    const named = UNIT_LINE.exec(text);
    unit ??= named?.[1]?.trim() ?? null;
    const rest = text.replace(UNIT_LINE, '').replace(/[(,;:\s–-]+$/u, '');
    if (rest === '' || isAttachmentNote(rest)) continue;
    if (origin === null && !(captions.length === 0 && isCaption(line, rest))) break;
    captions.unshift(rest);
  }
  return { captions, unit, head: null, origin };
}

/** The number of a row in its sheet, null outside workbooks. */
export function sheetRow(context: TableContext, start: number): number | null {
  return context.origin?.rows.find((row) => row.start === start)?.number ?? null;
}

/** "D7" for the seventh row and fourth column of a sheet. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** In running text a line names the table when it says so, is set in capitals, or does not end like a sentence. */
function isCaption(unit: TextUnit, text: string): boolean {
  if (CAPTION.test(text)) return true;
  if (readLabel(unit.text) !== null) return false;
  return isCapitals(text) || !/[.;:!?…]$/u.test(text);
}
