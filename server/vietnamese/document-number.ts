// Document numbers (số, ký hiệu văn bản): one key for every way of writing them, and short mentions in questions.
import type { Span } from '../domain.ts';
import { foldAligned } from './aligned.ts';

export type FoundDocumentNumber = { printed: string; key: string; span: Span };

/** "nghị định 278", "QĐ 142": `type` is the Vietnamese name in lower case, null when only the number was given. */
export type DocumentMention = {
  type: string | null;
  number: string;
  year: string | null;
  span: Span;
  printed: string;
};

/** Abbreviations of document types as in Decree 30/2020/NĐ-CP, Appendix III, and of legal normative documents. */
const TYPE_OF_SYMBOL: Record<string, string> = {
  L: 'luật',
  PL: 'pháp lệnh',
  L_CTN: 'lệnh',
  SL: 'sắc lệnh',
  ND: 'nghị định',
  NQ: 'nghị quyết',
  NQLT: 'nghị quyết liên tịch',
  QD: 'quyết định',
  CT: 'chỉ thị',
  TT: 'thông tư',
  TTLT: 'thông tư liên tịch',
  QC: 'quy chế',
  QYD: 'quy định',
  TC: 'thông cáo',
  TB: 'thông báo',
  HD: 'hướng dẫn',
  CTR: 'chương trình',
  KH: 'kế hoạch',
  PA: 'phương án',
  DA: 'đề án',
  BC: 'báo cáo',
  BB: 'biên bản',
  TTR: 'tờ trình',
  CD: 'công điện',
  KL: 'kết luận',
  VBHN: 'văn bản hợp nhất',
  CV: 'công văn',
  QT: 'quy trình',
  GM: 'giấy mời',
  UQ: 'ủy quyền',
  GUQ: 'giấy ủy quyền',
  BGN: 'bản ghi nhớ',
  BTT: 'bản thỏa thuận',
  PC: 'phiếu chuyển',
  TL: 'tài liệu',
};

/** Issuers after which a number is written the Party's way: 45-NQ/TW. */
const PARTY_ISSUERS = new Set([
  'TW',
  'TU',
  'HU',
  'DU',
  'BCT',
  'BTCTW',
  'BTGTW',
  'UBKTTW',
  'VPTW',
  'BCDTW',
  'TUDTN',
]);

/** Folded symbols whose Đ is put back, so that the key reads as people write it. */
const WITH_STROKE: Record<string, string> = {
  ND: 'NĐ',
  QD: 'QĐ',
  HDND: 'HĐND',
  HDTP: 'HĐTP',
  HDQT: 'HĐQT',
  CD: 'CĐ',
  DA: 'ĐA',
  BCD: 'BCĐ',
  BLDTBXH: 'BLĐTBXH',
  GDDT: 'GDĐT',
  BGDDT: 'BGDĐT',
  TLD: 'TLĐ',
  BNNPTNT: 'BNNPTNT',
  QYD: 'QYĐ',
};

// number, optional year, then symbols of letters (and digits: QH15) joined by dashes or slashes.
const NUMBER = String.raw`\d{1,5}[a-z]?`;
const SYMBOL = String.raw`[a-z][a-z&]{0,9}\d{0,2}(?![a-z0-9])`;
const FULL = new RegExp(
  String.raw`(?<![\p{L}\d/.,])(${NUMBER})(?: ?/ ?((?:19|20)\d{2}))?( ?[/–—-] ?)(${SYMBOL})((?: ?[/–—-] ?${SYMBOL}){0,4})`,
  'gu',
);
const STANDARD =
  /(?<![\p{L}\d])(t|q)cvn[ \u00a0]?(\d{1,5}(?:[-–]\d{1,2})?)(?: ?: ?(\d{4}))?(?:\/([a-z]{2,10}))?/gu;

/**
 * One key for all printed forms of a number: upper case, no spaces, plain dashes, at least two digits, Đ put back:
 * "155/2020/nđ-cp", "155/2020/ND - CP" → "155/2020/NĐ-CP". Null when the text is not a number with a symbol
 * ("Số: /KH-UBND" is a blank number).
 */
