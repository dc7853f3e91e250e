// Cells of table rows by the names of their columns, with units.
import { describe, expect, it } from 'vitest';
import type { Passage } from '../domain.ts';
import { cellsByHead, withUnits } from './row-cells.ts';

const COLUMNS = 'STT | Nội dung | Đơn vị tính | Mức thu';
const row = (text: string, columns: string) =>
  ({ kind: 'row', text, headings: ['Bảng mẫu', columns] }) as unknown as Passage;

describe('cells of a row', () => {
  it('stand under their names, also where the row has no number', () => {
    expect(
      cellsByHead('1\tPhí mẫu\tĐồng/lần\t5.000', COLUMNS).map(({ name, text }) => `${name}: ${text}`),
    ).toEqual(['STT: 1', 'Nội dung: Phí mẫu', 'Đơn vị tính: Đồng/lần', 'Mức thu: 5.000']);
    expect(cellsByHead('- Dưới 10 trang\tĐồng/bản\t20.000', COLUMNS)[3]).toEqual({
      name: 'Mức thu',
      text: '20.000',
    });
  });

  it('are none where the names are not those of the columns', () => {
    expect(cellsByHead('1\tA\tB\tC', 'II. Nhóm mẫu')).toEqual([]);
  });

  it('carry the unit of the row, or of the column', () => {
    expect(withUnits(row('1\tPhí mẫu\tĐồng/lần\t5.000', COLUMNS))).toBe(
      '1\tPhí mẫu\tĐồng/lần\t5.000 Đồng/lần',
    );
    expect(withUnits(row('2\tViệc mẫu\t12.400', 'TT | Việc | Kinh phí (triệu đồng)'))).toBe(
      '2\tViệc mẫu\t12.400 triệu đồng',
    );
    expect(withUnits(row('2\tViệc mẫu\t12', 'TT | Việc | Số lượng'))).toBe('2\tViệc mẫu\t12');
  });

  it('leave other passages as they are', () => {
    const passage = { kind: 'clause', text: '1. Phí là 5.000.', headings: [] } as unknown as Passage;
    expect(withUnits(passage)).toBe(passage.text);
  });
});
