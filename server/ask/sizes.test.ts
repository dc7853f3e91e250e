// Steps of fee tables and the sizes that questions name.
import { describe, expect, it } from 'vitest';
import { askedSizes, fitsStep, stepOf } from './sizes.ts';

const fits = (row: string, question: string) => {
  const step = stepOf(row);
  return step !== null && askedSizes(question).some(({ size }) => fitsStep(step, size));
};
const STEPS = ['Dưới 100 thí sinh', 'Từ 100 đến dưới 500 thí sinh', 'Từ 500 thí sinh trở lên'];

describe('steps of a table', () => {
  it.each([
    ['Kỳ thi có 99 thí sinh thì phí bao nhiêu?', [0]],
    ['Kỳ thi có 100 thí sinh thì phí bao nhiêu?', [1]],
    ['Đơn vị có 250 người dự thi', [1]],
    ['phi voi 250 ts la bao nhieu', [1]],
    ['Có 500 thí sinh trở lên', [2]],
    ['Có 1.200 thí sinh', [2]],
    ['Phí khi dưới 100 thí sinh và từ 500 thí sinh trở lên', [0, 2]],
    ['Có 250 bài thi', []],
    ['Phí 250 nghìn đồng năm 2026', []],
  ])('gives the rows for "%s"', (question, rows) => {
    expect(STEPS.flatMap((row, at) => (fits(row, question) ? [at] : []))).toEqual(rows);
  });

  it.each([
    ['Trên 3 tầng đến 5 tầng', { from: 3, to: 5, fromIncluded: false, toIncluded: true }],
    ['50 hộ trở xuống', { from: 0, to: 50, toIncluded: true }],
    ['Trên 1.000 m2', { from: 1000, to: Number.POSITIVE_INFINITY, fromIncluded: false }],
  ])('reads "%s"', (row, step) => {
    expect(stepOf(row)).toMatchObject(step);
  });

  it('reads no step in a plain name', () => {
    expect(stepOf('Xe chữa cháy loại 2')).toBeNull();
  });
});
