// Numbers in Vietnamese text, in digits and in words, with what they count.
import type { Span } from '../domain.ts';
import { foldAligned } from './aligned.ts';
import { findDates } from './dates.ts';
import { findDocumentNumbers } from './document-number.ts';
import { hasDiacritics } from './normalise.ts';
import { readDecimal } from './number-words.ts';
import { normaliseTone } from './tone.ts';

/**
 * `unit` is in lower case with diacritics as printed: '%', "tỷ đồng", "bộ dữ liệu", or the word before a
 * reference ("mục", "quý", "cấp độ"); null when nothing is counted.
 */
export type FoundNumber = { value: number; unit: string | null; span: Span; printed: string };

/** Units of several syllables (folded, tone-free), longest first; anything else is at most two syllables. */
const UNITS = [
  'co so du lieu',
  'thu tuc hanh chinh',
  'dich vu cong truc tuyen',
  'he thong thong tin',
  'can bo cong chuc',
  'van ban quy pham phap luat',
  'nghin ty dong',
  'ngan ty dong',
  'bo du lieu',
  'dich vu cong',
  'ty dong',
  'ti dong',
  'trieu dong',
  'nghin dong',
  'ngan dong',
  'trieu usd',
  'ty usd',
  'trieu nguoi',
  'nghin nguoi',
  'thang/lan',
  'nam/lan',
  'quy/lan',
  'lan/nam',
  'lan/thang',
  'nguoi/nam',
  'don vi',
  'nhiem vu',
  'chi tieu',
  'linh vuc',
  'he thong',
  'chuyen gia',
  'can bo',
  'cong chuc',
  'ho so',
  'van ban',
  'nen tang',
  'tieu chi',
  'co quan',
  'doanh nghiep',
  'nguoi dan',
  'ho dan',
  'diem',
  'nguoi',
  'lan',
  'nam',
  'thang',
  'tuan',
  'ngay',
  'gio',
  'phut',
  'giay',
  'lop',
  'buoc',
  'nhom',
  'cap',
  'muc',
  'so',
  'nganh',
  'xa',
  'phuong',
  'tinh',
  'huyen',
  'dong',
  'usd',
  'ha',
  'km2',
  'km',
  'm2',
  'm3',
  'kg',
  'tan',
  'mw',
  'kwh',
  'gb',
  'tb',
  'mb',
  'ty',
  'trieu',
  'nghin',
  'ngan',
  'ca',
  'bo',
  'cuoc',
  'lop',
].sort((a, b) => b.length - a.length);

/** Words before which a number names a place, not an amount: its unit is that word. */
const REFERENCE =
  /(?<!\p{L})(dieu|khoan|diem|muc|tieu muc|phu luc|chuong|phan|bang|hinh|bieu|quy|thang|nam|ngay|cap do|muc do|cap|lan thu|thu|so|phien ban|giai doan|tieu chi|nhom|dot|khoa|ky)\s+$/u;
const ROMAN_REFERENCE =
  /(?<!\p{L})(quy|muc|phan|chuong|phu luc|dai hoi|lan thu|khoa|hang|loai)(\s+)([ivxlc]+)(?![\p{L}\d]|\.\d)/gu;
const DIGITS = /(?<![\p{L}\d]|\d[.,/:-])\d+(?:[.,]\d+)*(?:\/\d+)?(?![\d]|[.,]\d)/gu;
const SMALL_COUNTERS = /^(?:lan|nam|thang|ngay|tuan|gio|quy)(?!\p{L})/u;
const STOP = new Set(
  'va cua trong tai cho den toi tu la co duoc thi ma o voi theo tren duoi ve do bang nay do khi nhu hoac hay se da phai con de thuoc gom tro khong'.split(
    ' ',
  ),
);

/**
 * Every number of a text in order. Vietnamese formats: 1.234,5 = 1234.5; 1.234 is a thousand; "95%" = "95 phần trăm" =
 * "chín mươi lăm phần trăm"; "24/7" is one token whose value is the quotient. Digits of dates, of document numbers, of
 * leading labels ("2.1.") and of dotted chains (1.2.3) are not numbers. Scales stay in the unit of digits
 * (1,5 + "tỷ đồng"); use `sameNumber` to compare.
 */
