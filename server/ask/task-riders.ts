// Riders of a question about tasks: what is to be counted too ("kể cả việc đồng chủ trì") or not ("không tính giai đoạn 2026 - 2030").
import type { Span } from '../domain.ts';
import { foldAligned } from '../vietnamese/aligned.ts';
import { findDates } from '../vietnamese/dates.ts';

/** A period whose rows are not wanted, ISO days. */
export type LeftOutPeriod = { from: string; to: string; printed: string };

export type Riders = {
  /** Rows that print just this period are not counted. */
  without: LeftOutPeriod[];
  /** Rows of a whole year or longer. */
  wholeYear: 'in' | 'out' | null;
  recurring: 'in' | 'out' | null;
  /** "chỉ tính đúng ngày này": the deadline as printed, not what falls into it. */
  exact: boolean;
  /** "không tính việc đồng chủ trì": rows with one lead only. */
  soleLead: boolean;
  /** "tính cả việc phối hợp": the role that agencies are asked about. */
  role: 'lead' | 'cooperate' | 'either' | null;
};

const IN = '(?:(?:(?:bao )?gom|tinh|ke|dem|lay)(?: luon)? ca|ke luon|tinh luon)';
const OUT =
  '(?:(?:khong|chua|ko|khoi) (?:tinh|ke|bao gom|gom|lay|dem|xet)(?: den| toi)?|(?:ngoai )?tru(?: di| ra)?|loai tru|bo qua)';
const THINGS =
  '(?: (?:cac|nhung|so|viec|nhiem vu|dau viec|cong viec|dong|hang|loai|khi|truong hop|phan|do|duoc))*';
const ORGAN = '(?:so|co quan|don vi|nganh|ben)(?: nganh)?';
/** Leading together with others; "chủ trì lẫn phối hợp" is another matter. */
const JOINT = `(?: (?:dong|cung|chung) (?:dung )?chu tri| (?:dung |lam )?chu tri(?: (?:chung|cung|dong thoi|voi))+| (?:lam|phu trach|dung ten|dung) chung)(?: (?:voi|cung))*(?: nhau| (?:cac |mot |nhieu )?${ORGAN} khac| nguoi khac)?`;
const HELPING = '(?: chi)?(?: tham gia)? phoi hop(?: thuc hien)?';
const LABEL =
  '(?: (?:ghi|co|thuoc|trong|thuc hien|keo dai|hoan thanh|thoi han|thoi gian|han|den han|la|cho|ca|moc|ky))*';
const WHOLE_YEAR = ' (?:ca|nguyen|tron|suot)(?: mot)? nam(?: \\d{4})?';
const RECURRING = '(?: lam)? (?:thuong xuyen|dinh ky|hang nam|quanh nam)';
const EDGE = '(?![\\p{L}\\d])';
const rule = (source: string) => new RegExp(`(?<![\\p{L}\\d])${source}${EDGE}`, 'gu');

type Effect = Partial<Omit<Riders, 'without'>>;
const RULES: [RegExp, Effect][] = [
  [rule(`${IN}${THINGS}${JOINT}(?! ?,? ?(?:lan|va|hoac|hay) (?:ca )?phoi hop)`), {}],
  [rule(`${OUT}${THINGS}${JOINT}`), { soleLead: true }],
  [rule(`${IN}${THINGS}${HELPING}`), { role: 'either' }],
  [rule(`${OUT}${THINGS}${HELPING}`), { role: 'lead' }],
  [rule(`${IN}${THINGS}${LABEL}${WHOLE_YEAR}`), { wholeYear: 'in' }],
  [rule(`${OUT}${THINGS}${LABEL}${WHOLE_YEAR}`), { wholeYear: 'out' }],
  [rule(`${IN}${THINGS}${RECURRING}`), { recurring: 'in' }],
  [rule(`${OUT}${THINGS}${RECURRING}`), { recurring: 'out' }],
  [
    rule(
      '(?:chi )?(?:(?:tinh|lay|ghi|xet|dem) )?dung (?:vao |trong )?(?:thoi han|thoi gian|giai doan|ngay|ky|nam|thang|quy|moc|han)(?: han| thoi gian)? (?:nay|do|tren)',
    ),
    { exact: true },
  ],
];
const PERIOD_OUT = rule(`${OUT}${THINGS}${LABEL}`);
const NEXT = /^\s*(?:,|;|\/|va|hoac|hay)?\s*/u;
const BARE_YEAR = /^(?:nam\s+)?(?<year>(?:19|20)\d{2})(?!\d|\s*[-–—]\s*\d|\s+den\s)/u;

/** The riders of a question, and the question with them blanked out at the same length. */
export function readRiders(question: string): { question: string; riders: Riders } {
  const folded = foldAligned(question);
  const riders: Riders = {
    without: [],
    wholeYear: null,
    recurring: null,
    exact: false,
    soleLead: false,
    role: null,
  };
  const spans: Span[] = [];
  for (const [pattern, effect] of RULES)
    for (const match of folded.matchAll(pattern)) {
      Object.assign(riders, effect);
      spans.push({ start: match.index, end: match.index + match[0].length });
    }
  for (const match of folded.matchAll(PERIOD_OUT)) {
    const end = match.index + match[0].length;
    const found = periodsAt(question.slice(end), folded.slice(end));
    if (found.periods.length === 0) continue;
    riders.without.push(...found.periods);
    spans.push({ start: match.index, end: end + found.length });
  }
  return { question: spans.reduce(blanked, question), riders };
}

/** Periods that open a text, one after the other: "2026 - 2027 và 2026 - 2028". */
function periodsAt(text: string, folded: string): { periods: LeftOutPeriod[]; length: number } {
  const periods: LeftOutPeriod[] = [];
  let length = 0;
  for (;;) {
    const gap = NEXT.exec(folded.slice(length))![0].length;
    const start = length + gap;
    const year = BARE_YEAR.exec(folded.slice(start));
    const [date] = year ? [] : findDates(text.slice(start));
    if (year) {
      const of = year.groups!.year!;
      periods.push({
        from: `${of}-01-01`,
        to: `${of}-12-31`,
        printed: text.slice(start).slice(0, year[0].length),
      });
      length = start + year[0].length;
    } else if (date?.from && date.to && date.span.start === 0) {
      periods.push({ from: date.from, to: date.to, printed: date.printed });
      length = start + date.span.end;
    } else return { periods, length };
  }
}

/** The span and the brackets or the comma around it as spaces. */
function blanked(question: string, { start, end }: Span): string {
  const before = /[(\s,;–-]*$/u.exec(question.slice(0, start))![0].length;
  const after = /^\s*\)?/u.exec(question.slice(end))![0].length;
  const [from, to] = [start - before, end + after];
  return `${question.slice(0, from)}${' '.repeat(to - from)}${question.slice(to)}`;
}
