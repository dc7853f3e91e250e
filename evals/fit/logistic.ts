// Logistic regression by Newton's method on standardised measures: small, exact, the same on every machine.

export type Model = { weights: number[]; intercept: number };

/** Keeps weights small where few examples speak for them. */
const RIDGE = 0.003;
const ROUNDS = 50;

/** Weights for raw measures; `labels` are 1 for an answer and 0 for none. */
export function fitLogistic(rows: number[][], labels: number[]): Model {
  const width = rows[0]?.length ?? 0;
  const means = column(width, (at) => mean(rows.map((row) => row[at]!)));
  const spreads = column(
    width,
    (at) => Math.sqrt(mean(rows.map((row) => (row[at]! - means[at]!) ** 2))) || 1,
  );
  const scaled = rows.map((row) => [...row.map((value, at) => (value - means[at]!) / spreads[at]!), 1]);
  let beta = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = solve(...normalEquations(scaled, labels, beta));
    beta = beta.map((value, at) => value - step[at]!);
  }
  const weights = column(width, (at) => beta[at]! / spreads[at]!);
  return { weights, intercept: beta[width]! - weights.reduce((sum, w, at) => sum + w * means[at]!, 0) };
}

/** Log odds of one row. */
export function scoreOf(model: Model, row: number[]): number {
  return row.reduce((sum, value, at) => sum + value * model.weights[at]!, model.intercept);
}

/** Hessian and gradient at `beta`; the last weight is the intercept and is not held back. */
function normalEquations(rows: number[][], labels: number[], beta: number[]): [number[][], number[]] {
  const size = beta.length;
  const held = (at: number) => (at < size - 1 ? RIDGE * rows.length : 1e-6);
  const gradient = column(size, (at) => (at < size - 1 ? held(at) * beta[at]! : 0));
  const hessian = column(size, (at) => column(size, (other) => (at === other ? held(at) : 0)));
  rows.forEach((row, index) => {
    const odds = row.reduce((sum, value, at) => sum + value * beta[at]!, 0);
    const chance = 1 / (1 + Math.exp(-odds));
    row.forEach((value, at) => {
      gradient[at]! += value * (chance - labels[index]!);
      row.forEach((other, beside) => {
        hessian[at]![beside]! += chance * (1 - chance) * value * other;
      });
    });
  });
  return [hessian, gradient];
}

/** Gaussian elimination with pivoting. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = rows
      .slice(at)
      .reduce(
        (best, row, offset) => (Math.abs(row[at]!) > Math.abs(rows[best]![at]!) ? at + offset : best),
        at,
      );
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (let below = at + 1; below < size; below += 1) {
      const factor = rows[below]![at]! / rows[at]![at]!;
      for (let cell = at; cell <= size; cell += 1) rows[below]![cell]! -= factor * rows[at]![cell]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at -= 1) {
    const known = solution.reduce(
      (sum, value, other) => sum + (other > at ? rows[at]![other]! * value : 0),
      0,
    );
    solution[at] = (rows[at]![size]! - known) / rows[at]![at]!;
  }
  return solution;
}

function column<Value>(size: number, make: (at: number) => Value): Value[] {
  return Array.from({ length: size }, (_, at) => make(at));
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
