// The word table that tesseract prints → words with their lines, and from these the text items of a page.
import type { TextItem } from './pdf-page.ts';
import type { Box } from './raster.ts';

/** A word in dots of the picture; `lineBottom` and `lineHeight` are of the line that it stands on. */
export type ReadWord = {
  text: string;
  left: number;
  width: number;
  lineBottom: number;
  lineHeight: number;
  /** 0 to 100. */
  confidence: number;
  /** 1-based page of a picture with several. */
  page: number;
  /** The word itself in the picture in which it was read. */
  box: Box;
  /** Ink of the cell that it was read in, on the page. */
  home?: Box;
};

/** Height of capitals and descenders of a line over the size of its letters, roughly, in printed Vietnamese. */
const LINE_TO_SIZE = 0.8;

export function readTsv(tsv: string): ReadWord[] {
  const words: ReadWord[] = [];
  let line = { bottom: 0, height: 0 };
  for (const printed of tsv.split('\n').slice(1)) {
    const fields = printed.split('\t');
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = fields.slice(6, 11).map(Number);
    if (fields[0] === '4') line = { bottom: top + height, height };
    if (fields[0] !== '5') continue;
    // rules and dirt are taken for strokes
    const whole = (fields[11] ?? '').trim().replace(/^([IVX]{1,4})_$/u, '$1.');
    const bare = whole.replace(/^[_|]+|[_|]+$/gu, '');
    const text = mended(bare);
    if (text === '' || !/[\p{L}\p{N}\p{P}]/u.test(text)) continue;
    words.push({
      text,
      left,
      width,
      lineBottom: line.bottom,
      lineHeight: line.height,
      confidence,
      page: Number(fields[1]),
      box: { left, right: left + width, top, bottom: top + height },
    });
  }
  return words;
}

/** What no text prints, and what it prints instead. */
function mended(text: string): string {
  return (
    text
      // the dash of "2026 - 2030" is drawn to the year before it
      .replace(/^(\d{4})[-–]$/u, '$1 -')
      .replace(/[⁄∕]/gu, '/')
      // the letter of Icelandic looks the same
      .replaceAll('Ð', 'Đ')
      .replaceAll('ð', 'đ')
      // a thin slash before the type of a document: "101/2025NĐ-CP", "45/2019QH14"
      .replace(/^(\d{1,5}\/(?:19|20)\d{2})(?=(?:\p{Lu}{2,}[-–]\p{Lu}|QH\d))/u, '$1/')
      // a comma with a speck above it, in a figure with decimals
      .replace(/^(\d{2,}(?:\.\d{3})*);(\d{1,2}%?)$/u, '$1,$2')
  );
}

/** `scale`: dots per point of the picture. `quality`: mean confidence of the words, 0 to 1, weighted by length. */
export function pageOf(words: ReadWord[], scale: number): { items: TextItem[]; quality: number } {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  const weighted = words.reduce((sum, word) => sum + Math.max(0, word.confidence) * word.text.length, 0);
  return {
    items: words.map((word) => toItem(word, scale)),
    quality: letters === 0 ? 0 : Math.round((weighted / letters) * 100) / 10_000,
  };
}

/** A recognised word is whole: the space after it belongs to it. */
function toItem(word: ReadWord, scale: number): TextItem {
  const size = (word.lineHeight * LINE_TO_SIZE) / scale;
  return {
    text: `${word.text} `,
    x: word.left / scale,
    y: (word.lineBottom - word.lineHeight * 0.25) / scale,
    width: word.width / scale,
    size: Math.max(4, Math.min(size, 14)),
  };
}
