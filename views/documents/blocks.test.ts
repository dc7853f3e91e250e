// A stored text is cut into blocks and pieces without losing a character.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aDocument, planText } from '../../tests/support/answers.ts';
import { documentBlocks, linesOf, piecesOf } from './blocks.ts';
import { documentText } from './text.ts';

describe('documentBlocks', () => {
  test('makes headings of outline nodes, by their depth, and one table of the rows', () => {
    const blocks = documentBlocks(planText, aDocument().nodes);
    const headings = blocks.flatMap((block) =>
      block.kind === 'heading' ? [[block.level, block.line.text]] : [],
    );
    expect(headings.slice(0, 2)).toEqual([
      [2, 'III. MỤC TIÊU ĐẾN NĂM 2030'],
      [3, '2. Mục tiêu cụ thể'],
    ]);
    expect(blocks.filter((block) => block.kind === 'table')).toHaveLength(1);
  });

  test('joins rows that only blank lines separate', () => {
    const blocks = documentBlocks('a\tb\n\n\nc\td\nvăn', []);
    expect(blocks.map((block) => block.kind)).toEqual(['table', 'paragraph']);
  });

  test('survives an outline whose parents form a circle', () => {
    const [node] = aDocument().nodes;
    const circle = node
      ? [
          { ...node, path: 'a', parent: 'b' },
          { ...node, path: 'b', parent: 'a' },
        ]
      : [];
    expect(() => documentBlocks(planText, circle)).not.toThrow();
  });

  test('keeps every line that is not blank, in order, for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\t', '\n', ' ', 'đ')), (characters) => {
        const text = characters.join('');
        const shown = documentBlocks(text, []).flatMap((block) =>
          block.kind === 'table' ? block.rows.map((row) => row.line) : [block.line],
        );
        expect(shown).toEqual(linesOf(text).filter((line) => line.text.trim() !== ''));
        for (const line of shown) expect(text.slice(line.start, line.end)).toBe(line.text);
      }),
    );
  });
});

describe('piecesOf', () => {
  test('marks exactly the characters of the highlighted spans', () => {
    const pieces = piecesOf('năm hai nghìn', 10, [{ start: 14, end: 17 }]);
    expect(pieces).toEqual([
      { text: 'năm ', mark: null },
      { text: 'hai', mark: 1 },
      { text: ' nghìn', mark: null },
    ]);
  });

  test('gives back the text when joined, whatever the spans', () => {
    const span = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 5 }), (text, spans) => {
        expect(
          piecesOf(text, 5, spans)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('documentText', () => {
  test('highlights a cited table row and gives the first piece of each span its anchor', () => {
    const start = planText.indexOf('6\tBan hành chính sách');
    const end = planText.indexOf('\n', start);
    const out = String(documentText(aDocument(), [{ start, end }]));
    expect(out).toMatch(/<tr class="cited">/);
    expect(out.match(/id="vi-tri-1"/g)).toHaveLength(1);
  });

  test('escapes what the document says', () => {
    const out = String(documentText(aDocument({ text: '<b>&', nodes: [] }), [{ start: 1, end: 3 }]));
    expect(out).toBe('<p>&lt;<mark id="vi-tri-1">b&gt;</mark>&amp;</p>');
  });
});
