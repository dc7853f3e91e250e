// How far a printed text is from a labelled one: edit distance, whole and inside a longer text.
import { collapseSpaces } from '../../../server/vietnamese/normalise.ts';

/** Texts are compared in NFC, without differences of white space, quotation marks and dashes. */
export function comparable(text: string): string {
  return collapseSpaces(
    text
      .normalize('NFC')
      .replace(/[“”„]/gu, '"')
      .replace(/[‘’]/gu, "'")
      .replace(/[–—−]/gu, '-')
      .replace(/…/gu, '...'),
  );
}

/** Edits that turn `wanted` into the stretch of `text` that is nearest to it. */
export function distanceWithin(wanted: string, text: string): number {
  return Math.min(...lastRow(wanted, text, true));
}

/** Edits that turn one text into the other. */
export function distance(wanted: string, text: string): number {
  return lastRow(wanted, text, false).at(-1) ?? 0;
}

/** True when both are the same, or differ in at most this share of the wanted letters. */
export function isNear(wanted: string, text: string, share: number): boolean {
  const [a, b] = [comparable(wanted), comparable(text)];
  if (a === b) return true;
  const allowed = Math.floor(a.length * share);
  return allowed > 0 && Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed;
}

function lastRow(wanted: string, text: string, anywhere: boolean): Uint32Array {
  let before = new Uint32Array(text.length + 1);
  if (!anywhere) for (let at = 0; at <= text.length; at++) before[at] = at;
  let row = new Uint32Array(text.length + 1);
  for (let at = 1; at <= wanted.length; at++) {
    row[0] = at;
    const letter = wanted.charCodeAt(at - 1);
    for (let other = 1; other <= text.length; other++) {
      const same = (before[other - 1] ?? 0) + (letter === text.charCodeAt(other - 1) ? 0 : 1);
      const left = (row[other - 1] ?? 0) + 1;
      const above = (before[other] ?? 0) + 1;
      row[other] = same < left ? (same < above ? same : above) : left < above ? left : above;
    }
    [before, row] = [row, before];
  }
  return before;
}
