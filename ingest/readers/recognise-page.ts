// Recognises one page: straightened, its tables cell by cell, turned when it lies on its side.
import { type CellStack, onPage, stackCells } from './cell-stack.ts';
import { straighten } from './deskew.ts';
import { type GridCell, type RuledGrid, ruledGrids } from './pdf-grid.ts';
import type { PageShape, Rule } from './pdf-page.ts';
import { type Box, quarterTurns, type Raster, toPgm, whiten } from './raster.ts';
import { takeRules } from './scan-rules.ts';
import { pageOf, type ReadWord, readTsv } from './tesseract-tsv.ts';

export type RecognisedPage = { shape: PageShape; quality: number };
/** How a picture is taken: a page in any layout, or one block of text. */
export type Segmentation = 'page' | 'block';
/** The word table of a picture (PNG or PGM). */
export type ReadLetters = (picture: Uint8Array, segmentation: Segmentation) => Promise<string>;
/** Quarter turns clockwise that make the page upright; null when that cannot be told. */
export type FindTurn = (picture: Uint8Array) => Promise<0 | 1 | 2 | 3 | null>;

/** Words of less confidence are dirt, stamps and signatures more often than words. */
const MIN_CONFIDENCE = 12;
/** A first column narrower than this holds the numbers of the rows, in points. */
const NUMBER_COLUMN = 48;
/** Below this confidence a page may lie on its side or upside down. */
const DOUBTFUL = 0.7;

/** `scale`: dots per point of the picture. */
export async function recognisePage(
  raster: Raster,
  number: number,
  scale: number,
  tools: { readLetters: ReadLetters; findTurn: FindTurn },
): Promise<RecognisedPage> {
  const first = await readUpright(raster, number, scale, tools.readLetters);
  if (first.quality >= DOUBTFUL) return first;
  const found = await tools.findTurn(toPgm(raster));
  const turns = found === null ? ([2, 1, 3] as const) : found === 0 ? [] : [found];
  let best = first;
  for (const turn of turns) {
    const other = await readUpright(quarterTurns(raster, turn), number, scale, tools.readLetters);
    if (other.quality > best.quality) best = other;
    if (best.quality >= DOUBTFUL) break;
  }
  return best;
}

async function readUpright(
  raster: Raster,
  number: number,
  scale: number,
  readLetters: ReadLetters,
): Promise<RecognisedPage> {
  const page = straighten(raster);
  const lines = takeRules(page);
  const toPoints = (rule: Rule) => ({ from: rule.from / scale, to: rule.to / scale, at: rule.at / scale });
  const horizontal = lines.horizontal.map(toPoints);
  const vertical = lines.vertical.map(toPoints);
  const grids = ruledGrids({ horizontal, vertical });
  const boxes = grids.flatMap((grid) =>
    grid.cells.map((cell) => ({ box: boxOf(grid, cell, scale), isNumber: isNumberCell(grid, cell) })),
  );
  const stacks = [true, false].map((isNumber) => {
    const own = boxes.filter((cell) => cell.isNumber === isNumber).map((cell) => cell.box);
    return { isNumber, stack: stackCells(page, own, isNumber) };
  });
  for (const grid of grids) whiten(page, outline(grid, scale));
  const words = readTsv(await readLetters(toPgm(page), 'page')).filter(
    (word) => word.confidence >= MIN_CONFIDENCE,
  );
  for (const { stack, isNumber } of stacks) {
    if (stack === null) continue;
    const read = readTsv(await readLetters(toPgm(stack.raster), 'block'));
    const whole = isNumber ? read.flatMap((word) => splitNumbers(word, stack)) : read;
    const placed = whole.flatMap((word) => placeWord(word, stack));
    words.push(...(isNumber ? repairNumbers(placed) : placed));
  }
  const { items, quality } = pageOf(words, scale);
  const [width, height] = [page.width / scale, page.height / scale];
  return { shape: { number, width, height, items, horizontal, vertical, hasImage: true }, quality };
}

function isNumberCell({ xs }: RuledGrid, cell: GridCell): boolean {
  return cell.column === 0 && cell.colspan === 1 && (xs[1] ?? 0) - (xs[0] ?? 0) < NUMBER_COLUMN;
}

function boxOf({ xs, ys }: RuledGrid, cell: GridCell, scale: number): Box {
  return {
    left: (xs[cell.column] ?? 0) * scale,
    right: (xs[cell.column + cell.colspan] ?? 0) * scale,
    top: (ys[cell.row] ?? 0) * scale,
    bottom: (ys[cell.row + cell.rowspan] ?? 0) * scale,
  };
}

function outline({ xs, ys }: RuledGrid, scale: number): Box {
  const round = (value: number | undefined) => Math.round((value ?? 0) * scale);
  return { left: round(xs[0]), right: round(xs.at(-1)), top: round(ys[0]), bottom: round(ys.at(-1)) };
}

/** A word of the stack at its place on the page, kept inside its cell. */
function placeWord(word: ReadWord, stack: CellStack): ReadWord[] {
  const place = onPage(stack, word.left + word.width / 2, word.lineBottom - word.lineHeight / 2);
  if (place === null) return [];
  const bottom = Math.min(place.y + word.lineHeight / 2, place.ink.bottom);
  return [{ ...word, left: place.x - word.width / 2, lineBottom: bottom }];
}

/** Numbers of neighbouring cells that were read as one word: every letter goes to the cell below which it stands. */
function splitNumbers(word: ReadWord, stack: CellStack): ReadWord[] {
  const step = word.width / word.text.length;
  const parts: (ReadWord & { ink: unknown })[] = [];
  [...word.text].forEach((letter, at) => {
    const left = word.left + at * step;
    const ink = onPage(stack, left + step / 2, word.lineBottom - word.lineHeight / 2)?.ink ?? null;
    const open = parts.at(-1);
    if (open !== undefined && open.ink === ink) {
      open.text += letter;
      open.width += step;
    } else parts.push({ ...word, text: letter, left, width: step, ink });
  });
  return parts;
}

/** Roman numbers in a column of numbers: "II" is printed so close that it is read as "H". */
function repairNumbers(words: ReadWord[]): ReadWord[] {
  return words.map((word) => {
    if (!/^[IVXHl|!1]+[.)]?$/u.test(word.text) || !/[IVXHl|!]/u.test(word.text)) return word;
    return { ...word, text: word.text.replace(/H/gu, 'II').replace(/[l|!1]/gu, 'I') };
  });
}
