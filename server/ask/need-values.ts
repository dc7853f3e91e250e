// Finer points of a value that is asked for: its unit, the side it bounds, and "when" in the sense of "in which case".
import { findDocumentMentions } from '../vietnamese/document-mentions.ts';
import { findDocumentNumbers } from '../vietnamese/document-number.ts';
import type { Asked } from './cues.ts';

/** One requirement; `strict` ones must be met by some passage or the question is not answered. */
export type Need = { asked: Asked; strict: boolean; test: (folded: string, text: string) => boolean };

/** What is measured, folded, and the units in which a text can state it. */
const measures: [RegExp, string][] = [
  [/\b(?:bao nhieu|may|do|gioi han|nam|ngoai|tu|duoi|tren|toi thieu|toi da) tuoi\b(?!\s*\d)/, 'tuoi'],
  [/\bdung luong\b/, '[kmgt]b'],
  [/\b(?:chieu|be|do) (?:cao|dai|rong|sau|day)\b/, '(?:[cmk]?m|met)'],
  [/\b(?:trong|khoi) luong\b/, '(?:kg|g|gam|tan|ta|yen)'],
  [/\btoc do\b/, '(?:[kmg]bps|km/h)'],
];
/** Time that is counted in something: "bao nhiêu tháng lương", "mấy ngày phép". */
const timeOf =
  /\b(?:bao nhieu|may) (ngay|thang|nam) (phep|luong|tien luong|tu|kinh nghiem|cong tac|phu cap|hoc phi)\b/;

const upper =
  /\b(?:toi da|khong (?:duoc )?(?:qua|vuot)|cao nhat|nhieu nhat|lon nhat|cham nhat|muon nhat|dai nhat)\b/;
const lower = /\b(?:toi thieu|it nhat|thap nhat|nho nhat|ngan nhat|som nhat)\b/;
/** What a text says of a value from above or from below, the words of a question among them. */
const boundsAbove = new RegExp(
  String.raw`${upper.source}|\b(?:den|duoi|tro xuong|trong (?:thoi han|vong)|truoc)\b|[<≤]`,
);
const boundsBelow = new RegExp(String.raw`${lower.source}|\b(?:tu|tren|tro len|du)\b|[>≥]`);

/** "khi nào được …", "khi nào công chức bị …": asks for the cases, not for a date. */
const inWhichCase =
  /\b(?:khi|luc) nao\b(?!.*\b(?:hoan thanh|xong|ket thuc|nop|bao cao|co hieu luc|ban hanh|to chuc)\b).*\b(?:duoc|bi|khong can|khong phai|phai|thi|can)\b/;
/** "được tiếp cận khi nào": the same with the question word behind; a step that is due has a date. */
const inWhichCaseBehind =
  /^(?!.*\b(?:hoan thanh|xong|ket thuc|nop|gui|trinh|bao cao|co hieu luc|ban hanh|to chuc|trien khai|thuc hien|bat dau|cong bo|hop|cap nhat)\b).*\b(?:duoc|bi|khong can|khong phai|phai|can|co the|thi)\b.*\b(?:khi|luc) nao\b/;
const cases = /\b(?:truong hop|neu|khi|tru|dieu kien|du \d+ tuoi)\b/;

/** Unit of the measure that the question asks for, as the source of a pattern; null when it asks for none. */
export function askedUnit(foldedQuestion: string): string | null {
  return measures.find(([noun]) => noun.test(foldedQuestion))?.[1] ?? null;
}

/** "bao nhiêu tháng lương" → months with "lương" near them; null when time is asked for by itself. */
export function askedTimeOf(foldedQuestion: string): RegExp | null {
  const found = timeOf.exec(foldedQuestion);
  return found ? new RegExp(String.raw`\b${found[1]}\s+(?:\w+\s+){0,3}?${found[2]}\b`) : null;
}

/** The same need, not met by a value that the text bounds from the other side only ("tối đa" is no "tối thiểu"). */
export function withBound(need: Need, foldedQuestion: string): Need {
  const [asksUpper, asksLower] = [upper.test(foldedQuestion), lower.test(foldedQuestion)];
  if (!need.strict || asksUpper === asksLower) return need;
  // "thời hạn tối đa" is a length of time or a day; "kịp thời" is none
  const isBoundless = (folded: string) =>
    need.asked === 'deadline' && !/\d|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b/.test(folded);
  const [own, other] = asksUpper ? [boundsAbove, lower] : [boundsBelow, upper];
  return {
    ...need,
    test: (folded, text) =>
      need.test(folded, text) && !isBoundless(folded) && (own.test(folded) || !other.test(folded)),
  };
}

