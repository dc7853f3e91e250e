// Finds personal data in a text: identity, phone, tax and bank numbers, e-mail, addresses of private persons; masks them.

import type { Span } from '../server/domain.ts';
import type { PersonalDataKind } from '../server/domain-validity.ts';

export type PersonalDatum = { kind: PersonalDataKind; span: Span };

/** What stands in place of a masked letter or digit: as long as it, so that places in the text stay. */
const MASK = '•';
/** Characters before a number in which the word that names it stands. */
const CONTEXT = 60;

type Rule = {
  kind: PersonalDataKind;
  pattern: RegExp;
  /** Words that must stand shortly before; without them the digits may be anything. */
  after?: RegExp;
  accepts?: (digits: string) => boolean;
};

const RULES: Rule[] = [
  {
    // 12 digits: province (001–096), century and sex, year of birth, six of chance
    kind: 'citizen_id',
    pattern: /(?<![\d.,/-])0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![\d/-])/gu,
    accepts: (digits) => Number(digits.slice(0, 3)) >= 1 && Number(digits.slice(0, 3)) <= 96,
  },
  {
    kind: 'citizen_id',
    pattern: /(?<![\d.,/-])\d{9}(?![\d/-])/gu,
    after: /(?:CMND|CMTND|chứng minh (?:nhân dân|thư)|hộ chiếu|giấy tờ tùy thân)[^.;\n]{0,30}$/iu,
  },
  {
    kind: 'citizen_id',
    pattern: /(?<![\p{L}\d])[A-Z]\d{7,8}(?![\p{L}\d])/gu,
    after: /(?:hộ chiếu|passport)[^.;\n]{0,30}$/iu,
  },
  {
    kind: 'phone',
    pattern: /(?<![\d.,/-])(?:\(?(?:\+?84|0)\)?[ .-]?)(?:3|5|7|8|9)\d(?:[ .-]?\d){7}(?![\d/])/gu,
    accepts: (digits) => /^(?:84|0)[35789]\d{8}$/u.test(digits),
  },
  {
    kind: 'phone',
    pattern: /(?<![\d.,/-])\(?0?2\d{1,2}\)?(?:[ .-]?\d){7,8}(?![\d/])/gu,
    after: /(?:điện thoại|đt|sđt|tel|fax|hotline|liên hệ|gọi)[^\n]{0,30}$/iu,
  },
  {
    kind: 'tax_number',
    pattern: /(?<![\d.,/-])\d{10}(?:-?\d{3})?(?![\d/])/gu,
    after: /(?:mã số thuế|MST)[^.;\n]{0,40}$/iu,
  },
  {
    kind: 'bank_account',
    pattern: /(?<![\d.,/-])\d(?:[ .-]?\d){5,18}(?![\d/])/gu,
    after: /(?:số tài khoản|tài khoản(?: số)?|STK|số thẻ)[^.;\n]{0,40}$/iu,
  },
  { kind: 'email', pattern: /(?<![\p{L}\d._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gu },
  {
    kind: 'address',
    pattern:
      /(?<=(?:thường trú|tạm trú|hộ khẩu|nơi ở(?: hiện nay| hiện tại)?|chỗ ở(?: hiện nay| hiện tại)?|trú tại|cư trú tại|địa chỉ nhà|nhà riêng|quê quán|nguyên quán)(?: thường trú| tạm trú)?(?: tại)?\s*:?\s{0,3})(?=[^\n;]{8})(?:số|thôn|xóm|tổ|ấp|bản|khu phố|ngõ|ngách|đường|phố|phường|xã|thị trấn|\d)[^\n;.]{7,150}/giu,
  },
];
/** Addresses of offices are no personal data. */
const OFFICE_MAIL = /\.gov\.vn$|@(?:chinhphu|quochoi)\.vn$/iu;

/** Personal data in text order; where two kinds meet, the first rule wins. */
export function findPersonalData(text: string): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  for (const { kind, pattern, after, accepts } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].trimEnd().length };
      const before = text.slice(Math.max(0, span.start - CONTEXT), span.start);
      if (after !== undefined && !after.test(before)) continue;
      if (kind === 'email' && OFFICE_MAIL.test(match[0])) continue;
      if (accepts !== undefined && !accepts(match[0].replace(/\D/gu, ''))) continue;
      if (found.some((one) => one.span.start < span.end && span.start < one.span.end)) continue;
      found.push({ kind, span });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The text with every letter and digit of the data covered; its length and its lines stay. */
export function maskPersonalData(text: string, found: readonly PersonalDatum[]): string {
  let masked = '';
  let at = 0;
  for (const { span } of found) {
    masked += text.slice(at, span.start);
    // UTF-16 unit by unit, so that offsets hold
    masked += text
      .slice(span.start, span.end)
      .replace(/[\p{L}\p{M}\p{N}]/gu, (sign) => MASK.repeat(sign.length));
    at = span.end;
  }
  return masked + text.slice(at);
}

/** How often each kind occurs, for the report of a document. */
export function countPersonalData(
  found: readonly PersonalDatum[],
): { kind: PersonalDataKind; count: number }[] {
  const counts = new Map<PersonalDataKind, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
