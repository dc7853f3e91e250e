// Cuts a sheet into titles, tables and notes: only what stands side by side is a table.
import { cleanCell, paragraph, type ReadBlock } from './canonical.ts';
import { type SpanCell, tableBlocks } from './table-grid.ts';

/** `number` is the row's number in its sheet. */
type SheetRow = { cells: SpanCell[]; filled: number; number: number };
type SheetOrigin = { sheet: string | null; notation: 'comma' | 'point' };

/** Blocks of a sheet. A row with one text before a table or after it is a line; within it, it is a row. */
export function sheetBlocks(rows: SpanCell[][], from: SheetOrigin): ReadBlock[] {
  const blocks: ReadBlock[] = [];
  for (const region of splitRegions(rows.map(toRow))) {
    const first = region.findIndex((row) => isTableRow(row));
    const last = region.findLastIndex((row) => isTableRow(row));
    if (first < 0) {
      blocks.push(...region.flatMap(toLines));
      continue;
    }
    blocks.push(...region.slice(0, first).flatMap(toLines));
    const table = region.slice(first, last + 1);
    const { kept, columns } = dropEmptyColumns(table.map((row) => row.cells));
    blocks.push(...tableBlocks(kept, 0, { ...from, rows: table.map((row) => row.number), columns }));
    blocks.push(...region.slice(last + 1).flatMap(toLines));
  }
  return blocks;
}

function toRow(cells: SpanCell[], at: number): SheetRow {
  return { cells, filled: cells.filter((cell) => text(cell) !== '').length, number: at + 1 };
}

function text(cell: SpanCell): string {
  return cleanCell(cell.lines.join(' '));
}

/** The head of a form holds two texts in a row: issuer and motto. */
function isTableRow(row: SheetRow): boolean {
  if (row.filled < 2) return false;
  if (row.filled > 2) return true;
  return !row.cells.some((cell) =>
    /cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*[-–]\s*tự\s+do|^nơi\s+nhận/iu.test(text(cell)),
  );
}

/** Runs of rows between empty ones; a single empty row inside a table does not end it. */
function splitRegions(rows: SheetRow[]): SheetRow[][] {
  const regions: SheetRow[][] = [];
  let open: SheetRow[] = [];
  for (const [at, row] of rows.entries()) {
    const covered = row.filled > 0 || isCovered(rows, at);
    if (covered) open.push(row);
    else if (open.length > 0) {
      regions.push(open);
      open = [];
    }
  }
  if (open.length > 0) regions.push(open);
  return regions;
}

/** True for a row without texts of its own below a cell that reaches down into it. */
function isCovered(rows: SheetRow[], at: number): boolean {
  for (let above = at - 1; above >= 0 && above > at - 20; above--) {
    if (rows[above]?.cells.some((cell) => text(cell) !== '' && above + cell.rowspan > at)) return true;
  }
  return false;
}

function toLines(row: SheetRow): ReadBlock[] {
  return row.cells
    .flatMap((cell) => cell.lines.flatMap((line) => line.split('\n')))
    .filter((line) => cleanCell(line) !== '')
    .map((line) => paragraph(line));
}

/** Without the columns in which no row of the table has a text (margins, spacers), and the numbers of those that stay. */
function dropEmptyColumns(rows: SpanCell[][]): { kept: SpanCell[][]; columns: number[] } {
  const taken: boolean[] = [];
  let width = 0;
  const starts = rows.map(() => [] as number[]);
  const blocked = new Map<string, true>();
  rows.forEach((cells, row) => {
    let column = 0;
    for (const [at, cell] of cells.entries()) {
      while (blocked.has(`${row}:${column}`)) column++;
      const list = starts[row];
      if (list !== undefined) list[at] = column;
      if (text(cell) !== '') taken[column] = true;
      width = Math.max(width, column + cell.colspan);
      for (let below = 1; below < cell.rowspan && row + below < rows.length; below++)
        for (let right = 0; right < cell.colspan; right++)
          blocked.set(`${row + below}:${column + right}`, true);
      column += cell.colspan;
    }
  });
  const keep = (column: number) => taken[column] === true;
  const kept = rows.map((cells, row) =>
    cells.flatMap((cell, at) => {
      const start = starts[row]?.[at] ?? 0;
      const span = Array.from({ length: cell.colspan }, (_, right) => start + right).filter(keep).length;
      return span === 0 ? [] : [{ ...cell, colspan: span }];
    }),
  );
  const columns = Array.from({ length: width }, (_, column) => column)
    .filter(keep)
    .map((column) => column + 1);
  return { kept, columns };
}