/** True for "khi nào được …": the cases are asked for, not a date. */
export function asksForCases(foldedQuestion: string): boolean {
  return inWhichCase.test(foldedQuestion) || inWhichCaseBehind.test(foldedQuestion);
}

/** A deadline that may also be the case in which something happens, when the question can be read so. */
export function orCase(need: Need, foldedQuestion: string): Need {
  if (need.asked !== 'deadline' || !asksForCases(foldedQuestion)) return need;
  return { ...need, test: (folded, text) => need.test(folded, text) || cases.test(folded) };
}

/** What is paid as a fine and what is given as a reward, in a question (folded) and in a text. */
const SANCTIONS: { asked: RegExp; said: RegExp }[] = [
  {
    asked:
      /\b(?:(?:muc|tien|bi|xu) phat|phat (?:tien|hanh chinh))\b(?! (?:trien|huy|dong|sinh|hien|song|hanh))/,
    said: /(?<!\p{L})phạt(?!\p{L})/iu,
  },
  { asked: /\b(?:muc|tien|duoc|khen) thuong\b(?! xuyen)/, said: /(?<!\p{L})thưởng(?!\p{L})/iu },
];

/** A sum that is a reward is no fine, nor the other way round; a text that speaks of neither may be about both. */
export function ofSanction(need: Need, foldedQuestion: string): Need {
  if (need.asked !== 'money') return need;
  const [own, ...others] = SANCTIONS.filter(({ asked }) => asked.test(foldedQuestion));
  if (!own || others.length > 0) return need;
  const isOther = (text: string) =>
    !own.said.test(text) && SANCTIONS.some((kind) => kind !== own && kind.said.test(text));
  return { ...need, test: (folded, text) => need.test(folded, text) && !isOther(text.normalize('NFC')) };
}

const RELATION = 'thay the|thay(?! doi| mat| vi|\\w)|bai bo|huy bo|sua doi|dieu chinh';
const DOCUMENT =
  'van ban|ke hoach|quyet dinh|nghi dinh|thong tu|luat|quy dinh|quy che|nghi quyet|chi thi|de an|chuong trinh';
/** "thay thế kế hoạch nào", "văn bản nào bãi bỏ …": a document is asked for by what it has to do with another. */
const asksRelated = new RegExp(
  String.raw`\b(?:${RELATION})(?: cho)? (?:nhung |cac )?(?:${DOCUMENT}) (?:cu )?(?:nao|gi|so (?:may|bao nhieu|nao))\b|\b(?:${DOCUMENT}) (?:nao|so (?:may|bao nhieu)) (?:bi |da |duoc )*(?:${RELATION})\b`,
);
const relates = new RegExp(String.raw`\b(?:${RELATION}|het hieu luc)\b`);

/** A text that says nothing of another document does not tell which one is replaced. */
export function otherDocument(foldedQuestion: string): Need[] {
  if (!asksRelated.test(foldedQuestion)) return [];
  const test = (folded: string, text: string) =>
    relates.test(folded) && (findDocumentNumbers(text).length > 0 || findDocumentMentions(text).length > 0);
  return [{ asked: 'basis', strict: true, test }];
}

/** "Báo cáo nộp đi đâu?", "gửi báo cáo cho ai": to whom reports go is asked. */
const asksReceiver =
  /\bbao cao\b.*\b(?:di dau|ve dau|cho ai|toi ai|den dau|gui dau|nop dau|o dau|(?:cho|ve|toi|den) (?:co quan|don vi|noi|cap) nao)\b/;
const names = String.raw`(?:ubnd|uy ban|hdnd|hoi dong|so|bo|chinh phu|thu tuong|van phong|phong|trung tam|tinh uy|ban|co quan)`;
const tellsReceiver = new RegExp(
  String.raw`\bbao cao (?:\w+ ){0,8}?(?:ve |gui |cho |len |toi |den |qua )?${names}\b|\b(?:gui|nop) (?:ve|den|toi|cho|qua)\b`,
);

/** A text that only speaks of reports does not say to whom they go. */
export function reportReceiver(foldedQuestion: string): Need[] {
  if (!asksReceiver.test(foldedQuestion)) return [];
  return [{ asked: 'recipients', strict: true, test: (folded) => tellsReceiver.test(folded) }];
}

