// Pages → paragraphs and tables: running heads removed, lines joined, also over page breaks.
import { type Paragraph, paragraph, type ReadBlock } from './canonical.ts';
import { MOTTO } from './pdf-columns.ts';
import { type PrintedLine, readLines } from './pdf-lines.ts';
import { setNoteMarks, splitNotes } from './pdf-notes.ts';
import type { PageShape } from './pdf-page.ts';
import { ruledTables } from './pdf-table.ts';
import { joinTables } from './pdf-table-breaks.ts';
import { tableBlocks } from './table-grid.ts';

/** Part of the page at its top and bottom where running heads and page numbers stand. */
const MARGIN_SHARE = 0.09;
/** Lines further apart than this many letter heights are never one paragraph. */
const MAX_LINE_STEP = 3;
const LABEL =
  /^(?:[-–+•*●▪o]\s|[IVXLC]{1,6}[.)]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|\d{1,3}(?:\.\d{1,3})+\s|[a-zđ][.)]\s|(?:điều|chương|mục|phần|phụ lục)\s+[\divxlc]+\b|căn cứ\s|nơi nhận|kính gửi|(?:tm|kt|tl|tuq|q)\.\s?\p{Lu})/iu;
/** "KT. CHỦ TỊCH": the line below is the office of the signer. */
const CAPACITY = /^(?:TM|KT|TL|TUQ|Q)\s*\.\s*\p{Lu}[\p{Lu}\s,]+$/u;
const ENDS = /[.;:!?…][)”"’]*$|\.\/\.?$/u;

export function layoutPages(pages: PageShape[]): ReadBlock[] {
  const shapes = removeFurniture(pages);
  const blocks: ReadBlock[] = [];
  for (const page of shapes) {
    const fresh = pageBlocks(page);
    joinOverBreak(blocks, fresh);
    joinTableOverBreak(blocks, fresh);
    blocks.push(...fresh.map((entry) => entry.block));
  }
  return blocks;
}

type Placed = {
  block: ReadBlock;
  first: PrintedLine | null;
  last: PrintedLine | null;
  left: number;
  right: number;
};
const lastLines = new WeakMap<ReadBlock, Placed>();

function pageBlocks(page: PageShape): Placed[] {
  const tables = ruledTables(page);
  const taken = new Set(tables.flatMap((table) => [...table.taken]));
  const free = page.items.filter((item) => !taken.has(item));
  const placed: Placed[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (const edge of [...tables, null]) {
    const items = setNoteMarks(
      free.filter((item) => item.y > top && item.y <= (edge?.top ?? Number.POSITIVE_INFINITY) + 1),
    );
    const { body, notes } = splitNotes(readLines(items, page.width));
    // notes go before the last paragraph, which may go on after the page break
    const text = paragraphs(body, page);
    placed.push(...text.slice(0, -1), ...paragraphs(notes, page), ...text.slice(-1));
    if (edge === null) break;
    placed.push(
      ...tableBlocks(edge.cells, page.number).map((block) => ({
        block,
        first: null,
        last: null,
        left: 0,
        right: 0,
      })),
    );
    top = edge.bottom - 1;
  }
  return placed;
}

function paragraphs(lines: PrintedLine[], page: PageShape): Placed[] {
  const left = quantile(
    lines.map((line) => line.left),
    0.1,
  );
  const right = quantile(
    lines.map((line) => line.right),
    0.9,
  );
  const step = quantile(
    lines
      .slice(1)
      .map((line, at) => line.y - (lines[at]?.y ?? 0))
      .filter((gap) => gap > 0),
    0.4,
  );
  const placed: Placed[] = [];
  let previous: PrintedLine | null = null;
  for (const line of lines) {
    const open = placed.at(-1);
    if (
      open !== undefined &&
      previous !== null &&
      open.block.kind === 'paragraph' &&
      goesOn(previous, line, { left, right, step })
    ) {
      const piece = open.block.pieces.at(-1);
      if (piece !== undefined) piece.text = joinText(piece.text, line.text);
      open.last = line;
    } else placed.push({ block: paragraph(line.text, page.number), first: line, last: line, left, right });
    previous = line;
  }
  for (const entry of placed) lastLines.set(entry.block, entry);
  return placed;
}

type Measure = { left: number; right: number; step: number };

function goesOn(previous: PrintedLine, line: PrintedLine, { left, right, step }: Measure): boolean {
  const gap = line.y - previous.y;
  const width = Math.max(1, right - left);
  if (gap > line.size * MAX_LINE_STEP || MOTTO.test(previous.text) || CAPACITY.test(previous.text))
    return false;
  if (line.left > previous.right || line.right < previous.left) return false;
  if (gap <= 0 || gap > Math.max(step * 1.45, line.size * 1.9) || LABEL.test(line.text)) return false;
  if (/^\p{Ll}/u.test(line.text) && !ENDS.test(previous.text)) return true;
  const centred =
    Math.abs(line.left - left - (right - line.right)) < width * 0.04 && line.left - left > width * 0.04;
  if (centred && previous.left - left > width * 0.04)
    return !/\p{Ll}/u.test(line.text) === !/\p{Ll}/u.test(previous.text) && /\p{Ll}/u.test(line.text);
  const indented = line.left - left > Math.max(8, width * 0.02);
  if (hangs(previous, line)) return previous.right >= right - width * 0.12;
  if (indented && previous.left - line.left < 8 && previous.left < line.left - 8) return false;
  if (previous.right < right - width * 0.12) return !ENDS.test(previous.text) && /^\p{Ll}/u.test(line.text);
  return !(
    indented &&
    ENDS.test(previous.text) &&
    previous.left <= line.left + 2 &&
    previous.left - left < 4
  );
}

/** A table cut by the page break: the rows of the next page belong to it. */
function joinTableOverBreak(blocks: ReadBlock[], fresh: Placed[]): void {
  const before = blocks.at(-1);
  const next = fresh[0]?.block;
  if (before?.kind === 'table' && next?.kind === 'table' && joinTables(before, next)) fresh.shift();
}

/** The line below an item of a list starts where the item's text does, behind its mark. */
function hangs(previous: PrintedLine, line: PrintedLine): boolean {
  return (
    LABEL.test(previous.text) && previous.items.slice(1, 3).some((item) => Math.abs(item.x - line.left) <= 3)
  );
}

/** A hyphen at a line end is kept when it joins two words ("kinh tế - xã hội", "2020-2025"). */
function joinText(before: string, after: string): string {
  if (/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after) && !/\s-$/u.test(before)) return `${before}${after}`;
  if (/\d-$/u.test(before) && /^\d/u.test(after)) return `${before}${after}`;
  return `${before} ${after}`;
}

