// Names of provinces and centrally run cities, of today and before the mergers of 1 July 2025, found in questions.

import type { Span } from '../domain.ts';
import { foldAligned } from './aligned.ts';

// Resolution 202/2025/QH15 lists the 34 units of today; the others are the names they had until then.
const names =
  'Hà Nội|Huế|Lai Châu|Điện Biên|Sơn La|Lạng Sơn|Quảng Ninh|Thanh Hóa|Nghệ An|Hà Tĩnh|Cao Bằng|Tuyên Quang|Lào Cai|Thái Nguyên|Phú Thọ|Bắc Ninh|Hưng Yên|Hải Phòng|Ninh Bình|Quảng Trị|Đà Nẵng|Quảng Ngãi|Gia Lai|Khánh Hòa|Lâm Đồng|Đắk Lắk|Hồ Chí Minh|Đồng Nai|Tây Ninh|Cần Thơ|Vĩnh Long|Đồng Tháp|Cà Mau|An Giang|' +
  'Hà Giang|Yên Bái|Bắc Kạn|Vĩnh Phúc|Hòa Bình|Bắc Giang|Thái Bình|Hải Dương|Hà Nam|Nam Định|Quảng Bình|Quảng Nam|Kon Tum|Bình Định|Ninh Thuận|Đắk Nông|Bình Thuận|Phú Yên|Bà Rịa|Vũng Tàu|Bình Dương|Bình Phước|Long An|Sóc Trăng|Hậu Giang|Bến Tre|Trà Vinh|Tiền Giang|Bạc Liêu|Kiên Giang|Thừa Thiên';

const provinces = names.split('|').map((name) => ({ name, folded: foldAligned(name) }));

export type FoundPlace = { name: string; folded: string; span: Span };

/**
 * Provinces named in a text. With diacritics only the exact name counts in capitals or after "tỉnh",
 * "thành phố"; without them a name needs such a word before it, because folded names are common syllables, unless it
 * is one of `expected` (folded): a province that the knowledge base has documents of.
 */
export function findPlaces(text: string, expected: Set<string> = new Set()): FoundPlace[] {
  const folded = foldAligned(text);
  const found: FoundPlace[] = [];
  for (const province of provinces) {
    for (let at = folded.indexOf(province.folded); at >= 0; at = folded.indexOf(province.folded, at + 1)) {
      const span = { start: at, end: at + province.folded.length };
      if (!standsAlone(folded, span)) continue;
      const introduced = /(?:tinh|thanh pho|tp\.?|so cua|o|ben)\s+$/.test(
        folded.slice(Math.max(0, at - 12), at),
      );
      const printed = text.slice(span.start, span.end).normalize('NFC');
      const bare =
        expected.has(province.folded) &&
        (printed === province.folded || printed === province.name.normalize('NFC').toLowerCase());
      const exact = printed === province.name.normalize('NFC');
      if (exact || introduced || bare) found.push({ ...province, span });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const afterUnit = new RegExp(String.raw`((?:tỉnh|thành phố)\s+)(${names})(?![\p{L}\p{M}])`, 'giu');
const spelled = new Map(provinces.map(({ name }) => [name.toLowerCase(), name]));

/** "tỉnh tuyên quang" with its province in capitals as a name; without the unit before it, it may be common words. */
export function capitaliseProvinces(text: string): string {
  return text.normalize('NFC').replace(afterUnit, (whole, unit: string, name: string) => {
    const known = spelled.get(name.toLowerCase());
    return known === undefined ? whole : unit + known;
  });
}

/** Folded names of the provinces that stand in titles or names of issuers, as printed there. */
export function placesIn(lines: string[]): Set<string> {
  return new Set(lines.flatMap((line) => findPlaces(titleForm(line))).map((place) => place.folded));
}

/** "TỈNH NGHỆ AN" as "tỉnh Nghệ An"; any other line as it is. */
function titleForm(line: string): string {
  if (line !== line.toUpperCase()) return line;
  return line.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function standsAlone(text: string, span: Span): boolean {
  return !/[\p{L}\p{N}]/u.test(text.charAt(span.start - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(span.end));
}
