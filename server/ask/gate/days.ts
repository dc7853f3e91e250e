// Days and periods printed without their year: "trước 31/3", "ngày 15 tháng 6", "6 tháng đầu năm".
import type { Span } from '../../domain.ts';
import { foldAligned } from '../../vietnamese/aligned.ts';
import { findDates } from '../../vietnamese/dates.ts';
import { type Side, sideOf } from './limits.ts';

export type DayOfYear = { key: string; side: Side; span: Span; printed: string };

const DAY =
  /(?<![\p{L}\d/.,-])(?:(?<word>ngay\s+)?(?<day>\d{1,2})\s+thang\s+(?<month>\d{1,2})|(?<cue>(?<!\p{L})(?:truoc|sau|ngay|tu|den|het|vao|han|la|va)\s+(?:ngay\s+)?|[,:(]\s*)(?<day2>\d{1,2})[/-](?<month2>\d{1,2}))(?![\p{L}\d]|[/.,-]\d)/gu;

/** Days of a text that name no year, outside of full dates. */
export function daysWithoutYear(text: string): DayOfYear[] {
  const folded = foldAligned(text);
  const full = findDates(text).map((date) => date.span);
  return [...folded.matchAll(DAY)].flatMap((match) => {
    const { day, day2, month, month2, cue = '' } = match.groups ?? {};
    const [d, m] = [Number(day ?? day2), Number(month ?? month2)];
    const span = { start: match.index + cue.length, end: match.index + match[0].length };
    const isReal = d >= 1 && d <= 31 && m >= 1 && m <= 12;
    if (!isReal || full.some((other) => span.start < other.end && other.start < span.end)) return [];
    const side = sideOf(folded.slice(Math.max(0, span.start - 20), span.start));
    return [{ key: `${d}/${m}`, side, span, printed: text.slice(span.start, span.end) }];
  });
}

/** "6 tháng đầu năm", "ba tháng cuối năm" without a year, and quarters: as first and last month. */
export function partsOfYear(text: string): { key: string; printed: string }[] {
  const spelled: Record<string, number> = { ba: 3, sau: 6, chin: 9 };
  return [
    ...foldAligned(text).matchAll(/(?<![\p{L}\d])(\d{1,2}|ba|sau|chin) thang (dau|cuoi)(?: nam)?(?!\p{L})/gu),
  ].map((match) => {
    const count = spelled[match[1] ?? ''] ?? Number(match[1]);
    return {
      key: match[2] === 'dau' ? `1-${count}` : `${13 - count}-12`,
      printed: text.slice(match.index, match.index + match[0].length),
    };
  });
}
