// What tasks cost, from the money column of their table: one task's sum, the largest or smallest, those above or below a sum.
import type { TaskRow } from '../store/tasks.ts';
import { isMoneyUnit } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import { amountOf, findNumbers } from '../vietnamese/numbers.ts';
import { deadlineTest, rowsDue } from './asked-deadline.ts';
import { addsUp, MONEY, saysMoney, withoutMoneyWords } from './budget-words.ts';
import { taskQuery } from './task-query.ts';
import { composeBudgets, composeSum } from './tasks-budget.ts';
import { bestRows, type RankedRow, rankRows } from './tasks-filter.ts';
import { premiseVerdict, statedSums } from './tasks-premise.ts';
import { narrow, type Read, ROW_SHARE, type TaskAnswer, type TaskQuestion } from './tasks-reading.ts';
import type { ContentUnit } from './terms.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';

const MOST = new RegExp(
  `\\b(?:nhieu|lon|cao) ${MONEY}(?: \\w+){1,4} nhat\\b|\\b(?:nhieu|lon|cao)(?: ${MONEY})? nhat\\b|\\b${MONEY}\\b.{0,30}\\b(?:nhieu|lon|cao) nhat\\b|\\bton kem nhat\\b`,
);
const LEAST = new RegExp(
  `\\b(?:it|nho|thap) ${MONEY}(?: \\w+){1,4} nhat\\b|\\b(?:it|nho|thap)(?: ${MONEY})? nhat\\b|\\b${MONEY}\\b.{0,30}\\b(?:it|nho|thap) nhat\\b`,
);
const AT_LEAST = /\b(?:tu|it nhat|toi thieu|khong duoi)\s*$/;
const AT_MOST = /\b(?:khong qua|khong vuot|toi da)\s*$/;
const MORE = /\b(?:tren|(?<!(?:it|thap) )hon|(?<!khong )vuot)\s*$|>\s*$/;
const LESS = /(?<!khong )\bduoi\s*$|<\s*$|\b(?:it|thap) hon\s*$/;
/** A row that covers so much of the question is meant, whatever running text says of the same. */
const SURE_SHARE = 0.85;
/** The answer from sums of rows; null when no money is asked for or no row of the question has a sum. */
export async function answerBudget(question: TaskQuestion, read: Read): Promise<TaskAnswer | null> {
  const { understanding } = question;
  const folded = fold(understanding.question);
  if (!saysMoney(folded) || understanding.asked.has('percent')) return null;
  const all = await read(taskQuery(understanding));
  const rows = rowsDue(all, deadlineTest(understanding, question.today)).filter((row) => sumOf(row) !== null);
  if (rows.length === 0 && understanding.agencies.length === 0) return null;
  const units = withoutMoneyWords(question.units, folded);
  const side = MOST.test(folded) ? 'most' : LEAST.test(folded) ? 'least' : null;
  const limit = limitOf(understanding, folded);
  if (addsUp(folded)) {
    const answer = answerSum(question, all, units, limit);
    if (answer) return answer;
  }
  if (side || limit) {
    const scope = narrow(rows, understanding, units);
    if (scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE) return null;
    const kept = limit ? scope.rows.filter((row) => limit.holds(sumOf(row)!)) : extremes(scope.rows, side!);
    if (kept.length === 0) return null;
    return { ...certain(), draft: composeBudgets(kept, limit?.printed ?? null, side, scope.rows.length) };
  }
  if (!understanding.asked.has('money') && !/\b(?:kinh phi|du toan)\b/.test(folded)) return null;
  // the agency of the question may be a claim: then the row is that of another
  const others =
    understanding.agencies.length > 0 ? (await read({})).filter((row) => sumOf(row) !== null) : [];
  const best = [rows, others].map((own) => bestRows(rankRows(own, units))).find(isMeant);
  const first = best?.[0];
  if (!best || !first || units.length === 0) return null;
  const found = best.map((entry) => entry.row);
  const draft = composeBudgets(found, null, null, best.length, verdictOf(understanding, found));
  const isSure = first.share >= SURE_SHARE;
  return { draft, kind: 'row', share: first.share, sequence: first.sequence, certain: isSure };
}

