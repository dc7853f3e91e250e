// Rows of a crawled table whose empty cells were dropped: their figures are put where the sums of the table say.
import { readFigure } from '../server/vietnamese/figures.ts';
import { romanNumber } from './labels.ts';

/** A row by its printed number and its figures as printed; a short one has fewer than the table has columns. */
export type SummedRow = { label: string; figures: string[] };

/** Share of the columns whose sums must come out, for a row to be the total of those below it; tables hold slips. */
const SUMS_HELD = 0.5;

/**
 * For each row the column of its first figure: 0 for a full row and for one without figures, null for a short row that
 * no sum places.
 */
export function placeShortRows(rows: SummedRow[], columns: number): (number | null)[] {
  const places: (number | null)[] = rows.map(({ figures }) =>
    figures.length === 0 || figures.length === columns ? 0 : null,
  );
  const levels = rows.map(({ label }) => levelOf(label));
  // from the totals down: a short row that is placed may itself place those below it
  for (let at = 0; at < rows.length; at++) {
    if (places[at] === null || rows[at]!.figures.length === 0) continue;
    const children = childrenOf(at, levels);
    const short = children.filter((child) => places[child] === null);
    const length = rows[short[0] ?? -1]?.figures.length ?? 0;
    if (length === 0 || short.some((child) => rows[child]!.figures.length !== length)) continue;
    const total = spread(rows[at]!, places[at]!, columns);
    // parts never come to more than their total
    const possible = Array.from({ length: columns - length + 1 }, (_, place) => place).filter((place) => {
      const parts = children.map((child) => spread(rows[child]!, places[child] ?? place, columns));
      const sums = sumOf(parts, columns);
      const held = sums.filter((sum, column) => sum === total[column]).length;
      return held >= SUMS_HELD * columns && sums.every((sum, column) => sum <= total[column]!);
    });
    const [place, other] = possible;
    if (place !== undefined && other === undefined) for (const child of short) places[child] = place;
  }
  return places;
}

/** Totals stand over Roman numbers and letters, these over numbers, these over dotted ones. */
function levelOf(label: string): number {
  const bare = label.replace(/[.)*\s/]+$/u, '');
  if (bare === '') return 0;
  if (romanNumber(bare) !== null || /^[A-ZĐ]$/u.test(bare)) return 1;
  return 1 + bare.split('.').length;
}

/** Rows of the next level below a row, up to the next one that is not below it. */
function childrenOf(at: number, levels: number[]): number[] {
  const own = levels[at]!;
  const end = levels.findIndex((level, index) => index > at && level <= own);
  const below = levels.map((_, index) => index).slice(at + 1, end < 0 ? undefined : end);
  const nearest = Math.min(...below.map((index) => levels[index]!));
  return below.filter((index) => levels[index] === nearest);
}

function spread({ figures }: SummedRow, place: number, columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const printed = figures[column - place];
    return printed === undefined ? 0 : (readFigure(printed, 'comma') ?? 0);
  });
}

function sumOf(rows: number[][], columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => rows.reduce((sum, row) => sum + row[column]!, 0));
}
