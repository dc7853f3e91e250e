// What an answering text must show for the attribute a question asks for: a percentage, a date, a number of the counted noun…
import { findDates } from '../vietnamese/dates.ts';
import { fold } from '../vietnamese/normalise.ts';
import { type Asked, cueForm } from './cues.ts';
import type { ContentUnit } from './terms.ts';

/** One requirement; `strict` ones must be met by some passage or the question is not answered. */
export type Need = { asked: Asked; strict: boolean; test: (folded: string, text: string) => boolean };

const pattern = (regex: RegExp) => (folded: string) => regex.test(folded);
const NUMBER = String.raw`(?:\d[\d.,]*|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)`;
const number = new RegExp(String.raw`\b${NUMBER}\b`);
/** Words by which a text names who does something. */
const bodies =
  /\b(?:so|ubnd|uy ban|cong an|thanh tra|van phong|trung tam|bo|cuc|vu|co quan|don vi|nguoi dung dau|giam doc|chu tich|truong ban|thu truong|nguoi|ban chi dao|truong|sa|doanh nghiep|to chuc|ca nhan|chanh van phong|cong chuc|vien chuc|to cong tac|hoi dong)\b/;
/** Family names that begin most Vietnamese personal names. */
const personalName =
  /(?:^|[\s,:;(*])(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Mai|Trịnh|Đoàn|Cao|Đinh|Lương|Hà|Tô|Tạ|Lưu|Trương|Lâm|Thái|Quách|Chu|Đàm)(?:\s+\p{Lu}\p{Ll}+){1,3}/u;

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
        String.raw`\b${NUMBER}\s+(?:ngay|gio|thang|nam|tuan|phut|quy)\b|ngay lam viec|vinh vien|suot thoi gian|\b(?:hang|moi) (?:nam|thang|tuan|quy|ngay)\b`,
      ),
    ),
  },
  distance: { strict: true, test: pattern(/\d[\d.,]*\s*(?:km|m|met|m2|ha|hecta)\b/) },
  deadline: {
    strict: true,
    test: (folded, text) =>
      findDates(text).length > 0 ||
      /\b(?:thuong xuyen|hang nam|hang tuan|hang thang|thoi han|cham nhat|ngay lam viec|dinh ky|sau khi|ngay sau|\d+ (?:ngay|gio|thang))\b/.test(
        folded,
      ),
  },
  date: { strict: false, test: (_folded, text) => findDates(text).length > 0 },
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
  const needs = Object.entries(tests)
    .filter(([attribute]) => asked.has(attribute as Asked) || (attribute === 'percent' && statesPercent))
    .map(([attribute, need]) => ({ asked: attribute as Asked, ...(need as Omit<Need, 'asked'>) }));
  if (
    needs.some((need) =>
      ['percent', 'money', 'duration', 'distance', 'frequency', 'deadline'].includes(need.asked),
    )
  )
    return needs;
  const counted = countedNoun(question, units);
  if (counted) needs.unshift({ asked: 'count', strict: true, test: (folded) => counted.test(folded) });
  else if (asked.has('count'))
    needs.push({ asked: 'count', strict: true, test: (folded) => number.test(folded) });
  return needs;
}

/** True when a text meets one of the strict needs (of all needs when none is strict), or there are none. */
export function meets(needs: Need[], text: string): boolean {
  if (needs.length === 0) return true;
  const folded = fold(text);
  const strict = needs.filter((need) => need.strict);
  return (strict.length > 0 ? strict : needs).some((need) => need.test(folded, text));
}

/** "bao nhiêu công chức": a number that stands with the counted noun, up to two words between them. */
function countedNoun(question: string, units: ContentUnit[]): RegExp | null {
  const found = /\b(?:bao nhieu|may)\s+(?:loai |muc )?([a-z]+)(?:\s+([a-z]+))?/.exec(cueForm(question));
  if (!found?.[1] || /^(?:la|thi|cho|trong|cua|den|so|tong)$/.test(found[1])) return null;
  const noun =
    found[2] && !/^(?:phai|duoc|se|can|trong|cua|o|thi|co|la|nao|de|cho|theo|do|bi|va|moi)$/.test(found[2])
      ? `${found[1]}(?: ${found[2]})?`
      : found[1];
  const others = units.find((unit) => unit.folded.startsWith(found[1]!))?.alternatives ?? [];
  const nouns = [noun, ...others].join('|');
  return new RegExp(String.raw`(?:\b${NUMBER}\s+|%\s+)(?:[\w,]+\s+){0,3}?(?:${nouns})\b`);
}
