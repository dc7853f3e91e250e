// "trích nguyên văn" is a wish for wording and no part of what is asked.
import { describe, expect, it } from 'vitest';
import { readWording } from './wording.ts';

describe('readWording', () => {
  it.each([
    ['Trích nguyên văn khoản 2 Điều 6', 'khoản 2 Điều 6'],
    ['trich nguyen van: khoan 2 Dieu 6', 'khoan 2 Dieu 6'],
    ['Khoản 2 Điều 6 quy định gì? Trích dẫn đúng câu chữ.', 'Khoản 2 Điều 6 quy định gì?'],
    ['Cho tôi nguyên văn quy định về sao lưu dữ liệu', 'về sao lưu dữ liệu'],
    ['Điều 7 nói gì, trích nguyên văn', 'Điều 7 nói gì'],
  ])('reads "%s"', (typed, question) => {
    expect(readWording(typed, [])).toEqual({ question, isVerbatim: true });
  });

  it.each(['Điều 7 nói gì?', 'Văn bản nào trích dẫn Nghị định 47?', 'Sở Văn hóa chủ trì gì?'])(
    'leaves "%s" alone',
    (typed) => {
      expect(readWording(typed, [])).toEqual({ question: typed, isVerbatim: false });
    },
  );

  it('asks the question before again when nothing else is typed', () => {
    const history = [
      { role: 'user' as const, content: 'Điều 7 nói gì?' },
      { role: 'assistant' as const, content: 'Cập nhật dữ liệu.' },
    ];
    expect(readWording('Trích nguyên văn', history)).toEqual({
      question: 'Điều 7 nói gì?',
      isVerbatim: true,
    });
  });
});
