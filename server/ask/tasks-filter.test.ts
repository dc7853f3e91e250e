// Which rows a question means: by its dates, and by how much of its topic a row covers.
import { describe, expect, it } from 'vitest';
import { realLanguage, taskRow, unit } from '../../tests/support/ask-factories.ts';
import type { Deadline } from '../domain.ts';
import { bestRows, deadlineTest, rankRows, rowsAbout } from './tasks-filter.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const range = (from: string, to: string): Deadline => ({
  kind: 'range',
  from: `${from}-01-01`,
  to: `${to}-12-31`,
});
const fits = (question: string, deadline: Deadline) =>
  deadlineTest(understand(question, language))?.test(deadline) ?? null;

describe('deadlineTest', () => {
  it('takes a year for the end of the deadline', () => {
    expect(fits('Nhiệm vụ nào xong năm 2026?', range('2026', '2026'))).toBe(true);
    expect(fits('Nhiệm vụ nào xong năm 2026?', range('2025', '2026'))).toBe(true);
    expect(fits('Nhiệm vụ nào xong năm 2026?', range('2026', '2027'))).toBe(false);
  });

  it('takes a range as printed, and "trước" for strictly before', () => {
    expect(fits('Nhiệm vụ giai đoạn 2026 - 2027', range('2026', '2027'))).toBe(true);
    expect(fits('Nhiệm vụ giai đoạn 2026 - 2027', range('2026', '2026'))).toBe(false);
    expect(fits('Nhiệm vụ xong trước năm 2027', range('2026', '2026'))).toBe(true);
    expect(fits('Nhiệm vụ xong trước năm 2027', range('2026', '2027'))).toBe(false);
  });

  it('tells recurring tasks from dated ones', () => {
    expect(fits('Nhiệm vụ thường xuyên', { kind: 'recurring' })).toBe(true);
    expect(fits('Nhiệm vụ thường xuyên', range('2026', '2026'))).toBe(false);
    expect(fits('Nhiệm vụ có thời hạn cụ thể', { kind: 'recurring' })).toBe(false);
    expect(fits('Nhiệm vụ xong năm 2026', { kind: 'unknown' })).toBe(false);
  });

  it('sets no condition without a date', () => {
    expect(fits('Sở Y tế chủ trì gì?', range('2026', '2026'))).toBeNull();
  });
});

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
