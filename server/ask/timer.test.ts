// The timer adds up the time of each step by the clock that it is given.
import { expect, it } from 'vitest';
import { Timer } from './timer.ts';

it('gives each step the time since the last mark, repeats added, rounded to a tenth', () => {
  const times = [0, 10, 15, 35.04, 40];
  const timer = new Timer(() => times.shift() ?? 40);
  timer.mark('retrieve');
  timer.mark('compose');
  timer.mark('retrieve');
  expect(timer.total()).toEqual({ retrieve: 30, compose: 5, total: 40 });
});
