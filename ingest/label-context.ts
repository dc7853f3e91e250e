// Labels that can be read in two ways, settled by the levels that are open above them.
import { type Label, romanNumber } from './labels.ts';
import type { OutlineBuilder } from './outline-builder.ts';

/** "C." after "B." is the letter, not one hundred. */
export function settleLetter(builder: OutlineBuilder, label: Label): Label {
  if (label.kind !== 'roman' || label.value.length > 1 || label.value === 'I') return label;
  const before = String.fromCharCode(label.value.charCodeAt(0) - 1);
  const follows = builder
    .frames()
    .some((frame) => frame.label?.kind === 'letter' && frame.label.value === before);
  return follows ? { ...label, kind: 'letter', numbers: [] } : label;
}

/** "i)", "ii)" below "a)" are items of the point; "i)" after "h)" is the next point. */
export function isRomanItem(builder: OutlineBuilder, label: Label): boolean {
  if (!/^[ivx]+$/u.test(label.value)) return false;
  const points = builder.frames().filter((frame) => frame.label?.kind === 'point');
  const value = romanNumber(label.value.toUpperCase());
  if (value === null || points.length === 0) return false;
  const last = points.at(-1)?.label?.value ?? '';
  if (label.value.length > 1) return true;
  if (value === 1) return last !== 'h';
  return points.some((frame) => romanNumber((frame.label?.value ?? '').toUpperCase()) === value - 1);
}
