// What an answering text must show for the attribute a question asks for: a percentage, a date, a number of the counted noun…
import { findDates } from '../vietnamese/dates.ts';
import { fold } from '../vietnamese/normalise.ts';
import { findNumbers } from '../vietnamese/numbers.ts';
import { type Asked, cueForm } from './cues.ts';
import { askedTimeOf, askedUnit, type Need, orCase, withBound } from './need-values.ts';
import type { ContentUnit } from './terms.ts';

export type { Need } from './need-values.ts';

const pattern = (regex: RegExp) => (folded: string) => regex.test(folded);
const NUMBER = String.raw`(?:\d[\d.,]*|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)`;
const number = new RegExp(String.raw`\b${NUMBER}\b`);
/** A day of the week tells when, too; read with its diacritics, because "thứ tư" is no "thư từ". */
const WEEKDAY =
  /(?<!(?:lần|đứng|hạng|xếp) )(?<![\p{L}\p{N}])(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy)|chủ nhật)(?![\p{L}\p{N}])/iu;
/** "ba (03) ngày", "01 (một) tháng lương", "05 ngày làm việc". */
const TIME = String.raw`(?<![\d/])\b${NUMBER}(?:\s*\([^)]{1,20}\))?\s+(?:ngay|gio|thang|nam|tuan|phut|quy)\b(?!\s+\d)`;
const time = new RegExp(TIME);
/** Words by which a text names who does something. */
const bodies =
  /\b(?:so|ubnd|uy ban|cong an|thanh tra|van phong|trung tam|bo|cuc|vu|co quan|don vi|nguoi dung dau|giam doc|chu tich|truong ban|thu truong|nguoi|ban chi dao|truong|sa|doanh nghiep|to chuc|ca nhan|chanh van phong|cong chuc|vien chuc|to cong tac|hoi dong)\b/;
/** Family names that begin most Vietnamese personal names. */
const personalName =
  /(?<!(?:[Tt]hành phố|TP\.?|[Tt]ỉnh|[Tt]ư tưởng|[Cc]ộng sản)\s?)(?:^|[\s,:;(*])(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Mai|Trịnh|Đoàn|Cao|Đinh|Lương|Hà|Tô|Tạ|Lưu|Trương|Lâm|Thái|Quách|Chu|Đàm)(?:\s+\p{Lu}\p{Ll}+){1,3}/u;

const tests: Partial<Record<Asked, Omit<Need, 'asked'>>> = {
  percent: { strict: true, test: pattern(/%|phan tram/) },
  money: {
    strict: true,
    test: pattern(/\d[\d.,]*\s*(?:ty|trieu|nghin|ngan)?\s*(?:dong|vnd|usd)\b|\b(?:ty|trieu) dong\b/),
  },
  contact: {
    strict: true,
    test: pattern(/\b0\d{2,3}[\s.]?\d{3}[\s.]?\d{3,4}\b|\w@\w|https?:|www\.|\b(?:so nha|dia chi)\b/),
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
        String.raw`${TIME}|ngay lam viec|vinh vien|suot thoi gian|\b(?:hang|moi) (?:nam|thang|tuan|quy|ngay)\b`,
      ),
    ),
  },
  distance: { strict: true, test: pattern(/\d[\d.,]*\s*(?:km2?|m|met|m2|ha|hecta)\b|m²/) },
  deadline: {
    strict: true,
    test: (folded, text) =>
      findDates(text).length > 0 ||
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
  name: { strict: true, test: (_folded, text) => personalName.test(text) },
  target: { strict: false, test: pattern(/%|toi thieu|it nhat|phai dat|\bdat \d/) },
  list: { strict: false, test: pattern(/\b(?:gom|bao gom|nhu)\b|\(|:|(?:,[^,]+){2}/) },
  reason: { strict: false, test: pattern(/\b(?:nham|de|vi|do|phuc vu|gop phan|boi|muc dich|dam bao)\b/) },
  agency: { strict: false, test: pattern(bodies) },
  lead: { strict: false, test: pattern(bodies) },
  person: { strict: false, test: pattern(bodies) },
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
    .filter(([attribute]) => asked.has(attribute as Asked) || (attribute === 'percent' && statesPercent))
    .map(([attribute, need]) => ({ asked: attribute as Asked, ...(need as Omit<Need, 'asked'>) }))
    .map((need) => orCase(ofTime(need, folded), folded));
  addCount(needs, question, asked, units);
  needs.push(...sameUnit(folded), ...statedUnits(question, asked));
  return needs.map((need) => withBound(need, folded));
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
  if (counted) needs.unshift({ asked: 'count', strict: true, test: (folded) => counted.test(folded) });
  else if (asked.has('count'))
    needs.push({ asked: 'count', strict: true, test: (folded) => figure.test(folded) });
}

/** True when a text meets one of the strict needs (of all needs when none is strict), or there are none. */
export function meets(needs: Need[], text: string): boolean {
  if (needs.length === 0) return true;
  const folded = fold(text);
  const strict = needs.filter((need) => need.strict);
  return (strict.length > 0 ? strict : needs).some((need) => need.test(folded, text));
}

/** How many of the strict needs a text meets. */
export function countMet(needs: Need[], text: string): number {
  const folded = fold(text);
  return needs.filter((need) => need.strict && need.test(folded, text)).length;
}

/** "bao nhiêu công chức": a number that stands with the counted noun, up to two words between them. */
function countedNoun(question: string, units: ContentUnit[]): RegExp | null {
  const found = /\b(?:bao nhieu|may)\s+(?:loai |muc )?([a-z]+)(?:\s+([a-z]+))?/.exec(cueForm(question));
  if (!found?.[1] || /^(?:khi|neu|la|thi|cho|trong|cua|den|so|tong)$/.test(found[1])) return null;
  const noun =
    found[2] &&
    !/^(?:khi|neu|phai|duoc|se|can|trong|cua|o|thi|co|la|nao|de|cho|theo|do|bi|va|moi)$/.test(found[2])
      ? `${found[1]}(?: ${found[2]})?`
      : found[1];
  const others = units.find((unit) => unit.folded.startsWith(found[1]!))?.alternatives ?? [];
  const nouns = [noun, ...others].join('|');
  return new RegExp(
    String.raw`(?:\b${NUMBER}\s+(?:\([^)]{1,20}\)\s+)?|%\s+)(?:[\w,]+\s+){0,3}?(?:${nouns})\b`,
  );
}
