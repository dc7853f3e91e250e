// A sum with the name of its column may be said of a row that prints it; one that the row does not print may not.
import { expect, it } from 'vitest';
import { taskRow } from '../../tests/support/ask-factories.ts';
import type { TaskRow } from '../store/tasks.ts';
import { DraftBuilder } from './draft.ts';
import { verifyDraft } from './verify-draft.ts';

const made = taskRow(2, 'Ban hành quy chế mẫu', { lead: 'Sở Nội vụ' });
const row: TaskRow = {
  ...made,
  task: {
    ...made.task,
    budgetPrinted: 'ngân sách tỉnh: 1.250 triệu đồng; xã hội hóa: 42.000 triệu đồng',
    budgets: [
      { label: 'Ngân sách tỉnh', value: '1.250', unit: 'triệu đồng', part: true },
      { label: 'Xã hội hóa', value: '42.000', unit: 'triệu đồng', part: true },
    ],
  },
  passage: { ...made.passage, text: '2\tBan hành quy chế mẫu\tSở Nội vụ\t1.250\t42.000' },
};

it.each([
  ['Kinh phí: ngân sách tỉnh: 1.250 triệu đồng; xã hội hóa: 42.000 triệu đồng', 1],
  ['Xã hội hóa: 42.000 triệu đồng', 1],
  ['Xã hội hóa: 43.000 triệu đồng', 0],
  ['Xã hội hóa: 42.000 tỷ đồng', 0],
  ['Xã hội hóa: 1.250 triệu đồng', 0],
  ['Nhiệm vụ được ngân sách tỉnh cấp 42.000 triệu đồng', 0],
])('%s', (sentence, passed) => {
  const builder = new DraftBuilder();
  builder.fact(sentence, [builder.citeRow(row)]);
  expect(verifyDraft(builder.build(), { question: '' } as never).passed).toBe(passed);
});
