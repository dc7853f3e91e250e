// Periods told from today become named ones; what a change is measured against is none of them.
import { expect, it } from 'vitest';
import { periodsAskedOf } from './relative-periods.ts';

const read = (text: string, today = '2026-02-10') =>
  periodsAskedOf(text, today).map(({ kind, year, part, said }) => [kind, year, part, said]);

it.each([
  ['GRDP năm ngoái là bao nhiêu?', [['year', 2025, null, 'năm ngoái']]],
  ['grdp nam nay', [['year', 2026, null, 'nam nay']]],
  ['Năm trước thu ngân sách đạt bao nhiêu?', [['year', 2025, null, 'Năm trước']]],
  ['Thu ngân sách quý trước?', [['quarter', 2025, 4, 'quý trước']]],
  ['Thu ngân sách quý này?', [['quarter', 2026, 1, 'quý này']]],
  ['Xuất khẩu tháng trước', [['month', 2026, 1, 'tháng trước']]],
  ['Xuất khẩu 6 tháng đầu năm nay', [['cumulative', 2026, 6, '6 tháng đầu năm nay']]],
  ['Xuất khẩu quý II năm ngoái', [['quarter', 2025, 2, 'quý II năm ngoái']]],
  ['GRDP quý II tăng bao nhiêu so với cùng kỳ năm trước?', [['quarter', null, 2, null]]],
  ['GRDP năm 2025 tăng bao nhiêu so với năm trước?', [['year', 2025, null, null]]],
  ['Báo cáo trước ngày 15', []],
])('%s', (question, expected) => {
  expect(read(question)).toEqual(expected);
});
