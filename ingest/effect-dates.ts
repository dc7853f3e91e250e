// What a document says of its own time: from which day it holds, from which day it no longer does.
import { findDates } from '../server/vietnamese/dates.ts';

/** How a document calls itself. */
export const SELF =
  '(?:bộ luật|luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư(?: liên tịch)?|chỉ thị|quy chế|quy định|kế hoạch|chương trình|điều lệ|đề án|phương án|hướng dẫn|văn bản|lệnh|sắc lệnh|công văn|thông báo|quy trình|nội quy)\\s+này';
const IN_FORCE = new RegExp(
  `${SELF}[^.;]{0,60}?(?:(?:có|bắt đầu có)\\s+)?(?:hiệu lực|được áp dụng|áp dụng)(?:\\s+(?:thi hành|thực hiện))?\\s*,?\\s*(?:kể\\s+)?(từ|sau|vào)([^;]*)`,
  'iu',
);
const EXPIRES = new RegExp(
  `(?:${SELF}|^thời hạn (?:thực hiện|áp dụng))[^.;]{0,80}?(?:(hết hiệu lực)(?:\\s+thi hành)?\\s*(?:kể\\s+)?(?:từ|vào|sau)?|(?:có hiệu lực|được thực hiện|thực hiện|áp dụng)[^.;]{0,60}?(đến hết|đến))\\s*(?:ngày\\s*)?(.*)`,
  'iu',
);
/** When the document itself begins or ends to hold. */
export function ownTime(
  sentence: string,
  issuedOn: string | null,
): { kind: 'effective' | 'expires'; on: string | null } | null {
  const ends = EXPIRES.exec(sentence);
  if (ends !== null) {
    const date = findDates(ends[3] ?? '')[0];
    const day = date?.kind === 'day' ? date.from : null;
    if (day !== null && (date?.span.start ?? 9) < 8)
      return { kind: 'expires', on: ends[2] === undefined ? day : nextDay(day) };
  }
  const begins = IN_FORCE.exec(sentence);
  if (begins === null || /hết hiệu lực/iu.test(begins[0])) return null;
  const rest = begins[2] ?? '';
  const after =
    /^\s*(?:sau\s+)?(\d{1,3})\s*(?:\([^)]*\)\s*)?ngày(?:\s+làm việc)?\s*,?\s*kể từ ngày\s*(?:ký|ban hành|thông qua|đăng công báo)/iu.exec(
      rest,
    );
  if (after !== null)
    return {
      kind: 'effective',
      on: /làm việc|công báo/iu.test(after[0]) ? null : addDays(issuedOn, Number(after[1])),
    };
  if (
    /^\s*(?:ngày|thời điểm)?\s*(?:ký|ban hành|được ban hành|thông qua|được thông qua)(?![\p{L}])/iu.test(rest)
  )
    return { kind: 'effective', on: issuedOn };
  const date = findDates(rest)[0];
  const close = date !== undefined && date.kind === 'day' && date.span.start <= 12;
  return close ? { kind: 'effective', on: date.from } : null;
}

function nextDay(day: string): string {
  return addDays(day, 1) ?? day;
}

function addDays(day: string | null, count: number): string | null {
  if (day === null) return null;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
