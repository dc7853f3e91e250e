// Groups of task tables: the one that a question names is found by what tells it from the others.
import { describe, expect, it } from 'vitest';
import { taskRow, unit } from '../../tests/support/ask-factories.ts';
import { bestGroup, groupsOf } from './tasks-group.ts';

const groups = ['Dữ liệu lĩnh vực Y tế', 'Dữ liệu lĩnh vực Xây dựng', 'Dữ liệu lĩnh vực Tài chính'];
const rows = groups.flatMap((group, index) =>
  [1, 2].map((n) => taskRow(index * 2 + n, 'Vận hành hệ thống', { group })),
);

describe('groupsOf', () => {
  it('gives each heading once, in printed order, with its rows', () => {
    expect(groupsOf(rows).map((group) => [group.text, group.rows.length])).toEqual(
      groups.map((text) => [text, 2]),
    );
  });

  it('keeps the same heading of two documents apart, and rows without a heading out', () => {
    const other = taskRow(9, 'Vận hành', { group: groups[0]! });
    const elsewhere = { ...other, task: { ...other.task, documentId: 'khac' } };
    expect(groupsOf([rows[0]!, elsewhere, taskRow(10, 'Vận hành')])).toHaveLength(2);
  });
});

describe('bestGroup', () => {
  it('finds the heading by its telling words', () => {
    expect(bestGroup(rows, [unit('y tế')])?.text).toBe(groups[0]);
    expect(bestGroup(rows, [unit('dữ liệu'), unit('xây dựng')])?.text).toBe(groups[1]);
  });

  it('finds none by the words that all share, or by others', () => {
    expect(bestGroup(rows, [unit('dữ liệu')])).toBeNull();
    expect(bestGroup(rows, [unit('giáo dục')])).toBeNull();
    expect(bestGroup([], [unit('y tế')])).toBeNull();
    // one syllable of another word of the same meaning is found in too many headings
    expect(bestGroup(rows, [{ ...unit('sức khỏe'), equivalents: ['y'] }])).toBeNull();
  });
});
