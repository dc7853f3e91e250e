// The deadline of a task whose table prints beginning and end in two columns is the whole time between them.
import { expect, it } from 'vitest';
import { parseDocument } from './parse.ts';

const head = 'KẾ HOẠCH MẪU\n\nVăn bản mẫu để kiểm thử.\n\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n';
const deadlines = (...rows: string[][]) =>
  parseDocument({
    documentId: 'mau',
    text: head + rows.map((row) => row.join('\t')).join('\n'),
    pages: [],
    meta: {},
    glossary: { agencies: [] },
  }).tasks.map(({ deadlinePrinted, deadline }) => [deadlinePrinted, deadline]);

it.each([
  ['Bắt đầu', 'Hoàn thành'],
  ['Thời gian bắt đầu', 'Thời gian kết thúc'],
])('is read from "%s" and "%s"', (start, end) => {
  const read = deadlines(
    ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', start, end],
    ['1', 'Rà soát quy trình mẫu', 'Sở Tư pháp', '3/2026', '12/2027'],
    ['2', 'Ban hành quy chế mẫu', 'Sở Nội vụ', '5/2026', ''],
    ['3', 'Theo dõi việc mẫu', 'Sở Y tế', '2027', '2027'],
  );
  expect(read[0]).toEqual([
    'bắt đầu 3/2026, hoàn thành 12/2027',
    { kind: 'range', from: '2026-03-01', to: '2027-12-31' },
  ]);
  // when a task begins is not when it must be done
  expect(read[1]?.[0]).toBe('');
  expect(read[2]?.[0]).toBe('2027');
});
