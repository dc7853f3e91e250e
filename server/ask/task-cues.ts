// What the wording of a question says about tasks: a list, an attribute of one row, groups, or something else.
import { fold } from '../vietnamese/normalise.ts';
import { PROJECT_NOUN } from './cues.ts';
import { productAsked } from './tasks-product.ts';
import type { ContentUnit } from './terms.ts';
import type { Understanding } from './understand.ts';

/** True when the wording asks for tasks of a table, whatever else the question names. */
export function asksForTasks(understanding: Understanding, units: ContentUnit[]): boolean {
  return saysTasks(understanding) && isListing(understanding, units);
}

/** A list or a count of tasks is wanted, rather than an attribute of one task. */
export function isListing(understanding: Understanding, units: ContentUnit[]): boolean {
  const { asked, agencies } = understanding;
  if (!understanding.aboutTasks || asksOther(asked)) return false;
  if (asked.has('definition') && !saysTasks(understanding)) return false;
  if (asked.has('most')) return true;
  if (
    asked.has('lead') &&
    agencies.length === 0 &&
    units.length > 0 &&
    !asked.has('list') &&
    !asked.has('count')
  )
    return false;
  if (asked.has('list') || asked.has('count')) return true;
  const folded = fold(understanding.question);
  if (/^\s*(?:cac|nhung|danh sach) (?:nhiem vu|cong viec|dau viec|viec)\b/.test(folded)) return true;
  // "nv du lịch hạn quý 2/2026": nothing is asked, and what is due then can only be listed
  if (
    asked.size <= 1 &&
    understanding.dates.length > 0 &&
    /^\s*(?:nhiem vu|cong viec|dau viec)\b/.test(folded)
  )
    return true;
  // "việc nào phải xong trong sáu tháng đầu năm", "dự án nào trong phụ lục có thời hạn ghi là Quý IV/2026"
  const isSet = setsTime(understanding) && (units.length <= 1 || saysTasks(understanding));
  if (ROW_NAMED.test(folded) && isSet && !asked.has('lead') && !asked.has('agency')) return true;
  return agencies.length > 0 && units.length === 0;
}

const ROW_NAMED = new RegExp(`\\b(?:viec|${PROJECT_NOUN}) nao\\b`);

function setsTime({ dates, relative, recurring }: Understanding): boolean {
  return dates.length > 0 || relative.length > 0 || recurring;
}

/** Attributes that no column of a task table holds. */
export function asksOther(asked: Understanding['asked']): boolean {
  return ['money', 'percent', 'contact', 'frequency', 'company', 'name', 'distance'].some((attribute) =>
    asked.has(attribute as never),
  );
}

/** "nhóm", "lĩnh vực", "ngành", "mục": the question points at a heading of the table, not at a word in its rows. */
export function namesGroup(understanding: Understanding): boolean {
  return /\b(?:nhom|linh vuc|nganh|muc|phan|mang)\b/.test(fold(understanding.question));
}

/** Tasks or the roles in them are spoken of: a count of agencies or years is one of tasks. */
export function talksOfTasks(understanding: Understanding): boolean {
  return (
    understanding.aboutTasks ||
    /\b(?:chu tri|phoi hop|giao viec|den han)\b/.test(fold(understanding.question))
  );
}

/** "nhiệm vụ", "công việc", or an agency with "việc gì". */
export function saysTasks(understanding: Understanding): boolean {
  const folded = fold(understanding.question);
  if (/\b(?:nhiem vu|dau viec|cong viec|phu luc)\b/.test(folded)) return true;
  return (
    understanding.agencies.length > 0 &&
    /\b(?:viec (?:gi|nao)|(?:cac|nhung|may|bao nhieu|danh sach) viec)\b/.test(folded)
  );
}

/** An attribute of one task is wanted. */
export function asksOfRow(understanding: Understanding): boolean {
  if (productAsked(understanding.question)) return true;
  if (understanding.asked.has('definition') || asksOther(understanding.asked)) return false;
  const attributes = ['lead', 'cooperate', 'deadline', 'agency', 'person', 'group', 'confirm', 'reason'];
  return (
    understanding.aboutTasks ||
    asksSpan(understanding) ||
    attributes.some((attribute) => understanding.asked.has(attribute as never))
  );
}

/** "mấy năm thì xong": a length of time that the deadline of a task answers. */
function asksSpan(understanding: Understanding): boolean {
  return (
    understanding.asked.has('duration') &&
    /\b(?:xong|hoan thanh|keo dai|thuc hien)\b/.test(fold(understanding.question))
  );
}

/** "Có mấy nhóm nhiệm vụ": the headings of the table are wanted. */
export function asksForGroups(understanding: Understanding): boolean {
  return /\b(?:bao nhieu|may|nhung|cac|liet ke)\s+nhom\b/.test(fold(understanding.question));
}
