// Pieces of text → printed lines in reading order, two columns of a letterhead one after the other.
import type { TextItem } from './pdf-page.ts';

export type PrintedLine = {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  items: TextItem[];
};

/** A gap wider than this many letter heights parts two columns. */
const COLUMN_GAP = 2.2;
/** Right column of every letterhead; a long name of the issuer leaves hardly a gap before it. */
const MOTTO = /^(?:cộng\s*h(?:òa|oà)\s*xã\s*hội|độc\s*lập\s*[-–]\s*tự\s*do)/iu;
const WORD_GAP = 0.14;

/** Lines from top to bottom; where two columns stand side by side, the left one first. */
export function readLines(items: TextItem[], pageWidth: number): PrintedLine[] {
  const rows = groupRows(items);
  const lines: PrintedLine[] = [];
  for (let at = 0; at < rows.length; ) {
    const split = columnSplit(rows[at] ?? [], pageWidth);
    let end = at;
    if (split !== null)
      while (end < rows.length && !crosses(rows[end] ?? [], split) && !startsBody(rows[end] ?? [])) end++;
    if (split === null || end === at) {
      const line = toLine(rows[at++] ?? []);
      if (line !== null) lines.push(line);
      continue;
    }
    const region = rows.slice(at, end);
    for (const side of [true, false]) {
      for (const row of region) {
        const line = toLine(row.filter((item) => item.x < split === side));
        if (line !== null) lines.push(line);
      }
    }
    at = end;
  }
  return lines;
}

/** Text of pieces on one line; spaces are put back where the letters stand apart. */
export function joinItems(items: TextItem[]): string {
  let text = '';
  let before: TextItem | null = null;
  for (const item of items) {
    if (before !== null && isApart(before, item)) text += ' ';
    text += item.text;
    before = item;
  }
  // fonts without composed letters leave a space before the mark
  return text
    .replace(/\s+(?=\p{M})/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

function isApart(before: TextItem, item: TextItem): boolean {
  if (/\s$/u.test(before.text) || /^[\s\p{M}]/u.test(item.text)) return false;
  // a stamped number fills the blank between words ("ngày 13 tháng") or before a slash ("4580/UBND")
  if (before.stamped === true || item.stamped === true)
    return /[\p{L}\d:]$/u.test(before.text) && /^[\p{L}\d]/u.test(item.text);
  return item.x - (before.x + before.width) > item.size * WORD_GAP;
}

export function groupRows(items: TextItem[]): TextItem[][] {
  const sorted = [...items].sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: { y: number; size: number; items: TextItem[] }[] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(item.y - row.y) <= Math.max(2, Math.min(row.size, item.size) * 0.45))
      row.items.push(item);
    else rows.push({ y: item.y, size: item.size, items: [item] });
  }
  return rows.map((row) => row.items.sort((a, b) => a.x - b.x));
}

function toLine(items: TextItem[]): PrintedLine | null {
  const text = joinItems(items);
  const first = items[0];
  if (first === undefined || text === '' || /^[_\-–—\s]+$/u.test(text)) return null;
  const size = items.reduce((max, item) => Math.max(max, item.size), 0);
  const right = items.reduce((max, item) => Math.max(max, item.x + item.width), 0);
  return { text, left: first.x, right, y: first.y, size, items };
}

/** Where a wide gap in the middle part of the page parts a row, null when none does. */
function columnSplit(row: TextItem[], pageWidth: number): number | null {
  const motto = row.findIndex((_, at) => MOTTO.test(joinItems(row.slice(at))));
  const [before, first] = [row[motto - 1], row[motto]];
  // on a crooked scan the motto may stand on a row of its own
  if (motto === 0 && first !== undefined && first.x > pageWidth * 0.35) return first.x - first.size * 0.3;
  if (before !== undefined && first !== undefined) return (before.x + before.width + first.x) / 2;
  for (let at = 1; at < row.length; at++) {
    const [before, after] = [row[at - 1], row[at]];
    if (before === undefined || after === undefined) continue;
    const from = before.x + before.width;
    const middle = (from + after.x) / 2;
    if (after.x - from > after.size * COLUMN_GAP && middle > pageWidth * 0.25 && middle < pageWidth * 0.75)
      return middle;
  }
  return null;
}

/** Below the letterhead: the addressees stand left of the middle, yet belong to neither column. */
function startsBody(row: TextItem[]): boolean {
  return /^(?:kính\s+gửi|căn\s+cứ)(?!\p{L})/iu.test(joinItems(row));
}

function crosses(row: TextItem[], split: number): boolean {
  const left = row[0]?.x ?? 0;
  const right = row.reduce((max, item) => Math.max(max, item.x + item.width), 0);
  if (row.some((item) => item.x < split - 1 && item.x + item.width > split + 1)) return true;
  if (left > split || right < split) return false;
  const near = row
    .filter((item) => item.x + item.width <= split + 1)
    .reduce((max, item) => Math.max(max, item.x + item.width), 0);
  const next = row.find((item) => item.x >= split - 1);
  return next !== undefined && next.x - near < next.size * 0.4;
}
