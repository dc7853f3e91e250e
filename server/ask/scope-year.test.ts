// A plan of another year is no answer; a span of years holds each of them.
import { beforeAll, describe, expect, it } from 'vitest';
import { aRecord } from '../../tests/support/answers.ts';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import type { Scope } from './scope-documents.ts';
import { otherYear } from './scope-year.ts';
import { type Language, understand } from './understand.ts';

let language: Language;
beforeAll(async () => {
  language = await realLanguage();
});

const scope = (...titles: string[]): Scope => {
  const documents = titles.map((title) => ({ ...aRecord(), title }));
  return { documentIds: titles, documents, names: [], elsewhere: false, numbered: false };
};
const note = (question: string, ...titles: string[]) =>
  otherYear(understand(question, language), scope(...titles));

describe('otherYear', () => {
  it('says which plan there is', () =>
    expect(note('Kế hoạch mẫu năm 2025 có mục tiêu gì?', 'Kế hoạch mẫu năm 2026')).toBe(
      'Kho có “Kế hoạch mẫu năm 2026”, không có văn bản của năm 2025.',
    ));

  it('names a title once', () =>
    expect(
      note('Kế hoạch mẫu năm 2025 có mục tiêu gì?', 'Kế hoạch mẫu năm 2026', 'Kế hoạch mẫu năm 2026'),
    ).toMatch(/^Kho có “Kế hoạch mẫu năm 2026”, không có/));

  it.each([
    ['Kế hoạch mẫu năm 2026 có mục tiêu gì?', 'Kế hoạch mẫu năm 2026'],
    ['Kế hoạch mẫu năm 2028 có mục tiêu gì?', 'Kế hoạch mẫu giai đoạn 2026 - 2030'],
    ['Kế hoạch mẫu năm 2025 có mục tiêu gì?', 'Kế hoạch mẫu'],
    ['Nhiệm vụ nào phải xong trong năm 2025?', 'Kế hoạch mẫu năm 2026'],
    ['Theo kế hoạch mẫu của tỉnh, năm 2025 phải cắt giảm bao nhiêu?', 'Kế hoạch mẫu năm 2026'],
  ])('lets "%s" pass', (question, title) => expect(note(question, title)).toBeNull());
});
