// Pieces of text of a page: which stand on one line, and the text that they make together.
import type { TextItem } from './pdf-page.ts';

const WORD_GAP = 0.14;

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
