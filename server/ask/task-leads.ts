// How many agencies are to lead a task: one alone ("do một mình Sở X chủ trì") or several ("hai cơ quan trở lên cùng chủ trì").
import { fold } from '../vietnamese/normalise.ts';
import type { Understanding } from './understand.ts';

/** `named`: only agencies that a row names count, no collective ("hai cơ quan cụ thể"). */
export type LeadCount = { count: 'one' | 'several'; named: boolean };

const ORGAN = '(?:co quan|don vi|so|ben|nganh)';
const MORE_THAN_ONE = `(?:(?:tu|it nhat|toi thieu) (?:hai|2|02)|hai|2|02|ba|3|03|nhieu|mot vai|(?:hon|tren|nhieu hon) (?:mot|1|01)|khong chi (?:mot|1))`;
const PRINTED = '(?:ghi|co|neu|dien|gom|liet ke)(?: ten)?';
const BEING = '(?:duoc giao |phai |se |dung ten |dung ra |dung |lam |la co quan |ghi ten |cung )*';

/** The question with every agency as "@". */
const SOLE = [
  /\b(?:chi|rieng|mot minh|duy nhat)(?: (?:co|do|minh|mot minh|rieng|la|duy nhat|moi))* @ (?:tu |mot minh )?(?:duoc giao |dung ten |dung ra |dung |lam |la (?:co quan|don vi) )*chu tri\b/,
  /\bdo(?: chi)?(?: rieng)?(?: mot)? minh @ (?:\w+ ){0,2}?chu tri\b/,
  /@ (?:\w+ ){0,2}?(?:mot minh|don doc|rieng minh|tu minh)(?: \w+){0,2}? chu tri\b/,
  /@ (?:\w+ ){0,2}?chu tri (?:mot minh|don doc|rieng|doc lap)\b/,
  /\bchu tri duy nhat\b/,
  /\bduy nhat @ (?:\w+ ){0,2}?chu tri\b/,
  /\bkhong (?:dong |cung |chung )?chu tri (?:chung|cung)(?: voi)? (?:ai|co quan|so|don vi)\b/,
  /\bkhong co (?:co quan|don vi|so|ai)(?: nao)?(?: khac)? (?:cung |dong )chu tri\b/,
  new RegExp(
    `\\b(?:chi|dung)(?: (?:do|co|ghi|ghi ten))* (?:mot|1|01) ${ORGAN} (?:duy nhat )?${BEING}chu tri\\b`,
  ),
  new RegExp(`\\bchu tri (?:chi )?${PRINTED} (?:dung |chi )?(?:mot|1|01) ${ORGAN}\\b`),
];
const DENIED = /\bkhong (?:phai |chi )*(?:do )?$/;
const SEVERAL = [
  new RegExp(
    `\\b${MORE_THAN_ONE} ${ORGAN}(?: cu the| khac nhau| tro len)* (?:(?:cung|dong) (?:duoc giao |dung ten |dung |lam )*chu tri|tro len (?:\\w+ ){0,2}?chu tri)\\b`,
  ),
  new RegExp(`\\bchu tri (?:\\w+ ){0,2}?${PRINTED}(?: cua)? ${MORE_THAN_ONE} ${ORGAN}\\b`),
  new RegExp(`\\b(?:co|do) ${MORE_THAN_ONE} ${ORGAN}(?: cu the| khac nhau| tro len)* (?:\\w+ )?chu tri\\b`),
  /@ (?:\w+ ){0,2}?(?:chung|cung|dong) (?:voi )?(?:cac |mot |nhieu )?(?:so|co quan|don vi|nganh)(?: nganh)? khac (?:\w+ )?chu tri\b/,
  /@ (?:\w+ ){0,2}?(?:dong |cung )?chu tri (?:chung |cung |dong thoi )?(?:voi|cung(?: voi)?) (?:cac |mot |nhieu |it nhat mot )?(?:so|co quan|don vi|nganh|ben)(?: nganh)? (?:khac|nao)\b/,
  /@ (?:\w+ ){0,2}?(?:dong chu tri|chu tri chung)\b(?! (?:voi|cung) @)/,
];
/** Joint leads of whoever, the words of which are no alternative ("chủ trì hoặc đồng chủ trì"). */
const JOINT_OF_ANY =
  /(?<!\b(?:ca|lan|va|hoac|hay|viec|nhiem vu) )\b(?:dong chu tri|cung chu tri|chu tri chung)\b/;

/** What the question wants of the number of leading agencies; null when it says nothing of it. */
export function leadCountAsked(understanding: Understanding): LeadCount | null {
  if (understanding.riders.soleLead) return { count: 'one', named: false };
  const text = withoutNames(understanding);
  const named = /\b(?:cu the|dich danh)\b/.test(text);
  for (const pattern of SOLE) {
    const found = pattern.exec(text);
    if (!found) continue;
    const denied = DENIED.test(text.slice(0, found.index));
    return { count: denied ? 'several' : 'one', named };
  }
  if (/(?:lan|va|hoac|hay|,) (?:dong|cung) chu tri\b/.test(text)) return null;
  const alone = understanding.agencies.length;
  if (alone <= 1 && SEVERAL.some((pattern) => pattern.test(text))) return { count: 'several', named };
  return alone === 0 && JOINT_OF_ANY.test(text) ? { count: 'several', named } : null;
}

/** Places are left out: folded, "Lâm Đồng chủ trì" would lead jointly. */
function withoutNames({ question, agencies, places }: Understanding): string {
  let text = fold(question);
  for (const { start, end } of [...agencies].sort((a, b) => b.start - a.start))
    text = `${text.slice(0, start)}@${text.slice(end)}`;
  const plain = ` ${text.replace(/[^a-z0-9@]+/g, ' ')} `;
  return places.reduce((left, place) => left.replaceAll(` ${place.folded} `, ' '), plain);
}
