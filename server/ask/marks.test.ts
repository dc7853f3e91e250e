// Bracketed numbers printed in a document never read as marks of the answer.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MARK, withoutMarks } from './marks.ts';

it('takes bracketed numbers out, with the space before them', () => {
  expect(withoutMarks('Theo chú thích [12], số liệu [3][4].')).toBe('Theo chú thích, số liệu.');
  expect(withoutMarks('khoản [a] và (3)')).toBe('khoản [a] và (3)');
});

it('leaves no mark behind, whatever a removal brings together', () => {
  const pieces = fc.constantFrom('[', ']', '1', '23', ' ', 'chữ');
  fc.assert(
    fc.property(fc.array(pieces), (all) => [...withoutMarks(all.join('')).matchAll(MARK)].length === 0),
  );
});
