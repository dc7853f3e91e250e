// Words an answer about what tasks cost: the sum first, then the task with its agencies and deadline.
import type { TaskRow } from '../store/tasks.ts';
import { printFigure } from '../vietnamese/figures.ts';
import { type Fund, printedSum } from './budget-sums.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, inline } from './draft.ts';
import type { Operand } from './gate/computed.ts';
import { taskSentence } from './tasks-compose.ts';
import { tableOf } from './tasks-table.ts';
import { text } from './text.ts';

const DECIMALS = 6;

/** Tasks with what each costs, below an opening line or a verdict ('' for neither). */
export function composeBudgets(rows: TaskRow[], opening: string): Draft {
  const builder = new DraftBuilder();
  builder.complete = rows.length > 1;
  if (opening) builder.frame(opening.trim());
  const bullet = rows.length > 1 || opening.endsWith(':') ? '- ' : '';
  for (const row of rows) builder.fact(`${bullet}${budgetSentence(row)}`, [builder.citeRow(row)]);
  if (rows.length > 1) builder.table = tableOf(rows, builder, `${rows.length} nhiệm vụ`, true);
  return builder.build();
}

/**
 * The sums of several tasks added up, each shown with its task; null where they are not printed in one unit, or where
 * a row does not print its sum. `unpaid`: how many tasks of the same kind have no sum.
 */
export function composeSum(
  rows: TaskRow[],
  { unpaid, limit, fund }: { unpaid: number; limit: string | null; fund: Fund | null },
): Draft | null {
  const sums = rows.map((row) => printedSum(row, fund));
  const unit = sums[0]?.unit;
  if (unit === undefined || sums.some((sum) => sum === null || sum.unit !== unit)) return null;
  const builder = new DraftBuilder();
  builder.complete = true;
  const operands = rows.map((row, at): Operand => ({ ...sums[at]!.at, marker: builder.citeRow(row) }));
  const total = sums.reduce((whole, sum) => whole + sum!.value, 0);
  const printed = `${printFigure(total, DECIMALS)} ${unit}`;
  builder.fact(
    text.budgetSum(rows.length, limit, printed, fund?.label),
    operands.map(({ marker }) => marker),
    [{ kind: 'sum', printed, operands, decimals: DECIMALS, from: unit, to: unit }],
  );
  for (const row of rows) builder.fact(`- ${budgetSentence(row)}`, [builder.citeRow(row)]);
  if (unpaid > 0) builder.frame(text.withoutBudget(unpaid, fund?.label));
  builder.table = tableOf(rows, builder, `${rows.length} nhiệm vụ`, true);
  return builder.build();
}

function budgetSentence({ task }: TaskRow): string {
  return `${text.budgetLabel}: ${inline(task.budgetPrinted)} — ${taskSentence(task)}`;
}
