// Ranges of a question: which of its readings lie on the same characters.

export type Range = { start: number; end: number };

/** True when two half-open ranges share a character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
