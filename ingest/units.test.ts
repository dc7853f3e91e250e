// Units: which lines are rows of a table, and where their cells stand.
import { describe, expect, it } from 'vitest';
import { parseText } from './testing/parse-text.ts';
import { readUnits } from './units.ts';

const cells = (text: string) =>
  readUnits(text).map((unit) =>
    unit.kind === 'table' ? unit.rows.map((row) => row.cells.map((cell) => cell.text)) : unit.text,
  );

describe('readUnits', () => {
  it('keeps a cell that is merged over the table as a row, above, between and below others', () => {
    expect(cells('Mở đầu\n\nI. MỘT\t\t \n1\ta\tb\nII. HAI\t\t\n2\t\t\nIII. BA\t\t\n\nHết')).toEqual([
      'Mở đầu',
      [
        ['I. MỘT', '', ''],
        ['1', 'a', 'b'],
        ['II. HAI', '', ''],
        ['2', '', ''],
        ['III. BA', '', ''],
      ],
      'Hết',
    ]);
  });

  it('takes a tab after the last word of a paragraph for nothing', () => {
    expect(cells('KẾ HOẠCH\t\n\nNội dung của kế hoạch.\t\t\n1\ta')).toEqual([
      'KẾ HOẠCH',
      [
        ['Nội dung của kế hoạch.', '', ''],
        ['1', 'a'],
      ],
    ]);
    expect(cells('KẾ HOẠCH\t\nNội dung.\t')).toEqual(['KẾ HOẠCH', 'Nội dung.']);
  });

  it('gives the tasks below group rows that are merged over the whole table', () => {
    const { tasks } = parseText(
      [
        'PHỤ LỤC',
        '',
        'STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian',
        'I. THỂ CHẾ\t\t\t',
        '1\tBan hành quy chế\tSở Nội vụ\t2026',
        'II. DỮ LIỆU\t\t\t',
        '1\tXây dựng kho dữ liệu\tSở Khoa học và Công nghệ\t2027',
      ].join('\n'),
    );
    expect(tasks.map((task) => [task.section, task.group, task.text, task.deadlinePrinted])).toEqual([
      ['Phụ lục I.1', { label: 'I', text: 'THỂ CHẾ' }, 'Ban hành quy chế', '2026'],
      ['Phụ lục II.1', { label: 'II', text: 'DỮ LIỆU' }, 'Xây dựng kho dữ liệu', '2027'],
    ]);
  });

  it('takes no table of fees or figures for tasks because it names a unit', () => {
    const { tasks } = parseText(
      'PHỤ LỤC\n\nStt\tNội dung\tĐơn vị\tMức thu\n1\tBình chữa cháy\tĐồng/cái\t20.000',
    );
    expect(tasks).toEqual([]);
  });

  it('places a table that is attached behind the signature under its own name', () => {
    const { passages } = parseText(
      [
        'Điều 1. Mức thu theo biểu kèm theo.',
        'Nơi nhận:',
        'KT. BỘ TRƯỞNG',
        'BIỂU PHÍ KIỂM ĐỊNH (Ban hành kèm theo Thông tư số 02/2021/TT-BTC)',
        'Stt\tNội dung\tĐơn vị\tMức thu\n1\tBình chữa cháy\tĐồng/cái\t20.000',
      ].join('\n\n'),
    );
    expect(passages.at(-1)?.place).toBe('Biểu phí, bảng 1, hàng 1');
  });
});
