// Words of a question about what tasks cost: whether it speaks of money, and whether it wants sums added up.
import { fold } from '../vietnamese/normalise.ts';
import type { ContentUnit } from './terms.ts';

/** Nouns for money, folded; for use inside a pattern. */
export const MONEY = '(?:kinh phi|tien|von|ngan sach|du toan|chi phi)';
const SAYS_MONEY = new RegExp(`\\b${MONEY}\\b|\\b(?:ty|trieu)(?: dong)?\\b`);
/** "tổng cộng", "tổng vốn", "cộng vốn của hai dự án", "gộp lại", "hết thảy bao nhiêu tiền". */
const ADDS_UP = new RegExp(
  `\\btong(?: cong| so)?(?: \\w+){0,2}? ${MONEY}\\b|\\btong cong\\b|\\bcong (?:lai|gop|don|het|${MONEY})\\b|\\bgop (?:lai|chung)\\b|` +
    `\\b(?:het thay|ca thay|tat ca|het ca thay)(?: la| het| can| mat| ton)? (?:bao nhieu|may) (?:${MONEY}|ty|trieu)\\b`,
);
/** Words of the topic that only name money, or what it is spent on. */
const OF_MONEY = new Set(
  (
    'kinh phi|tien|von|nguon|nguon von|ngan sach|du toan|chi phi|bo tri|danh|cap|ben|ngon|ton|rot|nhieu|it|lon|cao|thap|nho|nhat|' +
    'nhieu tien|it tien|ty|ty dong|trieu|trieu dong|nghin dong|dong|tong|tong cong|tong so|tong von|cong|cong lai|cong von|gop|' +
    'gop lai|het|het thay|ca thay|du an|cong trinh|hang muc|khoan|viec|nhiem vu|huy dong|huy dong von|su dung|dung'
  ).split('|'),
);

const COUNTED =
  /\b(hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?:du an|cong trinh|hang muc|nhiem vu|dau viec|cong viec|viec|khoan)\b/;

/** The question speaks of money or of a sum of it. */
export function saysMoney(folded: string): boolean {
  return SAYS_MONEY.test(folded);
}

/** The sums of several tasks are to be added up. */
export function addsUp(folded: string): boolean {
  return ADDS_UP.test(folded);
}

/** The units that say which tasks are meant; not how many ("hai dự án"), nor the fund that is asked for. */
export function withoutMoneyWords(units: ContentUnit[], folded: string, fund = ''): ContentUnit[] {
  const counted = COUNTED.exec(folded)?.[1];
  const ofFund = ` ${fold(fund)} `;
  return units.filter(
    (unit) => !OF_MONEY.has(unit.folded) && unit.folded !== counted && !ofFund.includes(` ${unit.folded} `),
  );
}