const asksForbidden =
  /\b(?:khong|ko) duoc (?:phep )?(?:lam |co )?(?:nhung |cac )?(?:gi|dieu gi|viec gi|hanh vi (?:nao|gi)|viec nao)\b|\b(?:bi|nghiem) cam (?:nhung |cac )?(?:gi|lam gi|dieu gi|viec gi|hanh vi)\b/;
const forbids =
  /\b(?:nghiem cam|cam|khong (?:duoc|de|gay|nhan|yeu cau|to chuc|su dung|tham gia|loi dung|dun|tre|phien|thuc hien|ap dung|cho))\b/;

/** "Cán bộ không được làm những gì?": a text that forbids nothing does not say it. */
export function forbidden(foldedQuestion: string): Need[] {
  if (!asksForbidden.test(foldedQuestion)) return [];
  return [{ asked: 'list', strict: true, test: (folded) => forbids.test(folded) }];
}

/** "được giảm bao nhiêu tiền": a share of the price says it as well as a sum. */
export function orShare(need: Need, foldedQuestion: string): Need {
  // pay is set as a coefficient, too: "hệ số 0,3 so với mức lương cơ sở"
  if (need.asked === 'money' && /\b(?:phu cap|luong|tro cap|boi duong|thu lao)\b/.test(foldedQuestion))
    return {
      ...need,
      test: (folded, text) =>
        need.test(folded, text) ||
        /\bhe so\b[^.;]{0,60}\d|\d[\d.,]*\s*(?:%|lan|thang)\s*(?:\w+\s+){0,3}luong\b/.test(folded),
    };
  const isOff = /\b(?:giam|mien|chiet khau|tro gia|ho tro) (?:duoc )?(?:bao nhieu|may)\b/.test(
    foldedQuestion,
  );
  if (need.asked !== 'money' || !isOff) return need;
  return { ...need, test: (folded, text) => need.test(folded, text) || /%|phan tram|\bmien\b/.test(folded) };
}

const asksPapers =
  /^(?:(?:theo|trong) [^,]{1,80}, )?(?:cac |nhung )?(?:ho so|giay to)\b.*\b(?:gom|la gi|nhung gi|gi)\b/;
const papers = /\b(?:ho so|giay to|to khai|don|van ban|tai lieu|ban sao|giay chung nhan)\b/;

/** "Hồ sơ … gồm những gì?": a text that names no paper does not tell what is to be handed in. */
export function papersAsked(foldedQuestion: string): Need[] {
  if (!asksPapers.test(foldedQuestion.trim())) return [];
  return [{ asked: 'list', strict: true, test: (folded) => papers.test(folded) }];
}

/** "chi phí … do ai trả": who pays is asked, not how much. */
export function asksPayer(foldedQuestion: string): boolean {
  return (
    /\b(?:do|duoc|boi) (?:ai|(?:ben|co quan|don vi|cap|nguon|quy|ngan sach) nao)\b|\b(?:ai|(?:ben|co quan|don vi|nguoi) nao) (?:phai |se |co trach nhiem )?(?:chi tra|tra|chiu|thanh toan|bo ra|lo|bao dam|cap|dong|nop)\b/.test(
      foldedQuestion,
    ) && !/\b(?:bao nhieu|may|muc nao)\b/.test(foldedQuestion)
  );
}

/** What is a sum: "Mức phạt … thế nào?" asks for it. */
const HEADED_BY_SUM =
  /^(?:(?:theo|trong) [^,]{1,80}, )?(?:muc|kinh phi|ngan sach|von|du toan|chi phi|so tien|tien|le phi|phi|hoc phi|gia|don gia|luong|phu cap)\b/;

/** "nhiệm vụ gì trong việc lập dự toán": money is spoken of, and something else is asked. */
export function namesMoneyOnly(foldedQuestion: string): boolean {
  return (
    !HEADED_BY_SUM.test(foldedQuestion.trim()) &&
    /\b(?:nao|gi|ai|the nao|ra sao|khi nao|bao gio|o dau)\b/.test(foldedQuestion) &&
    !/\b(?:bao nhieu|may|muc nao|het|ton|tang|giam)\b/.test(foldedQuestion)
  );
}

/** "bao nhiêu nội dung": what introduces a list of them says how many there are; the source of a pattern. */
export function announcedCount(counted: string): string {
  return String.raw`\b(?:cac|nhung)\s+(?:${counted})\b[^.;]*:\s*$`;
}
