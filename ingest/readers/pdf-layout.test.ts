// Layout of PDF pages: columns whose lines do not stand level, notes, tables over a page break, broken words.
import { describe, expect, it } from 'vitest';
import { writeBlocks } from './canonical.ts';
import { layoutPages } from './pdf-layout.ts';
import type { PageShape, Rule, TextItem } from './pdf-page.ts';
import { joinTables } from './pdf-table-breaks.ts';

const item = (text: string, x: number, y: number, size = 12): TextItem => ({
  text,
  x,
  y,
  width: text.length * size * 0.5,
  size,
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
const table = (rows: string[][]) => ({ kind: 'table' as const, rows, page: 1 });
const lines = (pages: PageShape[]) => writeBlocks('a.pdf', layoutPages(pages)).text.split('\n\n');
const ruled = (xs: number[], ys: number[]) => ({
  horizontal: ys.map((at) => ({ from: xs[0] ?? 0, to: xs.at(-1) ?? 0, at })),
  vertical: xs.map((at) => ({ from: ys[0] ?? 0, to: ys.at(-1) ?? 0, at })),
});

describe('columns', () => {
  it('reads recipients before a signature that begins above them', () => {
    const items = [
      item('KT. CHỦ TỊCH', 360, 300),
      item('Nơi nhận:', 85, 309),
      item('PHÓ CHỦ TỊCH', 360, 318),
      item('- Như trên;', 85, 325),
      item('- Lưu: VT.', 85, 341),
      item('Nguyễn Văn A', 362, 380),
    ];
    expect(lines([page(1, items)])).toEqual([
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      'Nguyễn Văn A',
    ]);
  });

  it('leaves a title whole whose space lies below the gutter of the letterhead', () => {
    const words = ['KẾ', 'HOẠCH', 'Bảo', 'vệ', 'môi', 'trường', 'làng', 'nghề', 'trên', 'địa', 'bàn', 'tỉnh'];
    const line = (from: number, to: number, start: number, y: number) => {
      let x = start;
      return words.slice(from, to).map((text) => {
        const word = item(`${text} `, x, y);
        word.width -= 6;
        x += word.width + 5;
        return word;
      });
    };
    const items = [
      ...[item('UBND TỈNH MẪU', 80, 80), item('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 255, 80)],
      ...[item('Số: 12/KH-UBND', 90, 100), item('Độc lập - Tự do - Hạnh phúc', 300, 100)],
      ...line(0, 2, 265, 125),
      ...line(2, 12, 178, 141),
    ];
    expect(lines([page(1, items)]).slice(-2)).toEqual([
      'KẾ HOẠCH',
      'Bảo vệ môi trường làng nghề trên địa bàn tỉnh',
    ]);
  });

  it('joins a name that was too long for the letterhead, and parts two names', () => {
    const head = (first: string, second: string) => [
      item(first, 80, 80),
      item('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 80),
      item(second, 110, 94),
      item('Độc lập - Tự do - Hạnh phúc', 320, 95),
    ];
    expect(lines([page(1, head('SỞ NÔNG NGHIỆP VÀ MÔI', 'TRƯỜNG'))])[0]).toBe('SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG');
    expect(lines([page(1, head('BỘ CÔNG AN TRUNG ƯƠNG', 'CỤC CẢNH SÁT'))])[0]).toBe('BỘ CÔNG AN TRUNG ƯƠNG');
  });

  it('leaves a date that stands alone on the right between the lines around it', () => {
    const items = [
      item('Dòng thứ nhất của một đoạn văn dài hết cả chiều ngang của trang giấy.', 80, 80),
      item('Hà Nội, ngày 5 tháng 3', 380, 130),
      item('Dòng sau đó cũng là một đoạn văn dài hết cả chiều ngang của trang giấy.', 80, 180),
    ];
    expect(lines([page(1, items)])[1]).toBe('Hà Nội, ngày 5 tháng 3');
  });
});

describe('notes', () => {
  it('writes a raised number as a mark, and lets a sentence go on over the note below it', () => {
    const full = 'Công an tỉnh chủ trì kiểm tra hệ thống quan trắc chất lượng nước ở các nơi';
    const first = [
      item(full, 85, 700),
      { ...item('1', 85 + full.length * 6, 695, 7), width: 4 },
      item(full.toLowerCase(), 85, 716),
      item('1', 85, 760),
      item('Số liệu mẫu.', 95, 760),
    ];
    const second = [item('được giao trong năm.', 85, 90)];
    expect(lines([page(1, first), page(2, second)])).toEqual([
      '[1] Số liệu mẫu.',
      `${full}[1] ${full.toLowerCase()} được giao trong năm.`,
    ]);
  });

  it('takes no number of an ordinary line for a note', () => {
    expect(lines([page(1, [item('Mục tiêu', 85, 100), item('1. Mở rộng', 85, 140)])])).toEqual([
      'Mục tiêu',
      '1. Mở rộng',
    ]);
  });
});

describe('tables', () => {
  it('takes the ends of the rows for sides that are not drawn', () => {
    const rules = ruled([150, 350], [100, 130, 160]);
    for (const rule of rules.horizontal) rule.from = 100;
    const items = [item('TT', 110, 120), item('Tên', 160, 120), item('1', 110, 150), item('Lúa', 160, 150)];
    expect(lines([page(1, items, rules)])).toEqual(['TT\tTên\n1\tLúa']);
  });

  it('makes a word whole that a narrow column broke, and a number', () => {
    const rules = ruled([100, 116, 150, 350], [100, 150, 200]);
    const items = [
      item('ST', 102, 115),
      item('T', 104, 128),
      item('Số', 118, 120),
      item('Tên', 160, 120),
      item('1', 104, 170),
      item('1.234', 118, 165),
      item('.500', 118, 178),
      item('Lúa', 160, 170),
    ];
    expect(lines([page(1, items, rules)])).toEqual(['STT\tSố\tTên\n1\t1.234.500\tLúa']);
  });

  it('goes on after a page break: head left out, cut row whole, merged cell filled, pages kept', () => {
    const top = page(
      1,
      [
        ...['STT', 'Nhiệm vụ', 'Chủ trì'].map((text, at) => item(text, [60, 100, 300][at] ?? 0, 620)),
        ...['1', 'Xây dựng kho', 'Sở Y tế'].map((text, at) => item(text, [60, 100, 300][at] ?? 0, 660)),
        ...['2', 'Rà soát', 'Sở Y tế'].map((text, at) => item(text, [60, 100, 300][at] ?? 0, 700)),
      ],
      ruled([50, 90, 290, 500], [600, 640, 680, 720]),
    );
    const below = page(
      2,
      [
        ...['STT', 'Nhiệm vụ', 'Chủ trì'].map((text, at) => item(text, [60, 100, 300][at] ?? 0, 110)),
        item('danh mục dữ liệu', 100, 150),
        item('3', 60, 190),
        item('Ban hành quy chế', 100, 190),
        ...['4', 'Báo cáo', 'Sở Nội vụ'].map((text, at) => item(text, [60, 100, 300][at] ?? 0, 230)),
      ],
      ruled([50, 90, 290, 500], [90, 130, 170, 210, 250]),
    );
    const written = writeBlocks('a.pdf', layoutPages([top, below]));
    expect(written.text.split('\n')).toEqual([
      'STT\tNhiệm vụ\tChủ trì',
      '1\tXây dựng kho\tSở Y tế',
      '2\tRà soát danh mục dữ liệu\tSở Y tế',
      '3\tBan hành quy chế\tSở Y tế',
      '4\tBáo cáo\tSở Nội vụ',
    ]);
    expect(written.text.slice(written.pages[1]?.span.start)).toMatch(/^3\t/u);
  });

  it('keeps a table with a head of its own apart', () => {
    const first = table([
      ['STT', 'Tên'],
      ['1', 'Lúa'],
    ]);
    expect(
      joinTables(
        first,
        table([
          ['STT', 'Xã'],
          ['1', 'Mường Lát'],
        ]),
      ),
    ).toBe(false);
    expect(joinTables(first, table([['1', 'Ngô', 'Ha']]))).toBe(false);
    expect(first.rows).toHaveLength(2);
  });

  it('joins the text of a cell merged over the break, in every row that it covers', () => {
    const head = ['TT', 'Việc', 'Phối hợp'];
    const above = table([head, ['1', 'Việc một.', 'Sở Y tế'], ['2', 'Việc hai.', 'Các sở, ban, ngành, địa']]);
    above.rows.push(['3', 'Việc ba kéo', 'Các sở, ban, ngành, địa']);
    expect(
      joinTables(
        above,
        table([
          ['', 'dài.', 'phương'],
          ['4', 'Việc bốn.', 'phương'],
          ['5', 'Việc năm.', 'Sở Nội vụ'],
        ]),
      ),
    ).toBe(true);
    const all = 'Các sở, ban, ngành, địa phương';
    expect(above.rows.map((row) => row[2])).toEqual(['Phối hợp', 'Sở Y tế', all, all, all, 'Sở Nội vụ']);
    expect(above.rows[3]?.[1]).toBe('Việc ba kéo dài.');
  });

  it('keeps a column whose cells begin in small letters', () => {
    const above = table([
      ['TT', 'Việc', 'Đơn vị'],
      ['1', 'Việc một.', 'cái'],
      ['2', 'Việc hai.', 'cây'],
    ]);
    joinTables(
      above,
      table([
        ['3', 'Việc ba.', 'con'],
        ['4', 'Việc bốn.', 'cái'],
      ]),
    );
    expect(above.rows.map((row) => row[2])).toEqual(['Đơn vị', 'cái', 'cây', 'con', 'cái']);
  });
});
