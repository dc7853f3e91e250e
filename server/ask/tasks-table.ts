// Task rows as a table for the page and for download.
import type { AnswerTable, Task } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import { type DraftBuilder, inline } from './draft.ts';
import { text } from './text.ts';

type Column = [string, (task: Task) => string];

/** A column that no row fills in is left out. `money`: sums are asked for, and stand beside their tasks. */
export function tableOf(rows: TaskRow[], builder: DraftBuilder, caption: string, money = false): AnswerTable {
  const filled = (role: 'productPrinted' | 'budgetPrinted', name: string): Column[] =>
    rows.some((row) => row.task[role] !== '') ? [[name, (task) => inline(task[role])]] : [];
  const budget = filled('budgetPrinted', text.budgetLabel);
  const columns: Column[] = [
    ['Mục', (task) => task.section],
    ['Nhiệm vụ', (task) => inline(task.text)],
    ...(money ? budget : []),
    ['Cơ quan chủ trì', (task) => inline(task.leadPrinted)],
    ['Cơ quan phối hợp', (task) => inline(task.cooperatePrinted)],
    ['Thời gian thực hiện', (task) => inline(task.deadlinePrinted)],
    ...filled('productPrinted', text.productLabel),
    ...(money ? [] : budget),
  ];
  return {
    caption,
    columns: columns.map(([name]) => name),
    rows: rows.map((row) => ({
      cells: columns.map(([, cell]) => cell(row.task)),
      marker: builder.citeRow(row),
    })),
  };
}
