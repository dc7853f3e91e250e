// Row numbers of a scanned column: lost dots and lost numbers come back where the column leaves no doubt.
import { describe, expect, it } from 'vitest';
import type { Box } from './raster.ts';
import { dottedNumbers, inSequence } from './row-numbers.ts';
import type { ReadWord } from './tesseract-tsv.ts';

const cell = (at: number): Box => ({ left: 0, right: 20, top: at * 40, bottom: at * 40 + 30 });

function column(texts: (string | null)[], confidence = 60): { words: ReadWord[]; cells: Box[] } {
  const cells = texts.map((_, at) => cell(at));
  const words = texts.flatMap((text, at): ReadWord[] => {
    const home = cells[at] as Box;
    const place = { left: 0, width: 20, lineBottom: home.bottom, lineHeight: 30, box: home, home };
    return text === null ? [] : [{ text, ...place, confidence, page: 1 }];
  });
  return { words, cells };
}

const texts = (words: ReadWord[]) =>
  [...words].sort((a, b) => a.lineBottom - b.lineBottom).map((word) => word.text);

describe('dottedNumbers', () => {
  it('puts the dots of two levels back', () => {
    expect(texts(dottedNumbers(column(['11', '12', '21', '2.2', '23']).words))).toEqual([
      '1.1',
      '1.2',
      '2.1',
      '2.2',
      '2.3',
    ]);
  });

  it('leaves a column that counts on, and one that jumps otherwise', () => {
    for (const printed of [['11', '12', '13'], ['14', '22', '35'], ['9', '10', '11'], ['11']])
      expect(texts(dottedNumbers(column(printed).words))).toEqual(printed);
  });
});

describe('inSequence', () => {
  it('fills what was not read, and corrects what was read with doubt', () => {
    const lost = column(['6', null, '8']);
    expect(texts(inSequence(lost.words, lost.cells))).toEqual(['6', '7', '8']);
    const wrong = column(['01', '0Z', '03']);
    expect(texts(inSequence(wrong.words, wrong.cells))).toEqual(['01', '02', '03']);
  });

  it('believes a number that was read surely', () => {
    const sure = column(['6', '9', '8'], 95);
    expect(texts(inSequence(sure.words, sure.cells))).toEqual(['6', '9', '8']);
  });
});
