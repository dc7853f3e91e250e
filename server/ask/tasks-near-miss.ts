// Says what the task tables do hold when no row meets every condition of the question: other deadlines, another role.
import type { TaskRow } from '../store/tasks.ts';
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { DeadlineTest } from './asked-deadline.ts';
import { inline } from './draft.ts';
import type { TaskQuery } from './task-query.ts';
import { wishText } from './tasks-compose.ts';
import { readText } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Printed deadlines named at most. */
const MAX_PRINTED = 4;

type Conditions = { query: TaskQuery; due: DeadlineTest | null; register: AgencyRegister };

/** Of rows that fail by their deadline or their topic alone: how many there are, and when they are due. */
export function nearMiss(rows: TaskRow[], inTopic: TaskRow[], asked: Conditions): string | undefined {
  if (rows.length === 0) return undefined;
  const who = asked.query.all.length > 0 ? ` ${wishText(asked.query, asked.register, 'do')}` : '';
  if (asked.due && inTopic.length > 0)
    return `Có ${inTopic.length} nhiệm vụ${who}, nhưng không nhiệm vụ nào ghi ${asked.due.printed}: ${deadlines(inTopic)}.`;
  return who === ''
    ? undefined
    : `Có ${rows.length} nhiệm vụ${who}, nhưng không nhiệm vụ nào về nội dung được hỏi.`;
}

/** An agency that leads nothing and helps in something, or the other way round, or that no row names at all. */
export function otherRole(rows: TaskRow[], { query, register }: Conditions): string | undefined {
  if (!swappedRole(query)) return undefined;
  if (rows.length === 0)
    return `Không có nhiệm vụ nào ${wishText(query, register, 'do')} hay ${query.all[0]!.roles[0] === 'lead' ? 'phối hợp' : 'chủ trì'}.`;
  const other = { ...query, all: query.all.map(swapped) };
  return `Không có nhiệm vụ nào ${wishText(query, register, 'do')}; có ${rows.length} nhiệm vụ ${wishText(other, register, 'mà')}.`;
}

/** The wish in its other role; null when both roles were meant or several agencies are combined. */
export function swappedRole(query: TaskQuery): TaskQuery | null {
  const [only, second] = query.all;
  if (!only || second || only.roles.length !== 1) return null;
  return { ...query, all: [swapped(only)] };
}

function swapped(wish: TaskQuery['all'][number]): TaskQuery['all'][number] {
  return { ...wish, roles: wish.roles[0] === 'lead' ? ['cooperate'] : ['lead'] };
}

function deadlines(rows: TaskRow[]): string {
  const recurring = rows.filter((row) => row.task.deadline.kind === 'recurring').length;
  const undated = rows.filter((row) => row.task.deadline.kind === 'unknown').length;
  const dated = rows.filter((row) => row.task.deadline.kind === 'range');
  const printed = [...new Set(dated.map((row) => `“${inline(row.task.deadlinePrinted)}”`))];
  const more = printed.length > MAX_PRINTED ? '…' : '';
  return [
    recurring > 0 ? `${recurring} nhiệm vụ thường xuyên` : '',
    dated.length > 0
      ? `${dated.length} nhiệm vụ có thời hạn ${printed.slice(0, MAX_PRINTED).join(', ')}${more}`
      : '',
    undated > 0 ? `${undated} nhiệm vụ không ghi thời hạn` : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** "Viễn thông Thanh Hóa chủ trì nhiệm vụ gì": the words before the role name a body that no document knows. */
export function unknownBody(understanding: Understanding, rows: TaskRow[]): string | null {
  const { question, agencies } = understanding;
  if (agencies.length > 0) return null;
  const found = subjectOfRole.exec(question)?.groups?.body?.trim();
  if (!found || notABody.test(fold(found))) return null;
  const name = ` ${readText(found).folded.trim()} `;
  const printed = (row: TaskRow) =>
    readText([row.task.leadPrinted, row.task.cooperatePrinted].join(' ')).folded;
  return rows.some((row) => ` ${printed(row)} `.includes(name)) ? null : found;
}

/** What stands before "chủ trì những nhiệm vụ nào". */
const subjectOfRole =
  /^(?<body>[\p{L}\s&.-]{4,80}?)\s+(?:(?:được|phải|đang|sẽ|duoc|phai|dang|se)\s+)*(?:giao\s+)?(?:chủ trì|phối hợp|chu tri|phoi hop)(?:\s+(?:thực hiện|thuc hien))?\s+(?:(?:những|các|bao nhiêu|mấy|nhung|cac|bao nhieu|may)\s+)?(?:nhiệm vụ|công việc|việc|nhiem vu|cong viec|viec)(?!\p{L})/iu;
/** Words that ask or that name tasks rather than a body. */
const notABody =
  /\b(?:ai|nao|gi|nhiem vu|viec|trong|theo|nam|quy|thang|ke hoach|phu luc|liet ke|danh sach|cho biet|co|cac|nhung|don vi|co quan)\b/;
