// What a text is indexed under.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './normalise.ts';
import { indexTerms, syllables } from './tokens.ts';

describe('index terms', () => {
  it('are folded syllables, folded pairs and the accented syllables', () => {
    expect(indexTerms('Sở Y tế')).toEqual({
      syllables: ['so', 'y', 'te'],
      pairs: ['so y', 'y te'],
      accented: ['sở', 'tế'],
    });
  });

  it('are the same however the tone mark is placed or the text is composed', () => {
    expect(indexTerms('hoá'.normalize('NFD'))).toEqual(indexTerms('hóa'));
  });

  it('split a document number into its parts', () => {
    expect(indexTerms('155/2020/NĐ-CP').syllables).toEqual(['155', '2020', 'nd', 'cp']);
  });

  it('tell đường from dương by the accented form only', () => {
    expect(indexTerms('đường').syllables).toEqual(indexTerms('dương').syllables);
    expect(indexTerms('đường').accented).not.toEqual(indexTerms('dương').accented);
  });

  it('are empty for a text without letters or digits', () => {
    expect(indexTerms(' –…! ')).toEqual({ syllables: [], pairs: [], accented: [] });
  });

  it('find a folded question in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const terms = indexTerms(text);
        expect(terms.pairs).toHaveLength(Math.max(0, terms.syllables.length - 1));
        expect(syllables(text).map(fold)).toEqual(terms.syllables);
      }),
    );
  });
});
