// A sentence as an object (its content words) and the values it gives it: dates, periods, frequencies, money, shares, counts.
import { findDates } from '../../vietnamese/dates.ts';
import { fold } from '../../vietnamese/normalise.ts';
import { isLight } from './light-words.ts';

/** Values of one dimension are comparable: money with money, a period in months with a period in months. */
export type Slot = { dimension: string; value: string };
export type Statement = { words: Set<string>; slots: Slot[] };

const DIGITS: Record<string, number> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mốt: 1,
  tư: 4,
  lăm: 5,
};
const UNIT_WORD = 'một|hai|ba|bốn|năm|sáu|bảy|tám|chín';
const TENS = new RegExp(`(?<![\\p{L}])(${UNIT_WORD}) mươi(?: (${UNIT_WORD}|mốt|tư|lăm))?(?![\\p{L}])`, 'gu');
const TEEN = new RegExp(`(?<![\\p{L}])mười(?: (${UNIT_WORD}|lăm))?(?![\\p{L}])`, 'gu');
/** "năm" alone is a year, "một" alone an article: they count before a unit of time or "lần" only. */
const SINGLE = /(?<![\p{L}])(hai|ba|bốn|sáu|bảy|tám|chín)(?= \p{L})/gu;
const ONE = /(?<![\p{L}])một(?= (?:lần|năm|tháng|quý|tuần|ngày|giờ|hồ sơ|lượt|người))/gu;

const N = '(\\d+(?:[.,]\\d+)*)';
const TIME = '(phut|gio|ngay|tuan|thang|quy|nam)';
const DAYS: Record<string, number> = {
  ngay: 1,
  tuan: 7,
  thang: 30,
  quy: 90,
  nam: 360,
  gio: 1 / 24,
  phut: 1 / 1440,
};
const SCALE: Record<string, number> = { ty: 1e9, trieu: 1e6, nghin: 1e3, ngan: 1e3 };
/** Different words for people who are counted. */
const PEOPLE = /^(?:nguoi|thanh|dai|can|chuyen|cong|vien|giao|hoc)$/u;

/** Reads one sentence; words that only frame a value are left out. */
export function readStatement(sentence: string): Statement {
  const slots: Slot[] = [];
  let rest = withDigits(sentence.toLowerCase().normalize('NFC'));
  for (const date of findDates(rest).toReversed()) {
    if (date.from === null || date.to === null) continue;
    slots.unshift({ dimension: 'date', value: `${date.from}/${date.to}` });
    rest = `${rest.slice(0, date.span.start)} , ${rest.slice(date.span.end)}`;
  }
  // a label is a name, not a value: "nhóm A", "đợt 2"
  rest = fold(rest).replace(
    /(?<![a-z\d])(dot|buoc|giai doan|nhom|loai|tang|cap do) (\d{1,2}|[a-z])(?![a-z\d])/gu,
    '$1_$2',
  );
  const take = (pattern: string, read: (groups: string[]) => Slot | null) => {
    rest = rest.replace(new RegExp(`(?<![a-z\\d])${pattern}(?![a-z\\d])`, 'gu'), (whole, ...groups) => {
      const slot = read(groups.filter((group) => typeof group === 'string' || group === undefined));
      if (slot !== null) slots.push(slot);
      return slot === null ? whole : ' , ';
    });
  };
  const perYear = (times: number, unit: string, units = 1) => ({
    dimension: 'frequency',
    value: String(Math.round((times * 360 * 1000) / ((DAYS[unit] ?? 1) * units)) / 1000),
  });
  take(`${N} lan ?(?:/|mot|moi|trong(?: 1| moi)?|1|hang) ?${TIME}`, ([n = '', unit = '']) =>
    perYear(number(n), unit),
  );
  take(`(?:dinh ky )?(?:moi )?${N} ?${TIME} ?(?:1 lan|/ ?lan)`, ([n = '', unit = '']) =>
    perYear(1, unit, number(n)),
  );
  take(`(?:moi|hang) ${TIME} 1 lan`, ([unit = '']) => perYear(1, unit));
  take(`ngay (\\d{1,2})(?: (?:hang|moi) (?:thang|quy))?(?! ?[/.-] ?\\d)`, ([n = '']) => ({
    dimension: 'day',
    value: n,
  }));
  take(`(?:moi|hang) ${TIME}`, ([unit = '']) => ({ dimension: 'per', value: unit }));
  take(`${N} gio ${N} phut`, ([h = '', m = '']) => ({
    dimension: 'minutes',
    value: String(number(h) * 60 + number(m)),
  }));
  take(`${N} ?(?:%|phan tram)(?:/${TIME})?`, ([n = '']) => ({ dimension: '%', value: String(number(n)) }));
  take(`${N} ?%`, ([n = '']) => ({ dimension: '%', value: String(number(n)) }));
  take(
    `${N} ?(ty|trieu|nghin|ngan)? ?(?:dong|vnd)(?: ?/ ?[a-z\\d]+(?: [a-z]+)?(?:/[a-z]+)?| 1 ho so| 1 luot)?`,
    ([n = '', scale]) => ({
      dimension: 'money',
      value: String(Math.round(number(n) * (SCALE[scale ?? ''] ?? 1))),
    }),
  );
  take(`${N} ?(?:gio|phut)`, ([n = '']) => ({ dimension: 'minutes', value: String(number(n) * 60) }));
  take(`${N} ?(ngay|tuan)(?: lam viec)?`, ([n = '', unit = '']) => ({
    dimension: 'days',
    value: String(number(n) * (DAYS[unit] ?? 1)),
  }));
  take(`${N} ?(thang|quy|nam)`, ([n = '', unit = '']) => ({
    dimension: 'months',
    value: String((number(n) * (DAYS[unit] ?? 1)) / 30),
  }));
  return { words: wordsOf(takeQuantities(rest, slots)), slots: withFrequency(slots) };
}

