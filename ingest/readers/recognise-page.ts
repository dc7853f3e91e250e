// Recognises one page: straightened, its tables cell by cell, turned when it lies on its side.
import { stackCells } from './cell-stack.ts';
import { straighten } from './deskew.ts';
import { withoutDirt } from './dirt-words.ts';
import { type GridCell, type RuledGrid, ruledGrids } from './pdf-grid.ts';
import type { PageShape, Rule } from './pdf-page.ts';
import { headingStrokes, isIn, numberWords, romanCells, textWords } from './placed-words.ts';
import { type Box, quarterTurns, type Raster, toPgm, whiten } from './raster.ts';
import { sideBySide } from './scan-columns.ts';
import { takeRules } from './scan-rules.ts';
import { secondLook } from './second-look.ts';
import { pageOf, type ReadWord, readTsv } from './tesseract-tsv.ts';

export type RecognisedPage = { shape: PageShape; quality: number };
/**
 * `sideways`: the letters were read, but they stand one below the other. `sure`: letters of words that were not read
 * with doubt. `columns`: quality of what was cut apart, null when nothing was.
 */
type Reading = RecognisedPage & { sideways: boolean; sure: number; columns: number | null };
/** How a picture is taken: a page in any layout, or one block of text. */
export type Segmentation = 'page' | 'block';
/** The word table of a picture (PNG or PGM). */
export type ReadLetters = (picture: Uint8Array, segmentation: Segmentation) => Promise<string>;
/** Quarter turns clockwise that make the page upright; null when that cannot be told. */
export type FindTurn = (picture: Uint8Array) => Promise<0 | 1 | 2 | 3 | null>;

/** Words of less confidence are dirt, stamps and signatures more often than words. */
const MIN_CONFIDENCE = 12;
/** Of a number before a heading the engine is never sure. */
const HEADING_NUMBER = /^[IVX]{1,4}\.$/u;
/** Words of less confidence count as read with doubt: noise is seldom read more surely. */
const SURE = 85;
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
  const isGood = (reading: Reading) => reading.quality >= DOUBTFUL && !reading.sideways;
  if (isGood(first)) return withoutSide(first);
  const found = await tools.findTurn(toPgm(raster));
  const known = found === 0 && !first.sideways ? [] : found === null || found === 0 ? null : [found];
  const turns = known ?? (first.sideways ? ([1, 3] as const) : ([2, 1, 3] as const));
  let [best, upright] = [first, raster];
  for (const turn of turns) {
    const picture = quarterTurns(raster, turn);
    const other = await readUpright(picture, number, scale, tools.readLetters);
    if (rankOf(other) > rankOf(best)) [best, upright] = [other, picture];
    if (isGood(best)) return withoutSide(best);
  }
  const plain = await readUntouched(upright, number, scale, tools.readLetters);
  return withoutSide(isBetter(plain, best) ? plain : best);
}

/** Surer on the whole, and not because words were left out, as a name under a signature is. */
function isBetter(one: Reading, other: Reading): boolean {
  return rankOf(one) > rankOf(other) && one.sure >= other.sure;
}

/** The recognition reads lines that run down the page as well, but at places where no line is. */
function rankOf({ quality, sideways }: Reading): number {
  return sideways ? quality - 1 : quality;
}

function withoutSide({ shape, quality }: Reading): RecognisedPage {
  return { shape, quality };
}

type ReadPart = (
  raster: Raster,
  number: number,
  scale: number,
  readLetters: ReadLetters,
  cut?: boolean,
) => Promise<Reading>;

/** What is cut into columns and then read with doubt was one text, or dirt: the page is read whole as well. */
const readUpright: ReadPart = async (...page) => {
  const apart = await readLevelled(...page);
  if (apart.columns === null || apart.columns >= DOUBTFUL) return apart;
  const [raster, number, scale, readLetters] = page;
  const whole = await readLevelled(raster, number, scale, readLetters, false);
  return isBetter(whole, apart) ? whole : apart;
};

/** The picture as it is, for a page that no preparation makes legible: one may have spoilt it. */
const readUntouched: ReadPart = async (raster, number, scale, readLetters) => {
  const words = readTsv(await readLetters(toPgm(raster), 'page')).filter(isWord);
  return readingOf(words, raster, number, scale);
};

function readingOf(words: ReadWord[], page: Raster, number: number, scale: number): Reading {
  const { items, quality } = pageOf(words, scale);
  const [width, height] = [page.width / scale, page.height / scale];
  const shape = { number, width, height, items, horizontal: [], vertical: [], hasImage: true };
  const sure = words.filter((word) => word.confidence >= SURE);
  const letters = sure.reduce((sum, word) => sum + word.text.length, 0);
  return { shape, quality, sideways: isSideways(words), sure: letters, columns: null };
}

function isWord(word: ReadWord): boolean {
  return word.confidence >= MIN_CONFIDENCE || HEADING_NUMBER.test(word.text);
}

const readLevelled: ReadPart = async (raster, number, scale, readLetters, cut = true) => {
  const level = straighten(raster);
  // lines are taken out below, and the picture may be turned and read once more
  const page = level === raster ? { ...raster, dots: Uint8Array.from(raster.dots) } : level;
  const lines = takeRules(page);
  const toPoints = (rule: Rule) => ({ from: rule.from / scale, to: rule.to / scale, at: rule.at / scale });
  const horizontal = lines.horizontal.map(toPoints);
  const vertical = lines.vertical.map(toPoints);
  const grids = ruledGrids({ horizontal, vertical });
  const cells = grids.flatMap((grid) =>
    grid.cells.map((cell) => ({ box: boxOf(grid, cell, scale), isNumber: isNumberCell(grid, cell) })),
  );
  const whole = { ...page, dots: Uint8Array.from(page.dots) };
  for (const grid of grids) whiten(page, outline(grid, scale));
  const columns = cut ? sideBySide(page) : [];
  for (const column of columns) whiten(page, column);
  const boxesOf = (isNumber: boolean) =>
    cells.filter((cell) => cell.isNumber === isNumber).map((cell) => cell.box);
  const roman = romanCells(whole, boxesOf(true));
  const others = boxesOf(true).filter((box) => !roman.some((word) => isIn(word, box)));
  const numbers = stackCells(whole, others, true);
  const texts = stackCells(whole, [...boxesOf(false), ...columns], false);
  const read = async (picture: Raster, segmentation: Segmentation) =>
    readTsv(await readLetters(toPgm(picture), segmentation));
  const first = (await read(page, 'page')).filter(isWord);
  const placed = [
    ...headingStrokes(first, page),
    ...roman,
    ...(numbers === null ? [] : numberWords(await read(numbers.raster, 'block'), numbers)),
    ...(texts === null ? [] : textWords(await read(texts.raster, 'block'), texts)),
  ];
  const words = await secondLook(whole, withoutDirt(placed), (picture) => read(picture, 'block'));
  const reading = readingOf(words, page, number, scale);
  const inColumns = words.filter((word) => columns.some((column) => isIn(word, column)));
  return {
    ...reading,
    shape: { ...reading.shape, horizontal, vertical },
    columns: inColumns.length === 0 ? null : pageOf(inColumns, scale).quality,
  };
};

/** True when most words of several letters are higher than they are wide. */
function isSideways(words: ReadWord[]): boolean {
  const long = words.filter((word) => word.text.length >= 3);
  const tall = long.filter(({ box }) => box.bottom - box.top > box.right - box.left);
  return tall.length > long.length / 2;
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
