// The measure of the readers: it counts what is there, and misses what is not.
import { describe, expect, it } from 'vitest';
import { parseText } from '../parse-text.ts';
import type { DocumentLabel, Read } from './label.ts';
import { distance, distanceWithin, isNear } from './nearness.ts';
import { recoveryOf } from './recovery.ts';

const text = `ỦY BAN NHÂN DÂN TỈNH AN GIANG\n\nSố: 12/KH-UBND\n\nAn Giang, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nBảo vệ rừng năm 2026\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\n1\tRà soát bản đồ rừng\tSở Nội vụ\tSở Tài chính\t2026\n\nNguồn lực do ngân sách bảo đảm.`;
const read = (): Read => ({ result: { text, pages: [], meta: {}, warnings: [] }, parsed: parseText(text) });
const label = (change: Partial<DocumentLabel> = {}): DocumentLabel => ({
  file: 'a.txt',
  scan: false,
  meta: { type: 'kế hoạch', number: '12/KH-UBND', issuedOn: '2026-03-05' },
  rows: [['1', 'Rà soát bản đồ rừng', 'Sở Nội vụ', 'Sở Tài chính', '2026']],
  sentences: [{ page: 0, text: 'Nguồn lực do ngân sách bảo đảm.' }],
  tasks: [
    {
      number: '1',
      text: 'Rà soát bản đồ rừng',
      lead: 'Sở Nội vụ',
      cooperate: 'Sở Tài chính',
      deadline: '2026',
    },
  ],
  ...change,
});

describe('recoveryOf', () => {
  it('finds everything of a document that was read right', () => {
    const { meta, rows, cells, sentences, tasks, missed } = recoveryOf(label(), read());
    expect([meta, rows, cells, sentences, tasks].map(({ found, of }) => [found, of])).toEqual([
      [3, 3],
      [1, 1],
      [5, 5],
      [1, 1],
      [1, 1],
    ]);
    expect(missed).toEqual([]);
  });

  it('misses a wrong number, cells out of order, a changed letter and a task with another deadline', () => {
    const wrong = recoveryOf(
      label({
        meta: { number: '13/KH-UBND', issuedOn: null },
        rows: [['1', 'Sở Nội vụ', 'Rà soát bản đồ rừng', '2027']],
        sentences: [{ page: 0, text: 'Nguồn lực do ngân sách đảm bảo.' }],
        tasks: [{ ...label().tasks![0]!, deadline: '2027' }],
      }),
      read(),
    );
    expect([wrong.meta, wrong.cells, wrong.sentences, wrong.tasks].map(({ found }) => found)).toEqual([
      0, 2, 0, 0,
    ]);
    expect(wrong.missed).toHaveLength(5);
  });

  it('looks for a sentence on its page alone', () => {
    const paged = read();
    paged.result.pages = [{ page: 1, span: { start: 0, end: 50 } }];
    const sentences = [{ page: 1, text: 'Nguồn lực do ngân sách bảo đảm.' }];
    expect(recoveryOf(label({ sentences }), paged).sentences.found).toBe(0);
  });
});

describe('nearness', () => {
  it('counts edits of a whole text and of the nearest stretch', () => {
    expect(distance('kế hoạch', 'kê hoach')).toBe(2);
    expect(distance('', 'ba')).toBe(2);
    expect(distanceWithin('hoạch', 'bản kế hoach năm')).toBe(1);
  });

  it('lets long texts differ a little and short ones not at all', () => {
    expect(isNear('2026', '2025', 0.05)).toBe(false);
    expect(isNear('Sở Giáo dục và Đào tạo', 'Sở Giáo dục và Đào tao', 0.05)).toBe(true);
    expect(isNear('Sở Giáo dục và Đào tạo', 'Sở Giáo dục và Đào tao', 0)).toBe(false);
  });
});
