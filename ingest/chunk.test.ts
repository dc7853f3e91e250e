// Passages know their page, and say when that page was recognised badly.
import { expect, it } from 'vitest';
import { parseDocument } from './parse.ts';

it('gives the page of each passage, and marks the place on a page of low quality', () => {
  const text = 'I. MỘT\n\nNội dung thứ nhất.\n\nNội dung thứ hai.';
  const second = text.indexOf('Nội dung thứ hai');
  const pages = [
    { page: 3, span: { start: 0, end: second - 2 }, quality: 0.95 },
    { page: 4, span: { start: second, end: text.length }, quality: 0.6 },
  ];
  const { passages } = parseDocument({ documentId: 'd', text, pages, meta: {}, glossary: { agencies: [] } });
  const shown = passages.map(({ text: quote, page, place }) => [quote, page, place.replace(/^[^(]*/u, '')]);
  expect(shown).toEqual([
    ['Nội dung thứ nhất.', 3, ''],
    ['Nội dung thứ hai.', 4, '(bản quét, độ tin cậy thấp)'],
  ]);
});
