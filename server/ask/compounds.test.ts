// Compounds with a half that is a word of grammar stay whole, and what stands around them is divided as before.
import { expect, it } from 'vitest';
import { withCompounds } from './compounds.ts';

const one = withCompounds((run) => run.map(() => 1));
const pairs = withCompounds((run) => (run.length === 2 ? [2] : run.map(() => 1)));

it.each([
  ['điều kiện hợp thửa', true, [2, 2]],
  ['có điều kiện gì', true, [1, 2, 1]],
  ['dieu kien', false, [2]],
  ['người từ chối giao dịch', true, [1, 2, 2]],
  ['điều gì', true, [1, 1]],
  ['hạn mức giao đất ở', true, [2, 1, 2]],
  ['giao đất rừng', true, [2, 1]],
  ['', true, []],
])('divides "%s"', (text, accented, lengths) => {
  expect(one(text === '' ? [] : text.split(' '), accented)).toEqual(lengths);
});

it('leaves the rest to the word list', () => {
  expect(pairs('hồ sơ điều chỉnh hồ sơ'.split(' '), true)).toEqual([2, 2, 2]);
});
