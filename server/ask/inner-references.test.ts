// What a passage takes over from another place of its article is found; what only looks like a place is not.
import { describe, expect, it } from 'vitest';
import { hit } from '../../tests/support/ask-factories.ts';
import { referredPaths, referredTexts, rulesTheRest } from './inner-references.ts';

describe('referredPaths', () => {
  it.each([
    ['Điều 5.1.b', 'không thuộc đối tượng quy định tại điểm a khoản này', ['Điều 5.1.a']],
    ['Điều 5.1.d', 'theo điểm a, b và điểm c khoản này', ['Điều 5.1.c']],
    ['Điều 5.1.d', 'theo điểm a, b và c khoản này', ['Điều 5.1.a', 'Điều 5.1.b', 'Điều 5.1.c']],
    ['Điều 6.4', 'hành vi quy định tại khoản 1, 2 Điều này', ['Điều 6.1', 'Điều 6.2']],
    ['Điều 6.4', 'hành vi quy định tại điểm b khoản 3 Điều này', ['Điều 6.3.b']],
    ['Điều 6.4', 'theo khoản 4 Điều này', []],
    ['Điều 6.4', 'theo khoản 1 Điều 9 của Luật này', []],
    ['III.2', 'theo điểm a khoản này', []],
  ])('%s: "%s"', (path, text, paths) => {
    expect(referredPaths(path, text)).toEqual(paths);
  });
});

describe('referredTexts', () => {
  it('brings the texts of places that were found, of the same document alone', () => {
    const first = hit('a) 10 đồng cho hộ có lương.', { path: 'Điều 5.1.a' });
    const rest = hit('b) 20 đồng cho hộ không thuộc đối tượng tại điểm a khoản này.', { path: 'Điều 5.1.b' });
    const foreign = hit('b) 30 đồng theo điểm a khoản này.', { path: 'Điều 5.1.b', documentId: 'khac' });
    const found = referredTexts([rest, first, foreign]);
    expect([...found.entries()]).toEqual([[rest.passage.id, first.passage.text]]);
  });
});

describe('rulesTheRest', () => {
  const place = 'a) 10 đồng cho hộ hưởng lương.';
  it.each([
    [
      'Hộ không hưởng lương được bao nhiêu?',
      'b) Hộ không thuộc đối tượng quy định tại điểm a khoản này.',
      true,
    ],
    ['Hộ không hưởng lương được bao nhiêu?', '2. Ngoài các trường hợp quy định tại khoản 1 Điều này.', true],
    ['Hộ không bắt buộc làm gì?', 'b) Hộ không thuộc đối tượng quy định tại điểm a khoản này.', false],
    ['Hộ hưởng lương được bao nhiêu?', 'b) Hộ không thuộc đối tượng quy định tại điểm a khoản này.', false],
    ['Hộ không hưởng lương được bao nhiêu?', 'b) Hành vi quy định tại điểm a khoản này.', false],
  ])('"%s" by "%s"', (question, text, expected) => {
    expect(rulesTheRest(question, text, place)).toBe(expected);
    expect(rulesTheRest(question, text)).toBe(false);
  });
});
