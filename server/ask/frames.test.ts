// What code says of an answer stays in it when a model words the rest.
import { describe, expect, it } from 'vitest';
import type { Statement } from './contract.ts';
import { withFrames } from './frames.ts';

const frame = (markdown: string): Statement => ({ markdown, markers: [], kind: 'frame' });
const fact = (markdown: string): Statement => ({ markdown, markers: [1], kind: 'fact' });
const words = (verbatim: Statement[], phrased: Statement[]) =>
  withFrames(verbatim, phrased).map(({ markdown }) => markdown);

describe('withFrames', () => {
  it('keeps the verdict and the count, in place of the opening of the model', () => {
    const verbatim = [frame('Không đúng. Sở Y tế chủ trì 6 nhiệm vụ:'), fact('- a [1]')];
    expect(words(verbatim, [frame('Gồm:'), fact('- A [1]')])).toEqual([
      'Không đúng. Sở Y tế chủ trì 6 nhiệm vụ:',
      '- A [1]',
    ]);
  });

  it('keeps the part without a basis after the text', () => {
    expect(words([fact('a [1]'), frame('Phần “b”: không nêu.')], [fact('A [1]')])).toEqual([
      'A [1]',
      'Phần “b”: không nêu.',
    ]);
  });

  it('keeps no lead-in among several, and no heading of a document', () => {
    const verbatim = [
      frame('Sở A:'),
      frame('**Kế hoạch**'),
      fact('- a [1]'),
      frame('Sở B:'),
      fact('- b [2]'),
    ];
    expect(words(verbatim, [frame('Hai sở:'), fact('A [1]')])).toEqual(['Hai sở:', 'A [1]']);
  });
});