export function findNumbers(text: string): FoundNumber[] {
  const folded = foldAligned(text);
  const taken = [...findDates(text), ...findDocumentNumbers(text)].map((found) => found.span);
  const found: FoundNumber[] = [];
  const add = (value: number, start: number, end: number, unit?: string) => {
    if (taken.some((span) => start < span.end && span.start < end)) return;
    taken.push({ start, end });
    found.push({
      value,
      unit: unit ?? unitOf(text, folded, start, end),
      span: { start, end },
      printed: text.slice(start, end),
    });
  };
  for (const match of folded.matchAll(DIGITS)) {
    const end = match.index + match[0].length;
    const value = isLabel(folded, match.index, end) || isName(folded, end) ? null : parseNumber(match[0]);
    if (value !== null) add(value, match.index, end);
  }
  for (const match of folded.matchAll(ROMAN_REFERENCE)) {
    const start = match.index + (match[1] ?? '').length + (match[2] ?? '').length;
    // "Quỹ Vì người nghèo" is no quarter: a Roman number has no diacritics, and a year has four of them.
    const printed = text.slice(start, start + (match[3] ?? '').length).toLowerCase();
    const word = text.slice(match.index, match.index + (match[1] ?? '').length).toLowerCase();
    const isQuarter = match[1] !== 'quy' || (/^qu[ýy]$/u.test(word) && /^(?:iv|i{1,3})$/.test(printed));
    const value = isQuarter && printed === match[3] ? romanValue(printed) : null;
    if (value !== null) add(value, start, start + (match[3] ?? '').length, word);
  }
  for (const { value, start, end } of findNumerals(text)) add(value, start, end);
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** A number in digits, Vietnamese or English separators; null for chains such as 1.2.3 and for a zero divisor. */
export function parseNumber(digits: string): number | null {
  if (digits.includes('/')) {
    const [top = '', bottom = ''] = digits.split('/');
    const [a, b] = [parseNumber(top), parseNumber(bottom)];
    return a === null || b === null || b === 0 ? null : a / b;
  }
  if (/^\d+$/.test(digits)) return Number(digits);
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(digits)) return Number(digits.replace(/\./g, '').replace(',', '.'));
  if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(digits) || /^\d{1,3},\d{3}\.\d+$/.test(digits))
    return Number(digits.replace(/,/g, ''));
  if (/^\d+[.,]\d+$/.test(digits)) return Number(digits.replace(',', '.'));
  return null;
}

const SCALES: [RegExp, number][] = [
  [/^(?:nghin|ngan) ty(?: |$)/, 1e12],
  [/^(?:ty|ti)(?: |$)/, 1e9],
  [/^trieu(?: |$)/, 1e6],
  [/^(?:nghin|ngan)(?: |$)/, 1e3],
];

/** The amount with the scale of its unit multiplied in: 1,5 "tỷ đồng" → 1500000000 "dong" (unit folded). */
export function amountOf(number: Pick<FoundNumber, 'value' | 'unit'>): {
  value: number;
  unit: string | null;
} {
  const unit = number.unit === null ? null : foldAligned(number.unit);
  if (unit === null) return { value: number.value, unit };
  for (const [pattern, scale] of SCALES) {
    if (pattern.test(unit))
      return {
        value: Number((number.value * scale).toPrecision(12)),
        unit: unit.replace(pattern, '') || null,
      };
  }
  return { value: number.value, unit };
}

/** Same amount; where one is a share or money the other must be too, since 95% is not 95 things. */
export function sameNumber(
  a: Pick<FoundNumber, 'value' | 'unit'>,
  b: Pick<FoundNumber, 'value' | 'unit'>,
): boolean {
  const [one, other] = [amountOf(a), amountOf(b)];
  if (Math.abs(one.value - other.value) > 1e-9 * Math.max(1, Math.abs(one.value))) return false;
  return ['%', 'dong', 'usd'].every((unit) => (one.unit === unit) === (other.unit === unit));
}

/** A label: the number that starts a line and numbers it ("2.1. ", "3) ", first cell of a row). */
function isLabel(folded: string, start: number, end: number): boolean {
  const before = folded.slice(Math.max(0, start - 12), start);
  if (!/(?:^|\n)[ "“(*-]*$/.test(before) || (start > 12 && !before.includes('\n'))) return false;
  return (
    /^(?:\.?\t|[.)](?:\s|$))/.test(folded.slice(end, end + 2)) || /^\.\s/.test(folded.slice(end, end + 2))
  );
}

/** "5G", "4K": a digit grown together with letters that are no unit. */
function isName(folded: string, end: number): boolean {
  const letters = /^[\p{L}\d]+/u.exec(folded.slice(end, end + 20))?.[0];
  return letters !== undefined && !UNITS.includes(letters);
}

/** Between a number and what it counts: "ba (03) ngày", "01 (một) tháng". */
const WRITTEN_TWICE = /^(?:\)|[ \u00a0]?\([^()\d]{1,20}\))(?= )/u;

