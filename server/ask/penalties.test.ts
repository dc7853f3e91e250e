// What an article adds to a fine for the clause and point of an act, and only when the consequences are asked for.
import { expect, it } from 'vitest';
import { aView, memorySources, passage, realLanguage } from '../../tests/support/ask-factories.ts';
import { hitOfPassage } from './draft.ts';
import { furtherSanctions } from './penalties.ts';
import { readHit } from './reading.ts';

const act = passage('a) Không mua bảo hiểm mẫu cho khách;', { path: 'Điều 7.9.a', kind: 'point' });
const suspension = passage(
  'a) Đình chỉ hoạt động từ 01 tháng đối với hành vi quy định tại các điểm a và c khoản 9 Điều này;',
  { path: 'Điều 7.15.a', kind: 'point' },
);
const other = passage('b) Tước giấy phép đối với hành vi quy định tại điểm b khoản 9 Điều này.', {
  path: 'Điều 7.15.b',
  kind: 'point',
});

it.each([
  ['khong mua bao hiem bi xu phat the nao', [suspension.id]],
  ['khong mua bao hiem phat bao nhieu tien', []],
])('adds to "%s"', async (folded, expected) => {
  const view = aView([act, suspension, other]);
  const sources = memorySources(await realLanguage(), { views: [view] });
  const reading = readHit(hitOfPassage(act, view.record), [], []);
  const further = await furtherSanctions(folded, [reading], ['public'], sources);
  expect(further.map((hit) => hit.passage.id)).toEqual(expected);
});
