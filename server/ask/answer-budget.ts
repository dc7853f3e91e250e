// What tasks cost, from the money column of their table: one task's sum, the largest or smallest, those above or below a sum.
import type { TaskRow } from '../store/tasks.ts';
import { isMoneyUnit } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import { amountOf } from '../vietnamese/numbers.ts';
import { deadlineTest, rowsDue } from './asked-deadline.ts';
import { type Fund, fundAsked, sumOf } from './budget-sums.ts';
import { addsUp, MONEY, saysMoney, withoutMoneyWords } from './budget-words.ts';
import { isListing } from './task-cues.ts';
import { taskQuery } from './task-query.ts';
import { composeBudgets, composeSum } from './tasks-budget.ts';
import { bestRows, type RankedRow, rankRows } from './tasks-filter.ts';
import { premiseVerdict, statedSums } from './tasks-premise.ts';
import { narrow, type Read, ROW_SHARE, type TaskAnswer, type TaskQuestion } from './tasks-reading.ts';
import type { ContentUnit } from './terms.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';

/** "nhiều tiền nhất", "nhiều tiền ngân sách tỉnh nhất", "kinh phí … lớn nhất". */
const extreme = (words: string, others = '') =>
  new RegExp(
    `\\b${words} ${MONEY}(?: \\w+){1,4} nhat\\b|\\b${words}(?: ${MONEY})? nhat\\b|\\b${MONEY}\\b.{0,30}\\b${words} nhat\\b${others}`,
  );
const MOST = extreme('(?:nhieu|lon|cao)', '|\\bton kem nhat\\b');
const LEAST = extreme('(?:it|nho|thap)');
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
  const fund = fundAsked(all, folded);
  const due = rowsDue(all, deadlineTest(understanding, question.today));
  const rows = due.filter((row) => sumOf(row, fund) !== null);
  if (rows.length === 0 && understanding.agencies.length === 0) return null;
  const units = withoutMoneyWords(question.units, folded, fund?.label ?? '');
  const side = MOST.test(folded) ? 'most' : LEAST.test(folded) ? 'least' : null;
  const limit = limitOf(understanding, folded);
  if (addsUp(folded)) {
    const answer = answerSum({ understanding, due, rows, units, limit, fund });
    if (answer) return answer;
  }
  // "việc nào có huy động vốn xã hội hóa": the tasks with a sum of that fund
  const lists = fund !== null && !understanding.asked.has('money') && isListing(understanding, []);
  if (side || limit || lists) {
    const scope = narrow(rows, understanding, units);
    if (scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE) return null;
    const holds = (row: TaskRow) => limit === null || limit.holds(sumOf(row, fund)!);
    const kept = side && !limit ? extremes(scope.rows, side, fund) : scope.rows.filter(holds);
    if (kept.length === 0) return null;
    const opening = text.budgetList(
      kept.length,
      scope.rows.length,
      limit?.printed ?? null,
      side,
      fund?.label,
    );
    return { ...certain(), draft: composeBudgets(kept, opening) };
  }
  if (!understanding.asked.has('money') && !/\b(?:kinh phi|du toan)\b/.test(folded)) return null;
  // the agency of the question may be a claim: then the row is that of another
  const others =
    understanding.agencies.length > 0 ? (await read({})).filter((row) => sumOf(row, fund) !== null) : [];
  const best = [rows, others].map((own) => bestRows(rankRows(own, units))).find(isMeant);
  const first = best?.[0];
  if (!best || !first || units.length === 0) return null;
  const found = best.map((entry) => entry.row);
  const draft = composeBudgets(found, verdictOf(understanding, found, fund));
  const isSure = first.share >= SURE_SHARE;
  return { draft, kind: 'row', share: first.share, sequence: first.sequence, certain: isSure };
}

type Sum = {
  understanding: Understanding;
  /** All rows of the asked time, and those of them that have a sum. */
  due: TaskRow[];
  rows: TaskRow[];
  units: ContentUnit[];
  limit: Limit | null;
  fund: Fund | null;
};

/** The sums of the tasks of an agency, a group or a topic together; that of a whole plan is for the plan itself to say. */
function answerSum({ understanding, due, rows, units, limit, fund }: Sum): TaskAnswer | null {
  if (understanding.agencies.length === 0 && units.length === 0 && limit === null) return null;
  const scope = narrow(due, understanding, units);
  if (scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE) return null;
  const paid = scope.rows.filter((row) => rows.includes(row));
  const kept = limit ? paid.filter((row) => limit.holds(sumOf(row, fund)!)) : paid;
  if (kept.length < 2) return null;
  const unpaid = limit ? 0 : scope.rows.length - paid.length;
  const draft = composeSum(kept, { unpaid, limit: limit?.printed ?? null, fund });
  return draft && { ...certain(), draft };
}

function isMeant(best: RankedRow[]): boolean {
  return (best[0]?.share ?? 0) >= ROW_SHARE;
}

/** A stated sum is held against those of the rows; anything else stated against their agencies and deadlines. */
function verdictOf(understanding: Understanding, rows: TaskRow[], fund: Fund | null): string {
  const sums = understanding.asked.has('confirm') ? statedSums(understanding) : [];
  if (sums.length === 0) return premiseVerdict(understanding, rows);
  const holds = sums.every((sum) => rows.some((row) => sumOf(row, fund) === amountOf(sum).value));
  return `${holds ? text.yes : text.no} `;
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

function extremes(rows: TaskRow[], side: 'most' | 'least', fund: Fund | null): TaskRow[] {
  const sums = rows.map((row) => sumOf(row, fund)!);
  const end = side === 'most' ? Math.max(...sums) : Math.min(...sums);
  return rows.filter((row) => sumOf(row, fund) === end);
}
