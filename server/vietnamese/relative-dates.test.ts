// Periods counted from today, and quarters or months without a year.
import { describe, expect, it } from 'vitest';
import { findRelativeDates, vietnameseDay } from './relative-dates.ts';

const today = '2026-11-25';
const periodOf = (text: string) => {
  const [found] = findRelativeDates(text, []);
  return found?.kind === 'period' ? found.resolve(today) : (found ?? null);
};

describe('findRelativeDates', () => {
  it.each([
    ['nhiệm vụ năm nay', '2026-01-01', '2026-12-31'],
    ['nhiệm vụ sang năm', '2027-01-01', '2027-12-31'],
    ['việc quý này', '2026-10-01', '2026-12-31'],
    ['việc quý tới', '2027-01-01', '2027-03-31'],
    ['việc tháng sau', '2026-12-01', '2026-12-31'],
    ['việc đã quá hạn', null, '2026-11-24'],
    ['việc sắp đến hạn', '2026-11-25', '2026-12-25'],
    ['việc chưa đến hạn', '2026-11-25', null],
    ['trong 60 ngày tới', '2026-11-25', '2027-01-24'],
    ['nhiem vu nam nay', '2026-01-01', '2026-12-31'],
  ])('resolves "%s"', (text, from, to) => {
    expect(periodOf(text)).toEqual({ from, to });
  });

  it('reads months at an end of the year, of any year or counted from today', () => {
    expect(periodOf('xong trong ba tháng cuối năm')).toMatchObject({ kind: 'months', first: 10, last: 12 });
    expect(periodOf('xong 6 tháng đầu năm')).toMatchObject({ kind: 'months', first: 1, last: 6 });
    expect(periodOf('nửa cuối năm phải xong')).toMatchObject({ kind: 'months', first: 7, last: 12 });
    expect(periodOf('trong chín tháng đầu năm nay')).toEqual({ from: '2026-01-01', to: '2026-09-30' });
    expect(periodOf('ba thang dau nam sau')).toEqual({ from: '2027-01-01', to: '2027-03-31' });
  });

  it('reads a quarter or a month without its year, and nothing else', () => {
    expect(periodOf('đến hạn quý III')).toMatchObject({ kind: 'months', first: 7, last: 9 });
    expect(periodOf('trong tháng 6')).toMatchObject({ kind: 'months', first: 6, last: 6 });
    for (const text of ['6 tháng một lần', 'tháng 6/2026 thì xong', 'quý cơ quan'])
      expect(findRelativeDates(text, []), text).toEqual([]);
  });

  it('leaves alone what already is a full date', () => {
    expect(findRelativeDates('quý II/2026', [{ start: 0, end: 11 }])).toEqual([]);
  });
});

describe('vietnameseDay', () => {
  it('is seven hours ahead of Greenwich', () => {
    expect(vietnameseDay(new Date('2026-12-31T18:00:00Z'))).toBe('2027-01-01');
  });
});
