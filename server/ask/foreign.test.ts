// English is told from Vietnamese typed without diacritics, by its words and the shape of its syllables.
import { describe, expect, it } from 'vitest';
import { isEnglish } from './foreign.ts';

describe('isEnglish', () => {
  it.each([
    'Which tasks does the Department of Health lead?',
    'What is the deadline for the annual report to the Provincial People Committee?',
    'How many tasks are due in 2026?',
    'list all tasks of the department of finance and their deadlines',
    'When must the data be updated?',
    'who is responsible for Article 5 of Decree 47/2020/ND-CP',
  ])('reads "%s" as English', (question) => {
    expect(isEnglish(question)).toBe(true);
  });

  it.each([
    'So Y te chu tri nhung nhiem vu nao, thoi han ra sao?',
    'bao cao khi nao den han',
    'Sở Y tế chủ trì Data Center nào?',
    'dashboard cua tinh do ai quan ly',
    'API Gateway va Data Warehouse giao cho ai',
    'Big Data la gi',
    'tin hoc hoa to chuc',
    'Dieu 5 khoan 2',
    'IOC SOC LGSP',
    '',
  ])('does not read "%s" as English', (question) => {
    expect(isEnglish(question)).toBe(false);
  });
});
