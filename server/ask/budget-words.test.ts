// Sums are added up only where that is asked; how many tasks there are is no word of their topic.
import { describe, expect, it } from 'vitest';
import { addsUp, saysMoney, withoutMoneyWords } from './budget-words.ts';
import type { ContentUnit } from './terms.ts';

const units = (...words: string[]) => words.map((folded) => ({ folded }) as ContentUnit);

describe('addsUp', () => {
  it.each([
    'tong kinh phi cac nhiem vu do so y te chu tri',
    'cong von cua hai du an',
    'ba viec nay het thay bao nhieu tien',
    'nhom giao thong tong cong bao nhieu von',
  ])('hears it in "%s"', (question) => expect(addsUp(question)).toBe(true));

  it.each(['kinh phi cua de bien la bao nhieu', 'von dau tu cong nam 2026', 'viec nao nhieu tien nhat'])(
    'does not in "%s"',
    (question) => expect(addsUp(question)).toBe(false),
  );
});

describe('saysMoney', () => {
  it('hears a sum without its noun', () => {
    expect(saysMoney('viec nao tren 3 ty')).toBe(true);
    expect(saysMoney('viec nao xong trong quy iii')).toBe(false);
  });
});

describe('withoutMoneyWords', () => {
  it('keeps what the tasks are about', () =>
    expect(
      withoutMoneyWords(units('hai', 'du an', 'de bien', 'von', 'hai'), 'cong von hai du an de bien').map(
        (unit) => unit.folded,
      ),
    ).toEqual(['de bien']));

  it('takes no number for a count without a counted noun', () =>
    expect(withoutMoneyWords(units('nam', 'can'), 'kinh phi nam can').map((unit) => unit.folded)).toEqual([
      'nam',
      'can',
    ]));
});
