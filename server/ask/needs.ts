// What an answering text must show for the attribute a question asks for: a percentage, a date, a number of the counted noun…
import { findDates } from '../vietnamese/dates.ts';
import { fold } from '../vietnamese/normalise.ts';
import { findNumbers } from '../vietnamese/numbers.ts';
import { type Asked, asksByWord, cueForm, readGroups } from './cues.ts';
import {
  announcedCount,
  askedTimeOf,
  askedUnit,
  asksPayer,
  forbidden,
  type Need,
  namesMoneyOnly,
  ofSanction,
  orCase,
  orShare,
  otherDocument,
  papersAsked,
  reportReceiver,
  withBound,
} from './need-values.ts';
import type { ContentUnit } from './terms.ts';

export type { Need } from './need-values.ts';

const pattern = (regex: RegExp) => (folded: string) => regex.test(folded);
const NUMBER = String.raw`(?:\d[\d.,]*|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)`;
const number = new RegExp(String.raw`\b${NUMBER}\b`);
/** A day of the week tells when, too; read with its diacritics, because "thứ tư" is no "thư từ". */
const WEEKDAY =
  /(?<!(?:lần|đứng|hạng|xếp) )(?<![\p{L}\p{N}])(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy)|chủ nhật)(?![\p{L}\p{N}])/iu;
/** "ba (03) ngày", "01 (một) tháng lương", "05 ngày làm việc". */
const TIME = String.raw`(?<![\d/])(?<!\b(?:dieu|khoan|diem|muc|chuong|so) )\b${NUMBER}(?:\s*\([^)]{1,20}\))?\s+(?:ngay|gio|thang|nam|tuan|phut|quy)\b(?!\s+\d)`;
const time = new RegExp(TIME);
/** Words by which a text names who does something; not "cơ sở", "đồng bộ", "phục vụ", "nhà trường". */
const bodies =
  /(?<!cơ )(?<![\p{L}])sở(?![\p{L}])|(?<!(?:đồng|cán|toàn|nội|tiến|cục|bãi|thoái|sơ|bộ) )(?<![\p{L}])bộ(?! (?:chỉ số|tiêu chí|hồ sơ|phận|dữ liệu|công cụ|nhận diện|quy tắc|thủ tục|câu hỏi|mã|đội)(?![\p{L}]))(?![\p{L}])|(?<!(?:nhiệm|phục|dịch|nghiệp|chức|thời|tài|nghĩa|vụ|công|đặc) )(?<![\p{L}])vụ(?= \p{Lu})|(?<![\p{L}])(?:ubnd|ủy ban|uỷ ban|hđnd|hội đồng|công an|bộ chỉ huy|quân đội|thanh tra|văn phòng|trung tâm(?! (?:dữ liệu|kinh tế|chính trị|của|thành phố|đô thị|vùng|hành chính))|cục|chi cục|ban quản lý|ban chỉ đạo|cơ quan|đơn vị|người đứng đầu|giám đốc|chủ tịch|trưởng ban|thủ trưởng|bộ trưởng|thủ tướng|chính phủ|quốc hội|tòa án|viện|hiệu trưởng|trường|sa|người|doanh nghiệp|tổ chức|cá nhân|chánh văn phòng|công chức|viên chức|tổ công tác|bộ phận|ngân hàng|kho bạc|bảo hiểm xã hội|thuế|hải quan|các cấp|địa phương|liên đoàn|mặt trận|đoàn thanh niên|hội)(?![\p{L}])/iu;
