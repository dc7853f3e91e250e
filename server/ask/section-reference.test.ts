// Places of a document named in a question become canonical paths.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSectionReferences } from './section-reference.ts';

const paths = (question: string) => findSectionReferences(question).map(({ path }) => path);

describe('findSectionReferences', () => {
  it.each([
    ['mục III.2.4 nói gì', 'III.2.4'],
    ['muc iii.2.4 noi gi', 'III.2.4'],
    ['phụ lục III.10.3', 'III.10.3'],
    ['xem III.2', 'III.2'],
    ['Điều 5 khoản 2 điểm a', 'Điều 5.2.a'],
    ['điểm a khoản 2 Điều 5', 'Điều 5.2.a'],
    ['dieu 12a khoan 3', 'Điều 12a.3'],
    ['k2đ7', 'Điều 7.2'],
    ['k2 d7', 'Điều 7.2'],
  ])('reads "%s" as %s', (question, path) => {
    expect(paths(question)).toEqual([path]);
  });

  it('tells rows of an annex from sections of the body', () => {
    expect(findSectionReferences('nhiệm vụ III.10.3 và mục II.1')).toMatchObject([
      { path: 'III.10.3', annex: true },
      { path: 'II.1', annex: false },
    ]);
  });

  it('takes no number, word or symbol of a document for a place', () => {
    for (const question of ['so 5', 'có 6 nhiệm vụ', 'Sở Y tế chi 12.5 tỷ', '155/2020/NĐ-CP', 'mục cl', ''])
      expect(paths(question), question).toEqual([]);
  });

  it('gives places in order and apart', () => {
    const pieces = fc.constantFrom('Điều 5', 'khoản 2', 'điểm a', 'mục III.2', 'III.10.3', 'k2đ7', 'và', ',');
    fc.assert(
      fc.property(fc.array(pieces), (words) =>
        findSectionReferences(words.join(' ')).every(
          ({ start, end }, index, all) => start < end && start >= (all[index - 1]?.end ?? 0),
        ),
      ),
    );
  });
});
