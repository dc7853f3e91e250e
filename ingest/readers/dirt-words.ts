// Specks that were read as marks: ";" far behind a line makes a column where there is none.
import type { ReadWord } from './tesseract-tsv.ts';

/** Marks that a printed text has only at a word: three dots or more are a line to be filled in. */
const MARKS = /^[.,:;'"`´ˆ^~‘’“”_|]{1,2}$/u;
const DASH = /^[-–]$/u;
/** A mark higher and wider than this share of its line is printed. */
const TINY = 0.12;
/** Nearer than this share of the height of the line a mark belongs to a word: "Kính gửi :". */
const APART = 0.45;
/** A mark that was read so surely is printed, wherever it stands. */
const SURE = 80;

/** The words without marks that stand alone and without the second of two dashes; one dash, and marks at words, stay. */
export function withoutDirt(words: ReadWord[]): ReadWord[] {
  return words.filter((word) => {
    if (DASH.test(word.text)) return !words.some((other) => isTwin(word, other));
    if (!MARKS.test(word.text)) return true;
    const { box, lineHeight } = word;
    const size = Math.max(box.right - box.left, box.bottom - box.top);
    if (size < lineHeight * TINY) return false;
    return word.confidence >= SURE || words.some((other) => other !== word && isBeside(word, other));
  });
}

/** The dash of a list is read twice, once in the gap before its text. */
function isTwin(dash: ReadWord, other: ReadWord): boolean {
  const sameLine = Math.abs(other.lineBottom - dash.lineBottom) < dash.lineHeight / 2;
  const between = dash.left - (other.left + other.width);
  return DASH.test(other.text) && sameLine && between >= 0 && between < dash.lineHeight * 1.5;
}

function isBeside(mark: ReadWord, word: ReadWord): boolean {
  const between = Math.max(word.left - (mark.left + mark.width), mark.left - (word.left + word.width));
  const sameLine = Math.abs(word.lineBottom - mark.lineBottom) < mark.lineHeight / 2;
  return sameLine && !MARKS.test(word.text) && between < mark.lineHeight * APART;
}
