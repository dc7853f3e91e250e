// Periods as tables and questions print them, with and without a year, with and without diacritics.
import { describe, expect, it } from 'vitest';
import {
  completePeriod,
  findPeriods,
  periodName,
  previousPeriod,
  samePeriod,
  shiftYears,
} from './periods.ts';

const names = (text: string, year: number | null = null) =>
  findPeriods(text).map((found) => {
    const period = completePeriod(found, year);
    return period === null ? null : periodName(period);
  });
const only = (text: string) => completePeriod(findPeriods(text)[0]!, null)!;

describe('findPeriods', () => {
  it.each([
    ['Quý II/2025', ['quý II/2025']],
    ['quy 2 nam 2025', ['quý II/2025']],
    ['nam hoc 2023 2024', ['giai đoạn 2023-2024']],
    ['nam hoc 2023 2030', ['năm 2023', 'năm 2030']],
    ['Q3/2024', ['quý III/2024']],
    ['Thực hiện 6 tháng đầu năm 2025', ['6 tháng đầu năm 2025']],
    ['sau thang dau nam 2025', ['6 tháng đầu năm 2025']],
    ['9T/2024', ['9 tháng đầu năm 2024']],
    ['Lũy kế đến tháng 9/2025', ['9 tháng đầu năm 2025']],
    ['Tháng 6 năm 2025', ['tháng 6/2025']],
    ['12/2024', ['tháng 12/2024']],
    ['tính đến ngày 31/12/2024', ['ngày 31/12/2024']],
    ['giai đoạn 2021-2025', ['giai đoạn 2021-2025']],
    ['từ năm 2019 đến năm 2023', ['giai đoạn 2019-2023']],
    ['KH2019', ['năm 2019']],
    ['So sánh % ƯTH2020/ƯTH2019', ['năm 2020', 'năm 2019']],
  ])('reads %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('takes the year of the table where none is printed, and knows nothing without one', () => {
    expect(names('Quý I', 2025)).toEqual(['quý I/2025']);
    expect(names('Quý I')).toEqual([null]);
  });

  it('leaves figures, document numbers and impossible days alone', () => {
    expect(names('1.225473 và 20255 hộ')).toEqual([]);
    expect(names('Nghị định số 155/2020/NĐ-CP')).toEqual([]);
    expect(findPeriods('31/02/2024').some((found) => found.kind === 'date')).toBe(false);
  });
});

describe('periods around a period', () => {
  it('are the same part of the year before, and the period right before', () => {
    expect(periodName(shiftYears(only('quý II/2025'), -1))).toBe('quý II/2024');
    expect(periodName(previousPeriod(only('quý I/2025'))!)).toBe('quý IV/2024');
    expect(periodName(previousPeriod(only('tháng 1/2025'))!)).toBe('tháng 12/2024');
    expect(previousPeriod(only('giai đoạn 2021-2025'))).toBeNull();
  });

  it('keep the last day of February', () => {
    expect(shiftYears(only('tháng 2/2024'), -1).to).toBe('2023-02-28');
    expect(shiftYears(only('tháng 2/2023'), 1).to).toBe('2024-02-29');
  });

  it('are equal by their days: three months are the first quarter, six are not the second', () => {
    expect(samePeriod(only('3 tháng đầu năm 2025'), only('quý I/2025'))).toBe(true);
    expect(samePeriod(only('6 tháng đầu năm 2025'), only('quý II/2025'))).toBe(false);
    expect(samePeriod(null, null)).toBe(false);
  });
});
