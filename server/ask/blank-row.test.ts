// A row without a value is told from a row with one, and from text that only speaks of missing figures.
import { describe, expect, it } from 'vitest';
import { blankOf } from './blank-row.ts';

describe('blankOf', () => {
  it('names what the row leaves blank', () => {
    const text = '6\tĐộ cao  trung bình\tchưa có số liệu\t01/01/2026\tNguồn mẫu';
    expect(blankOf({ kind: 'row', text })).toEqual({
      label: 'Độ cao trung bình',
      printed: 'chưa có số liệu',
    });
  });

  it.each([
    ['row', '6\tĐộ cao trung bình\t120 m\tNguồn cũ chưa có số liệu'],
    ['row', 'chưa có số liệu\tNguồn mẫu'],
    ['paragraph', 'Độ cao\tchưa có số liệu'],
  ] as const)('finds nothing in a %s like "%s"', (kind, text) => {
    expect(blankOf({ kind, text })).toBeNull();
  });
});
