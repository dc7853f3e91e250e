// Times that a follow-up tells from the conversation: "năm trước đó", "sang năm 2024 thì tăng hay giảm?".
import { foldAligned } from '../vietnamese/aligned.ts';
import { findPeriods } from '../vietnamese/periods.ts';

/** "năm trước đó", "năm liền trước", "năm tiếp theo": the year before or after the one spoken of. */
const BESIDE =
  /(?<![\p{L}\d])nam\s+(?:(?:lien|ngay)\s+)?(?:(?<before>truoc)(?:\s+(?:do|nua))?|(?<after>sau(?:\s+(?:do|nua))?|tiep\s+theo|ke\s+tiep|tiep))(?![\p{L}\d])/u;
/** What is set before a year that a change is measured against. */
const AS_BASE = /(?:so(?:\s+(?:voi|sanh(?:\s+voi)?))?|cung\s+ky|hon|kem)\s*$/u;
/** Asks which way a figure went. */
const CHANGE =
  /(?<![\p{L}\d])(?:tang|giam|len|xuong|cao|thap|hon|kem|bien\s+dong|thay\s+doi|nhich|cai\s+thien)(?![\p{L}\d])/gu;
/** Words that a question about a change may have besides. */
const BESIDES =
  /(?<![\p{L}\d])(?:so|voi|sanh|cung|ky|nam|truoc|ngoai|do|sang|qua|den|toi|thi|la|co|duoc|con|the|vay|va|hay|hoac|bao|nhieu|may|diem|phan|tram|khong|ra|sao|nao|nhu|chieu|huong|muc|di|no|chi|tieu|cua|dat|lien|ke|nay|theo|rieng)(?![\p{L}\d])/gu;

/** The follow-up with "năm trước đó" said as the year that the conversation makes it; unchanged where it tells none. */
export function withYearTold(core: string, subject: string, answer: string | null): string {
  const match = BESIDE.exec(foldAligned(core).toLowerCase());
  const year = yearOf(subject, answer);
  if (match === null || year === null) return core;
  if (AS_BASE.test(foldAligned(core.slice(0, match.index)).toLowerCase())) return core;
  const told = year + (match.groups?.['before'] ? -1 : 1);
  return `${core.slice(0, match.index)}năm ${told}${core.slice(match.index + match[0].length)}`;
}

/**
 * The earlier question asked of two years, for a follow-up that asks which way its figure went; null for any other
 * follow-up, and where the conversation tells no year.
 */
export function changeOver(core: string, subject: string, answer: string | null): string | null {
  const folded = foldAligned(core).toLowerCase();
  const spoken = yearOf(subject, answer);
  if (spoken === null || folded.length !== core.length) return null;
  if (!/(?<![\p{L}\d])(?:tang|giam|len|xuong|bien\s+dong|thay\s+doi|cai\s+thien)(?![\p{L}\d])/u.test(folded))
    return null;
  const periods = findPeriods(core);
  const rest = periods.reduceRight(
    (text, { span }) => text.slice(0, span.start) + text.slice(span.end),
    folded,
  );
  if (/[\p{L}\d]/u.test(rest.replace(CHANGE, ' ').replace(BESIDES, ' '))) return null;
  const named = periods.find(({ kind, year }) => kind === 'year' && year !== null && year !== spoken);
  const isBase = named !== undefined && AS_BASE.test(folded.slice(0, named.span.start));
  const now = named === undefined || isBase ? spoken : Number(named.year);
  const base = named === undefined ? spoken - 1 : isBase ? Number(named.year) : spoken;
  const over = `năm ${now} so với năm ${base}`;
  const held = findPeriods(subject).findLast(({ kind }) => kind === 'year');
  const asked = subject.replace(/[?.!\s]+$/u, '');
  const filled = held
    ? `${asked.slice(0, held.span.start)}${over}${asked.slice(held.span.end)}`
    : `${asked} ${over}`;
  return `${filled}, tăng hay giảm?`;
}

/** The year that the earlier question names last, else the first of its answer. */
function yearOf(subject: string, answer: string | null): number | null {
  const years = (text: string) =>
    findPeriods(text).flatMap(({ kind, year }) => (kind === 'year' ? (year ?? []) : []));
  return years(subject).at(-1) ?? years(answer ?? '')[0] ?? null;
}
