// Time spent in each step of one question, in whole milliseconds.
export class Timer {
  readonly #now: () => number;
  readonly #start: number;
  #last: number;
  readonly #steps: Record<string, number> = {};

  constructor(now: () => number) {
    this.#now = now;
    this.#start = now();
    this.#last = this.#start;
  }

  /** Adds the time since the last mark to a step. */
  mark(step: string): void {
    const time = this.#now();
    this.#steps[step] = (this.#steps[step] ?? 0) + (time - this.#last);
    this.#last = time;
  }

  /** Milliseconds per step and in total. */
  total(): Record<string, number> {
    const steps = { ...this.#steps, total: this.#now() - this.#start };
    return Object.fromEntries(Object.entries(steps).map(([step, ms]) => [step, Math.round(ms * 10) / 10]));
  }
}
