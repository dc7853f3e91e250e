// The time a question is about ("tại thời điểm 01/2024", "trước ngày 01/7/2025", "năm 2023 quy định thế nào").
import type { TimeFilter } from '../store/time-filter.ts';
import { type FoundDate, findDates } from '../vietnamese/dates.ts';
import { collapseSpaces, fold } from '../vietnamese/normalise.ts';

export type AskedTime = {
  filter: Exclude<TimeFilter, 'now'>;
  /** As the question says it: "tại thời điểm 01/2024". */
  printed: string;
  /** The question without it. */
  question: string;
  /** False when the words may also belong to what is asked ("chỉ tiêu năm 2023 quy định thế nào"). */
  strict: boolean;
};

const RULE = /(?:quy dinh|ap dung|hieu luc|theo luat|phap luat|van ban nao)/u;
/** What stands before the date, folded. */
const AT =
  /(?:^|[\s,(])(?:tai|vao|o|trong|cua|theo|tinh den|den)?\s*thoi diem\s+(?:(?:nam|thang|ngay|la)\s+)*$/u;
const AS_OF = /(?:^|[\s,(])tinh den\s+(?:(?:het|cuoi|nam|thang|ngay)\s+)*$/u;
const BEFORE = /(?:^|[\s,(])(?:truoc|truoc khi|truoc thoi diem)\s+(?:(?:nam|thang|ngay)\s+)*$/u;
const IN = /(?:^|[\s,(])(?:trong|vao|hoi|tu|o|giai doan)?\s*(?:(?:nam|thang|ngay)\s+)?$/u;
/** What stands behind the date when the year is the time of the rule. */
const RULE_BEHIND =
  /^\s*,?\s*(?:thi\s+)?(?:phap luat\s+)?(?:duoc\s+|da\s+)?(?:quy dinh|ap dung|co hieu luc|con hieu luc)/u;
/** Deadlines and reports are due before a day: no time of a rule. */
const DUE = /(?:hoan thanh|bao cao|gui|nop|xong|trinh|ban hanh|phai|cham nhat|thoi han|nhiem vu)/u;

/** Null when the question is about now. Future times are plans, not the validity of rules. */
export function askedTime(question: string, today: string): AskedTime | null {
  for (const date of findDates(question)) {
    const found = timeOf(question, date, today);
    if (found !== null) return found;
  }
  return null;
}

function timeOf(question: string, date: FoundDate, today: string): AskedTime | null {
  const { from, to } = date;
  if (from === null || to === null || from > today) return null;
  const before = fold(question.slice(0, date.span.start));
  const after = fold(question.slice(date.span.end));
  const whole = fold(question);
  const make = (lead: RegExp, filter: { from: string; to: string }, strict: boolean): AskedTime => {
    const start = lead.exec(before)?.index ?? date.span.start;
    return {
      filter,
      printed: question.slice(start, date.span.end).replace(/^[\s,(]+/u, ''),
      question: withoutTime(question, start, date.span.end),
      strict,
    };
  };
  if (AT.test(before)) return make(AT, { from, to }, true);
  if (AS_OF.test(before) && RULE.test(whole)) return make(AS_OF, { from: to, to }, true);
  if (BEFORE.test(before) && RULE.test(whole) && !DUE.test(whole)) {
    const day = dayBefore(from);
    return make(BEFORE, { from: day, to: day }, true);
  }
  // the day behind a document's number is that document's
  const alone =
    date.kind !== 'day' &&
    IN.test(before) &&
    (RULE_BEHIND.test(after) || (startsSentence(before) && RULE.test(whole)));
  return alone && !DUE.test(whole) ? make(IN, { from, to }, false) : null;
}

function startsSentence(before: string): boolean {
  return IN.exec(before)?.index === 0 || /^\s*(?:trong|vao|hoi)?\s*(?:nam|thang|ngay)?\s*$/u.test(before);
}

function withoutTime(question: string, start: number, end: number): string {
  const rest = `${question.slice(0, start)} ${question.slice(end).replace(/^\s*[,)]?\s*/u, ' ')}`;
  const body = collapseSpaces(rest.replace(/^\s*,\s*/u, '')).replace(/\s+([?.,!])/gu, '$1');
  return body === '' ? question : `${body.charAt(0).toUpperCase()}${body.slice(1)}`;
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
