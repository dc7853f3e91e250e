// Periods named from today: "năm ngoái", "quý trước", "tháng này", "6 tháng đầu năm nay", "quý II năm ngoái".
import { foldAligned } from './aligned.ts';
import { type FoundPeriod, findPeriods } from './periods.ts';

/** A period of a question; `said`: the words by which it hangs on today. */
export type AskedPeriod = FoundPeriod & { said: string | null };

const BACK = '(?<back>ngoai|truoc|roi|vua roi|vua qua|qua(?! cac))';
const THIS = '(?<this>nay)';
/** Behind a quarter, a month or months so far that print no year; "đầu năm" has taken its "năm" already. */
const YEAR_BEHIND = new RegExp(String.raw`^\s*(?:cua\s+)?(?:nam\s+)?(?:${THIS}|${BACK})(?![\p{L}\d])`, 'u');
const ALONE = new RegExp(
  String.raw`(?<![\p{L}\d])(?<unit>nam|quy|thang)\s+(?:${THIS}|${BACK})(?![\p{L}\d])`,
  'gu',
);
/** "so với năm trước", "cùng kỳ năm ngoái": what a change is measured against, no period that is asked for. */
const AS_BASE = /(?:\bso(?:\s+(?:voi|sanh(?:\s+voi)?))?|\bcung\s+ky|\bvoi)(?:\s+cua)?\s*$/u;

/** Every period of a question in order: those with a year of their own, and those told from `today` (an ISO day). */
export function periodsAskedOf(text: string, today: string): AskedPeriod[] {
  const folded = foldAligned(text).toLowerCase();
  const thisYear = Number(today.slice(0, 4));
  const printed = findPeriods(text).map((found): AskedPeriod => {
    const behind =
      found.year === null && found.whole === null ? YEAR_BEHIND.exec(folded.slice(found.span.end)) : null;
    if (behind === null || AS_BASE.test(folded.slice(0, found.span.start))) return { ...found, said: null };
    const end = found.span.end + behind[0].length;
    const said = text.slice(found.span.start, end);
    const year = behind.groups?.this ? thisYear : thisYear - 1;
    return { ...found, year, span: { start: found.span.start, end }, printed: said, said };
  });
  const alone = [...folded.matchAll(ALONE)].flatMap((match): AskedPeriod[] => {
    const span = { start: match.index, end: match.index + match[0].length };
    const taken = printed.some((one) => one.span.start < span.end && span.start < one.span.end);
    if (taken || AS_BASE.test(folded.slice(0, span.start))) return [];
    const said = text.slice(span.start, span.end);
    const back = match.groups?.this ? 0 : 1;
    return [
      { ...stepBack(match.groups?.unit ?? 'nam', today, back), whole: null, span, printed: said, said },
    ];
  });
  return [...printed, ...alone].sort((a, b) => a.span.start - b.span.start);
}

/** The year, quarter or month of a day, or the one before it. */
function stepBack(unit: string, today: string, back: number): Pick<FoundPeriod, 'kind' | 'year' | 'part'> {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  if (unit === 'nam') return { kind: 'year', year: year - back, part: null };
  const count = unit === 'quy' ? 4 : 12;
  const part = (unit === 'quy' ? Math.ceil(month / 3) : month) - back;
  const kind = unit === 'quy' ? 'quarter' : 'month';
  return part === 0 ? { kind, year: year - 1, part: count } : { kind, year, part };
}
