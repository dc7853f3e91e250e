// A downloaded task list opens as text, complete, with its sources, and runs nothing.
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { aTableAnswer } from '../../../tests/support/answers.ts';
import { sheetRows, toCsv, toXlsx } from './spreadsheet.ts';

const answer = aTableAnswer();
const rows = answer.table ? sheetRows(answer.table, answer.citations) : [];
const hostile = ['=HYPERLINK("http://a")', '+1', '-1', '@SUM(A1)', '\t=1', ' =1'];

describe('sheetRows', () => {
  test('has every row with the document and the place it comes from', () => {
    expect(rows).toHaveLength(7);
    expect(rows[0]?.slice(-2)).toEqual(['Văn bản', 'Vị trí']);
    expect(rows[1]?.at(-1)).toBe('Phụ lục, mục I, nhiệm vụ 1');
  });
});

describe('toCsv', () => {
  test('begins with a byte-order mark and quotes what needs it', () => {
    expect(toCsv([['a,b', 'c"d', 'e']])).toBe('\uFEFF"a,b","c""d",e\r\n');
  });

  test('makes text of every cell that a program could take for a formula', () => {
    for (const cell of hostile) expect(toCsv([[cell]])).toMatch(/^\uFEFF"?'/);
  });
});

describe('toXlsx', () => {
  test('keeps the cells as text with readable columns', async () => {
    const workbook = new ExcelJS.Workbook();
    const bytes = await toXlsx('Danh mục', [...rows, hostile]);
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getCell('B2').value).toBe(
      'Ban hành, cập nhật kiến trúc dữ liệu của tỉnh tầm nhìn đến 2030.',
    );
    expect(sheet?.getRow(8).getCell(1).type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getColumn(2).width).toBe(60);
  });
});
