// Questions for the difference or the sum of two values: "A với B chênh nhau bao nhiêu", "A hơn B mấy tháng", "tổng cộng bao nhiêu".
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';

export type AmountAsked = {
  kind: 'difference' | 'sum';
  /** The question without its end, the two sides joined by "với". */
  body: string;
  /** What is asked of each side. */
  ask: string;
};

const HOW_MANY = '(?:bao nhiêu|mấy|bao nhieu|may)';
const UNIT = String.raw`\s*(?<unit>[^?,;:]{0,30}?)\s*\??\s*`;
/** "…, chênh nhau bao nhiêu điểm phần trăm?". */
const apart = new RegExp(
  String.raw`[,;:]?\s+(?:(?:thì|thi)\s+)?(?:chênh(?:\s+lệch)?(?:\s+nhau)?|hơn\s+kém\s+nhau|hơn\s+nhau|kém\s+nhau|cách\s+nhau|khác\s+nhau|chenh(?:\s+lech)?(?:\s+nhau)?|hon\s+kem\s+nhau|hon\s+nhau|kem\s+nhau|cach\s+nhau|khac\s+nhau)\s+(?:(?:là|la|khoảng|khoang)\s+)?${HOW_MANY}${UNIT}$`,
  'iu',
);
/** "… tổng cộng bao nhiêu?", "… cộng lại là mấy tỷ?". */
const together = new RegExp(
  String.raw`[,;:]?\s+(?:(?:thì|thi)\s+)?(?:tổng\s+cộng|cộng\s+lại|gộp\s+lại|tong\s+cong|cong\s+lai|gop\s+lai)\s+(?:(?:là|hết|được|có|la|het|duoc|co)\s+)?${HOW_MANY}${UNIT}$`,
  'iu',
);
/** "A cao hơn B bao nhiêu?". */
const over = new RegExp(
  String.raw`^(?<first>.{6,160}?)\s+(?:(?:cao|thấp|nhiều|ít|lớn|nhỏ|đắt|rẻ|dài|ngắn|lâu|thap|nhieu|it|lon|nho|dat|re|dai|ngan|lau)\s+)?(?:hơn|hon)\s+(?:(?:so\s+)?(?:với|voi)\s+)?(?<second>\D{3,120}?)\s+(?:(?:là|đến|la|den)\s+)?${HOW_MANY}${UNIT}$`,
  'iu',
);
/** "A cao hay thấp hơn B?". */
const highOrLow =
  /^(?<first>.{6,160}?)\s+(?:là\s+)?(?:cao|nhiều|lớn|dài|đắt|nhieu|lon|dai)(?:\s+(?:hơn|hon))?\s+hay\s+(?:là\s+)?(?:thấp|ít|nhỏ|ngắn|rẻ|thap|it|nho|ngan|re)\s+(?:hơn|hon)\s+(?:(?:so\s+)?(?:với|voi)\s+)?(?<second>\D{3,120}?)\s*\??\s*$/iu;
/** "…, việc nào tốn hơn và mỗi việc bao nhiêu?": asked once more of what is compared anyway. */
const again =
  /\s*(?:,\s*)?(?:và|va)?\s+(?:(?:mỗi|từng|moi|tung)\s+\p{L}+|(?:hơn|chênh|kém|hon|chenh|kem)(?:\s+nhau)?)\s+(?:(?:là|la)\s+)?(?:bao nhiêu|mấy|bao nhieu|may)(?:\s+\p{L}+){0,2}\s*\??\s*$/iu;
const whichOne = /\b(?:\p{L}+ nao|ai)\b.*\b(?:hon|truoc|sau)\b/u;
/** What a thing is measured against that is no second thing: its own past, a plan. */
const ownPast =
  /^(?:cung ky|nam|quy|thang|ky|nhau|kem|het|nua)\b|^(?:ke hoach|du toan|muc tieu)(?: (?:nam|de ra|giao|duoc).*)?$/;
const tasks = /\b(?:nhiem vu|dau viec|viec)\b/;

/** Reads such a question; null for any other, and for counts of tasks. */
export function readAmount(question: string): AmountAsked | null {
  const sum = together.exec(question);
  const end = sum ?? apart.exec(question);
  const beyond = end ? null : (highOrLow.exec(question) ?? over.exec(question));
  const unit = (end ?? beyond)?.groups?.['unit'] ?? '';
  if ((!end && !beyond) || tasks.test(fold(unit))) return null;
  if (beyond && ownPast.test(fold(beyond.groups!['second']!))) return null;
  const body = end
    ? question.slice(0, end.index)
    : `${beyond!.groups!['first']} ${hasDiacritics(question) ? 'với' : 'voi'} ${beyond!.groups!['second']}`;
  return { kind: sum ? 'sum' : 'difference', body, ask: askOf(unit, question) };
}

/** A question for which of two is more, without "và hơn bao nhiêu" behind it. */
export function withoutAmount(question: string): string {
  const end = again.exec(question);
  if (!end) return question;
  const rest = question.slice(0, end.index);
  return whichOne.test(fold(rest)) ? `${rest}?` : question;
}

function askOf(unit: string, question: string): string {
  const folded = fold(question);
  const isShare = /\b(?:diem phan tram|phan tram|%)|%/.test(fold(unit));
  const isRate = unit.trim() === '' && /\b(?:ty le|chi tieu|muc tieu|phan tram)\b|%/.test(folded);
  const words = isShare || isRate ? 'là bao nhiêu phần trăm' : `là bao nhiêu ${unit.trim()}`.trim();
  return hasDiacritics(question) ? words : fold(words);
}
