// What a question takes for granted about tasks is confirmed or corrected by the rows.
import { describe, expect, it } from 'vitest';
import { realLanguage, taskRow } from '../../tests/support/ask-factories.ts';
import { deadlineTest } from './asked-deadline.ts';
import { premiseVerdict } from './tasks-premise.ts';
import { text } from './text.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const rows = [taskRow(1, 'Số hóa hồ sơ'), taskRow(2, 'Vận hành hệ thống')];
const verdict = (question: string, withDue = false) => {
  const read = understand(question, language);
  return premiseVerdict(read, rows, withDue ? deadlineTest(read, '2026-06-15') : null).trim();
};

describe('premiseVerdict', () => {
  it.each([
    ['Sở Y tế chủ trì 2 nhiệm vụ đúng không?', text.yes],
    ['Sở Y tế chủ trì 8 nhiệm vụ đúng không?', text.no],
    ['Liệt kê 8 nhiệm vụ Sở Y tế chủ trì', text.correction],
    ['Sở Tài chính chủ trì số hóa hồ sơ phải không?', text.no],
    ['Vì sao Sở Tài chính chủ trì số hóa hồ sơ?', text.correction],
    ['Sở Xây dựng phối hợp số hóa hồ sơ đúng không?', text.no],
    ['Sở Khoa học và Công nghệ phối hợp đúng không?', text.yes],
    ['Sở Y tế chủ trì những nhiệm vụ nào?', ''],
  ])('answers "%s" with "%s"', (question, expected) => {
    expect(verdict(question)).toBe(expected);
  });

  it('checks a stated deadline', () => {
    expect(verdict('Số hóa hồ sơ xong năm 2026 đúng không?', true)).toBe(text.yes);
    expect(verdict('Số hóa hồ sơ xong năm 2029 đúng không?', true)).toBe(text.no);
  });
});