export function documentNumberKey(printed: string): string | null {
  const bare = printed
    .normalize('NFC')
    .replace(/^\s*số\s*:?\s*/iu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const found = findDocumentNumbers(bare);
  const only = found[0];
  return only !== undefined && found.length === 1 && only.span.start === 0 && only.span.end === bare.length
    ? only.key
    : null;
}

/** Every document number with its symbol ("142/QĐ-TTg", "91/2025/QH15", "45-NQ/TW", "TCVN 11930:2017"), in text order. */
export function findDocumentNumbers(text: string): FoundDocumentNumber[] {
  const folded = foldAligned(text);
  const found: FoundDocumentNumber[] = [];
  for (const match of folded.matchAll(FULL)) {
    const number = toNumber(match, text);
    if (number !== null) found.push(number);
  }
  for (const match of folded.matchAll(STANDARD)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const year = match[3] === undefined ? '' : `:${match[3]}`;
    const issuer = match[4] === undefined ? '' : `/${match[4].toUpperCase()}`;
    const key = `${(match[1] ?? '').toUpperCase()}CVN ${(match[2] ?? '').replace('–', '-')}${year}${issuer}`;
    found.push({ printed: text.slice(span.start, span.end), key, span });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The Vietnamese name of the document type that a key's symbol stands for, null when it is not a known one. */
export function typeOfKey(key: string): string | null {
  const symbols = foldAligned(key)
    .toUpperCase()
    .split(/[/-]/)
    .filter((part) => /^[A-Z]/.test(part));
  const first = symbols[0] ?? '';
  if (/^(QH|UBTVQH)\d+$/.test(first)) return null;
  return TYPE_OF_SYMBOL[first] ?? null;
}

/** Number without leading zeros and year of a key: "01/2024/TT-BKHCN" → { number: "1", year: "2024" }. */
export function partsOfKey(key: string): { number: string; year: string | null } {
  const standard = /^[TQ]CVN (\d+)(?:-\d+)?(?::(\d{4}))?/.exec(key);
  if (standard !== null) return { number: standard[1] ?? '', year: standard[2] ?? null };
  const match = /^0*(\d+[A-Z]?)(?:\/((?:19|20)\d{2}))?/.exec(key);
  return { number: match?.[1] ?? '', year: match?.[2] ?? null };
}

function toNumber(match: RegExpMatchArray, text: string): FoundDocumentNumber | null {
  const [whole, digits = '', year, separator = '', first = ''] = match;
  const start = match.index ?? 0;
  const rest = acceptedSymbols(match[5] ?? '', start + whole.length - (match[5] ?? '').length, text);
  const end = start + whole.length - (match[5] ?? '').length + rest.length;
  const printed = text.slice(start, end);
  const symbols = [first, ...rest.split(/[/–—-]/).map((part) => part.trim())].filter((part) => part !== '');
  if (!isNumber(symbols, year, separator, printed)) return null;
  return { printed, key: toKey(digits, year, symbols), span: { start, end } };
}

/** Symbols after the first; one with a space around its dash counts only in capitals ("NĐ - CP", not "KH-UBND - Sở"). */
function acceptedSymbols(rest: string, offset: number, text: string): string {
  let length = 0;
  for (const part of rest.matchAll(/ ?[/–—-] ?[^/–— -]+/gu)) {
    const printed = text.slice(offset + part.index, offset + part.index + part[0].length);
    const letters = printed.replace(/[^\p{L}]/gu, '');
    if (printed.includes(' ') && (length > 0 || !/^\p{Lu}{2}/u.test(letters))) break;
    length = part.index + part[0].length;
  }
  return rest.slice(0, length);
}

/** Tells a number from "06 tháng/lần", "3-5 người", "100 km/h": a known symbol, or capitals with a dash. */
function isNumber(symbols: string[], year: string | undefined, separator: string, printed: string): boolean {
  const upper = symbols.map((symbol) => symbol.toUpperCase());
  const [first = '', ...rest] = upper;
  const capitals = /\p{Lu}{2}/u.test(printed);
  if (/^(QH|UBTVQH)\d+$/.test(first)) return year !== undefined || capitals;
  if (separator.includes('/')) {
    if (first in TYPE_OF_SYMBOL)
      return first.length > 1
        ? rest.length > 0 || first === 'SL' || year !== undefined
        : capitals && rest.length > 0;
    return capitals && (rest.length > 0 || year !== undefined);
  }
  return (
    first in TYPE_OF_SYMBOL &&
    rest.some((symbol) => PARTY_ISSUERS.has(symbol) || /^(TW|TU|DU|HU)/.test(symbol))
  );
}

function toKey(digits: string, year: string | undefined, symbols: string[]): string {
  const number = digits.toUpperCase().replace(/^0+(?=\d)/, '');
  const padded = /^\d(?!\d)/.test(number) ? `0${number}` : number;
  const names = symbols.map((symbol) => WITH_STROKE[symbol.toUpperCase()] ?? symbol.toUpperCase());
  const last = foldAligned(names.at(-1) ?? '').toUpperCase();
  if (year === undefined && names.length > 1 && (PARTY_ISSUERS.has(last) || last.endsWith('TW'))) {
    return `${padded}-${names.slice(0, -1).join('-')}/${names.at(-1)}`;
  }
  return [padded, ...(year === undefined ? [] : [year]), names.join('-')].join('/');
}
