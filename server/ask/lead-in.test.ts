// A passage that only introduces a list is completed with the items under it.
import { describe, expect, it } from 'vitest';
import { aView, hit, memorySources, passage, realLanguage } from '../../tests/support/ask-factories.ts';
import { itemsAfter, leadInOf } from './lead-in.ts';

const language = await realLanguage();
const items = [1, 2].map((n) => passage(`- Ý ${n}`, { path: `II.1#${n + 1}`, ordinal: n + 1 }));
const sources = memorySources(language, {
  views: [
    aView([
      passage('Mục tiêu gồm:', { path: 'II.1#1' }),
      ...items,
      passage('Khác', { path: 'II.2', ordinal: 9 }),
    ]),
  ],
});
const texts = (text: string, path = 'II.1#1', groups = ['public']) =>
  itemsAfter(hit(text, { path }), groups, sources).then((hits) => hits.map((one) => one.passage.text));

describe('itemsAfter', () => {
  it('gives the items under a passage that ends with a colon, in order', async () => {
    expect(await texts('Mục tiêu gồm:')).toEqual(['- Ý 1', '- Ý 2']);
  });

  it('gives nothing for another passage, at the end, or to a reader who may not see the document', async () => {
    expect(await texts('Mục tiêu đã rõ.')).toEqual([]);
    expect(await texts('Gồm:', 'II.9')).toEqual([]);
    expect(await texts('Mục tiêu gồm:', 'II.1#1', ['khac'])).toEqual([]);
  });
});

describe('leadInOf', () => {
  it('finds the words that an item completes', async () => {
    const fine = passage('3. Phạt tiền đối với một trong các hành vi sau đây:', {
      path: 'Điều 6.3',
      ordinal: 1,
    });
    const item = passage('a) Nài ép khách;', { path: 'Điều 6.3.a', ordinal: 2, headings: [fine.text] });
    const world = memorySources(language, { views: [aView([fine, item])] });
    const lead = (one: typeof item, groups = ['public']) =>
      leadInOf(hit(one.text, one), groups, world).then((found) => found?.passage.path ?? null);
    expect(await lead(item)).toBe('Điều 6.3');
    expect(await lead({ ...item, headings: ['Điều 6. Vi phạm'] })).toBeNull();
    expect(await lead(item, ['khac'])).toBeNull();
  });
});
