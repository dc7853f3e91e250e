// Checks what a question takes for granted about tasks (lead, deadline, count) against the rows found.
import type { TaskRow } from '../store/tasks.ts';
import { fold } from '../vietnamese/normalise.ts';
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
  if (states) return mismatch ? `${text.no} ` : `${text.yes} `;
  return mismatch ? `${text.correction} ` : '';
}

/** "… chủ trì 10 nhiệm vụ" when the table has another number. */
function countMismatch(understanding: Understanding, rows: TaskRow[]): boolean {
  const stated = understanding.numbers.find((number) =>
    /^(nhiem vu|viec|dau viec|cong viec|muc)\b/.test(fold(number.unit ?? '')),
  );
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
