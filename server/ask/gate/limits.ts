// Words that bound a number ("tối thiểu", "không quá", "từ … trở lên") or place it in time ("trước", "kể từ").

/** `upto`: "trong 24 giờ", "phạt tiền đến 5 triệu": says the same as a maximum, and as a bare amount. */
export type Limit = 'min' | 'max' | 'upto' | 'none';
export type Side = 'before' | 'after' | 'none';

const MIN_BEFORE =
  /(?:toi thieu|it nhat|thap nhat|khong duoi|khong it hon|khong thap hon|khong nho hon|som nhat|(?<!khong |thap |it |nho )(?:tren|hon|vuot|qua)|tu du)(?: (?:la|vao|den|dat|duoc|tu))?\s*$/u;
const MAX_BEFORE =
  /(?:toi da|khong qua|nhieu nhat|cao nhat|khong vuot qua|khong nhieu hon|khong hon|khong cao hon|khong lon hon|cham nhat|muon nhat|(?<!khong )(?:duoi|(?:thap|it|nho) hon))(?: (?:la|vao|den|dat|duoc|tu))?\s*$/u;
const UPTO_BEFORE =
  /(?:(?<!\p{L})trong(?: (?:thoi han|thoi gian|vong|khoang))?|thoi han(?: la)?|(?<!\p{L})(?:den|toi))\s*$/u;
const UP = /^[^\d.;]{0,40}?(?<!\p{L})tro len(?!\p{L})/u;
const DOWN = /^[^\d.;]{0,40}?(?<!\p{L})tro xuong(?!\p{L})/u;

/** The bound that the folded text around a number sets. */
export function limitOf(before: string, after: string): Limit {
  if (DOWN.test(after)) return 'max';
  if (UP.test(after)) return 'min';
  // "chậm nhất 30 ngày trước khi hết hạn" leaves at least those thirty days.
  const isBeforeEvent = followOf(after) === 'before';
  if (/(?:cham nhat|muon nhat)\s*$/u.test(before)) return isBeforeEvent ? 'min' : 'max';
  if (/som nhat\s*$/u.test(before)) return isBeforeEvent ? 'max' : 'min';
  // "thấp hơn 3,2 điểm so với cùng kỳ" is a difference and no bound.
  if (/hon\s*$/u.test(before) && /^[^.;]{0,40} so voi /u.test(after)) return 'none';
  if (MIN_BEFORE.test(before)) return 'min';
  if (MAX_BEFORE.test(before)) return 'max';
  return UPTO_BEFORE.test(before) ? 'upto' : 'none';
}

/** Whether a sentence may give the first bound where its source gives the second. */
export function limitsAgree(claim: Limit, known: Limit): boolean {
  if (claim === known) return true;
  if (claim === 'upto') return known === 'max' || known === 'none';
  return known === 'upto' && claim !== 'min';
}

/** "trước 17 giờ", "sau ngày 10": the word right before a number. */
export function sideOf(before: string): Side {
  const word = /(?<!\p{L})(truoc|sau)(?: ngay| luc)?\s*$/u.exec(before)?.[1];
  return word === 'truoc' ? 'before' : word === 'sau' ? 'after' : 'none';
}

/** "24 giờ kể từ khi", "6 giờ trước khi": on which side of an event an amount of time lies. */
export function followOf(after: string): Side {
  const match =
    /^ ?(?:gio|phut|giay|ngay(?: lam viec)?|tuan|thang|nam)[ ,]*(truoc(?: khi| ngay| thoi)|sau(?: khi| ngay| thoi)|ke tu|tinh tu|tu (?:khi|ngay|luc))/u.exec(
      after,
    );
  if (match === null) return 'none';
  return match[1]?.startsWith('truoc') ? 'before' : 'after';
}

/** Only a plain contradiction counts: "sau" for "trước" or the reverse. */
export function sidesClash(claim: Side, known: Side): boolean {
  return claim !== 'none' && known !== 'none' && claim !== known;
}
