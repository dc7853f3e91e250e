// One page of a PDF as geometry: pieces of text and ruled lines, origin at the top left, in points.
import { OPS, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of text; `y` is its baseline, `size` the height of its letters. */
export type TextItem = {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  stamped?: boolean;
  noteMark?: boolean;
};
export type Rule = { from: number; to: number; at: number };
export type PageShape = {
  number: number;
  width: number;
  height: number;
  items: TextItem[];
  horizontal: Rule[];
  vertical: Rule[];
  hasImage: boolean;
};

type Matrix = [number, number, number, number, number, number];
const MAX_ITEMS = 60_000;
const MAX_RULES = 20_000;
const STRAIGHT = 1;
const SHORTEST_RULE = 4;

export async function readShape(page: PDFPageProxy): Promise<PageShape> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items: TextItem[] = [];
  for (const item of content.items.slice(0, MAX_ITEMS)) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const at = Util.transform(viewport.transform, item.transform) as Matrix;
    // text set across the page is a stamp or a mark in the margin
    if (Math.abs(at[1]) > Math.abs(at[0])) continue;
    const size = Math.hypot(at[2], at[3]);
    items.push({ text: item.str, x: at[4], y: at[5], width: item.width, size: size || item.height });
  }
  const drawn = await readRules(page, viewport.transform as Matrix);
  items.push(...drawn.stamps.flatMap((stamp) => stampItem(stamp, viewport.transform as Matrix)));
  return {
    number: page.pageNumber,
    width: viewport.width,
    height: viewport.height,
    items,
    horizontal: drawn.horizontal,
    vertical: drawn.vertical,
    hasImage: drawn.hasImage,
  };
}

/** Longest text of a stamp that belongs to the page: a number or a day, not the seal of the signature. */
const MAX_STAMP = 40;
type Stamp = { rect: [number, number, number, number]; text: string };

/** Text laid over the page: number and date are stamped so when a document is signed electronically. */
function stampItem({ rect, text }: Stamp, base: Matrix): TextItem[] {
  if (text.trim() === '' || text.length > MAX_STAMP) return [];
  const [left, bottom] = apply(base, rect[0], rect[1]);
  const [right, top] = apply(base, rect[2], rect[3]);
  const size = Math.min(14, Math.abs(bottom - top));
  return [
    {
      text: text.trim(),
      x: left,
      y: (top + bottom) / 2 + size * 0.35,
      width: right - left,
      size,
      stamped: true,
    },
  ];
}

/** The letters that an operator draws. */
function glyphText(args: unknown): string {
  const glyphs: unknown = Array.isArray(args) ? args[0] : null;
  if (!Array.isArray(glyphs)) return '';
  return glyphs
    .map((glyph: unknown) => {
      if (typeof glyph === 'number') return glyph < -200 ? ' ' : '';
      const unicode: unknown =
        glyph !== null && typeof glyph === 'object' ? Reflect.get(glyph, 'unicode') : '';
      return typeof unicode === 'string' ? unicode : '';
    })
    .join('');
}

async function readRules(
  page: PDFPageProxy,
  base: Matrix,
): Promise<Pick<PageShape, 'horizontal' | 'vertical' | 'hasImage'> & { stamps: Stamp[] }> {
  const list = await page.getOperatorList();
  const found = { horizontal: [] as Rule[], vertical: [] as Rule[], hasImage: false, stamps: [] as Stamp[] };
  let stamp: Stamp | null = null;
  const stack: Matrix[] = [];
  let current = base;
  list.fnArray.forEach((operator, at) => {
    const args: unknown = list.argsArray[at];
    if (operator === OPS.beginAnnotation) {
      stamp = { rect: (args as [string, Stamp['rect']])[1], text: '' };
      found.stamps.push(stamp);
    } else if (operator === OPS.endAnnotation) stamp = null;
    else if (operator === OPS.showText) {
      if (stamp !== null) stamp.text += glyphText(args);
    } else if (operator === OPS.save) stack.push(current);
    else if (operator === OPS.restore) current = stack.pop() ?? base;
    else if (operator === OPS.transform) current = Util.transform(current, args as Matrix) as Matrix;
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(current);
      const matrix = (args as [Matrix | null])[0];
      if (matrix) current = Util.transform(current, matrix) as Matrix;
    } else if (operator === OPS.paintFormXObjectEnd) current = stack.pop() ?? base;
    else if (
      operator === OPS.paintImageXObject ||
      operator === OPS.paintInlineImageXObject ||
      operator === OPS.paintImageMaskXObject
    )
      found.hasImage = true;
    else if (operator === OPS.constructPath) addPath(args, current, found);
  });
  return found;
}

/** pdf.js keeps a path as one list of numbers: 0 move, 1 line, 2 curve, 3 quadratic curve, 4 close. */
function addPath(args: unknown, matrix: Matrix, found: { horizontal: Rule[]; vertical: Rule[] }): void {
  if (!Array.isArray(args) || args[0] === OPS.endPath || args[0] === OPS.clip) return;
  const data: unknown = Array.isArray(args[1]) ? args[1][0] : null;
  if (!(data instanceof Float32Array)) return;
  let start: [number, number] = [0, 0];
  let from: [number, number] = [0, 0];
  for (let at = 0; at < data.length; ) {
    const operator = data[at++];
    if (operator === 4) {
      addSegment(from, start, found);
      from = start;
      continue;
    }
    const coordinates = operator === 2 ? 6 : operator === 3 ? 4 : 2;
    at += coordinates;
    const to = apply(matrix, data[at - 2] ?? 0, data[at - 1] ?? 0);
    if (operator === 0) start = to;
    else if (operator === 1) addSegment(from, to, found);
    from = to;
  }
}

function apply(m: Matrix, x: number, y: number): [number, number] {
  return [x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]];
}

function addSegment(
  [x1, y1]: [number, number],
  [x2, y2]: [number, number],
  found: { horizontal: Rule[]; vertical: Rule[] },
): void {
  if (found.horizontal.length + found.vertical.length > MAX_RULES) return;
  const [dx, dy] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (dy <= STRAIGHT && dx >= SHORTEST_RULE)
    found.horizontal.push({ from: Math.min(x1, x2), to: Math.max(x1, x2), at: (y1 + y2) / 2 });
  else if (dx <= STRAIGHT && dy >= SHORTEST_RULE)
    found.vertical.push({ from: Math.min(y1, y2), to: Math.max(y1, y2), at: (x1 + x2) / 2 });
}
