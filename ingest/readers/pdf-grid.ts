// Lines that cross make a grid; where a line is missing, its neighbours are one merged cell.
import type { Rule } from './pdf-page.ts';

export type GridCell = { row: number; column: number; rowspan: number; colspan: number };
/** Edges of columns and rows in order, and the cells between them in reading order. */
export type RuledGrid = { xs: number[]; ys: number[]; cells: GridCell[] };

const NEAR = 3;
const MIN_RULES = 2;
/** A column narrower than this has no room for a letter. */
const MIN_SIDE = 8;
const MAX_GRID = 20_000;

/** The grids that the lines of a page make, from top to bottom; a frame around one text is none. */
export function ruledGrids(lines: { horizontal: Rule[]; vertical: Rule[] }): RuledGrid[] {
  return connected(mergeRules(lines.horizontal), mergeRules(lines.vertical))
    .map(toGrid)
    .filter((grid) => grid !== null)
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
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

function toGrid(part: Part): RuledGrid | null {
  const xs = distinct([...part.vertical.map((rule) => rule.at), ...openSides(part)]);
  const ys = distinct(part.horizontal.map((rule) => rule.at));
  if (xs.length < 3 || ys.length < 2 || xs.length * ys.length > MAX_GRID) return null;
  return { xs, ys, cells: mergedCells(part, xs, ys) };
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

function mergedCells(part: Part, xs: number[], ys: number[]): GridCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const cells: GridCell[] = [];
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
        for (let c = column; c < column + colspan; c++) taken.add(r * columns + c);
      cells.push({ row, column, rowspan, colspan });
    }
  }
  return cells;
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

function distinct(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? 0) > NEAR);
}
