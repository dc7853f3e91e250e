// Recognises what is not this assistant's business: small talk, creative or personal requests, general knowledge.
import { fold } from '../vietnamese/normalise.ts';
import type { ContentUnit } from './terms.ts';

const elsewhere = [
  /^(?:xin )?(?:chao|hello|hi|alo)(?: (?:ban|em|anh|chi|bot|tro ly))?[ !.?]*$/,
  /^(?:cam on|thanks?|thank you|ok|oke|tam biet|bye)\b.{0,20}$/,
  /\b(?:viet|lam|sang tac|doc|ke) (?:cho \w+ )?(?:mot |1 )?(?:bai tho|bai hat|truyen|chuyen cuoi|bai van|tho|nhac|rap)\b/,
  /\b(?:thoi tiet|du bao thoi tiet|nhiet do hom nay|ket qua xo so|xo so|ty so|bong da|gia vang|gia (?:xang|bitcoin|co phieu)|chung khoan|lich chieu|phim)\b/,
  /\b(?:viet|sua|lap trinh|tao) (?:cho \w+ )?(?:mot |1 )?(?:doan )?(?:code|ma nguon|chuong trinh python|ham python|script|javascript|sql)\b/,
  /\b(?:cong thuc nau|cach nau|nau mon|mon an ngon|quan an|nha hang nao|khach san nao)\b/,
  /\b(?:dau bung|uong thuoc gi|trieu chung cua toi|chua benh cho toi|toi bi (?:dau|sot|ho))\b/,
  /\b(?:ban la ai|ban ten gi|ban bao nhieu tuoi|ban co nguoi yeu|ban thich|yeu toi|ai tao ra ban|chatgpt)\b/,
  /\b(?:tu vi|boi toan|cung hoang dao|giai mong)\b/,
  /\bdich (?:sang|ra|giup|doan|cau)\b.*\btieng\b/,
  /\b(?:giai|tinh) (?:giup )?(?:bai toan|phuong trinh|tich phan|dao ham)\b/,
];

/** True for a request that no document of an office could answer. */
export function isOutOfScope(question: string): boolean {
  const folded = fold(question).replace(/\s+/g, ' ').trim();
  return elsewhere.some((pattern) => pattern.test(folded));
}

/** True when most of what the question speaks of is in no stored document. */
export function isForeign(units: ContentUnit[]): boolean {
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const unknown = units.filter((unit) => unit.unknown).reduce((sum, unit) => sum + unit.weight, 0);
  return total > 0 && unknown / total > 0.5;
}
