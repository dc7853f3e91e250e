// Recognises what is not this assistant's business: small talk, creative or personal requests, general knowledge.
import { fold } from '../vietnamese/normalise.ts';
import { type ContentUnit, coverage, readText } from './terms.ts';

/** A word in a sixth of the passages or fewer tells what is spoken of. */
const TELLING = 1.7;

/** "cho tôi một", "giúp", "hộ mình 1": between the verb of a wish and its object. */
const FOR_ME = '(?:(?:cho|giup|ho) )?(?:(?:toi|minh|em|anh|chi) )?(?:mot |1 )?';
const TODAY = '(?:hom (?:nay|qua)|ngay mai|toi (?:nay|qua)|tuan nay|bay gio)';
const DAILY_NEWS =
  '(?:thoi tiet|nhiet do|xo so|ty so|bong da|gia vang|gia xang|gia bitcoin|gia co phieu|chung khoan|lich chieu|phim)';

/**
 * Whole requests, not single words: documents speak of weather, lotteries, shares and films too, and folded
 * words meet others ("cơ quan an ninh", "từ vi phạm", "công ty sở hữu", "trưởng ban là ai").
 */
const elsewhere = [
  /^(?:xin )?(?:chao|hello|hi|alo)(?: (?:ban|em|anh|chi|bot|tro ly))?[ !.?]*$/,
  /^(?:cam on|thanks?|thank you|ok|oke|tam biet|bye)\b.{0,20}$/,
  new RegExp(
    `\\b(?:viet|lam|sang tac|doc|ke) ${FOR_ME}(?:bai tho|bai hat|truyen|(?:cau )?chuyen cuoi|bai van)\\b|\\b(?:viet|sang tac) ${FOR_ME}(?:tho|nhac|rap)\\b`,
  ),
  new RegExp(`\\b${DAILY_NEWS}\\b.*\\b${TODAY}\\b|\\b${TODAY}\\b.*\\b${DAILY_NEWS}\\b`),
  new RegExp(
    `\\b(?:viet|sua|lap trinh|tao) ${FOR_ME}(?:doan )?(?:code|ma nguon|chuong trinh python|ham python|script|javascript|sql)\\b`,
  ),
  /\b(?:cong thuc nau|cach nau|nau mon|mon an ngon)\b|\b(?:quan an|nha hang|khach san)(?: nao)? (?:ngon|re|dep|tot)\b/,
  /\b(?:dau bung|uong thuoc gi|trieu chung cua toi|chua benh cho toi)\b|^toi bi (?:dau|sot|ho)\b/,
  /(?:^|[,.!?] ?)ban (?:la ai|ten (?:la )?gi|bao nhieu tuoi|thich gi|co phai chatgpt)\b|\bban co (?:nguoi yeu|yeu toi)\b|\bai tao ra ban\b/,
  /\b(?:xem tu vi|tu vi (?:tuoi|hom|tuan)|xem boi|cung hoang dao|giai mong)\b/,
  /\b(?<!giao )dich (?:sang|ra|giup|doan|cau)\b.*\btieng\b/,
  /\b(?:giai|tinh) (?:(?:giup|ho) .{0,12}bai toan|(?:giup )?(?:phuong trinh|tich phan|dao ham))\b/,
];

/** True for a request that no document of an office could answer. */
export function isOutOfScope(question: string): boolean {
  const folded = fold(question).replace(/\s+/g, ' ').trim();
  return elsewhere.some((pattern) => pattern.test(folded));
}

/**
 * True when most of what the question speaks of is in no stored document. Two words of it that stand together in what
 * comes nearest ("công chức … nghỉ") make it a question of this office, whatever else is in it.
 */
export function isForeign(units: ContentUnit[], nearest?: string): boolean {
  const near = nearest === undefined ? null : readText(nearest);
  const found = near ? units.filter((unit) => !unit.unknown && !coverage([unit], near).missing.length) : [];
  if (found.length > 1 && found.some(({ weight }) => weight >= TELLING)) return false;
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const unknown = units.filter((unit) => unit.unknown).reduce((sum, unit) => sum + unit.weight, 0);
  return total > 0 && unknown / total > 0.5;
}
