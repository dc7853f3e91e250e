// The regression finds weights that were used to make the labels, and tells the two sides apart.
import { describe, expect, it } from 'vitest';
import { fitLogistic, scoreOf } from './logistic.ts';

const rows = Array.from({ length: 200 }, (_, at) => [((at * 37) % 100) / 100, ((at * 53) % 97) / 97]);
const labels = rows.map(([first, second]) => (3 * first! - second! > 0.8 ? 1 : 0));

describe('fitLogistic', () => {
  it('separates what a straight line separates', () => {
    const model = fitLogistic(rows, labels);
    const right = rows.filter((row, at) => scoreOf(model, row) > 0 === (labels[at] === 1));
    expect(right.length).toBeGreaterThan(190);
    const ratio = model.weights[0]! / model.weights[1]!;
    expect(ratio).toBeGreaterThan(-4);
    expect(ratio).toBeLessThan(-2.5);
  });

  it('gives a measure that says nothing next to no weight', () => {
    const withConstant = rows.map((row) => [...row, 1]);
    expect(Math.abs(fitLogistic(withConstant, labels).weights[2]!)).toBeLessThan(1e-6);
  });
});
