// Checks what a question takes for granted about tasks (lead, deadline, count) against the rows found.
import type { TaskRow } from '../store/tasks.ts';
import { isMoneyUnit } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import { type FoundNumber, findNumbers } from '../vietnamese/numbers.ts';
import type { DeadlineTest } from './asked-deadline.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';

/** "Đúng. ", "Không đúng. ", a correction, or '' when the question takes nothing for granted. */
export function premiseVerdict(
  understanding: Understanding,
  rows: TaskRow[],
  due: DeadlineTest | null = null,
): string {
  const states = understanding.asked.has('confirm');
  const mismatch =
    countMismatch(understanding, rows) ||
    agencyMismatch(understanding, rows) ||
    (due !== null && !rows.some((row) => due.test(row.task.deadline)));
  if (states) return mismatch ? `${text.no} ` : claimsOfTask(understanding, due) ? `${text.yes} ` : '';
  return mismatch ? `${text.correction} ` : '';
}

/** A count, an agency or a deadline is claimed: what the rows can bear out. */
function claimsOfTask(understanding: Understanding, due: DeadlineTest | null): boolean {
  return statedCount(understanding) !== undefined || understanding.agencies.length > 0 || due !== null;
}

/** True when a question wants a sum or a share confirmed and no row has any: the rows then cannot say yes or no. */
export function cannotConfirm(understanding: Understanding, rows: TaskRow[]): boolean {
  if (!understanding.asked.has('confirm')) return false;
  const stated = understanding.numbers.map(kindOf).filter((kind) => kind !== null);
  const held = new Set(
    rows.flatMap(({ task }) => findNumbers(`${task.text}\n${task.budgetPrinted}`).map(kindOf)),
  );
  return stated.some((kind) => !held.has(kind));
}

/** Sums of money that a question states. */
export function statedSums(understanding: Understanding): FoundNumber[] {
  return understanding.numbers.filter((number) => kindOf(number) === 'money');
}

function kindOf({ unit }: Pick<FoundNumber, 'unit'>): 'money' | 'share' | null {
  if (unit === '%') return 'share';
  return isMoneyUnit(unit) ? 'money' : null;
}

/** "… chủ trì 10 nhiệm vụ" when the table has another number. */
function countMismatch(understanding: Understanding, rows: TaskRow[]): boolean {
  const stated = statedCount(understanding);
  return stated !== undefined && stated.value !== rows.length;
}

function agencyMismatch(understanding: Understanding, rows: TaskRow[]): boolean {
  return understanding.agencies.some((mention) => {
    // "… không chủ trì nhiệm vụ nào" is wrong as soon as there is one.
    if (mention.negated) return understanding.agencies.length === 1 && rows.length > 0;
    if (mention.role === 'cooperate')
      return !rows.some((row) => row.task.cooperators.includes(mention.agency.id));
    if (mention.role === 'lead' || understanding.asked.has('confirm')) {
      return !rows.some((row) => row.task.leads.includes(mention.agency.id));
    }
    return false;
  });
}

function statedCount({ numbers }: Understanding): FoundNumber | undefined {
  return numbers.find((number) => /^(nhiem vu|viec|dau viec|cong viec|muc)\b/.test(fold(number.unit ?? '')));
}
