// Figures and dates that a question takes for granted are compared with the passages.
import { describe, expect, it } from 'vitest';
import { hit, realLanguage } from '../../tests/support/ask-factories.ts';
import { readHit } from './reading.ts';
import { text } from './text.ts';
import { understand } from './understand.ts';
import { holdsStatedDates, meetsStatedNumbers, valueVerdict } from './value-premise.ts';

const language = await realLanguage();
const says = 'Đến năm 2030, 95% dữ liệu y tế được số hóa.';
const read = (question: string) => understand(question, language);
const verdict = (question: string) => valueVerdict(read(question), [readHit(hit(says), [], [])]);

describe('valueVerdict', () => {
  it('confirms, denies, or corrects a figure', () => {
    expect(verdict('Ngành y tế số hóa 95% dữ liệu đúng không?')).toContain(text.yes);
    expect(verdict('Ngành y tế số hóa 80% dữ liệu đúng không?')).toContain(text.no);
    expect(verdict('Vì sao ngành y tế chỉ số hóa 80% dữ liệu?')).toContain(text.correction);
  });

  it('does not take a number for a percentage', () => {
    expect(verdict('Số hóa 95 bộ dữ liệu đúng không?')).toContain(text.no);
  });

  it('confirms or denies a date', () => {
    expect(verdict('Số hóa xong đến năm 2030 phải không?')).toContain(text.yes);
    expect(verdict('Số hóa xong đến năm 2028 phải không?')).toContain(text.no);
  });

  it('says nothing where no value is at stake', () => {
    expect(verdict('Ngành y tế số hóa dữ liệu thế nào?')).toBe('');
  });
});

describe('holdsStatedDates and meetsStatedNumbers', () => {
  it('accept a year inside a period of the text', () => {
    expect(holdsStatedDates(read('năm 2026 làm gì?'), 'Giai đoạn 2026 - 2027')).toBe(true);
    expect(holdsStatedDates(read('năm 2029 làm gì?'), 'Giai đoạn 2026 - 2027')).toBe(false);
    expect(holdsStatedDates(read('làm gì?'), '')).toBe(true);
  });

  it('accept another figure of the same unit, which the answer sets against it', () => {
    expect(meetsStatedNumbers(read('số hóa 80% dữ liệu'), says)).toBe(true);
    expect(meetsStatedNumbers(read('cấp 80 tỷ đồng'), says)).toBe(false);
    expect(meetsStatedNumbers(read('số hóa dữ liệu'), says)).toBe(true);
  });
});
