// Works through a list within a time cap, some items at once; what was not begun by then is left out and counted.

export type Within = {
  capMs: number;
  atOnce: number;
  log(text: string): void;
};

/**
 * How many of the items were worked on. At least one is begun, whatever the cap; one that was begun is finished.
 * Progress goes to `log`.
 */
export async function eachWithin<T>(
  name: string,
  items: readonly T[],
  { capMs, atOnce, log }: Within,
  work: (item: T) => Promise<void>,
): Promise<number> {
  const started = performance.now();
  let [next, done] = [0, 0];
  const worker = async () => {
    while (next < items.length && (next === 0 || performance.now() - started < capMs)) {
      const item = items[next++] as T;
      await work(item);
      done++;
      log(`${name}: ${done}/${items.length}, ${((performance.now() - started) / 1_000).toFixed(0)} s`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  if (done < items.length) log(`${name}: ${items.length - done} left out, the time is up`);
  return done;
}