/** The sums of the tasks of an agency, a group or a topic together; that of a whole plan is for the plan itself to say. */
function answerSum(
  { understanding, today }: TaskQuestion,
  all: TaskRow[],
  units: ContentUnit[],
  limit: Limit | null,
): TaskAnswer | null {
  if (understanding.agencies.length === 0 && units.length === 0 && limit === null) return null;
  const scope = narrow(rowsDue(all, deadlineTest(understanding, today)), understanding, units);
  if (scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE) return null;
  const paid = scope.rows.filter((row) => sumOf(row) !== null);
  const kept = limit ? paid.filter((row) => limit.holds(sumOf(row)!)) : paid;
  if (kept.length < 2 || kept.some((row) => namesPart(row, fold(understanding.question)))) return null;
  const unpaid = limit ? 0 : scope.rows.length - paid.length;
  const draft = composeSum(kept, unpaid, limit?.printed ?? null);
  return draft && { ...certain(), draft };
}

/** One fund of several is asked for ("vốn xã hội hóa"): the whole sum is no answer. */
function namesPart({ task }: TaskRow, folded: string): boolean {
  return (
    task.budgets.length > 1 && task.budgets.some(({ label }) => label !== '' && folded.includes(fold(label)))
  );
}

function isMeant(best: RankedRow[]): boolean {
  return (best[0]?.share ?? 0) >= ROW_SHARE;
}

/** A stated sum is held against those of the rows; anything else stated against their agencies and deadlines. */
function verdictOf(understanding: Understanding, rows: TaskRow[]): string {
  const sums = understanding.asked.has('confirm') ? statedSums(understanding) : [];
  if (sums.length === 0) return premiseVerdict(understanding, rows);
  const holds = sums.every((sum) => rows.some((row) => sumOf(row) === amountOf(sum).value));
  return `${holds ? text.yes : text.no} `;
}

/** The sum of a row in đồng; null without one, and where its table names no unit: such figures compare with nothing. */
function sumOf(row: TaskRow): number | null {
  const { budgets, budgetPrinted } = row.task;
  const parts = budgets.map(({ value, unit }) => findNumbers(`${value} ${unit}`)[0]);
  // without a column for the whole, the parts below one heading make it
  if (!/^\d/.test(budgetPrinted) && budgets.length > 1 && budgets.every((sum) => sum.part))
    return parts.every((part) => part && isMoneyUnit(part.unit))
      ? parts.reduce((whole, part) => whole + amountOf(part!).value, 0)
      : null;
  const [found] = findNumbers(budgetPrinted);
  return found && isMoneyUnit(found.unit) ? amountOf(found).value : null;
}

function certain(): Omit<TaskAnswer, 'draft'> {
  return { kind: 'list', share: 1, sequence: 1, certain: true };
}

type Limit = { printed: string; holds: (sum: number) => boolean };

/** "trên 40 tỷ đồng", "không quá 500 triệu". */
function limitOf(understanding: Understanding, folded: string): Limit | null {
  for (const figure of understanding.numbers) {
    if (!isMoneyUnit(figure.unit)) continue;
    const amount = amountOf(figure);
    const before = folded.slice(0, figure.span.start);
    const after = folded
      .slice(figure.span.end)
      .replace(/^[\s]*(?:(?:nghin|ngan|trieu|ty|ti)\s*)*(?:dong)?/, '');
    const printed = [figure.printed, figure.unit ?? ''].join(' ').trim();
    if (LESS.test(before)) return { printed: `dưới ${printed}`, holds: (sum) => sum < amount.value };
    if (AT_MOST.test(before) || /^\s*tro xuong/.test(after))
      return { printed: `không quá ${printed}`, holds: (sum) => sum <= amount.value };
    if (MORE.test(before)) return { printed: `trên ${printed}`, holds: (sum) => sum > amount.value };
    if (AT_LEAST.test(before) || /^\s*tro len/.test(after))
      return { printed: `từ ${printed} trở lên`, holds: (sum) => sum >= amount.value };
  }
  return null;
}

function extremes(rows: TaskRow[], side: 'most' | 'least'): TaskRow[] {
  const sums = rows.map((row) => sumOf(row)!);
  const end = side === 'most' ? Math.max(...sums) : Math.min(...sums);
  return rows.filter((row) => sumOf(row) === end);
}
