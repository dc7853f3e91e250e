// A scanned page: made level, its lines found and taken out, its cells read apart, turned when it lies on its side.
import { describe, expect, it } from 'vitest';
import { onPage, stackCells } from './cell-stack.ts';
import { skewOf } from './deskew.ts';
import { quarterTurns, type Raster, toPgm, turned } from './raster.ts';
import { recognisePage } from './recognise-page.ts';
import { takeRules } from './scan-rules.ts';

const blank = (width: number, height: number): Raster => ({
  width,
  height,
  dots: new Uint8Array(width * height).fill(255),
});

function ink(raster: Raster, left: number, top: number, width: number, height: number): Raster {
  for (let y = top; y < top + height; y++)
    raster.dots.fill(0, y * raster.width + left, y * raster.width + left + width);
  return raster;
}

/** Lines of text as rows of small blocks. */
function textPage(): Raster {
  const page = blank(900, 1_200);
  for (let y = 100; y < 1_100; y += 40) for (let x = 100; x < 780; x += 22) ink(page, x, y, 14, 16);
  return page;
}

const tsv = (words: [text: string, left: number, top: number, confidence: number][]) =>
  [
    'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
    ...words.flatMap(([text, left, top, confidence]) => [
      `4\t1\t1\t1\t1\t0\t${left}\t${top}\t${text.length * 20}\t40\t-1\t`,
      `5\t1\t1\t1\t1\t1\t${left}\t${top}\t${text.length * 20}\t40\t${confidence}\t${text}`,
    ]),
  ].join('\n');

describe('skewOf', () => {
  it.each([-3, -0.8, 1.5, 4])('finds a page that lies %s degrees crooked', (degrees) => {
    expect(skewOf(turned(textPage(), degrees))).toBeCloseTo(degrees, 0);
  });

  it('leaves a level page and a blank one alone', () => {
    expect(Math.abs(skewOf(textPage()))).toBeLessThanOrEqual(0.1);
    expect(skewOf(blank(300, 300))).toBe(0);
  });
});

describe('takeRules', () => {
  it('finds lines across and down, makes them white and leaves letters', () => {
    const page = ink(ink(ink(blank(400, 300), 50, 100, 300, 3), 200, 40, 3, 200), 60, 120, 30, 30);
    const { horizontal, vertical } = takeRules(page);
    expect(horizontal).toEqual([{ from: 50, to: 349, at: 101 }]);
    expect(vertical).toEqual([{ from: 40, to: 239, at: 201 }]);
    expect(page.dots[101 * 400 + 300]).toBe(255);
    expect(page.dots[130 * 400 + 70]).toBe(0);
  });

  it('follows a faint line under a stamp, and sees none where there is only white', () => {
    const page = blank(400, 300);
    for (const y of [100, 200]) for (const x of [40, 100, 160, 220]) ink(page, x, y, 48, 3);
    for (const x of [88, 148, 208])
      for (let y = 100; y < 103; y++) page.dots.fill(180, y * 400 + x, y * 400 + x + 12);
    // print in grey, so that what counts as ink is not black alone
    for (let y = 20; y < 60; y++) page.dots.fill(130, y * 400 + 300, y * 400 + 330);
    expect(takeRules(page).horizontal).toEqual([{ from: 40, to: 267, at: 101 }]);
  });

  it('takes the feet of capitals that stand close for no line', () => {
    const page = blank(400, 300);
    for (let x = 50; x < 200; x += 20) ink(ink(page, x, 100, 17, 4), x + 5, 70, 7, 30);
    expect(takeRules(page).horizontal).toEqual([]);
    expect(page.dots[102 * 400 + 60]).toBe(0);
  });
});

describe('stackCells', () => {
  it('puts inked cells below one another and finds the way back', () => {
    const page = ink(ink(blank(600, 200), 30, 40, 40, 30), 330, 50, 60, 30);
    const cells = [0, 150, 300].map((left) => ({ left, top: 0, right: left + 150, bottom: 200 }));
    const stack = stackCells(page, cells, false);
    expect(stack?.strips).toHaveLength(2);
    const second = stack?.strips[1];
    if (stack === null || second === undefined) throw new Error('no stack');
    expect(onPage(stack, second.left + 10, second.top + 10)).toMatchObject({
      x: second.ink.left + 10,
      y: second.ink.top + 10,
    });
    expect(onPage(stack, 5, 100_000)).toBeNull();
  });

  it('is null for a table without ink', () => {
    expect(stackCells(blank(100, 100), [{ left: 0, top: 0, right: 100, bottom: 100 }], true)).toBeNull();
  });
});

describe('quarterTurns', () => {
  it('turns clockwise, and four quarters are none', () => {
    const page = ink(blank(4, 2), 0, 0, 1, 1);
    const right = quarterTurns(page, 1);
    expect([right.width, right.height, right.dots.indexOf(0)]).toEqual([2, 4, 1]);
    expect(quarterTurns(quarterTurns(right, 2), 1)).toEqual(page);
  });
});

