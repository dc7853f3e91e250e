// Short rows of a crawled table are placed by the sums of the table, and left where no sum tells.
import { expect, it } from 'vitest';
import { placeShortRows } from './crawled-sums.ts';

const rows = (...printed: string[]) =>
  printed.map((row) => {
    const [label = '', ...figures] = row.split(' ');
    return { label, figures };
  });

it('places the figures where the total of their group says', () => {
  const table = rows('I 3 30 12 1.200', '1 3 30 2 200', '2 4 400', '3 6 600');
  expect(placeShortRows(table, 4)).toEqual([0, 0, 2, 2]);
});

it('goes from the totals down: a group that is placed places its rows', () => {
  const table = rows(' 3 30 10 1.000', 'I 3 30 4 400', 'II 6 600', '1 2 200', '2 4 400');
  expect(placeShortRows(table, 4)).toEqual([0, 0, 2, 2, 2]);
});

it('bears totals that are more than their parts, and none that are less', () => {
  const table = rows('I 3 30 21 1.300', '1 3 30 2 200', '2 4 400', '3 6 600');
  expect(placeShortRows(table, 4)).toEqual([0, 0, 2, 2]);
  const less = rows('I 3 30 12 1.100', '1 3 30 2 200', '2 4 400', '3 6 600');
  expect(placeShortRows(less, 4)).toEqual([0, 0, null, null]);
});

it('places nothing where the sums do not come out, where two places fit, or where rows lack different cells', () => {
  expect(placeShortRows(rows('I 30 300 99 9.900', '1 3 30 2 200', '2 4 400'), 4)[2]).toBeNull();
  expect(placeShortRows(rows('I 9 9 9 9', '1 0 0 0 0', '2 9 9', '3 9 9'), 4)[2]).toBeNull();
  expect(placeShortRows(rows('1 3 30 2 200', '2 4 400'), 4)[1]).toBeNull();
  expect(placeShortRows(rows('I 3 30 12 1.200', '1 4', '2 4 400'), 4).slice(1)).toEqual([null, null]);
});
