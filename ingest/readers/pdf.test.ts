// PDF pages: reading order, paragraphs, running heads, ruled tables, and what counts as a scan.
import { describe, expect, it } from 'vitest';
import { pdf } from '../testing/office-files.ts';
import { writeBlocks } from './canonical.ts';
import { ReadError, readFile } from './index.ts';
import { needsRecognition, readPdf } from './pdf.ts';
import { joinItems } from './pdf-items.ts';
import { layoutPages } from './pdf-layout.ts';
import type { PageShape, Rule, TextItem } from './pdf-page.ts';

const item = (text: string, x: number, y: number): TextItem => ({
  text,
  x,
  y,
  width: text.length * 6,
  size: 12,
});
const page = (
  number: number,
  items: TextItem[],
  rules: { horizontal?: Rule[]; vertical?: Rule[] } = {},
): PageShape => ({
  number,
  width: 595,
  height: 842,
  items,
  horizontal: [],
  vertical: [],
  hasImage: false,
  ...rules,
});
const lines = (pages: PageShape[]) => writeBlocks('a.pdf', layoutPages(pages)).text.split('\n\n');
const full = (text: string) => text.padEnd(76, 'x');

describe('layoutPages', () => {
  it('reads the left column of a letterhead before the right one', () => {
    const items = [
      item('UBND TỈNH X', 90, 80),
      item('CỘNG HÒA XÃ HỘI CHỦ NGHĨA', 250, 80),
      item('Số: 12/KH-UBND', 90, 100),
      item('Độc lập - Tự do - Hạnh phúc', 260, 100),
    ];
    expect(lines([page(1, items)])).toEqual([
      'UBND TỈNH X',
      'Số: 12/KH-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA',
      'Độc lập - Tự do - Hạnh phúc',
    ]);
  });

  it('joins the lines of a paragraph, also over a page break, and leaves out page numbers', () => {
    const first = [item(full('    Tỉnh '), 90, 700), item(full('giao '), 85, 716)].map((entry, at) => ({
      ...entry,
      x: at === 0 ? 110 : 85,
    }));
    const second = [item('2', 300, 40), item('cho Sở Y tế.', 85, 80), item('Điều 2. Hiệu lực', 110, 110)];
    const written = writeBlocks('a.pdf', layoutPages([page(1, first), page(2, second)]));
    expect(written.text).toMatch(/^Tỉnh x+ giao x+ cho Sở Y tế\.\n\nĐiều 2\. Hiệu lực$/);
    expect(written.pages.map((entry) => entry.page)).toEqual([1, 2]);
    expect(written.text.slice(written.pages[1]?.span.start)).toMatch(/^cho Sở Y tế/);
  });

  it('removes a head that stands on every page', () => {
    const shapes = [1, 2, 3].map((number) =>
      page(number, [item('Công báo số 5', 200, 30), item(`Nội dung ${number}.`, 90, 300)]),
    );
    expect(lines(shapes)).toEqual(['Nội dung 1.', 'Nội dung 2.', 'Nội dung 3.']);
  });

  it('reads a ruled table, its merged cells by the missing lines', () => {
    const horizontal = [
      { from: 50, to: 350, at: 100 },
      { from: 150, to: 350, at: 130 },
      { from: 50, to: 350, at: 160 },
    ];
    const vertical = [50, 150, 350].map((at) => ({ from: 100, to: 160, at }));
    const items = [
      item('Sở Y tế', 60, 120),
      item('Việc một', 160, 120),
      item('Việc', 160, 145),
      item('hai', 160, 157),
    ];
    expect(lines([page(1, items, { horizontal, vertical })])).toEqual([
      'Sở Y tế\tViệc một\nSở Y tế\tViệc hai',
    ]);
  });
});

describe('joinItems', () => {
  it('joins marks that stand apart from their letters', () => {
    expect(joinItems([item('Đie \u0302 \u0300u 1', 0, 0)])).toBe('Điều 1');
  });

  it('sets a stamped number into its blank', () => {
    const stamp = { ...item('45', 30, 0), width: 40, stamped: true };
    expect(joinItems([item('Số:', 0, 0), stamp, item('/KH-UBND', 60, 0)])).toBe('Số: 45/KH-UBND');
  });
});

describe('readFile of .pdf', () => {
  it('reads text with its page', async () => {
    const read = await readFile(
      'a.bin',
      pdf([
        { x: 80, y: 700, text: 'Ke hoach so 1' },
        { x: 80, y: 600, text: 'Dieu 1. Pham vi' },
      ]),
    );
    expect(read.text).toBe('Ke hoach so 1\n\nDieu 1. Pham vi');
    expect(read.pages).toEqual([{ page: 1, span: { start: 0, end: read.text.length } }]);
  });

  it('says that a damaged one is damaged', async () => {
    await expect(readFile('a.pdf', Buffer.from('%PDF-1.7 x'))).rejects.toThrow(ReadError);
  });

  it('takes a page with a picture and hardly a letter, or with garbage, for a scan', () => {
    const garbage = Array.from({ length: 60 }, (_, at) => item('fhtps canhsatpecc', 50, at * 12));
    expect(needsRecognition({ ...page(1, [item('Ký bởi', 0, 0)]), hasImage: true })).toBe(true);
    expect(needsRecognition({ ...page(1, garbage), hasImage: true })).toBe(true);
    expect(needsRecognition(page(1, [item('Kế hoạch', 0, 0)]))).toBe(false);
  });

  it('does not ask for recognition when the text layer is good', async () => {
    const file = pdf([{ x: 80, y: 700, text: 'Ke hoach' }]);
    const read = await readPdf('a.pdf', file, () => Promise.reject(new Error('not needed')));
    expect(read.text).toBe('Ke hoach');
  });
});
