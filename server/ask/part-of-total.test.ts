// The total, the part that is asked for, or nothing: never the figure of another part.
import { describe, expect, it } from 'vitest';
import { fold } from '../vietnamese/normalise.ts';
import { totalOrPart } from './part-of-total.ts';

const clause =
  'Tổng kinh phí đề án mẫu A của tỉnh là 86,4 tỷ đồng, trong đó ngân sách tỉnh 61 tỷ đồng, ngân sách huyện 4 tỷ đồng, vốn xã hội hóa 21,4 tỷ đồng.';
const meant = (question: string, about = 'Đề án mẫu A') =>
  totalOrPart(clause, fold(question).split(' '), about)?.text.replace(/^\D*/u, '') ?? null;

describe('totalOrPart', () => {
  it('takes the total where no part is asked for', () => {
    expect(meant('kinh phí đề án mẫu A')).toBe('86,4 tỷ đồng');
    expect(meant('tổng kinh phí')).toBe('86,4 tỷ đồng');
  });

  it.each([
    ['tiền ngân sách tỉnh', '61 tỷ đồng'],
    ['ngân sách huyện đề án mẫu A', '4 tỷ đồng'],
    ['vốn xã hội hóa', '21,4 tỷ đồng.'],
  ])('takes the part of "%s"', (question, figure) => expect(meant(question)).toBe(figure));

  it.each(['ngân sách trung ương', 'tiền vay ưu đãi', 'ngân sách', 'nguồn tài trợ nước ngoài'])(
    'takes nothing for "%s"',
    (question) => expect(meant(question)).toBeNull(),
  );

  it('leaves a clause without parts whole', () =>
    expect(totalOrPart('Hỗ trợ 3 triệu đồng cho một hộ', ['ho', 'tro', 'xa'], '')?.start).toBe(0));
});