describe('recognisePage', () => {
  const upright = tsv([['Kế', 100, 100, 95]]);

  it('reads a good page once', async () => {
    const calls: string[] = [];
    const page = await recognisePage(textPage(), 3, 3.5, {
      readLetters: async (_picture, segmentation) => {
        calls.push(segmentation);
        return upright;
      },
      findTurn: () => Promise.reject(new Error('not needed')),
    });
    expect(calls).toEqual(['page']);
    expect(page.quality).toBe(0.95);
    expect(page.shape).toMatchObject({ number: 3, items: [{ text: 'Kế ' }] });
  });

  it('turns a doubtful page as the detector says, and keeps the better reading', async () => {
    const sideways = blank(500, 300);
    const page = await recognisePage(sideways, 1, 3.5, {
      readLetters: async (picture) =>
        picture.subarray(3, 10).toString().startsWith('300') ? upright : tsv([['#¬', 100, 100, 20]]),
      findTurn: async () => 1,
    });
    expect(page.quality).toBe(0.95);
    expect(page.shape.height).toBeGreaterThan(page.shape.width);
  });

  it('turns a page whose lines run down, however surely they were read', async () => {
    const down = [
      'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
      '5\t1\t1\t1\t1\t1\t100\t100\t30\t120\t96\thoạch',
    ].join('\n');
    for (const found of [3, 0, null] as const) {
      const page = await recognisePage(blank(500, 300), 1, 3.5, {
        readLetters: async (picture) =>
          picture.subarray(3, 10).toString().startsWith('300') ? upright : down,
        findTurn: async () => found,
      });
      expect(page.shape.items.map((item) => item.text)).toEqual(['Kế ']);
    }
  });

  it('keeps the first reading where turning does not help', async () => {
    const page = await recognisePage(blank(300, 300), 1, 3.5, {
      readLetters: async () => tsv([['mờ', 100, 100, 40]]),
      findTurn: async () => null,
    });
    expect(page.quality).toBe(0.4);
  });

  it('leaves the picture as it is, so that it can be turned and read again', async () => {
    const page = ink(ink(blank(400, 300), 50, 50, 150, 3), 50, 50, 3, 100);
    const before = Uint8Array.from(page.dots);
    await recognisePage(page, 1, 3.5, { readLetters: async () => upright, findTurn: async () => 0 });
    expect(page.dots).toEqual(before);
  });

  it('reads a page whole where the columns that it was cut into are read badly', async () => {
    const page = blank(1_000, 800);
    for (const y of [100, 144, 188]) for (const x of [60, 560]) ink(page, x, y, 300, 24);
    const read = await recognisePage(page, 1, 3.5, {
      // in columns everything is noise; whole, the page is read well
      readLetters: async (picture, segmentation) => {
        const isWhole = segmentation === 'page' && picture.includes(0, 20);
        return isWhole ? upright : segmentation === 'page' ? tsv([]) : tsv([['y4PP', 30, 24, 30]]);
      },
      findTurn: async () => 0,
    });
    expect(read.shape.items.map((item) => item.text)).toEqual(['Kế ']);
  });

  it('takes the untouched picture where no preparation makes the page legible', async () => {
    const crooked = turned(textPage(), 3);
    const given = toPgm(crooked);
    const read = await recognisePage(crooked, 1, 3.5, {
      readLetters: async (picture) => (given.equals(picture) ? upright : tsv([['#¬', 100, 100, 20]])),
      findTurn: async () => 0,
    });
    expect(read.quality).toBe(0.95);
  });

  it('reads the cells of a ruled table apart, number column included', async () => {
    const page = blank(1_200, 800);
    for (const y of [100, 300, 500]) ink(page, 100, y, 1_000, 3);
    for (const x of [100, 220, 1_097]) ink(page, x, 100, 3, 403);
    ink(page, 140, 190, 8, 30);
    ink(page, 154, 190, 8, 30);
    ink(page, 150, 390, 26, 30);
    ink(page, 300, 190, 200, 30);
    ink(page, 300, 390, 200, 30);
    let blocks = 0;
    const read = await recognisePage(page, 1, 250 / 72, {
      readLetters: async (_picture, segmentation) => {
        if (segmentation === 'page') return tsv([]);
        blocks++;
        // the numbers stand beside one another, the texts below one another
        return blocks === 1
          ? tsv([['3', 24, 20, 90]])
          : tsv([
              ['Việc', 30, 24, 95],
              ['Khác', 30, 105, 95],
            ]);
      },
      findTurn: async () => 0,
    });
    expect(read.shape.items.map((item) => item.text)).toEqual(['II ', '3 ', 'Việc ', 'Khác ']);
    expect(read.shape.horizontal).toHaveLength(3);
    expect(toPgm(page).subarray(0, 2).toString()).toBe('P5');
  });
});
