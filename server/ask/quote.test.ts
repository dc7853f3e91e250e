// A quote is verbatim: short passages whole, long ones by the sentences that the question needs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hit, unit } from '../../tests/support/ask-factories.ts';
import { inline } from './draft.ts';
import { quoteOf } from './quote.ts';
import { readHit } from './reading.ts';

const units = [unit('y tế'), unit('số hóa'), unit('bệnh viện')];
const quote = (text: string, kind: 'paragraph' | 'row' = 'paragraph') =>
  quoteOf(readHit(hit(text, { kind }), units, []), units);
const filler =
  'Các đơn vị có trách nhiệm triển khai đồng bộ, hiệu quả, đúng tiến độ theo kế hoạch đã được phê duyệt hằng năm. ';

describe('quoteOf', () => {
  it('quotes a short passage whole, without its bullet dash', () => {
    expect(quote('- Dữ liệu y tế được số hóa.\nĐủ.')).toBe('Dữ liệu y tế được số hóa. Đủ.');
  });

  it('quotes the needed sentences of a long one and marks what is left out', () => {
    const text = `Dữ liệu y tế được số hóa. ${filler.repeat(5)}Bệnh viện tỉnh làm trước.`;
    expect(quote(text)).toBe('Dữ liệu y tế được số hóa. […] Bệnh viện tỉnh làm trước.');
  });

  it('quotes a row whole, however long', () => {
    const text = `1\t${filler.repeat(6)}\tSở Y tế`;
    expect(quote(text, 'row')).toBe(inline(text));
  });

  it('never says what the passage does not', () => {
    const sentences = fc.constantFrom('Y tế số hóa. ', 'Bệnh viện tỉnh. ', filler, '- ', 'Điều 1. ', '\n');
    fc.assert(
      fc.property(fc.array(sentences, { minLength: 1, maxLength: 14 }), (all) => {
        const text = all.join('').trim();
        const own = inline(text);
        return quote(text)
          .split('[…]')
          .every((piece) => own.includes(piece.trim().split(' - ')[0] ?? ''));
      }),
      { numRuns: 60 },
    );
  });
});
