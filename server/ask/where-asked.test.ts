// Where a text stands is asked beside what it says, and is no question of its own.
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { splitQuestions } from './parts.ts';
import { asksOnlyWhere, asksWhere } from './where-asked.ts';

const language = await realLanguage();

describe('asksWhere', () => {
  it.each([
    'Theo điều nào?',
    'Quy định ở khoản mấy Điều 5?',
    'nam o dieu may',
    'Nêu tại mục nào của kế hoạch?',
  ])('is true of "%s"', (question) => expect(asksWhere(question)).toBe(true));

  it.each([
    'Được phạt tiền đến mức nào?',
    'Có điều gì cần lưu ý?',
    'Điều 5 quy định gì?',
    'Gồm bao nhiêu khoản?',
  ])('is false of "%s"', (question) => expect(asksWhere(question)).toBe(false));
});

describe('asksOnlyWhere', () => {
  it('tells a rider from a question', () => {
    expect(asksOnlyWhere('Theo điều nào của Nghệ An?', language)).toBe(true);
    expect(asksOnlyWhere('Theo điều nào của quy chế quản lý dữ liệu?', language)).toBe(true);
    expect(asksOnlyWhere('Điều nào quy định mức phạt?', language)).toBe(false);
  });

  it('keeps the rider with its question', () => {
    expect(splitQuestions('Học sinh có được miễn phí không? Theo điều nào?', language)).toHaveLength(1);
    expect(
      splitQuestions('Mức phạt không giấy phép là bao nhiêu, quy định ở khoản mấy Điều 5?', language),
    ).toHaveLength(1);
  });
});
