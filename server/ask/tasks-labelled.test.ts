// Rows are found by the remark in quotation marks that the table prints beside them.
import { describe, expect, it } from 'vitest';
import { realLanguage, taskRow } from '../../tests/support/ask-factories.ts';
import { labelAsked, rowsLabelled } from './tasks-labelled.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const label = (question: string) => labelAsked(understand(question, language));

describe('labelAsked', () => {
  it('reads a remark, not the name of a task', () => {
    expect(label('Việc nào được ghi chú “nhiệm vụ trọng tâm”?')).toBe('nhiệm vụ trọng tâm');
    expect(label('Nhiệm vụ nào có tên “Số hóa hồ sơ”?')).toBeNull();
    expect(label('Nhiệm vụ “Số hóa hồ sơ” do ai chủ trì?')).toBeNull();
    expect(label('Nhiệm vụ nào quan trọng?')).toBeNull();
  });
});

describe('rowsLabelled', () => {
  it('looks in the cells beside the task', () => {
    const rows = ['Nhiệm vụ trọng tâm', ''].map((remark, index) => {
      const row = taskRow(index + 1, `Làm nhiệm vụ trọng tâm ${index}`);
      return { ...row, passage: { ...row.passage, text: `1\t${row.task.text}\tSở Y tế\t${remark}` } };
    });
    expect(rowsLabelled(rows, 'nhiệm vụ trọng tâm')).toEqual([rows[0]]);
  });
});
