// The condition on deadlines that a question sets: before, after, in a period, recurring, overdue, first or last.
import type { Deadline } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { FoundDate } from '../vietnamese/dates.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { RelativeDate } from '../vietnamese/relative-dates.ts';
import { type DeadlineTest, withRiders } from './deadline-riders.ts';
import type { Understanding } from './understand.ts';

export type { DeadlineTest } from './deadline-riders.ts';

/** A deadline of so many months is not one of its last quarter or month. */
const WHOLE_YEAR = 12;

/** "hoàn thành trước …", "đến hạn …": what the date after it limits is a deadline. */
const dueWords = /\b(?:hoan thanh|hoan tat|xong|thoi han|han|den han|tien do|ket thuc|trinh|thoi gian)\b/;

/** The condition that the dates and riders of a question set; null when it sets none. `today` is an ISO day. */
export function deadlineTest(understanding: Understanding, today: string): DeadlineTest | null {
  return withRiders(ownTest(understanding, today), understanding.riders);
}

const UNDATED =
  /\bkhong (?:co|dat|an dinh|bi rang buoc)(?: ve)? (?:(?:thoi )?han|moc)(?: chot| cuoi(?: cung)?| hoan thanh| thoi gian| cu the| ro rang)*(?! (?:nao|bao|khi))/;

function ownTest(understanding: Understanding, today: string): DeadlineTest | null {
  const folded = fold(understanding.question);
  if (understanding.dated)
    return { printed: 'có thời hạn cụ thể', test: (deadline) => deadline.kind === 'range' };
  if (understanding.recurring)
    return { printed: 'nhiệm vụ thường xuyên', test: (deadline) => deadline.kind === 'recurring' };
  if (/\bkhong (?:ghi|neu)(?: ro)? (?:thoi han|thoi gian|han)\b/.test(folded))
    return { printed: 'không ghi thời hạn', test: (deadline) => deadline.kind === 'unknown' };
  if (UNDATED.test(folded) && !understanding.asked.has('confirm'))
    return { printed: 'không có thời hạn cụ thể', test: (deadline) => deadline.kind !== 'range' };
  const dates = understanding.dates.filter(
    (mention) => mention.from !== null && mention.to !== null && !namesDocument(mention, understanding),
  );
  const [date, ...others] = dates;
  if (date) return fromDate(date, others[0], understanding);
  const relative = understanding.relative[0];
  return relative ? fromRelative(relative, today) : null;
}

/** "Kế hoạch … năm 2026 giao …": the year belongs to the name of the document. */
export function namesDocument(date: FoundDate, understanding: Understanding): boolean {
  if (date.kind !== 'year' && date.kind !== 'range') return false;
  const before = fold(understanding.question.slice(0, date.span.start));
  const at = before.search(
    /\b(?:ke hoach|chuong trinh|de an|quyet dinh|nghi quyet|chi thi|thong bao|phuong an|ket luan)\b(?!.*\b(?:ke hoach|chuong trinh|de an|quyet dinh|nghi quyet|chi thi|thong bao|phuong an|ket luan)\b)/,
  );
  if (at < 0) return false;
  const between = before.slice(at);
  // "trong kế hoạch của tỉnh, năm 2026 phải …": after a comma the year is that of what is done
  if (/,\s*(?:(?:trong|vao|den|tu)\s+)?(?:nam\s+)?$/.test(between)) return false;
  const agencyBetween = understanding.agencies.some(
    (mention) => mention.start >= at && mention.end <= date.span.start,
  );
  const asksBetween = /\b(?:nao|gi|bao nhieu|may|nhiem vu|giao|co|chu tri|phoi hop)\b/.test(between);
  return !agencyBetween && !asksBetween && !dueWords.test(between) && between.split(' ').length <= 24;
}

/** "ghi thời gian thực hiện là …": what the table prints. */
const AS_PRINTED =
  /\b(?:ghi|in)(?: (?:ro|dung|chinh xac|la|mot|duy nhat|chi|thoi han|thoi gian|han|thuc hien|hoan thanh|trong|o|cot))*\b[^a-z0-9]*$/;

