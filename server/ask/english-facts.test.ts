// An English line keeps what can be checked of its Vietnamese original, or it is not shown.
import { describe, expect, it } from 'vitest';
import { keepsFacts } from './english-facts.ts';

describe('keepsFacts', () => {
  it.each([
    ['95% dữ liệu về ngành y tế được số hóa [1].', '95% of health data is digitised [1].'],
    ['Báo cáo trước ngày 15 tháng 10 hằng năm [2].', 'Reports are due before 15 October every year [2].'],
    ['Ban hành ngày 02/02/2024 [1].', 'Issued on February 2, 2024 [1].'],
    [
      'Theo Quyết định 142/QĐ-TTg, kinh phí là 38,5 tỷ đồng [1].',
      'Under Decision 142/QĐ-TTg, the budget is 38.5 billion VND [1].',
    ],
    ['Lệ phí là 1.200.000 đồng [1].', 'The fee is 1,200,000 VND [1].'],
    ['Trả lời trong 07 ngày làm việc [1].', 'A reply is given within 7 working days [1].'],
    ['Gia hạn không quá 02 lần [1].', 'It may be extended at most two times [1].'],
    ['Không áp dụng đối với giáo viên biệt phái [1].', 'It does not apply to seconded teachers [1].'],
    ['Hoàn thành trong quý II/2026 [1].', 'To be completed in Q2 2026 [1].'],
    [
      'Thấp hơn 3,2 điểm phần trăm so với cùng kỳ [1].',
      '3.2 percentage points lower than in the same period [1].',
    ],
  ])('accepts "%s"', (vietnamese, english) => {
    expect(keepsFacts(vietnamese, english)).toBe(true);
  });

  it.each([
    ['another number', '95% dữ liệu được số hóa [1].', '97% of data is digitised [1].'],
    ['an added number', 'Dữ liệu được số hóa [1].', 'Data of 12 departments is digitised [1].'],
    ['a number word of its own', 'Dữ liệu được số hóa [1].', 'Fifty sets of data are digitised [1].'],
    ['a lost number', '95% dữ liệu được số hóa [1].', 'Data is digitised [1].'],
    ['another month', 'Trước ngày 15 tháng 10 hằng năm [1].', 'Before 15 November every year [1].'],
    ['another mark', '95% dữ liệu được số hóa [1].', '95% of data is digitised [2].'],
    ['a lost mark', '95% dữ liệu được số hóa [1].', '95% of data is digitised.'],
    ['another scale', 'Kinh phí là 38,5 tỷ đồng [1].', 'The budget is 38.5 million VND [1].'],
    ['a lost denial', 'Không áp dụng đối với giáo viên [1].', 'It applies to teachers [1].'],
    ['an added denial', 'Áp dụng đối với giáo viên [1].', 'It does not apply to teachers [1].'],
    ['a lost bound', 'Cập nhật tối thiểu 06 tháng một lần [1].', 'Updated every 6 months [1].'],
    [
      'plain days for working days',
      'Trả lời trong 07 ngày làm việc [1].',
      'A reply is given within 7 days [1].',
    ],
    [
      'the other side of a date',
      'Báo cáo trước ngày 15/10/2026 [1].',
      'Reports are due after 15 October 2026 [1].',
    ],
    ['another document number', 'Theo Quyết định 142/QĐ-TTg [1].', 'Under Decision 142/NQ-CP [1].'],
  ])('refuses %s', (_what, vietnamese, english) => {
    expect(keepsFacts(vietnamese, english)).toBe(false);
  });
});
