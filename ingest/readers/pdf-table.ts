// Ruled tables of a page: lines that cross make a grid, text falls into its cells, missing lines merge cells.
import { fold } from '../../server/vietnamese/normalise.ts';
import { isFoldedSyllable } from '../../server/vietnamese/syllable.ts';
import { groupRows, joinItems } from './pdf-lines.ts';
import { setNoteMarks } from './pdf-notes.ts';
import type { PageShape, Rule, TextItem } from './pdf-page.ts';
import type { SpanCell } from './table-grid.ts';

export type RuledTable = {
  top: number;
  bottom: number;
  left: number;
  right: number;
  cells: SpanCell[][];
  taken: Set<TextItem>;
};

const NEAR = 3;
const MIN_RULES = 2;
/** A column narrower than this has no room for a letter. */
const MIN_SIDE = 8;
const MAX_GRID = 20_000;

/** The tables of a page from top to bottom; a frame around one text is none. */
export function ruledTables(page: PageShape): RuledTable[] {
  const horizontal = mergeRules(page.horizontal);
  const vertical = mergeRules(page.vertical);
  return connected(horizontal, vertical)
    .map((part) => toTable(part, page.items))
    .filter((table) => table !== null)
    .sort((a, b) => a.top - b.top);
}

function mergeRules(rules: Rule[]): Rule[] {
  const merged: Rule[] = [];
  for (const rule of [...rules].sort((a, b) => a.at - b.at || a.from - b.from)) {
    const same = merged.findLast(
      (other) =>
        rule.at - other.at <= NEAR / 2 && rule.from <= other.to + NEAR && rule.to >= other.from - NEAR,
    );
    if (same === undefined) merged.push({ ...rule });
    else {
      same.from = Math.min(same.from, rule.from);
      same.to = Math.max(same.to, rule.to);
    }
  }
  return merged;
}

type Part = { horizontal: Rule[]; vertical: Rule[] };

function connected(horizontal: Rule[], vertical: Rule[]): Part[] {
  const free = { horizontal: new Set(horizontal), vertical: new Set(vertical) };
  const parts: Part[] = [];
  for (const first of horizontal) {
    if (!free.horizontal.delete(first)) continue;
    const part: Part = { horizontal: [first], vertical: [] };
    for (let h = 0, v = 0; h < part.horizontal.length || v < part.vertical.length; ) {
      const across = h < part.horizontal.length;
      const rule = across ? part.horizontal[h++] : part.vertical[v++];
      const others = across ? free.vertical : free.horizontal;
      for (const other of [...others]) {
        if (rule === undefined || !meets(rule, other)) continue;
        others.delete(other);
        (across ? part.vertical : part.horizontal).push(other);
      }
    }
    parts.push(part);
  }
  return parts.filter((part) => part.horizontal.length >= MIN_RULES && part.vertical.length >= MIN_RULES);
}

function meets(a: Rule, b: Rule): boolean {
  return b.at >= a.from - NEAR && b.at <= a.to + NEAR && a.at >= b.from - NEAR && a.at <= b.to + NEAR;
}

function toTable(part: Part, items: TextItem[]): RuledTable | null {
  const xs = distinct([...part.vertical.map((rule) => rule.at), ...openSides(part)]);
  const ys = distinct(part.horizontal.map((rule) => rule.at));
  const [left, right, top, bottom] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return null;
  if (xs.length < 3 || ys.length < 2 || xs.length * ys.length > MAX_GRID) return null;
  const inside = items.filter((item) => {
    const [x, y] = centre(item);
    return x > left - NEAR && x < right + NEAR && y > top - NEAR && y < bottom + NEAR;
  });
  if (inside.length === 0) return null;
  return { top, bottom, left, right, cells: fillCells(part, xs, ys, inside), taken: new Set(inside) };
}

/** Where most rows end beyond the outer lines: the sides of a table that is drawn without them. */
function openSides({ horizontal, vertical }: Part): number[] {
  const [left, right] = [
    Math.min(...vertical.map((rule) => rule.at)),
    Math.max(...vertical.map((rule) => rule.at)),
  ];
  const starts = horizontal.map((rule) => rule.from).filter((from) => from < left - MIN_SIDE);
  const ends = horizontal.map((rule) => rule.to).filter((to) => to > right + MIN_SIDE);
  const common = (edges: number[], outer: number) =>
    edges.filter((edge) => Math.abs(edge - outer) <= NEAR).length > horizontal.length / 2;
  const [first, last] = [Math.min(...starts), Math.max(...ends)];
  return [...(common(starts, first) ? [first] : []), ...(common(ends, last) ? [last] : [])];
}

function centre(item: TextItem): [number, number] {
  return [item.x + item.width / 2, item.y - item.size * 0.35];
}

function fillCells(part: Part, xs: number[], ys: number[], items: TextItem[]): SpanCell[][] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const owner = Array.from({ length: rows * columns }, (_, slot) => slot);
  const cells = new Map<number, { colspan: number; rowspan: number; items: TextItem[] }>();
  const taken = new Set<number>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const slot = row * columns + column;
      if (taken.has(slot)) continue;
      let [colspan, rowspan] = [1, 1];
      while (
        column + colspan < columns &&
        !taken.has(slot + colspan) &&
        !hasRule(part.vertical, xs[column + colspan], middle(ys, row))
      )
        colspan++;
      while (row + rowspan < rows && !hasRule(part.horizontal, ys[row + rowspan], middle(xs, column)))
        rowspan++;
      for (let r = row; r < row + rowspan; r++)
        for (let c = column; c < column + colspan; c++) {
          taken.add(r * columns + c);
          owner[r * columns + c] = slot;
        }
      cells.set(slot, { colspan, rowspan, items: [] });
    }
  }
  for (const item of items) {
    const [x, y] = centre(item);
    cells.get(owner[slotAt(ys, y) * columns + slotAt(xs, x)] ?? 0)?.items.push(item);
  }
  return Array.from({ length: rows }, (_, row) =>
    [...cells]
      .filter(([slot]) => Math.floor(slot / columns) === row)
      .map(([, cell]) => ({
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        lines: cellLines(cell.items),
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

function hasRule(rules: Rule[], at: number | undefined, across: number): boolean {
  return (
    at !== undefined &&
    rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from <= across && rule.to >= across)
  );
}

function middle(edges: number[], at: number): number {
  return ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2;
}

function slotAt(edges: number[], position: number): number {
  const after = edges.findIndex((edge) => edge > position);
  if (after < 0) return edges.length - 2;
  return Math.max(0, after - 1);
}

function distinct(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? 0) > NEAR);
}