function unitOf(text: string, folded: string, start: number, printedEnd: number): string | null {
  const end = printedEnd + (WRITTEN_TWICE.exec(folded.slice(printedEnd, printedEnd + 60))?.[0].length ?? 0);
  const after = folded.slice(end, end + 60);
  if (/^ ?%/.test(after) || /^ phan tram(?!\p{L})/u.test(after)) return '%';
  const space = /^[ \u00a0]?/.exec(after)?.[0].length ?? 0;
  const rest = after.slice(space);
  const unit = UNITS.find((name) => rest.startsWith(name) && !/^[\p{L}\d]/u.test(rest.slice(name.length)));
  const reference = REFERENCE.exec(folded.slice(Math.max(0, start - 20), start));
  if (
    reference !== null &&
    (unit === undefined ||
      /^(?:dieu|khoan|diem|muc|so|cap|thang|nam)$/.test(unit) ||
      /^(?:dieu|khoan|diem|tieu muc|phu luc)$/.test(reference[1] ?? ''))
  ) {
    const from = Math.max(0, start - 20) + reference.index;
    return text.slice(from, from + (reference[1] ?? '').length).toLowerCase();
  }
  if (unit !== undefined) return text.slice(end + space, end + space + unit.length).toLowerCase();
  if (space === 0) return null;
  const words = /^(\p{L}+)(?: (\p{L}+))?/u.exec(rest);
  if (words === null || STOP.has(words[1] ?? '')) return null;
  const length = words[2] === undefined || STOP.has(words[2]) ? (words[1] ?? '').length : words[0].length;
  return text.slice(end + space, end + space + length).toLowerCase();
}

/** Numerals in words; a lone digit word counts only where it cannot be another word ("ba lần", not "tháng ba"). */
function findNumerals(text: string): { value: number; start: number; end: number }[] {
  const folded = !hasDiacritics(text);
  const tokens = [
    ...normaliseTone(text)
      .toLowerCase()
      .matchAll(/\p{L}+/gu),
  ];
  const words = tokens.map((token) => token[0]);
  const found: { value: number; start: number; end: number }[] = [];
  for (let at = 0; at < words.length; at++) {
    const numeral = readDecimal(words.slice(at, at + 40), folded);
    const first = tokens[at];
    const last = tokens[at + (numeral?.length ?? 1) - 1];
    if (numeral === null || first === undefined || last === undefined) continue;
    const start = first.index;
    const end = last.index + last[0].length;
    if (/[^\p{L} \u00a0]/u.test(text.slice(start, end))) continue;
    const after = foldAligned(text.slice(end, end + 40)).replace(/^ /, '');
    if (!isNumeral(words.slice(at, at + numeral.length), words[at - 1] ?? '', after, folded)) continue;
    found.push({ value: numeral.value, start, end });
    at += numeral.length - 1;
  }
  return found;
}

function isNumeral(words: string[], before: string, after: string, folded: boolean): boolean {
  const first = words[0] ?? '';
  if (/^phan tram(?!\p{L})/u.test(after) && words.length >= 1) return true;
  if (words.length > 1) return !/^(?:không|khong|tư|tu)$/.test(first);
  if (/^(?:không|khong|tư|tu|lăm|lam|mốt|nhăm|nham)$/.test(first)) return false;
  // "năm" and, without diacritics, "sau", "bay", "tam" are commoner as other words.
  if (/^(?:năm|nam)$/.test(first))
    return (
      /^(?:nam|thang|ngay|lan)(?!\p{L}| \d)/u.test(after) &&
      !/^(?:hàng|hằng|hang|mỗi|moi|từng|tung|trong|đến|den)$/.test(before)
    );
  if (/^(?:một|mot)$/.test(first)) return SMALL_COUNTERS.test(after);
  if (/^(?:thứ|thu|tháng|thang)$/.test(before)) return false;
  if (folded) return SMALL_COUNTERS.test(after) && /^(?:hai|ba|bon|muoi|chin)$/.test(first);
  return UNITS.some((unit) => after.startsWith(unit) && !/^\p{L}/u.test(after.slice(unit.length)));
}

function romanValue(letters: string): number | null {
  if (!/^(?:x{0,3})(?:ix|iv|v?i{0,3})$/.test(letters) || letters === '') return null;
  const values: Record<string, number> = { i: 1, v: 5, x: 10 };
  let total = 0;
  for (let at = 0; at < letters.length; at++) {
    const value = values[letters.charAt(at)] ?? 0;
    const next = values[letters.charAt(at + 1)] ?? 0;
    total += value < next ? -value : value;
  }
  return total;
}
