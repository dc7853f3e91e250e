// A cell that only says "as above" has the value of the cell above, through several rows; the printed row stays as it is.
import { expect, it } from 'vitest';
import { parseDocument } from './parse.ts';

const head = 'KẾ HOẠCH MẪU\n\nVăn bản mẫu để kiểm thử.\n\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n';
const rows = [
  ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian'],
  ['1', 'Rà soát quy trình mẫu', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý II/2026'],
  ['2', 'Ban hành quy chế mẫu', '- nt -', 'Sở Y tế', '- nt -'],
  ['3', 'Theo dõi việc mẫu', '- nt -', '- nt -', '2027'],
];

it('is read through the mark', () => {
  const { tasks } = parseDocument({
    documentId: 'mau',
    text: head + rows.map((row) => row.join('\t')).join('\n'),
    pages: [],
    meta: {},
    glossary: { agencies: [] },
  });
  expect(tasks.map((task) => [task.leadPrinted, task.cooperatePrinted, task.deadlinePrinted])).toEqual([
    ['Sở Tư pháp', 'Sở Nội vụ', 'Quý II/2026'],
    ['Sở Tư pháp', 'Sở Y tế', 'Quý II/2026'],
    ['Sở Tư pháp', 'Sở Y tế', '2027'],
  ]);
  expect(tasks[2]!.leads).toEqual(tasks[0]!.leads);
});
