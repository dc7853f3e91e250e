// Words that were read in a stack of cells, back at their places on the page; numbers of rows made whole.
import { type CellStack, inksOf, onPage, type Strip } from './cell-stack.ts';
import type { Box, Raster } from './raster.ts';
import { romanIn, withStrokes } from './roman-strokes.ts';
import { dottedNumbers, inSequence } from './row-numbers.ts';
import type { ReadWord } from './tesseract-tsv.ts';

/** How far a letter may stand beside the strip that it belongs to, in dots. */
const BESIDE = 10;

/** "các SỞ," – small letters whose form is that of the capitals; an acronym has no tone mark. */
const SHOUTED = /^\p{Lu}*[ÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]\p{Lu}*[.,;:]?$/u;

/** Words of texts below one another. */
export function textWords(words: ReadWord[], stack: CellStack): ReadWord[] {
  return words
    .map((word, at) => {
      const before = words[at - 1]?.text ?? '';
      if (/^qu[yýỷ]$/iu.test(before))
        return { ...word, text: withStrokes(word.text, stack.raster, word.box) };
      return SHOUTED.test(word.text) && /^[Cc]ác$/u.test(before)
        ? { ...word, text: word.text.toLowerCase() }
        : word;
    })
    .flatMap((word) => placeWord(word, stack));
}

/** Words of a stack of row numbers; letters that were read as one word go to their own cells. */
export function numberWords(words: ReadWord[], stack: CellStack): ReadWord[] {
  const repaired = words.map((word) => {
    if (!/^[IVXHl|!1]+[.)]?$/u.test(word.text) || !/[IVXHl|!]/u.test(word.text)) return word;
    // "II" is printed so close that it is read as "H"
    return { ...word, text: word.text.replace(/H/gu, 'II').replace(/[l|!1]/gu, 'I') };
  });
  const apart = repaired.flatMap((word) => splitNumbers(word, repaired, stack));
  const placed = apart.flatMap((word) => placeWord(word, stack));
  return inSequence(
    dottedNumbers(placed),
    stack.strips.map((strip) => strip.ink),
  );
}

/** Row numbers that are Roman ones of "I" alone, by their strokes: among digits they are read as digits. */
export function romanCells(page: Raster, cells: Box[]): ReadWord[] {
  return cells.flatMap((cell) => {
    const [ink] = inksOf(page, [cell]);
    const text = ink === undefined ? null : romanIn(page, trimmed(page, ink));
    if (ink === undefined || text === null) return [];
    const [width, height] = [ink.right - ink.left, ink.bottom - ink.top];
    const place = { left: ink.left, width, lineBottom: ink.bottom, lineHeight: height };
    return [{ text, ...place, confidence: 90, page: 1, box: ink, home: ink }];
  });
}

export function isIn(word: ReadWord, box: Box): boolean {
  const x = word.left + word.width / 2;
  const y = word.lineBottom - word.lineHeight / 2;
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** The ink itself, without the white that is kept around it. */
function trimmed(page: Raster, ink: Box): Box {
  const inset = 3;
  return {
    left: ink.left + inset,
    right: Math.min(page.width, ink.right - inset + 1),
    top: ink.top + inset,
    bottom: ink.bottom - inset + 1,
  };
}

/** Roman numbers of headings at the start of a line: "II." may be a "III." that lost a stroke. */
export function headingStrokes(words: ReadWord[], page: Raster): ReadWord[] {
  return words.map((word, at) => {
    const opens = at === 0 || words[at - 1]?.lineBottom !== word.lineBottom;
    if (!opens || !/^[IHl|]{1,4}[._]$/u.test(word.text)) return word;
    const text = withStrokes(word.text.replace('_', '.'), page, word.box);
    return { ...word, text };
  });
}

/** A word of the stack at its place on the page, kept inside its cell. */
export function placeWord(word: ReadWord, stack: CellStack): ReadWord[] {
  const place = onPage(stack, word.left + word.width / 2, word.lineBottom - word.lineHeight / 2);
  if (place === null) return [];
  const bottom = Math.min(place.y + word.lineHeight / 2, place.ink.bottom);
  return [{ ...word, left: place.x - word.width / 2, lineBottom: bottom, home: place.ink }];
}

/** Numbers of neighbouring cells that were read as one word: every letter goes to the cell below which it stands. */
function splitNumbers(word: ReadWord, words: ReadWord[], stack: CellStack): ReadWord[] {
  const letters = [...word.text];
  const own = stack.strips.filter((strip) => stands(strip, word) && !isOthers(strip, word, words));
  if (own.length === letters.length && own.length > 1) {
    return own.map((strip, at) => {
      const width = strip.ink.right - strip.ink.left;
      return { ...word, text: letters[at] ?? '', left: strip.left, width };
    });
  }
  const step = word.width / word.text.length;
  const parts: { word: ReadWord; ink: unknown }[] = [];
  letters.forEach((letter, at) => {
    const left = word.left + at * step;
    const ink = onPage(stack, left + step / 2, word.lineBottom - word.lineHeight / 2)?.ink ?? null;
    const last = parts.at(-1);
    if (last !== undefined && last.ink === ink) {
      last.word.text += letter;
      last.word.width += step;
    } else parts.push({ word: { ...word, text: letter, left, width: step }, ink });
  });
  return parts.length === 1 ? [word] : parts.map((part) => part.word);
}

/** True when the middle of a strip lies within a word of its line. */
function stands({ ink, left, top }: Strip, word: ReadWord): boolean {
  const x = left + (ink.right - ink.left) / 2;
  const y = word.lineBottom - word.lineHeight / 2;
  const inLine = y >= top - 24 && y <= top + ink.bottom - ink.top + 24;
  return inLine && x >= word.left - BESIDE && x <= word.left + word.width + BESIDE;
}

/** True when another word stands on the strip and on no other: the box of a word can be drawn too wide. */
function isOthers(strip: Strip, word: ReadWord, words: ReadWord[]): boolean {
  const width = strip.ink.right - strip.ink.left;
  return words.some(
    (other) =>
      other !== word && other.width < word.width && other.width < width * 2.2 && stands(strip, other),
  );
}
