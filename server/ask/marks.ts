// Citation marks of an answer, "[3]". A stored text may print the like (notes, list numbers): those are no marks.

/** Every mark, its number captured. */
export const MARK = /\[(\d+)\]/g;

/** Text without bracketed numbers, so that nothing printed in a document reads as a mark of the answer. */
export function withoutMarks(text: string): string {
  let left = text;
  // "[1[2]3]": what a removal brings together may be the next one.
  while (/\[\d+\]/.test(left)) left = left.replace(/\s*\[\d+\]/g, '');
  return left;
}
