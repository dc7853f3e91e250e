// A quotation that leaves out whole sentences passes; one that is cut inside a sentence or put together anew does not.
import { describe, expect, it } from 'vitest';
import { checkSentence } from './gate.ts';
import type { GateSource } from './types.ts';

const article: GateSource = {
  text: 'Quyền của người học\n1. Người học được đăng ký thường trú:\n- Tại nơi học.\n2. Người học không được chuyển trường trong năm cuối, trừ trường hợp chuyển nơi ở.\n3. Thời hạn giải quyết là 05 ngày làm việc.',
  headings: ['Luật Mẫu về người học | Điều 33. Quyền của người học', 'Mục 3. Thời hạn'],
  title: 'Luật Mẫu về người học | Điều 33. Quyền của người học',
  place: 'Đoạn 1',
  isRow: false,
  roles: null,
};
const judge = (sentence: string) =>
  checkSentence(sentence, () => article, { findAgencies: () => [], fields: [] });

describe('a quotation shortened by whole sentences', () => {
  it.each([
    '“Quyền của người học […] 3. Thời hạn giải quyết là 05 ngày làm việc.” [1]',
    '- “1. Người học được đăng ký thường trú: - Tại nơi học. […] 3. Thời hạn giải quyết là 05 ngày làm việc.” [1]',
    '- **Luật Mẫu về người học | Điều 33. Quyền của người học › Mục 3. Thời hạn**: “3. Thời hạn giải quyết là 05 ngày làm việc.” [1]',
    '- **Luật Mẫu về người học | Điều 33. Quyền của người học**: “3. Thời hạn giải quyết là 05 ngày làm việc.” [1]',
  ])('passes as %s', (sentence) => {
    expect(judge(sentence)).toEqual({ ok: true });
  });

  it.each([
    [
      'cut before an exception',
      '“2. Người học không được chuyển trường trong năm cuối […] 3. Thời hạn giải quyết là 05 ngày làm việc.” [1]',
    ],
    [
      'cut inside a sentence',
      '“2. Người học […] chuyển trường trong năm cuối, trừ trường hợp chuyển nơi ở.” [1]',
    ],
    [
      'in another order',
      '“3. Thời hạn giải quyết là 05 ngày làm việc. […] 1. Người học được đăng ký thường trú:” [1]',
    ],
    ['with another figure', '“Quyền của người học […] 3. Thời hạn giải quyết là 15 ngày làm việc.” [1]'],
    [
      'under a heading of its own',
      '**Điều 34. Nghĩa vụ**: “3. Thời hạn giải quyết là 05 ngày làm việc.” [1]',
    ],
  ])('fails when it is %s', (_what, sentence) => {
    expect(judge(sentence).ok).toBe(false);
  });
});
