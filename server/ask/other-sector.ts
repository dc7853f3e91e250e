// "Lĩnh vực xây dựng": a passage that opens with another field ("100% dữ liệu lĩnh vực Nội vụ được … đã được xây dựng") is not of it.
import { readText } from './terms.ts';

const FIELD = ' (?:lĩnh vực|ngành) ';
/** Syllables after "lĩnh vực" that name no field. */
const NO_FIELD =
  '(?:của|mà|này|đó|khác|nào|gì|được|có|là|theo|thuộc|quản|ưu|trọng|chính|cụ|và|với|trên|tại|do|phải|cần)';
const named = new RegExp(`${FIELD}(?!${NO_FIELD} )(\\p{L}+ \\p{L}+)`, 'u');
/** Characters at the start of a passage in which it names what it is about. */
const OPENING = 60;

/** True when the question names a field and the passage opens with another one. Fields are told by two syllables. */
export function isOfOtherSector(question: string, passage: { text: string }): boolean {
  const asked = named.exec(readText(question).accented)?.[1];
  if (asked === undefined) return false;
  const line = readText(passage.text).accented;
  const opening = line.slice(0, OPENING);
  const own = named.exec(opening)?.[1];
  // "lĩnh vực văn hóa, thể thao và du lịch" is of each of them
  if (own === undefined || opening.includes(` ${asked} `)) return false;
  return ![`lĩnh vực ${asked}`, `ngành ${asked}`, `về ${asked}`].some((name) => line.includes(` ${name} `));
}
