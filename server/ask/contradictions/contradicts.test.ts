// Same object, another value: a contradiction. Another object, another form of the value, another year: none.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hit } from '../../../tests/support/ask-factories.ts';
import { DraftBuilder } from '../draft.ts';
import { contradiction } from './contradicts.ts';
import { withContradictions } from './with-contradictions.ts';

type Pair = { id: string; a: string; b: string; contradictory: boolean };
const pairs = readFileSync(new URL('../../../evals/contradictions/pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Pair);

describe('the planted pairs', () => {
  const share = (wanted: boolean) => {
    const chosen = pairs.filter((pair) => pair.contradictory === wanted);
    return chosen.filter((pair) => contradiction(pair.a, pair.b) !== null).length / chosen.length;
  };
  it('are found, nine of ten at least', () => expect(share(true)).toBeGreaterThanOrEqual(0.9));
  it('are seldom seen where there is none', () => expect(share(false)).toBeLessThanOrEqual(0.05));
  it('do not depend on which is read first', () => {
    for (const { a, b } of pairs) expect(contradiction(a, b)).toBe(contradiction(b, a));
  });
});

describe('an answer', () => {
  const six = hit('Danh mục dữ liệu dùng chung được cập nhật 6 tháng một lần.', {
    id: 'a',
    place: 'Mục II.1',
  });
  const year = hit('Danh mục dữ liệu dùng chung cập nhật định kỳ 01 năm/lần.', {
    id: 'b',
    place: 'Phụ lục I.2',
  });
  const other = hit('Danh mục dữ liệu mở được cập nhật 3 tháng một lần.', { id: 'c' });
  const draftOf = () => {
    const draft = new DraftBuilder();
    draft.fact(`“${six.passage.text}”`, [draft.cite(six)]);
    return draft;
  };

  it('shows both statements with their places', () => {
    const shown = withContradictions(draftOf().build(), [six, other, year]);
    expect(shown.statements.map((one) => one.markdown).slice(1)).toEqual([
      expect.stringContaining('nêu khác nhau'),
      expect.stringContaining('Mục II.1'),
      `“${six.passage.text}” [1]`,
      expect.stringContaining('Phụ lục I.2'),
      `“${year.passage.text}” [2]`,
    ]);
  });

  it('is left as it is when nothing contradicts it, and when it is a whole list', () => {
    const draft = draftOf().build();
    expect(withContradictions(draft, [six, other])).toEqual(draft);
    const list = draftOf();
    list.complete = true;
    expect(withContradictions(list.build(), [six, year]).statements).toHaveLength(1);
  });

  it('sees no contradiction between what is so far and what is to be', () => {
    const target = 'Tỷ lệ diện tích cây ăn quả được tưới tiết kiệm nước đạt 22%.';
    expect(contradiction('Tỷ lệ tưới tiết kiệm nước mới đạt 9,5% diện tích cây ăn quả.', target)).toBeNull();
    expect(contradiction(target.replace('22', '25'), target)).toBe('%');
  });
});
