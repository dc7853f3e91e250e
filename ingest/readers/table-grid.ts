// Tables with merged cells become plain rows that each stand alone; letterheads drawn as tables become lines.
import { collapseSpaces } from '../../server/vietnamese/normalise.ts';
import { cleanCell, type GridOrigin, grid, paragraph, type ReadBlock } from './canonical.ts';
import { maxColumns } from './limits.ts';

/** A cell as drawn: its lines, and how many columns and rows it covers. */
export type SpanCell = { lines: string[]; colspan: number; rowspan: number };
type Slot = { text: string; lines: string[]; row: number; column: number; rowspan: number };

/** More header rows than this are data that somebody merged. */
const MAX_HEADER_ROWS = 5;
const MOTTO = /cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa|độc\s+lập\s*[-–]\s*tự\s+do/iu;
const CLOSING = /^nơi\s+nhận\s*:?|^(?:tm|kt|tl|tuq|q)\s*\.\s*\p{Lu}/imu;
const MAX_LAYOUT_ROWS = 6;
const MAX_LAYOUT_COLUMNS = 4;

/** The blocks of a drawn table: plain lines for a letterhead or signature, rows for anything else. */
export function tableBlocks(rows: SpanCell[][], page = 0, origin?: GridOrigin): ReadBlock[] {
  const slots = placeCells(rows);
  const height = slots.length;
  const width = slots.reduce((max, row) => Math.max(max, row.length), 0);
  if (height === 0 || width === 0) return [];
  if (width === 1 || isLayout(slots, width)) return layoutLines(slots).map((line) => paragraph(line, page));
  const header = headerHeight(slots, width);
  if (header === 1) return [grid(slots.map(printRow), page, origin)];
  // the joined header stands in the last of its rows
  const kept = origin && { ...origin, rows: origin.rows.slice(header - 1) };
  return [
    grid([joinHeader(slots.slice(0, header), width), ...slots.slice(header).map(printRow)], page, kept),
  ];
}

/** Puts every cell on each row and column that it covers. */
function placeCells(rows: SpanCell[][]): Slot[][] {
  const slots: Slot[][] = rows.map(() => []);
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (slots[row]?.[column] !== undefined) column++;
      const width = Math.min(Math.max(1, cell.colspan), maxColumns - column);
      const rowspan = Math.min(Math.max(1, cell.rowspan), rows.length - row);
      const slot = { text: cleanCell(cell.lines.join(' ')), lines: cell.lines, row, column, rowspan };
      for (let below = row; below < row + rowspan; below++) {
        for (let right = column; right < column + width; right++) {
          const target = slots[below];
          if (target !== undefined && target[right] === undefined) target[right] = slot;
        }
      }
      column += width;
    }
  });
  return slots.map((row) => Array.from(row, (slot, column) => slot ?? blank(column)));
}

function blank(column: number): Slot {
  return { text: '', lines: [], row: -1, column, rowspan: 1 };
}

/** A horizontally merged cell prints once, a vertically merged one in each of its rows. */
function printRow(row: Slot[]): string[] {
  return row.map((slot, column) => (slot.column === column ? slot.text : ''));
}

/** Rows of a header: as deep as the merged cells of its first row, when that row also has a wide one. */
function headerHeight(slots: Slot[][], width: number): number {
  const first = slots[0] ?? [];
  const deepest = first.reduce((max, slot) => Math.max(max, slot.rowspan), 1);
  const wide = first.some((slot, column) => slot.column !== column);
  const short = first.some((slot) => slot.rowspan < deepest && slot.text !== '');
  const whole = first.every((slot) => slot === first[0]) && width > 1;
  if (whole || deepest < 2 || deepest > MAX_HEADER_ROWS || deepest >= slots.length) return 1;
  return wide && short ? deepest : 1;
}

/** "Cơ quan thực hiện" over "Chủ trì" becomes "Cơ quan thực hiện Chủ trì". */
function joinHeader(rows: Slot[][], width: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    const seen = new Set<Slot>();
    for (const row of rows) {
      const slot = row[column];
      if (slot !== undefined) seen.add(slot);
    }
    return [...new Set([...seen].map((slot) => slot.text))].filter((text) => text !== '').join(' ');
  });
}

/** A table that only places text side by side: the head or the end of a document. */
function isLayout(slots: Slot[][], width: number): boolean {
  if (slots.length > MAX_LAYOUT_ROWS || width > MAX_LAYOUT_COLUMNS) return false;
  const cells = [...new Set(slots.flat())];
  return cells.some(
    (slot) => MOTTO.test(slot.text) || CLOSING.test(slot.lines.map(collapseSpaces).join('\n')),
  );
}

/** Lines of a layout table, cell by cell in reading order. */
function layoutLines(slots: Slot[][]): string[] {
  return [...new Set(slots.flat())].flatMap((slot) => slot.lines.map(cleanCell)).filter(isPrinted);
}

function isPrinted(line: string): boolean {
  return line !== '' && !/^[-_–—*.\s]+$/u.test(line);
}
