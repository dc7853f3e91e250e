// Finds where two columns stand side by side: letterheads, and recipients beside a signature.
import { joinItems } from './pdf-items.ts';
import type { TextItem } from './pdf-page.ts';

/** Rows `from` to `end` (exclusive) whose texts left and right of `split` belong to two columns. */
export type Columns = { end: number; split: number };
type Gap = { from: number; to: number };

/** A gap wider than this many letter heights parts two columns. */
const COLUMN_GAP = 2.2;
/** White space between the columns that every row leaves free, in points. */
const MIN_GUTTER = 4;
/** Rows further apart than this many letter heights belong to different parts of the page. */
const MAX_STEP = 3.2;
/** Between the words of one text no gap is wider than this many letter heights. */
const WORD_GAP = 0.8;
/** How far the middle of a title may lie from the middle of the page, as a share of its width. */
const OFF_CENTRE = 0.04;
/** Right column of every letterhead; a long name of the issuer leaves hardly a gap before it. */
export const MOTTO = /^(?:cộng\s*h(?:òa|oà)\s*xã\s*hội|độc\s*lập\s*[-–]\s*tự\s*do)/iu;

/** The columns that begin with row `from`, null when it stands alone. */
export function columnsAt(rows: TextItem[][], from: number, pageWidth: number): Columns | null {
  const first = rows[from] ?? [];
  let gutters = startGutters(first, pageWidth);
  if (gutters.length === 0) return null;
  let end = from + 1;
  for (; end < rows.length; end++) {
    const row = rows[end] ?? [];
    const next = common(gutters, freeGaps(row, pageWidth));
    if (next.length === 0 || startsBody(row) || isTitle(row, pageWidth)) break;
    gutters = next;
  }
  const gutter = gutters.reduce((best, gap) => (gap.to - gap.from > best.to - best.from ? gap : best));
  const split = (gutter.from + gutter.to) / 2;
  end = cutTail(rows, from, end, split);
  return isPair(rows.slice(from, end), split) ? { end, split } : null;
}

/** Gaps of the first row that can part columns: a wide one inside it, or all that is left of a text on the right. */
function startGutters(row: TextItem[], pageWidth: number): Gap[] {
  const motto = row.findIndex((_, at) => MOTTO.test(joinItems(row.slice(at))));
  const [before, first] = [row[motto - 1], row[motto]];
  if (before !== undefined && first !== undefined) {
    const edge = before.x + before.width;
    return [{ from: Math.min(edge, first.x) - MIN_GUTTER, to: Math.max(edge, first.x) + 1 }];
  }
  const start = row[0];
  if (start === undefined || startsBody(row)) return [];
  const gaps = freeGaps(row, pageWidth);
  if (start.x > pageWidth * 0.4) return gaps.filter((gap) => gap.to <= start.x + 1);
  const end = endOf(row);
  return gaps.filter(
    (gap) => gap.from >= start.x && gap.to <= end && gap.to - gap.from > start.size * COLUMN_GAP,
  );
}

/** White space of a row in the middle part of the page. */
function freeGaps(row: TextItem[], pageWidth: number): Gap[] {
  const gaps: Gap[] = [];
  let from = pageWidth * 0.25;
  const limit = pageWidth * 0.75;
  for (const item of row) {
    if (item.x - from > Math.max(MIN_GUTTER, item.size * 0.4))
      gaps.push({ from, to: Math.min(item.x, limit) });
    from = Math.max(from, item.x + item.width);
  }
  if (limit - from > MIN_GUTTER) gaps.push({ from, to: limit });
  return gaps.filter((gap) => gap.to - gap.from >= MIN_GUTTER);
}

function common(a: Gap[], b: Gap[]): Gap[] {
  return a
    .flatMap((one) => b.map((two) => ({ from: Math.max(one.from, two.from), to: Math.min(one.to, two.to) })))
    .filter((gap) => gap.to - gap.from >= MIN_GUTTER);
}

/** What follows on the left below a wide gap is the body, not the left column. */
function cutTail(rows: TextItem[][], from: number, end: number, split: number): number {
  const lastRight = rows.findLastIndex((row, at) => at >= from && at < end && sides(row, split).right);
  for (let at = Math.max(lastRight, from) + 1; at < end; at++) {
    const [above, row] = [rows[at - 1]?.[0], rows[at]?.[0]];
    if (above !== undefined && row !== undefined && row.y - above.y > row.size * MAX_STEP * 0.7) return at;
  }
  return end;
}

/** Both columns hold text, and the texts stand beside each other, not one after the other. */
function isPair(rows: TextItem[][], split: number): boolean {
  const used = rows.map((row) => ({ ...sides(row, split), y: row[0]?.y ?? 0, size: row[0]?.size ?? 0 }));
  return used.some(
    (row, at) =>
      (row.left && row.right) ||
      used.some(
        (other, place) =>
          place > at &&
          row.right &&
          other.left &&
          other.y - row.y < row.size * MAX_STEP &&
          used.slice(place + 1).some((last) => last.right),
      ),
  );
}

/** One text in the middle of the page: the gutter of a letterhead above it may run through one of its spaces. */
function isTitle(row: TextItem[], pageWidth: number): boolean {
  const start = row[0];
  if (start === undefined) return false;
  const middle = (start.x + endOf(row)) / 2;
  const isWhole = row.slice(1).every((item, at) => {
    const before = row[at];
    return before !== undefined && item.x - (before.x + before.width) <= item.size * WORD_GAP;
  });
  const isMotto = row.some((_, at) => MOTTO.test(joinItems(row.slice(at))));
  return isWhole && !isMotto && Math.abs(middle - pageWidth / 2) < pageWidth * OFF_CENTRE;
}

function sides(row: TextItem[], split: number): { left: boolean; right: boolean } {
  return { left: row.some((item) => item.x < split), right: row.some((item) => item.x >= split) };
}

function endOf(row: TextItem[]): number {
  return row.reduce((max, item) => Math.max(max, item.x + item.width), 0);
}

/** Below the letterhead: the addressees stand left of the middle, yet belong to neither column. */
function startsBody(row: TextItem[]): boolean {
  return /^(?:kính\s+gửi|căn\s+cứ)(?!\p{L})/iu.test(joinItems(row));
}