/** A sentence cut by the page break: the last paragraph takes the first one of the next page. */
function joinOverBreak(blocks: ReadBlock[], fresh: Placed[]): void {
  const before = blocks.at(-1);
  const next = fresh[0];
  const open = before === undefined ? undefined : lastLines.get(before);
  if (before?.kind !== 'paragraph' || next?.block.kind !== 'paragraph' || !open?.last || !next.first) return;
  const text = before.pieces.at(-1)?.text ?? '';
  const full = open.last.right > open.right - (open.right - open.left) * 0.12;
  if (LABEL.test(next.first.text) || ENDS.test(text) || !(full || /^\p{Ll}/u.test(next.first.text))) return;
  // a heading in capitals opens the new page
  if (!/\p{Ll}/u.test(text) || !/\p{Ll}/u.test(next.first.text)) return;
  before.pieces.push(...(next.block as Paragraph).pieces);
  lastLines.set(before, { ...next, block: before });
  fresh.shift();
}

/** Leaves out page numbers and what stands in the same margin of most pages. */
function removeFurniture(pages: PageShape[]): PageShape[] {
  const counts = new Map<string, number>();
  const margins = pages.map((page) => {
    const lines = readLines(
      page.items.filter((item) => inMargin(page, item.y)),
      page.width,
    );
    for (const key of new Set(lines.map((line) => keyOf(line, page))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
    return lines;
  });
  const often = Math.max(2, Math.ceil(pages.length * 0.5));
  return pages.map((page, at) => {
    const dropped = new Set(
      (margins[at] ?? [])
        .filter(
          (line) =>
            /^[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–\s]*$/iu.test(line.text) ||
            (pages.length > 1 && (counts.get(keyOf(line, page)) ?? 0) >= often),
        )
        .flatMap((line) => line.items),
    );
    return dropped.size === 0 ? page : { ...page, items: page.items.filter((item) => !dropped.has(item)) };
  });
}

function inMargin(page: PageShape, y: number): boolean {
  return y < page.height * MARGIN_SHARE || y > page.height * (1 - MARGIN_SHARE);
}

function keyOf(line: PrintedLine, page: PageShape): string {
  return `${line.y < page.height / 2 ? 'top' : 'bottom'}:${line.text.replace(/\d+/gu, '#')}`;
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