/** Family names that begin most Vietnamese personal names. */
const personalName =
  /(?<!(?:[Tt]hành phố|TP\.?|[Tt]ỉnh|[Tt]ư tưởng|[Cc]ộng sản)\s?)(?:^|[\s,:;(*])(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Mai|Trịnh|Đoàn|Cao|Đinh|Lương|Hà|Tô|Tạ|Lưu|Trương|Lâm|Thái|Quách|Chu|Đàm)(?:\s+\p{Lu}\p{Ll}+){1,3}/u;

const namesBody = (_folded: string, text: string) => bodies.test(text.normalize('NFC'));

const tests: Partial<Record<Asked, Omit<Need, 'asked'>>> = {
  percent: {
    strict: true,
    test: pattern(/%|phan tram|(?<![\d/])\d\/\d(?![\d/])|\bmot (?:nua|phan (?:hai|ba|tu|nam|muoi))\b/),
  },
  money: {
    strict: true,
    // "SC14 Đóng góp" is no sum: folded, "đóng" is the currency
    test: (_folded, text) =>
      /\d[\d.,]*\s*(?:tỷ|tỉ|triệu|nghìn|ngàn)?\s*(?:đồng|vnđ|vnd|usd)(?!\p{L})|(?<!\p{L})(?:tỷ|tỉ|triệu) đồng(?!\p{L})|\d\s*(?:tỷ|tỉ)(?!\p{L})/iu.test(
        text.normalize('NFC'),
      ),
  },
  contact: {
    strict: true,
    test: pattern(
      /\b0\d{2,3}[\s.]?\d{3}[\s.]?\d{3,4}\b|\b(?:dien thoai|so may|hotline|fax)\s*:?\s*\d{6,}|\w@\w|https?:|www\.|\b(?:so nha|dia chi)\b/,
    ),
  },
  frequency: {
    strict: true,
    test: pattern(
      /\/ ?lan\b|\b(?:hang|moi) (?:nam|thang|tuan|quy|ngay)\b|dinh ky|thuong xuyen|24\/7|lien tuc|\blan\b/,
    ),
  },
  duration: {
    strict: true,
    test: pattern(
      new RegExp(
        String.raw`${TIME}|\bgap (?:\w+ )?\(?\d*\)? ?lan\b|ngay lam viec|vinh vien|suot thoi gian|\b(?:hang|moi) (?:nam|thang|tuan|quy|ngay)\b`,
      ),
    ),
  },
  distance: { strict: true, test: pattern(/\d[\d.,]*\s*(?:km2?|m|met|m2|ha|hecta)\b|m²/) },
  deadline: {
    strict: true,
    test: (folded, text) =>
      datesBesideNames(text).length > 0 ||
      time.test(folded) ||
      WEEKDAY.test(text) ||
      /\b(?:thuong xuyen|hang nam|hang tuan|hang thang|hang quy|cham nhat|ngay lam viec|dinh ky|sau khi|ngay sau|ngay khi|kip thoi|(?:truoc|vao) ngay \d+|(?:moi|cuoi|dau) quy|cuoi (?:nam|thang)|thoi han (?:theo|do|duoc|thuc hien theo))\b/.test(
        folded,
      ),
  },
  date: { strict: false, test: (_folded, text) => findDates(text).length > 0 || WEEKDAY.test(text) },
  issued: { strict: true, test: (_folded, text) => findDates(text).length > 0 },
  company: {
    strict: true,
    test: pattern(/\b(?:cong ty|tap doan|tong cong ty|viettel|vnpt|fpt|mobifone|cmc)\b/),
  },
  // "X là người đứng đầu …" names an office, which answers "ai là người đứng đầu …", too
  name: {
    strict: true,
    test: (folded, text) => personalName.test(text) || /\bla nguoi dung dau\b/.test(folded),
  },
  target: { strict: false, test: pattern(/%|toi thieu|it nhat|phai dat|\bdat \d/) },
  list: { strict: false, test: pattern(/\b(?:gom|bao gom|nhu)\b|\(|:|(?:,[^,]+){2}/) },
  reason: { strict: false, test: pattern(/\b(?:nham|de|vi|do|phuc vu|gop phan|boi|muc dich|dam bao)\b/) },
  agency: { strict: false, test: namesBody },
  lead: { strict: false, test: namesBody },
  person: { strict: false, test: namesBody },
};

/** What the question needs to see, strictest attributes first. A question may need several; one of them is enough. */
export function needsOf(question: string, asked: Set<Asked>, units: ContentUnit[]): Need[] {
  const statesPercent = /\d\s*(?:%|phần trăm|phan tram)/iu.test(question);
  const folded = fold(question);
  // "Thời hạn là bao nhiêu ngày?" is answered by a span of time, not by any date.
  const spanOnly =
    asked.has('duration') && !/\b(?:khi nao|luc nao|bao gio|(?:ngay|thang|nam|quy) nao)\b/.test(folded);
  const needs: Need[] = Object.entries(tests)
    .filter(([attribute]) => !(spanOnly && attribute === 'deadline'))
    .filter(([attribute]) => !(attribute === 'money' && (asksPayer(folded) || namesMoneyOnly(folded))))
    .filter(([attribute]) => asked.has(attribute as Asked) || (attribute === 'percent' && statesPercent))
    .map(([attribute, need]) => ({ asked: attribute as Asked, ...(need as Omit<Need, 'asked'>) }))
    .map((need) => ofDay(need, folded))
    .map((need) => orShare(ofSanction(orCase(ofTime(need, folded), folded), folded), folded));
  addCount(needs, question, asked, units);
  needs.push(
    ...sameUnit(folded),
    ...statedUnits(question, asked),
    ...otherDocument(folded),
    ...reportReceiver(folded),
    ...forbidden(folded),
    ...papersAsked(folded),
  );
  if (needs.length === 0) needs.push(...valueNoun(folded));
  // "Thời hạn đại diện được xác định theo …, đúng hay sai?" states it, and asks for no time
  const onlyConfirms = asked.has('confirm') && !asksByWord(cueForm(question));
  if (onlyConfirms) return needs.map((need) => ({ ...need, strict: false }));
  return needs.map((need) => withBound(need, folded));
}

/** Nouns whose value is meant where a question is that noun alone ("Kinh phí của Kế hoạch … năm 2026?"). */
const valueNouns: [RegExp, Asked][] = [
  [/^(?:kinh phi|ngan sach|von|du toan|chi phi|so tien|le phi|hoc phi|gia)\b/, 'money'],
  [/^(?:chi tieu|muc tieu|ty le)\b/, 'target'],
  [/^(?:han|thoi han|thoi gian|tien do)\b/, 'deadline'],
];
const openers =
  /^(?:cho (?:toi |em )?(?:biet|hoi) |xin (?:cho biet |hoi )|neu (?:ro )?|tong |muc |ve |nguon )+/;

/** True for "Kinh phí của …": a sum is meant, however the question goes on. */
export function asksSum(question: string): boolean {
  const body = fold(question).trim().replace(openers, '');
  return valueNouns[0]![0].test(body);
}

/** A passage with a value comes first, and one without it may still answer: nothing says that a value is asked for. */
function valueNoun(folded: string): Need[] {
  const body = folded.trim().replace(openers, '');
  const asked = valueNouns.find(([noun]) => noun.test(body))?.[1];
  const test = asked && tests[asked];
  return asked && test ? [{ ...test, asked, strict: false }] : [];
}

/** "bao nhiêu ngày": of several spans of time one in days comes first, and any other still answers. */
function sameUnit(folded: string): Need[] {
  const unit = /\b(?:bao nhieu|may) (ngay|gio|thang|nam|tuan|phut)\b/.exec(folded)?.[1];
  const span = unit ? new RegExp(String.raw`\b${NUMBER}(?:\s*\([^)]{1,20}\))?\s+${unit}\b`) : null;
  return span ? [{ asked: 'duration', strict: true, test: (text) => span.test(text) }] : [];
}

/** A figure to confirm is held against a figure of its unit. */
function statedUnits(question: string, asked: Set<Asked>): Need[] {
  if (!asked.has('confirm')) return [];
  return findNumbers(question).flatMap(({ unit }) => {
    const own = unit === null || unit === '%' ? null : fold(unit);
    if (own === null) return [];
    const holds = (text: string) => findNumbers(text).some((other) => fold(other.unit ?? '') === own);
    return [
      { asked: 'quantity' as const, strict: false, test: (_folded: string, text: string) => holds(text) },
    ];
  });
}

/** "từ ngày nào đến ngày nào": a day is asked for, and "36 tháng" is none. */
function ofDay(need: Need, folded: string): Need {
  if (need.asked !== 'deadline' || !/\bngay (?:nao|may)\b/.test(folded)) return need;
  // "tính từ ngày nào" may be told by an event: "kể từ ngày có quyết định"
  const fromWhen = /\b(?:tinh|ke|bat dau) tu ngay nao\b/.test(folded);
  const test = (line: string, text: string) =>
    datesBesideNames(text).length > 0 ||
    WEEKDAY.test(text) ||
    /\bngay \d{1,2}\b|\b(?:hang|moi) (?:nam(?! hoc\b)|thang|tuan|quy)\b/.test(line) ||
    (fromWhen && /\b(?:ke )?tu (?:ngay|khi|thoi diem) [a-z]/.test(line));
  return { ...need, test };
}

/** "Chương trình bình ổn thị trường năm 2022": the year is part of a name, and says of nothing when. */
const NAME_BEFORE =
  /(?:chương trình|kế hoạch|đề án|nghị quyết|quyết định|thông tư|luật|hội nghị|lễ hội|cuộc thi|hội thi|năm học|chủ đề)(?:(?! (?:đến|tới|trong|trước|vào|hết|từ|cuối|đầu|giai đoạn) )[^.;:\n]){0,140}\s$/iu;

function datesBesideNames(text: string): ReturnType<typeof findDates> {
  return findDates(text).filter(
    ({ kind, span }) => kind !== 'year' || !NAME_BEFORE.test(text.slice(0, span.start)),
  );
}

/** "bao nhiêu tháng lương": the months must be months of pay. */
function ofTime(need: Need, folded: string): Need {
  const counted = need.asked === 'duration' ? askedTimeOf(folded) : null;
  return counted ? { ...need, test: (text) => counted.test(text) } : need;
}

/** A number of what is counted, unless a value of another kind is asked for. */
function addCount(needs: Need[], question: string, asked: Set<Asked>, units: ContentUnit[]): void {
  if (
    needs.some((need) =>
      ['percent', 'money', 'duration', 'distance', 'frequency', 'deadline'].includes(need.asked),
    )
  )
    return;
  const counted = countedNoun(question, units);
  const measured = asked.has('count') ? askedUnit(fold(question)) : null;
  const figure = measured
    ? new RegExp(String.raw`\b${NUMBER}\s*(?:\([^)]{1,20}\)\s*)?${measured}\b`)
    : number;
  if (counted)
    needs.unshift({ asked: 'count', strict: true, test: (_, text) => counted.test(countable(text)) });
  else if (asked.has('count'))
    needs.push({ asked: 'count', strict: true, test: (folded) => figure.test(folded) });
}

/** True when a text meets one of the strict needs (of all needs when none is strict), or there are none. */
export function meets(needs: Need[], text: string): boolean {
  if (needs.length === 0) return true;
  const [folded, strict] = [foldedWithoutLabels(text), needs.filter((need) => need.strict)];
  return (strict.length > 0 ? strict : needs).some((need) => need.test(folded, text));
}

/** How many of the strict needs a text meets. */
export function countMet(needs: Need[], text: string): number {
  const folded = foldedWithoutLabels(text);
  return needs.filter((need) => need.strict && need.test(folded, text)).length;
}

/** "sau khi", "phía nam": what only looks like a numeral once folded counts nothing. */
function countable(text: string): string {
  return foldedWithoutLabels(text.replace(NO_NUMERAL, '·'));
}

const NO_NUMERAL = /(?<!\p{L})(?:sau|nam|tâm|tầm|tạm|tấm|bay|bày|hải|hại|bà|bá)(?!\p{L})/giu;

/** "3. Ban quản lý …": the number of a khoản counts nothing. */
function foldedWithoutLabels(text: string): string {
  return fold(text).replace(/^\s*\d{1,3}[.)]\s+(?=[a-z])/gm, '');
}

/** What is counted when "người" are. */
const PERSONS =
  'thanh vien|can bo|nhan su|nhan luc|hoc vien|thi sinh|dai bieu|cong chuc|vien chuc|lao dong'.split('|');

/** What children are called in texts on schools. */
const CHILDREN = new Set(['em', 'chau', 'ban', 'be']);
const PUPILS = ['hoc sinh', 'hoc vien', 'tre em', 'tre', 'thi sinh', 'sinh vien'];

/** "bao nhiêu công chức": a number that stands with the counted noun, up to two words between them, or behind "số …". */
function countedNoun(question: string, units: ContentUnit[]): RegExp | null {
  const found = readGroups(
    /\b(?:bao nhieu|(?<!\b(?:dieu|khoan|diem|muc|chuong|trang) )may)\s+(?:loai (?!hinh\b)|muc |cai |chiec )?([a-z]\w*)(?:\s+([a-z]\w*))?/,
    question,
  );
  if (
    !found?.[1] ||
    /^(?:khi|neu|la|thi|cho|trong|cua|den|so|tong|ve|tu|o|tai|va|bang|vao|ra|len|theo|moi|mot|cai|chiec)$/.test(
      found[1],
    )
  )
    return null;
  const noun =
    found[2] &&
    !/^(?:khi|neu|phai|duoc|se|can|trong|cua|o|thi|co|la|nao|de|cho|theo|do|bi|va|moi)$/.test(found[2])
      ? `${found[1]}(?: ${found[2]})?`
      : found[1];
  const own = units.find((unit) => unit.folded.startsWith(found[1]!));
  const others = [...(own?.alternatives ?? []), ...(own?.equivalents ?? [])];
  const short = others.map(initialsOf).filter((letters) => letters.length > 2);
  const nouns = [
    noun,
    ...others,
    ...short,
    ...(found[1] === 'nguoi' ? PERSONS : []),
    ...(CHILDREN.has(found[1]) ? PUPILS : []),
  ].join('|');
  return new RegExp(
    String.raw`(?:\b${NUMBER}\s+(?:\([^)]{1,20}\)\s+)?|%\s+)(?:[\w,]+\s+){0,3}?(?:${nouns})\b|\bso (?:luong )?(?:${nouns})\b[^.;,\n]{0,80}?\b(?<!\b(?:dot|lan|khoan|dieu|diem|nam|lop|loai|nhom|quy|thang|ngay) )\d|${announcedCount(nouns)}`,
  );
}

/** "thu tuc hanh chinh" → "tthc": how texts shorten the counted noun. */
function initialsOf(folded: string): string {
  return folded
    .split(' ')
    .map((syllable) => syllable[0])
    .join('');
}