function fromDate(
  date: FoundDate,
  second: FoundDate | undefined,
  { question, riders }: Understanding,
): DeadlineTest {
  const from = date.from as string;
  const to = date.to as string;
  const lead = fold(question.slice(Math.max(0, date.span.start - 60), date.span.start));
  const before = lead.slice(-24);
  const after = fold(question.slice(date.span.end, date.span.end + 16));
  const side = sideOf(before, after, date.kind);
  const printed = `thời hạn ${side.word}${date.printed}`;
  const range = (holds: (own: { from: string; to: string }) => boolean) => (deadline: Deadline) =>
    deadline.kind === 'range' && holds(deadline);
  const exact = range((own) =>
    date.kind === 'day' ? own.to === to || own.to === dayBefore(to) : own.to === to && own.from === from,
  );
  // "ghi thời hạn năm 2027" may mean any time of it; "ghi là 2027", "ghi đúng năm 2027", in quotes: the year as printed
  const prints = AS_PRINTED.exec(lead)?.[0];
  const isExact =
    prints !== undefined &&
    (date.kind !== 'year' || /\b(?:la|dung|chinh xac|mot|duy nhat|chi)\b|[“"'«]\s*$/.test(prints));
  if (riders.exact || isExact || /\bghi dung\b/.test(after))
    return { printed: `ghi ${printed}`, test: exact };
  if (side.kind === 'before')
    // A row that prints "trước 30/6" is due before 30 June.
    return { printed, test: range((own) => (date.kind === 'day' ? own.to <= to : own.to < from)) };
  if (side.kind === 'until') return { printed, test: range((own) => own.to <= to) };
  if (side.kind === 'after') return { printed, test: range((own) => own.to > to) };
  if (side.kind === 'since') return { printed, test: range((own) => own.to >= from) };
  // "ba tháng cuối năm", "nửa đầu năm": what is due in these months, however it is printed
  const isShort = date.kind === 'half' || (spansMonths({ from, to }) <= 3 && date.kind !== 'day');
  const ends = (own: { from: string; to: string }) => own.to >= from && own.to <= to;
  const isLong = (own: { from: string; to: string }) => isShort && spansMonths(own) >= WHOLE_YEAR;
  const due = range((own) => ends(own) && !isLong(own));
  // "đúng năm 2030": what is printed so, else what is due then
  if (/\bdung(?: la| vao| trong)?\s*$/.test(before)) return { printed, test: exact, wider: due };
  const finer = isShort ? { exact, apart: range((own) => ends(own) && isLong(own)) } : {};
  if (date.kind === 'range')
    return { printed, test: range((own) => own.from === from && own.to === to), wider: due };
  if (
    second?.from &&
    second.to &&
    /^\s*(?:,|va|hoac|hay)\s*$/.test(fold(question.slice(date.span.end, second.span.start)))
  ) {
    const [otherFrom, otherTo] = [second.from, second.to];
    return {
      printed: `${printed} hoặc ${second.printed}`,
      test: range((own) => (own.to >= from && own.to <= to) || (own.to >= otherFrom && own.to <= otherTo)),
    };
  }
  return { printed, test: due, ...finer };
}

/** "…, gồm 3 nhiệm vụ ghi đúng kỳ này": how many rows print the asked period itself, when others only fall into it. */
export function exactShare(rows: TaskRow[], due: DeadlineTest | null): string {
  const exact = due?.exact ? rows.filter((row) => due.exact!(row.task.deadline)).length : rows.length;
  if (exact === rows.length || exact === 0) return '';
  return `, gồm ${exact} nhiệm vụ ghi đúng kỳ này và ${rows.length - exact} nhiệm vụ có mốc cụ thể trong kỳ`;
}

/** Rows that a whole year alone puts into the asked quarter or month; null when there are none. */
export function wholeYearNote(rows: TaskRow[], due: DeadlineTest | null): string | null {
  const apart = due?.apart ? rows.filter((row) => due.apart!(row.task.deadline)) : [];
  if (apart.length === 0) return null;
  const printed = [...new Set(apart.map((row) => `“${row.task.deadlinePrinted.trim()}”`))].slice(0, 3);
  return `Ngoài ra, ${apart.length} nhiệm vụ chỉ ghi thời hạn cả năm (${printed.join(', ')}), chưa tính ở trên.`;
}

/** "trước ngày 15/5" is due on the 14th. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

type Side = { kind: 'before' | 'until' | 'after' | 'since' | 'in'; word: string };

function sideOf(before: string, after: string, kind: FoundDate['kind']): Side {
  const unit = '(?: (?:het|cuoi))?(?: (?:ngay|thang|nam|quy))?\\s*$';
  if (
    new RegExp(
      `\\b(?:cham nhat|muon nhat|khong (?:muon|cham|tre) hon|khong qua|tinh den|toi da)(?: (?:la|vao|den))?${unit}`,
    ).test(before)
  )
    return { kind: 'until', word: 'chậm nhất ' };
  if (new RegExp(`\\btruoc${unit}`).test(before) || /^\s*tro ve truoc/.test(after))
    return { kind: 'before', word: 'trước ' };
  if (new RegExp(`\\b(?:sau|qua)${unit}`).test(before)) return { kind: 'after', word: 'sau ' };
  if (kind !== 'range' && /^\s*(?:tro di|tro ve sau|ve sau)/.test(after))
    return { kind: 'since', word: 'từ ' };
  return { kind: 'in', word: '' };
}

function fromRelative(relative: RelativeDate, today: string): DeadlineTest {
  if (relative.kind === 'months') {
    const { first, last } = relative;
    return {
      printed: `thời hạn ${relative.printed}`,
      test: (deadline) => {
        if (deadline.kind !== 'range') return false;
        const month = Number(deadline.to.slice(5, 7));
        return month >= first && month <= last && spansMonths(deadline) <= last - first + 1;
      },
    };
  }
  const { from, to } = relative.resolve(today);
  return {
    printed: `${relative.printed} (${printedPeriod(from, to)})`,
    test: (deadline) =>
      deadline.kind === 'range' &&
      (from === null || deadline.to >= from) &&
      (to === null || deadline.to <= to),
  };
}

/** Months from the first to the last of a period, both counted. */
function spansMonths(deadline: { from: string; to: string }): number {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(deadline.to) - month(deadline.from) + 1;
}

function printedPeriod(from: string | null, to: string | null): string {
  if (from === null) return `hạn đến ngày ${vietnamese(to ?? '')}`;
  return to === null
    ? `hạn từ ngày ${vietnamese(from)}`
    : `hạn từ ngày ${vietnamese(from)} đến ngày ${vietnamese(to)}`;
}

function vietnamese(day: string): string {
  return day.split('-').reverse().join('/');
}

/** Rows that pass; those of the wider reading where none does. */
export function rowsDue(rows: TaskRow[], due: DeadlineTest | null): TaskRow[] {
  if (due === null) return rows;
  const kept = rows.filter((row) => due.test(row.task.deadline));
  const { wider } = due;
  return kept.length > 0 || !wider ? kept : rows.filter((row) => wider(row.task.deadline));
}

/** "đến hạn sớm nhất", "hạn muộn nhất": the end of the scale that is asked for. */
export function extremeAsked(question: string): 'first' | 'last' | null {
  const folded = fold(question);
  if (/\b(?:som|gan|truoc) nhat\b/.test(folded)) return 'first';
  if (
    /\b(?:muon nhat|xa nhat|cham nhat|sau cung|cuoi cung|tre nhat)\b(?! (?:la |vao |den )?(?:\d|nam|ngay|thang|quy))/.test(
      folded,
    )
  )
    return 'last';
  return null;
}

/** The rows that are due first or last of all that have a date. */
export function extremeRows(rows: TaskRow[], side: 'first' | 'last'): TaskRow[] {
  const ends = rows.flatMap(({ task }) => (task.deadline.kind === 'range' ? [task.deadline.to] : [])).sort();
  const end = side === 'first' ? ends[0] : ends.at(-1);
  return rows.filter(({ task }) => task.deadline.kind === 'range' && task.deadline.to === end);
}
