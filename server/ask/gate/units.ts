// Units of the numbers that the gate compares: one key for one unit, scales of money multiplied in.
import { fold } from '../../vietnamese/normalise.ts';
import { amountOf } from '../../vietnamese/numbers.ts';

/** Units that must agree; other nouns after a number may be phrased differently. */
const MEASURES = new Set(
  [
    '% nam thang ngay tuan quy gio phut giay lan dong usd ty trieu nghin km km2 m m2 m3 ha kg tan mw kwh diem lop cap muc',
    'diem phan tram',
    'ngay lam viec',
  ].flatMap((line, index) => (index === 0 ? line.split(' ') : [line])),
);
/** What a number names rather than counts: "Điều 5", "khoản 2", "Mẫu số 03". Only the same kind of name agrees. */
const NAMES = new Set(['dieu', 'khoan', 'chuong', 'phu luc', 'phan', 'bang', 'hinh', 'bieu', 'so']);
/** Names that the check of references judges. */
const CLAUSES = new Set(['dieu', 'khoan', 'chuong', 'phu luc']);
/** Units of several words whose first word is a unit of its own: read from the text behind the number. */
const LONGER: [RegExp, string][] = [
  [/^ ?ngay lam viec(?!\p{L})/u, 'ngay lam viec'],
  [/^ ?diem phan tram(?!\p{L})/u, 'diem phan tram'],
];

export type Amount = { value: number; unit: string };

/** The amount of a number with the key of its unit; `after` is the folded text behind the number. */
export function amountIn(number: { value: number; unit: string | null }, after: string): Amount {
  const { value, unit } = amountOf(number);
  const folded = (unit ?? '').trim().replace(/^vnd(?=$|\/)/u, 'dong');
  const longer = LONGER.find(([pattern]) => pattern.test(after));
  if (longer !== undefined) return { value, unit: longer[1] };
  // "định kỳ 06 tháng": months, and not the sixth period.
  const measured =
    folded === 'ky' ? /^ ?(gio|ngay|tuan|thang|quy|nam)(?!\p{L})/u.exec(after)?.[1] : undefined;
  if (measured !== undefined) return { value, unit: measured };
  if (folded.startsWith('phan tram')) return { value, unit: '%' };
  if (/^m(?: |$)/u.test(folded) || (folded === '' && /^ ?m(?![\p{L}\d])/u.test(after)))
    return { value, unit: 'm' };
  const [first = ''] = folded.split(/[ /]/u);
  return { value, unit: MEASURES.has(first) || NAMES.has(folded) ? first : folded };
}

/** Words that are a unit behind a number and something else in a cell or a column head. */
const NO_CELL_UNIT = /^(?:muc|cap|lop|diem|nam|thang|quy|ngay|tuan)(?!\p{L})/u;

/** The unit that a whole cell names ("tỷ đồng", "đồng/giấy phép"); null when it names none. */
export function unitNamed(text: string): string | null {
  const folded = fold(text).trim();
  if (folded === '' || folded.length > 30 || /\d/u.test(folded.replace(/m[23]/gu, ''))) return null;
  if (NO_CELL_UNIT.test(folded)) return null;
  const { unit } = amountIn({ value: 1, unit: folded }, '');
  return isMeasure(unit) || /^(?:ty|ti|trieu|nghin|ngan)(?: |$)/u.test(folded) ? folded : null;
}

/** The unit in the brackets of a column head: "So với cùng kỳ (%)". */
export function unitOfHead(head: string): string | null {
  const inner = /\(([^()]{1,20})\)\s*$/u.exec(head)?.[1];
  return inner === undefined ? null : unitNamed(inner);
}

/** True for a unit that the source must print as well. */
export function isMeasure(unit: string): boolean {
  return MEASURES.has(unit);
}

/** True for the number of an article, a clause, a chapter or an annex. */
export function isClause(unit: string): boolean {
  return CLAUSES.has(unit);
}

/** Units of what an answer itself counts. */
export function isCountedUnit(unit: string): boolean {
  return /^(?:nhiem vu|noi dung|dong|chi tieu|van ban|cap|noi|y)(?: |$)/u.test(fold(unit));
}

/** Whether two amounts are the same: value and unit, where a unit is one that must agree. */
export function sameAmount(claim: Amount, known: Amount): boolean {
  if (Math.abs(claim.value - known.value) > 1e-9 * Math.max(1, Math.abs(claim.value))) return false;
  if (claim.unit === known.unit) return true;
  if (NAMES.has(claim.unit) || NAMES.has(known.unit)) return false;
  if (isMeasure(claim.unit) || isMeasure(known.unit)) return claim.unit === '' || known.unit === '';
  return true;
}
