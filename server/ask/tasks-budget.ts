// Words an answer about what tasks cost: the sum first, then the task with its agencies and deadline.
import type { TaskRow } from '../store/tasks.ts';
import { printFigure, readFigure } from '../vietnamese/figures.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, inline } from './draft.ts';
import type { Operand } from './gate/computed.ts';
import { withoutMarks } from './marks.ts';
import { tableOf, taskSentence } from './tasks-compose.ts';
import { text } from './text.ts';

const DECIMALS = 6;

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
  for (const row of rows) builder.fact(`${bullet}${budgetSentence(row)}`, [builder.citeRow(row)]);
  if (rows.length > 1) builder.table = tableOf(rows, builder, `${rows.length} nhiệm vụ`);
  return builder.build();
}

/**
 * The sums of several tasks added up, each shown with its task; null where they are not printed in one unit, or where
 * a row does not print its sum. `unpaid`: how many tasks of the same kind have no sum.
 */
export function composeSum(rows: TaskRow[], unpaid: number, limit: string | null): Draft | null {
  const sums = rows.map(printedSum);
  const unit = sums[0]?.unit;
  if (unit === undefined || sums.some((sum) => sum === null || sum.unit !== unit)) return null;
  const builder = new DraftBuilder();
  builder.complete = true;
  const operands = rows.map((row, at): Operand => ({ ...sums[at]!.at, marker: builder.citeRow(row) }));
  const total = sums.reduce((whole, sum) => whole + sum!.value, 0);
  const printed = `${printFigure(total, DECIMALS)} ${unit}`;
  builder.fact(
    text.budgetSum(rows.length, limit, printed),
    operands.map(({ marker }) => marker),
    [{ kind: 'sum', printed, operands, decimals: DECIMALS, from: unit, to: unit }],
  );
  for (const row of rows) builder.fact(`- ${budgetSentence(row)}`, [builder.citeRow(row)]);
  if (unpaid > 0) builder.frame(text.withoutBudget(unpaid));
  builder.table = tableOf(rows, builder, `${rows.length} nhiệm vụ`);
  return builder.build();
}

/** The figure of a row with where its cited text prints it; its unit may stand in the head of the column. */
function printedSum(row: TaskRow): { value: number; unit: string; at: Omit<Operand, 'marker'> } | null {
  const match = /^(?<digits>\d[\d.]*(?:,\d+)?)\s*(?<unit>\p{L}[\p{L} ]*?)(?:\s*\(.*\))?$/u.exec(
    row.task.budgetPrinted.trim(),
  );
  const { digits, unit } = match?.groups ?? {};
  const value = digits === undefined ? null : readFigure(digits, 'comma');
  if (digits === undefined || unit === undefined || value === null) return null;
  const passage = withoutMarks(row.passage.text);
  const places = [...passage.matchAll(/\d[\d.]*(?:,\d+)?/gu)].filter(([found]) => found === digits);
  const at = places.at(-1)?.index;
  return at === undefined ? null : { value, unit: unit.trim(), at: { column: 0, notation: 'comma', at } };
}

function budgetSentence({ task }: TaskRow): string {
  return `${text.budgetLabel}: ${inline(task.budgetPrinted)} — ${taskSentence(task)}`;
}
