// Places of a scanned page that were read with doubt are read once more, drawn smaller, and the surer reading stays.
import { inksOf, stackCells } from './cell-stack.ts';
import { textWords } from './placed-words.ts';
import { type Box, type Raster, resized } from './raster.ts';
import type { ReadWord } from './tesseract-tsv.ts';

/** A word below this confidence is in doubt. */
const DOUBT = 72;
/** Another reading must be this much surer. */
const GAIN = 4;
/** At another size the letters fall into other dots. */
const SIZE = 0.8;
/** Places that are read again at most. */
const MAX_PLACES = 80;
/** More doubtful words than this share are the sign of a bad page, not of bad luck. */
const MAX_SHARE = 0.4;
const MARGIN = 6;

export async function secondLook(
  page: Raster,
  words: ReadWord[],
  read: (picture: Raster) => Promise<ReadWord[]>,
): Promise<ReadWord[]> {
  const doubtful = words.filter((word) => word.confidence < DOUBT);
  if (doubtful.length === 0 || doubtful.length > words.length * MAX_SHARE) return words;
  const places = placesOf(words).filter(({ own }) => own.some((word) => word.confidence < DOUBT));
  const chosen = places.slice(0, MAX_PLACES);
  const scaled = (box: Box): Box => ({
    left: box.left * SIZE,
    right: box.right * SIZE,
    top: box.top * SIZE,
    bottom: box.bottom * SIZE,
  });
  const smaller = resized(page, SIZE);
  const boxes = chosen.map(({ box }) => scaled(box));
  const stack = stackCells(smaller, boxes, false);
  if (stack === null) return words;
  const again = textWords(await read(stack.raster), stack).map(atFullSize);
  const replaced = new Map<ReadWord, ReadWord[]>();
  for (const [at, { box, own }] of chosen.entries()) {
    const [ink] = inksOf(smaller, boxes.slice(at, at + 1));
    // places overlap: a word counts where it was read, or it would be printed twice
    const other = again.filter((word) => isSame(word.home, ink) && isWithin(word, box));
    if (meanOf(other) < meanOf(own) + GAIN) continue;
    own.forEach((word, at) => {
      replaced.set(word, at === 0 ? other : []);
    });
  }
  return words.flatMap((word) => replaced.get(word) ?? [word]);
}

type Place = { box: Box; own: ReadWord[] };

/** The words of a small cell, and those of a line of anything else. */
function placesOf(words: ReadWord[]): Place[] {
  const places = new Map<string, Place>();
  for (const word of words) {
    const { home, lineBottom, lineHeight } = word;
    const small = home !== undefined && home.bottom - home.top < lineHeight * 3.5;
    const key = small ? `${home.left} ${home.top}` : `${lineBottom} ${home?.left ?? ''}`;
    const line: Box = {
      left: word.left - MARGIN,
      right: word.left + word.width + MARGIN,
      top: lineBottom - lineHeight - MARGIN,
      bottom: lineBottom + MARGIN,
    };
    const box = small ? home : line;
    const place = places.get(key);
    if (place === undefined) places.set(key, { box, own: [word] });
    else {
      place.own.push(word);
      place.box = {
        left: Math.min(place.box.left, box.left),
        right: Math.max(place.box.right, box.right),
        top: Math.min(place.box.top, box.top),
        bottom: Math.max(place.box.bottom, box.bottom),
      };
    }
  }
  return [...places.values()];
}

function atFullSize(word: ReadWord): ReadWord {
  const { left, width, lineBottom, lineHeight } = word;
  return {
    ...word,
    left: left / SIZE,
    width: width / SIZE,
    lineBottom: lineBottom / SIZE,
    lineHeight: lineHeight / SIZE,
  };
}

function isSame(one: Box | undefined, other: Box | undefined): boolean {
  return one?.left === other?.left && one?.top === other?.top && one?.bottom === other?.bottom;
}

function isWithin(word: ReadWord, box: Box): boolean {
  const [x, y] = [word.left + word.width / 2, word.lineBottom - word.lineHeight / 2];
  return x >= box.left && x <= box.right && y >= box.top - MARGIN && y <= box.bottom + MARGIN;
}

/** Mean confidence by letters; 0 for no words. */
function meanOf(words: ReadWord[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  const sum = words.reduce((total, word) => total + word.confidence * word.text.length, 0);
  return letters === 0 ? 0 : sum / letters;
}