/** Numbers with any other unit: "150.000 ha", "7 thành viên"; one inside a name ("cấp độ 3") stays a word. */
function takeQuantities(rest: string, slots: Slot[]): string {
  return rest.replace(
    new RegExp(`(?<![a-z\\d/.-])${N}(?: (trieu|nghin|ngan|ty))? ?([a-z]+\\d?)?`, 'gu'),
    (whole, digits: string, scale: string | undefined, unit: string | undefined, at: number) => {
      if (
        /(?:dot|buoc|giai doan|nhom|loai|tang|cap do|duoi|tren|so|khoan|dieu|lop) $/u.test(rest.slice(0, at))
      )
        return whole.replace(/ /gu, '_');
      const value = String(number(digits) * (SCALE[scale ?? ''] ?? 1));
      const dimension = unit === undefined ? 'n' : PEOPLE.test(unit) ? 'people' : `q:${unit}`;
      slots.push({ dimension, value });
      return unit === undefined || unit === 'nguoi' ? ' ' : ` ${unit} `;
    },
  );
}

/** "hằng ngày" is how often only where nothing else is counted; "50 đồng mỗi năm" is a rate. */
function withFrequency(slots: Slot[]): Slot[] {
  const counted = slots.some(({ dimension }) => !['per', 'date', 'frequency'].includes(dimension));
  return slots.flatMap((slot) => {
    if (slot.dimension !== 'per') return [slot];
    return counted ? [] : [{ dimension: 'frequency', value: String(360 / (DAYS[slot.value] ?? 1)) }];
  });
}

function withDigits(text: string): string {
  const digit = (word: string | undefined) => DIGITS[word ?? ''] ?? 0;
  return text
    .replace(TENS, (_, tens: string, ones?: string) => String(digit(tens) * 10 + digit(ones)))
    .replace(TEEN, (_, ones?: string) => String(10 + digit(ones)))
    .replace(SINGLE, (word) => String(digit(word)))
    .replace(ONE, '1');
}

/** 1.234,5 and 1234,5 are one number. */
function number(digits: string): number {
  const plain = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(digits) ? digits.replaceAll('.', '') : digits;
  return Number(plain.replace(',', '.'));
}

function wordsOf(rest: string): Set<string> {
  const words = rest.match(/[a-z\d_]+/gu) ?? [];
  return new Set(words.filter((word) => !isLight(word)));
}
