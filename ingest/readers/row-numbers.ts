// Numbers of rows in a scanned column: dots that were lost ("1.1" read as "11"), and one that its neighbours tell.
import type { Box } from './raster.ts';
import type { ReadWord } from './tesseract-tsv.ts';

const TWO = /^(\d)[.,]?(\d)\.?$/u;

/**
 * The words of a column of numbers from top to bottom, with the dots that they lost: where every one follows the one
 * above it as "1.4", "1.5", "2.1" do, and they do not count on as 14, 15, 16 do.
 */
export function dottedNumbers(words: ReadWord[]): ReadWord[] {
  const inOrder = [...words].sort((a, b) => a.lineBottom - b.lineBottom);
  const digits = inOrder.filter((word) => TWO.test(word.text));
  const pairs = digits.map((word) => {
    const [, upper, lower] = TWO.exec(word.text) ?? [];
    return { upper: Number(upper), lower: Number(lower) };
  });
  const follows = pairs.every(({ upper, lower }, at) => {
    const above = pairs[at - 1];
    if (above === undefined) return lower > 0 && upper > 0;
    const next = upper === above.upper && lower === above.lower + 1;
    return next || (upper === above.upper + 1 && lower === 1);
  });
  const counts = pairs.every(({ upper, lower }, at) => {
    const above = pairs[at - 1];
    return above === undefined || upper * 10 + lower === above.upper * 10 + above.lower + 1;
  });
  const dotted = digits.some((word) => /\d[.,]\d/u.test(word.text));
  if (digits.length < 2 || !follows || (counts && !dotted)) return words;
  const whole = new Map(digits.map((word, at) => [word, `${pairs[at]?.upper}.${pairs[at]?.lower}`]));
  return words.map((word) => ({ ...word, text: whole.get(word) ?? word.text }));
}

/** Below this confidence a number may give way to the one that its neighbours tell. */
const SURE = 85;

/**
 * The words of a column whose inked cells are given: between 6 and 8 stands a 7, also where nothing or something
 * else was read with doubt.
 */
export function inSequence(words: ReadWord[], cells: Box[]): ReadWord[] {
  const inOrder = [...cells].sort((a, b) => a.top - b.top || a.left - b.left);
  const own = inOrder.map((cell) => words.filter((word) => word.home === cell));
  const numberOf = (at: number) => {
    const [only, ...others] = own[at] ?? [];
    const digits = others.length === 0 ? /^(\d{1,3})([.)]?)$/u.exec(only?.text ?? '') : null;
    return digits === null
      ? null
      : { value: Number(digits[1]), width: digits[1]?.length ?? 0, end: digits[2] ?? '' };
  };
  const wrong = new Set<ReadWord>();
  const added: ReadWord[] = [];
  inOrder.forEach((cell, at) => {
    const [before, here, after] = [numberOf(at - 1), numberOf(at), numberOf(at + 1)];
    const like = own[at - 1]?.[0];
    if (before === null || after === null || like === undefined || after.value !== before.value + 2) return;
    const value = before.value + 1;
    const read = own[at] ?? [];
    if (here?.value === value || (here !== null && read.some((word) => word.confidence >= SURE))) return;
    const text = `${String(value).padStart(before.width === after.width ? before.width : 0, '0')}${before.end}`;
    const word = {
      ...like,
      text,
      left: cell.left,
      width: cell.right - cell.left,
      lineBottom: cell.bottom,
      home: cell,
    };
    for (const other of read) wrong.add(other);
    added.push(word);
  });
  return [...words.filter((word) => !wrong.has(word)), ...added];
}
