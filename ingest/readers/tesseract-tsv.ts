// The word table that tesseract prints → a page as geometry, laid out like the text of a digital PDF.
import type { PageShape, TextItem } from './pdf-page.ts';

/** Height of capitals and descenders of a line over the size of its letters, roughly, in printed Vietnamese. */
const LINE_TO_SIZE = 0.8;

/** `scale`: dots per point of the picture. `quality`: mean confidence of the words, 0 to 1, weighted by length. */
export function readTsv(tsv: string, number: number, scale: number): { shape: PageShape; quality: number } {
  const shape: PageShape = {
    number,
    width: 0,
    height: 0,
    items: [],
    horizontal: [],
    vertical: [],
    hasImage: true,
  };
  let line = { bottom: 0, size: 0 };
  let letters = 0;
  let weighted = 0;
  for (const printed of tsv.split('\n').slice(1)) {
    const fields = printed.split('\t');
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = fields.slice(6, 11).map(Number);
    if (fields[0] === '1') Object.assign(shape, { width: width / scale, height: height / scale });
    else if (fields[0] === '4')
      line = { bottom: (top + height * 0.75) / scale, size: (height * LINE_TO_SIZE) / scale };
    else if (fields[0] === '5') {
      // rules and dirt are taken for strokes
      const text = (fields[11] ?? '').trim().replace(/^[_|]+|[_|]+$/gu, '');
      if (text === '' || !/[\p{L}\p{N}\p{P}]/u.test(text)) continue;
      letters += text.length;
      weighted += Math.max(0, confidence) * text.length;
      shape.items.push(toItem(text, left / scale, width / scale, line));
    }
  }
  return { shape, quality: letters === 0 ? 0 : Math.round((weighted / letters) * 100) / 10_000 };
}

/** A recognised word is whole: the space after it belongs to it. */
function toItem(text: string, x: number, width: number, line: { bottom: number; size: number }): TextItem {
  return { text: `${text} `, x, y: line.bottom, width, size: Math.max(4, Math.min(line.size, 14)) };
}
