// Ruled tables of a page: text falls into the cells that its lines make.
import { fold } from '../../server/vietnamese/normalise.ts';
import { isFoldedSyllable } from '../../server/vietnamese/syllable.ts';
import { type RuledGrid, ruledGrids } from './pdf-grid.ts';
import { groupRows, joinItems } from './pdf-items.ts';
import { setNoteMarks } from './pdf-notes.ts';
import type { PageShape, TextItem } from './pdf-page.ts';
import type { SpanCell } from './table-grid.ts';

export type RuledTable = {
  top: number;
  bottom: number;
  left: number;
  right: number;
  cells: SpanCell[][];
  taken: Set<TextItem>;
};

/** How far over the outer lines a text of the table may stand. */
const NEAR = 3;

/** The tables of a page from top to bottom; a grid without text is none. */
export function ruledTables(page: PageShape): RuledTable[] {
  return ruledGrids(page)
    .map((grid) => toTable(grid, page.items))
    .filter((table) => table !== null);
}

function toTable(grid: RuledGrid, items: TextItem[]): RuledTable | null {
  const { xs, ys } = grid;
  const [left, right, top, bottom] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return null;
  const inside = items.filter((item) => {
    const [x, y] = centre(item);
    return x > left - NEAR && x < right + NEAR && y > top - NEAR && y < bottom + NEAR;
  });
  if (inside.length === 0) return null;
  return { top, bottom, left, right, cells: fillCells(grid, inside), taken: new Set(inside) };
}

function centre(item: TextItem): [number, number] {
  return [item.x + item.width / 2, item.y - item.size * 0.35];
}

function fillCells({ xs, ys, cells }: RuledGrid, items: TextItem[]): SpanCell[][] {
  const filled = cells.map((cell) => ({ cell, items: [] as TextItem[] }));
  for (const item of items) {
    const [x, y] = centre(item);
    const [row, column] = [slotAt(ys, y), slotAt(xs, x)];
    filled
      .find(
        ({ cell }) =>
          cell.row <= row &&
          row < cell.row + cell.rowspan &&
          cell.column <= column &&
          column < cell.column + cell.colspan,
      )
      ?.items.push(item);
  }
  return Array.from({ length: ys.length - 1 }, (_, row) =>
    filled
      .filter(({ cell }) => cell.row === row)
      .map(({ cell, items: own }) => ({
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        lines: cellLines(own),
      })),
  );
}

/** Lines of a cell; a word that a narrow column broke ("ST" over "T", "1.234" over ".500") is whole again. */
function cellLines(items: TextItem[]): string[] {
  const rows = groupRows(setNoteMarks(items));
  const width = Math.max(...rows.map(widthOf), 0);
  const lines: string[] = [];
  rows.forEach((row, at) => {
    const [text, above] = [joinItems(row), lines.at(-1)];
    const previous = rows[at - 1];
    const full = previous !== undefined && widthOf(previous) > width - (previous[0]?.size ?? 0) * 0.3;
    if (above !== undefined && full && isBroken(above, text)) lines[lines.length - 1] = above + text;
    else lines.push(text);
  });
  return lines;
}

function isBroken(above: string, text: string): boolean {
  if (/^[\d.,]*\d$/u.test(above) && /^[\d.,]+%?$/u.test(text)) return /[.,]/u.test(above + text);
  return /^\p{Lu}{1,3}$/u.test(above) && /^\p{Lu}{1,2}$/u.test(text) && !isFoldedSyllable(fold(above));
}

function widthOf(row: TextItem[]): number {
  const [first, last] = [row[0], row.at(-1)];
  return first === undefined || last === undefined ? 0 : last.x + last.width - first.x;
}

function slotAt(edges: number[], position: number): number {
  const after = edges.findIndex((edge) => edge > position);
  if (after < 0) return edges.length - 2;
  return Math.max(0, after - 1);
}
