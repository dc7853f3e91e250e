// Which rows a question means by how much of its topic they cover.
import { describe, expect, it } from 'vitest';
import { taskRow, unit } from '../../tests/support/ask-factories.ts';
import { bestRows, rankRows, rowsAbout } from './tasks-filter.ts';

describe('rankRows, bestRows and rowsAbout', () => {
  const rows = [
    taskRow(1, 'Vận hành hệ thống thông tin đất đai'),
    taskRow(2, 'Số hóa hồ sơ bệnh án điện tử'),
    taskRow(3, 'Số hóa hồ sơ địa chính'),
  ];
  const about = (...words: string[]) =>
    rankRows(
      rows,
      words.map((word) => unit(word)),
    );

  it('put the row first that covers the topic', () => {
    expect(about('số hóa', 'bệnh án')[0]).toMatchObject({ row: rows[1], share: 1 });
  });

  it('keep rows that fit as well as the best one, and no others', () => {
    expect(bestRows(about('bệnh án')).map((entry) => entry.row)).toEqual([rows[1]]);
    expect(
      rowsAbout(about('số hóa hồ sơ'))
        .map((row) => row.task.printedNumber)
        .sort(),
    ).toEqual(['2', '3']);
  });

  it('find nothing where nothing is covered', () => {
    expect(rowsAbout(about('blockchain'))).toEqual([]);
    expect(bestRows([])).toEqual([]);
  });

  it('count the heading of the group as said of the row', () => {
    const row = taskRow(1, 'Vận hành hệ thống', { group: 'Dữ liệu lĩnh vực y tế' });
    expect(rankRows([row], [unit('y tế'), unit('hệ thống')])[0]!.share).toBe(1);
  });
});
