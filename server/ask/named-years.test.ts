// A year that names the plan is no deadline; a year that something must be done by always is.
import { expect, it } from 'vitest';
import { aRecord } from '../../tests/support/answers.ts';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { withoutNamedYears } from './named-years.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const plan = aRecord({ title: 'Kế hoạch chuyển đổi số tỉnh Gia Lai năm 2026' });
const years = (question: string, documents = [plan]) =>
  withoutNamedYears(understand(question, language), documents).dates.map((date) => date.printed);

it.each([
  'Phụ lục Kế hoạch chuyển đổi số năm 2026 có bao nhiêu nhiệm vụ?',
  'Sở Y tế chủ trì những việc gì về chuyển đổi số năm 2026?',
])('drops the year of "%s"', (question) => {
  expect(years(question)).toEqual([]);
});

it.each([
  ['Nhiệm vụ nào phải hoàn thành trong năm 2026?', 'năm 2026'],
  ['Nhiệm vụ nào đến hạn năm 2026?', 'năm 2026'],
  ['Nhiệm vụ nào xong trước năm 2026?', 'năm 2026'],
  ['Kế hoạch năm 2027 có gì?', 'năm 2027'],
])('keeps the year of "%s"', (question, year) => {
  expect(years(question)).toEqual([year]);
});

it('drops a year that stands in one of the titles after the same words', () => {
  const decision = aRecord({ title: 'Quyết định về phí tỉnh Gia Lai' });
  expect(years('Sở Y tế làm gì về chuyển đổi số năm 2026?', [plan, decision])).toEqual([]);
  expect(years('Sở Y tế làm gì năm 2026?', [plan, decision])).toEqual(['năm 2026']);
});

it('drops nothing when no document is named', () => {
  expect(years('Kế hoạch năm 2026 có gì?', [])).toEqual(['năm 2026']);
});
