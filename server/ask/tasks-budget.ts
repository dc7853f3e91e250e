// Words an answer about what tasks cost: the sum first, then the task with its agencies and deadline.
import type { TaskRow } from '../store/tasks.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, inline } from './draft.ts';
import { tableOf, taskSentence } from './tasks-compose.ts';
import { text } from './text.ts';

/** `limit`: the condition as said; `of`: how many tasks with a sum were looked at. */
export function composeBudgets(
  rows: TaskRow[],
  limit: string | null,
  side: 'most' | 'least' | null,
  of: number,
  verdict = '',
): Draft {
  const builder = new DraftBuilder();
  builder.complete = rows.length > 1;
  if (verdict) builder.frame(verdict.trim());
  if (limit !== null) builder.frame(`Có ${rows.length} nhiệm vụ có kinh phí ${limit}:`);
  else if (side !== null)
    builder.frame(`Trong ${of} nhiệm vụ có ghi kinh phí, ${side === 'most' ? 'nhiều nhất' : 'ít nhất'} là:`);
  const bullet = rows.length > 1 || limit !== null ? '- ' : '';
  for (const row of rows)
    builder.fact(
      `${bullet}${text.budgetLabel}: ${inline(row.task.budgetPrinted)} — ${taskSentence(row.task)}`,
      [builder.citeRow(row)],
    );
  if (rows.length > 1) builder.table = tableOf(rows, builder, `${rows.length} nhiệm vụ`);
  return builder.build();
}
