// By what tasks are counted, read from the question, and the ranking with the asked end first.
import { describe, expect, it } from 'vitest';
import { realLanguage, taskRow } from '../../tests/support/ask-factories.ts';
import { askedGrouping } from './asked-grouping.ts';
import { composeGroups } from './tasks-grouping.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const read = (question: string) => askedGrouping(understand(question, language));
const rows = [
  taskRow(1, 'Một', { due: '2026', group: 'Thể chế' }),
  taskRow(2, 'Hai', { due: '2027', group: 'Thể chế' }),
  taskRow(3, 'Ba', { lead: 'Sở Tài chính', due: 'thường xuyên', group: 'Hạ tầng' }),
];
const lines = (question: string) =>
  composeGroups(rows, read(question)!)?.statements.map(({ markdown }) => markdown) ?? [];

describe('askedGrouping', () => {
  it.each([
    ['Cơ quan nào chủ trì nhiều nhiệm vụ nhất?', 'lead', 'most'],
    ['Sở nào được giao ít nhiệm vụ nhất?', 'lead', 'least'],
    ['Cơ quan nào phối hợp nhiều nhiệm vụ nhất?', 'cooperate', 'most'],
    ['Mỗi sở chủ trì bao nhiêu nhiệm vụ?', 'lead', null],
    ['Thống kê số nhiệm vụ theo cơ quan chủ trì', 'lead', null],
    ['Có bao nhiêu cơ quan tham gia?', 'either', null],
    ['Năm nào nhiều nhiệm vụ đến hạn nhất?', 'year', 'most'],
    ['Số nhiệm vụ theo từng quý?', 'quarter', null],
    ['Nhóm nào có nhiều nhiệm vụ nhất?', 'group', 'most'],
    ['Kế hoạch nào có nhiều nhiệm vụ nhất?', 'document', 'most'],
    ['co quan nao chu tri nhieu nhiem vu nhat', 'lead', 'most'],
  ])('reads "%s"', (question, by, pick) => {
    expect(read(question)).toMatchObject({ by, pick });
  });

  it.each([
    ['Cơ quan nào chủ trì số hóa hồ sơ?'],
    ['Sở Y tế chủ trì những nhiệm vụ nào?'],
    ['Mỗi năm báo cáo mấy lần?'],
    ['Ai phối hợp với Sở Y tế?'],
  ])('leaves "%s" to the other readings', (question) => {
    const grouping = read(question);
    expect(grouping === null || grouping.by === 'year').toBe(true);
  });

  it('reads how many tasks a group must have', () => {
    expect(read('Những cơ quan nào chủ trì từ 3 nhiệm vụ trở lên?')?.size).toEqual({
      least: 3,
      most: Number.POSITIVE_INFINITY,
    });
    expect(read('Những cơ quan nào chỉ chủ trì một nhiệm vụ?')?.size).toEqual({ least: 1, most: 1 });
  });
});

describe('composeGroups', () => {
  it('opens with the asked end and lists every group', () => {
    expect(lines('Cơ quan nào chủ trì nhiều nhiệm vụ nhất?')).toEqual([
      '**Cơ quan chủ trì nhiều nhiệm vụ nhất: Sở Y tế** (2 nhiệm vụ) [1]',
      'Số nhiệm vụ theo cơ quan chủ trì (đếm trên 3 nhiệm vụ):',
      '- Sở Y tế: 2 nhiệm vụ [1]',
      '- Sở Tài chính: 1 nhiệm vụ [2]',
    ]);
  });

  it('says that a helper helps', () => {
    expect(lines('Cơ quan nào phối hợp nhiều nhiệm vụ nhất?').slice(2)).toEqual([
      '- Sở Khoa học và Công nghệ: phối hợp 3 nhiệm vụ [1]',
    ]);
    expect(lines('Có bao nhiêu cơ quan tham gia?').slice(1)).toContain(
      '- Sở Khoa học và Công nghệ: phối hợp 3 nhiệm vụ [1]',
    );
  });

  it('counts years with what has no date at the end', () => {
    expect(lines('Số nhiệm vụ theo từng năm?').slice(1)).toEqual([
      '- Đến hạn 2026: 1 nhiệm vụ [1]',
      '- Đến hạn 2027: 1 nhiệm vụ [2]',
      '- Thường xuyên, định kỳ: 1 nhiệm vụ [3]',
    ]);
  });

  it('keeps only the groups of the asked size', () => {
    expect(lines('Những cơ quan nào chỉ chủ trì một nhiệm vụ?').slice(1)).toEqual([
      '- Sở Tài chính: 1 nhiệm vụ [1]',
    ]);
  });
});
