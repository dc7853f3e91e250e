// Which deadlines a question means: before, after, in a period, counted from today, first or last.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realLanguage, taskRow } from '../../tests/support/ask-factories.ts';
import type { Deadline } from '../domain.ts';
import { parseDeadline } from '../vietnamese/dates.ts';
import {
  deadlineTest,
  exactShare,
  extremeAsked,
  extremeRows,
  rowsDue,
  wholeYearNote,
} from './asked-deadline.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const today = '2026-06-15';
const range = (from: string, to: string): Deadline => ({
  kind: 'range',
  from: `${from}-01-01`,
  to: `${to}-12-31`,
});
const testOf = (question: string) => deadlineTest(understand(question, language), today);
const fits = (question: string, deadline: Deadline) => testOf(question)?.test(deadline) ?? null;
/** Of the printed deadlines those that a question means. */
const kept = (question: string, ...printed: string[]) =>
  printed.filter((one) => fits(question, parseDeadline(one)));

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

  it('takes what falls into a quarter, tells what prints it, and sets whole years apart', () => {
    const question = 'Nhiệm vụ nào hạn quý IV/2026?';
    const printed = ['Quý IV/2026', 'Tháng 12/2026', 'Năm 2026', 'Quý III/2026'];
    expect(kept(question, ...printed)).toEqual(['Quý IV/2026', 'Tháng 12/2026']);
    const due = testOf(question);
    const rows = printed.map((one, at) => taskRow(at + 1, `Việc mẫu ${at}`, { due: one }));
    const dated = rows.map((row) => ({
      ...row,
      task: { ...row.task, deadline: parseDeadline(row.task.deadlinePrinted) },
    }));
    expect(exactShare(rowsDue(dated, due), due)).toContain('1 nhiệm vụ ghi đúng kỳ này và 1 nhiệm vụ');
    expect(wholeYearNote(dated, due)).toContain('1 nhiệm vụ chỉ ghi thời hạn cả năm (“Năm 2026”)');
  });

  it('takes "ghi …" for what is printed', () => {
    expect(kept('Nhiệm vụ nào ghi thời hạn quý IV/2026?', 'Quý IV/2026', 'Tháng 12/2026')).toEqual([
      'Quý IV/2026',
    ]);
  });

  it.each([
    [
      'Việc nào xong trong ba tháng cuối năm 2026?',
      ['Quý IV/2026', 'Tháng 12/2026'],
      ['2026', 'Tháng 9/2026'],
    ],
    ['Việc nào xong trong nửa đầu năm 2026?', ['Tháng 6/2026', 'Quý I/2026'], ['2026', 'Quý III/2026']],
    ['Việc nào ghi thời gian thực hiện đúng là năm 2030?', ['2030'], ['2026 - 2030']],
    ['Việc nào ghi thời hạn “Năm 2030”?', ['2030'], ['Quý II/2030']],
    ['Việc nào ghi thời hạn năm 2030?', ['2030', 'Quý II/2030'], ['2029']],
    ['Việc nào phải xong đúng năm 2030?', ['2030'], ['2026 - 2030']],
    ['Việc nào xong năm 2030 (không kể giai đoạn 2026 - 2030)?', ['2030'], ['2026 - 2030', '2029']],
    ['Việc nào hạn trước 30/6/2026 (chỉ tính đúng ngày này)?', ['Trước 30/6/2026'], ['Tháng 3/2026']],
    ['Việc nào xong năm 2026, kể cả nhiệm vụ thường xuyên?', ['2026', 'Thường xuyên'], ['2027']],
    ['Việc nào xong quý IV/2026, kể cả những việc ghi cả năm?', ['Quý IV/2026', '2026'], ['2027']],
    ['Sở Y tế chủ trì việc gì, không tính nhiệm vụ thường xuyên?', ['2026'], ['Thường xuyên']],
    ['Việc nào không đặt hạn?', ['Thường xuyên', ''], ['2026']],
  ])('lays the riders of "%s" over its dates', (question, taken, left) => {
    expect(kept(question, ...taken, ...left)).toEqual(taken);
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

  it.each([
    ['Nhiệm vụ nào phải xong sau năm 2026?', ['2026', '2027'], ['2027']],
    ['Nhiệm vụ từ năm 2027 trở đi?', ['2026', '2027', '2028'], ['2027', '2028']],
    ['Nhiệm vụ nào chậm nhất năm 2027 phải xong?', ['2026', '2027', '2028'], ['2026', '2027']],
    ['Nhiệm vụ hoàn thành trước 30/6/2026?', ['Trước 30/6/2026', 'Quý III/2026'], ['Trước 30/6/2026']],
    ['Nhiệm vụ đến hạn trong quý II/2026?', ['Tháng 6/2026', 'Quý III/2026', '2026'], ['Tháng 6/2026']],
    ['Nhiệm vụ đến hạn năm 2026 và năm 2028?', ['2026', '2027', '2028'], ['2026', '2028']],
  ])('reads the limit of "%s"', (question, printed, expected) => {
    expect(kept(question, ...printed)).toEqual(expected);
  });

  it.each([
    ['Nhiệm vụ nào đã quá hạn?', ['Tháng 5/2026', '15/6/2026', 'Hằng năm'], ['Tháng 5/2026']],
    ['Nhiệm vụ phải xong trong năm nay?', ['2025', '2026', '2027'], ['2026']],
    ['Việc nào đến hạn quý này?', ['Quý I/2026', 'Quý II/2026'], ['Quý II/2026']],
    ['Việc nào đến hạn tháng sau?', ['Tháng 6/2026', 'Tháng 7/2026'], ['Tháng 7/2026']],
    ['nhiem vu nao sap den han', ['20/6/2026', 'Tháng 9/2026', '01/6/2026'], ['20/6/2026']],
    ['Nhiệm vụ còn hạn của Sở Y tế?', ['Tháng 5/2026', '2027'], ['2027']],
    ['Nhiệm vụ đến hạn quý II?', ['Quý II/2027', '2026'], ['Quý II/2027']],
    ['Nhiệm vụ xong trong tháng 9?', ['Tháng 9/2026', 'Quý III/2026'], ['Tháng 9/2026']],
  ])('counts "%s" from the day it is asked', (question, printed, expected) => {
    expect(kept(question, ...printed)).toEqual(expected);
  });

  it('leaves the year of a plan to its name', () => {
    expect(testOf('Kế hoạch chuyển đổi số năm 2026 giao Sở Y tế những nhiệm vụ nào?')).toBeNull();
    expect(testOf('Trong kế hoạch, nhiệm vụ nào hoàn thành năm 2026?')).not.toBeNull();
  });

  it('takes what is printed as a range before what ends in it', () => {
    const rows = [taskRow(1, 'Một', { due: '2026' }), taskRow(2, 'Hai', { due: '2027' })];
    expect(rowsDue(rows, testOf('Nhiệm vụ giai đoạn 2026 - 2027'))).toEqual(rows);
    expect(rowsDue(rows, testOf('Nhiệm vụ xong năm 2027'))).toEqual([rows[1]]);
  });

  it('never passes a deadline that is both before and after a day', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (asked, end) => {
        const iso = asked.toISOString().slice(0, 10);
        const printed = iso.split('-').reverse().join('/');
        const to = end.toISOString().slice(0, 10);
        const deadline: Deadline = { kind: 'range', from: to, to };
        const before = fits(`Nhiệm vụ hoàn thành trước ${printed}`, deadline);
        const after = fits(`Nhiệm vụ hoàn thành sau ${printed}`, deadline);
        return before !== after && before === to <= iso;
      }),
      { numRuns: 60 },
    );
  });
});

describe('extremeRows', () => {
  it('keeps the rows that are due first or last', () => {
    const rows = [
      taskRow(1, 'Một', { due: '2026' }),
      taskRow(2, 'Hai', { due: '2028' }),
      taskRow(3, 'Ba', { due: 'thường xuyên' }),
    ];
    expect(extremeAsked('Nhiệm vụ nào đến hạn sớm nhất?')).toBe('first');
    expect(extremeAsked('Nhiệm vụ nào muộn nhất?')).toBe('last');
    expect(extremeAsked('Nhiệm vụ nào phải xong muộn nhất là năm 2027?')).toBeNull();
    expect(extremeRows(rows, 'first')).toEqual([rows[0]]);
    expect(extremeRows(rows, 'last')).toEqual([rows[1]]);
  });
});
