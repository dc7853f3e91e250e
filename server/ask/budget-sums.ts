// What a task row prints of money: its whole sum, or that of one fund of several ("vốn xã hội hóa") which a question names.
import type { TaskBudget } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import { isMoneyUnit, readFigure } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import { amountOf, findNumbers } from '../vietnamese/numbers.ts';
import type { Operand } from './gate/computed.ts';
import { withoutMarks } from './marks.ts';

/** A column of money beside others; `key`: its folded words as a question says them. */
export type Fund = { label: string; key: string };

/** Words before the name of a fund that a question may leave out or put in another's place. */
const LEADING = /^(?:(?:nguon|von|kinh phi|tu|cap)\s+)+/;
/** "năm 2026" alone names no fund; "vốn năm 2026" is the name of a column. */
const PERIOD = /^(?:nam|quy|giai doan)\b/;

/** The fund of the rows that the question names, the longest name first; null for money as a whole. */
export function fundAsked(rows: TaskRow[], folded: string): Fund | null {
  const said = ` ${wordsOf(folded)} `;
  const labels = rows.flatMap(({ task }) => task.budgets.filter((sum) => isPart(sum, task.budgetPrinted)));
  const funds = [...new Set(labels.map(({ label }) => label))].map((label) => ({ label, key: keyOf(label) }));
  return (
    funds
      .filter(({ key }) => key !== '' && said.includes(` ${key} `))
      .sort((a, b) => b.key.length - a.key.length)[0] ?? null
  );
}

/** The sum of a row, or of its fund, in đồng; null without one, and where no unit is printed: such figures compare with nothing. */
export function sumOf({ task }: TaskRow, fund: Fund | null): number | null {
  const { budgets, budgetPrinted } = task;
  if (fund !== null) return amountIn(budgets.find((sum) => keyOf(sum.label) === fund.key));
  if (/^\d/.test(budgetPrinted) || budgets.length === 0) {
    const [found] = findNumbers(budgetPrinted);
    return found && isMoneyUnit(found.unit) ? amountOf(found).value : null;
  }
  // without a column for the whole, the parts below one heading make it
  const parts = budgets.map((sum) => (sum.part ? amountIn(sum) : null));
  return parts.includes(null) ? null : (parts as number[]).reduce((whole, part) => whole + part, 0);
}

/** The figure of a row or of its fund with its unit and where the cited text prints it; null where several make it up. */
export function printedSum(
  row: TaskRow,
  fund: Fund | null,
): { value: number; unit: string; at: Omit<Operand, 'marker'> } | null {
  const own = fund && row.task.budgets.find((sum) => keyOf(sum.label) === fund.key);
  const printed = own ? `${own.value} ${own.unit}` : row.task.budgetPrinted;
  const match = /^(?<digits>\d[\d.]*(?:,\d+)?)\s*(?<unit>\p{L}[\p{L} ]*?)(?:\s*\(.*\))?$/u.exec(
    printed.trim(),
  );
  const { digits, unit } = match?.groups ?? {};
  const value = digits === undefined ? null : readFigure(digits, 'comma');
  if ((fund && !own) || digits === undefined || unit === undefined || value === null) return null;
  const passage = withoutMarks(row.passage.text);
  const places = [...passage.matchAll(/\d[\d.]*(?:,\d+)?/gu)].filter(([found]) => found === digits);
  const at = places.at(-1)?.index;
  return at === undefined ? null : { value, unit: unit.trim(), at: { column: 0, notation: 'comma', at } };
}

/** Named beside others: neither the only column nor the one for the whole. */
function isPart({ label, part }: TaskBudget, printed: string): boolean {
  const named = label === '' ? '' : `${label.slice(0, 1).toLowerCase()}${label.slice(1)}:`;
  return label !== '' && !/^(?:tong|cong)\b/.test(fold(label)) && (part || printed.includes(named));
}

function keyOf(label: string): string {
  const words = wordsOf(fold(label));
  const short = words.replace(LEADING, '');
  return PERIOD.test(short) ? words : short;
}

function wordsOf(folded: string): string {
  return folded.replace(/[^a-z0-9]+/g, ' ').trim();
}

function amountIn(sum: TaskBudget | undefined): number | null {
  const [found] = sum ? findNumbers(`${sum.value} ${sum.unit}`) : [];
  return found && isMoneyUnit(found.unit) ? amountOf(found).value : null;
}
