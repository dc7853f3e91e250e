// A follow-up that found nothing is read again: as it stands, or with the words of the answer before.
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import type { Turn } from '../domain.ts';
import { furtherReadings } from './followup-again.ts';

const language = await realLanguage();
const history: Turn[] = [
  { role: 'user', content: 'Khách ở lại trung bình bao lâu?' },
  { role: 'assistant', content: '“Năm 2025, thời gian lưu trú bình quân của khách đạt 1,85 ngày.” [1]' },
];
const again = (question: string) => furtherReadings(question, history, language);

describe('furtherReadings', () => {
  it('takes the subject from the words of the answer, without its values', () => {
    const [reading] = again('Đến 2030 thì mục tiêu là mấy ngày?');
    expect(reading).toContain('lưu trú bình quân');
    expect(reading).toContain('2030');
    expect(reading).not.toContain('1,85');
  });

  it('lets a question stand alone that names its own place and matter', () => {
    expect(again('Kiến nghị của tỉnh Nghệ An thì sao?')).toEqual(['Kiến nghị của tỉnh Nghệ An']);
  });

  it('has no other reading of a variant, nor without a history', () => {
    expect(again('Còn ngành y tế thì sao?')).toEqual([]);
    expect(furtherReadings('Đến 2030 thì mấy ngày?', [], language)).toEqual([]);
  });
});
