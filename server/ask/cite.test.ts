// Marks of the final text and its citations match one to one, numbered 1, 2, 3… in order of first use.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDraft, evidence, hit } from '../../tests/support/ask-factories.ts';
import { cite } from './cite.ts';
import type { Statement } from './contract.ts';
import { MARK } from './marks.ts';

const fact = (markdown: string): Statement => ({ markdown, markers: [], kind: 'fact' });
const three = evidence(hit('Một.', { path: 'I' }), hit('Hai.', { path: 'II' }), hit('Ba.', { path: 'III' }));
const marksOf = (markdown: string) => [
  ...new Set([...markdown.matchAll(MARK)].map((match) => Number(match[1]))),
];

describe('cite', () => {
  it('renumbers marks in order of first use', () => {
    const cited = cite(aDraft({ evidence: three }), [fact('B [3] [1]'), fact('C [3]')]);
    expect(cited.markdown).toBe('B [1] [2]\n\nC [1]');
    expect(cited.citations.map(({ marker, section }) => [marker, section])).toEqual([
      [1, 'III'],
      [2, 'I'],
    ]);
  });

  it('quotes the stored text as it is, with its place', () => {
    const row = hit('1\tSố hóa\tSở Y tế\t\t2026', { path: 'Phụ lục III.10.1#2', kind: 'row', page: 7 });
    expect(cite(aDraft({ evidence: evidence(row) }), [fact('- Số hóa [1]')]).citations).toMatchObject([
      { quote: '1\tSố hóa\tSở Y tế\t\t2026', section: 'Phụ lục III.10.1', page: 7, spans: row.passage.spans },
    ]);
  });

  it('removes a mark of no evidence, and lists no evidence without a mark', () => {
    const cited = cite(aDraft({ evidence: three }), [fact('A [9]'), fact('B [2]')]);
    expect(cited.markdown).toBe('A\n\nB [1]');
    expect(cited.citations).toHaveLength(1);
  });

  it('sets list items on consecutive lines and other statements apart', () => {
    const lines = ['Có 2:', '- a [1]', '- b [2]', 'Hết.'].map(fact);
    expect(cite(aDraft({ evidence: three }), lines).markdown).toBe('Có 2:\n\n- a [1]\n- b [2]\n\nHết.');
  });

  it('keeps the rows of the table whose statements passed, and no table of a single row', () => {
    const rows = [1, 2, 3].map((marker) => ({ cells: [String(marker)], marker }));
    const draft = aDraft({ evidence: three, table: { caption: 'Bảng', columns: ['Mục'], rows } });
    expect(cite(draft, [fact('- c [3]'), fact('- a [1]')]).table?.rows).toEqual([
      { cells: ['1'], marker: 2 },
      { cells: ['3'], marker: 1 },
    ]);
    expect(cite(draft, [fact('- c [3]')]).table).toBeNull();
  });

  it('matches marks and citations one to one, whatever the text', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '1',
      '2',
      '[1]',
      '[2]',
      '[3]',
      '[9]',
      '[12345]',
      ' ',
      '- ',
      'chữ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.array(pieces), { minLength: 1, maxLength: 5 }), (texts) => {
        const cited = cite(
          aDraft({ evidence: three }),
          texts.map((text) => fact(text.join(''))),
        );
        const markers = cited.citations.map(({ marker }) => marker);
        expect(marksOf(cited.markdown)).toEqual(markers);
        expect(markers).toEqual(markers.map((_marker, index) => index + 1));
      }),
    );
  });
});
