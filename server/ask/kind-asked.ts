// The kind of thing of which a list is asked ("vì những lý do gì", "trường hợp nào"), and the passages that announce one.
import type { Passage } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { cueForm, readGroups } from './cues.ts';

/** Kinds as legal texts announce them, each with the everyday words that ask for it. */
const KINDS: [RegExp, string][] = [
  [/\b(?:ly do|nguyen nhan|co) (?:nao|gi)\b|\bvi nhung gi\b/, 'ly do|nguyen nhan'],
  [/\b(?:truong hop|luc) nao\b/, 'truong hop'],
  [/\bnhung ai (?:duoc|phai|bi|co|thuoc)\b|\bdoi tuong nao\b/, 'doi tuong'],
  [/\bdieu kien (?:nao|gi)\b/, 'dieu kien|tieu chuan'],
  [/\b(?:hinh thuc|cach|phuong thuc|kieu|duong) nao\b/, 'hinh thuc|cach thuc|phuong thuc'],
  [/\b(?:giay to|ho so) (?:nao|gi)\b/, 'ho so|giay to|tai lieu'],
  [/\bhanh vi (?:nao|gi)\b/, 'hanh vi'],
  [/\bnguyen tac (?:nao|gi)\b/, 'nguyen tac'],
  [/\b(?:quyen|quyen loi) (?:nao|gi)\b/, 'quyen'],
  [
    /\bchi (?:(?:cho|vao|tra) )?(?:(?:nhung|cac) )?(?:(?:viec|khoan|noi dung|muc) )?(?:nao|gi)\b/,
    'khoan chi|noi dung chi|nhiem vu chi',
  ],
  [
    /\bnguon (?:thu|von|kinh phi|tai chinh)\b.*\b(?:tu dau|o dau ra|o dau|nguon nao)\b/,
    'nguon thu|nguon von|nguon kinh phi|nguon tai chinh|nguon hinh thanh',
  ],
  [/\bquyen han (?:nao|gi)\b/, '(?:nhiem vu,? (?:va )?)?quyen han'],
];

/** "Nguyên tắc đối thoại … được quy định thế nào?", "Hồ sơ … gồm những gì?": the kind stands at the head of the question. */
const HEADED =
  /^(?:(?:theo|trong) [^,]{1,80}, )?(?:cac |nhung )?(ly do|nguyen nhan|truong hop|dieu kien|tieu chuan|hinh thuc|phuong thuc|ho so|giay to|hanh vi|nguyen tac|quyen han|quyen|nghia vu|trach nhiem|bien phap)\b.*\b(?:la gi|la nhung gi|gom (?:co )?(?:nhung |cac )?(?:gi|\w+ (?:\w+ )?nao)|(?:nhu )?the nao|ra sao|nhung gi)\b/;

/** Folded nouns, as the source of a pattern, under which a text lists what is asked for; null for another question. */
export function kindAsked(question: string): string | null {
  const form = cueForm(question);
  const [, headed] = HEADED.exec(form.trim()) ?? [];
  const own = headed && (KINDS.find(([, nouns]) => new RegExp(`^(?:${nouns})$`).test(headed))?.[1] ?? headed);
  return own ?? KINDS.find(([asks]) => asks.test(form))?.[1] ?? null;
}

/** "những khoản dịch vụ nào", "các đối tượng gì": the noun before the question word; folded, one or two syllables. */
const manyAsked = /\b(?:nhung|cac)\s+(?:\w+\s+){0,3}?(\w+(?:\s\w+)?)\s+(?:nao|gi)\b/;

/** True when a passage announces, in its first words, all there is of the things asked for ("Các khoản thu … gồm:"). */
export function announcesThings(
  question: string,
  passage: Pick<Passage, 'text'> & Partial<Pick<Passage, 'kind'>>,
): boolean {
  // a row of figures names what it counts, and lists none of it
  if (passage.kind === 'row') return false;
  const noun = readGroups(manyAsked, question)?.[1];
  if (noun === undefined) return false;
  const folded = fold(passage.text);
  const found = new RegExp(
    String.raw`\b(?:cac|nhung|danh muc)\b[^.;:]*\b${noun}\b[^.;:]*(?:\b(?:gom|sau day|nhu sau|la)\b|:)`,
  ).exec(folded.slice(0, OPENING));
  // "Các môn chuyên: 150 phút": one value behind the colon is no list
  const rest = found ? folded.slice(found.index + found[0].length).trim() : '';
  return (found !== null && (rest === '' || /[,;:]|\bva\b/.test(rest))) || countsThings(noun, folded);
}

/** "09 lớp chuyên: Toán, Tin học, …", "gồm: 01 bài thi môn Toán, 01 bài thi môn Ngữ văn": anywhere in a text. */
function countsThings(noun: string, folded: string): boolean {
  const numbered = String.raw`\b\d+ (?:\w+ ){0,1}${noun}\b[^.;:,]{0,30}(?::|\bgom\b:?) *[^.;,]+,[^.;]+`;
  const repeated = String.raw`\bgom\b[^.;]*\b${noun} [^.;]*,[^.;]*\b${noun} `;
  return new RegExp(`${numbered}|${repeated}`).test(folded);
}

/** "Tuyển thẳng: …", "Thời gian thực hiện: …": what a passage is about, said before its first colon; folded, '' without. */
export function labelOf({ text }: Pick<Passage, 'text'>): string {
  const label = /^\s*(?:[-–+•*]|[a-zđ]\)|\d+[.)])?\s*([^:.;,]{6,60}):/iu.exec(text)?.[1];
  return label === undefined ? '' : fold(label).trim();
}

/** True when a passage, or the lead-in it completes, announces a list of that kind ("Các lý do …:"). */
export function listsKind(kind: string | null, passage: Pick<Passage, 'text' | 'headings'>): boolean {
  if (kind === null) return false;
  return [passage.text, passage.headings.at(-1) ?? ''].some((text) => announcesKind(kind, fold(text)));
}

/** True for a passage whose own words introduce a list of that kind ("… trong các trường hợp sau đây:"). */
export function introducesKind(kind: string | null, { text }: Pick<Passage, 'text'>): boolean {
  return kind !== null && /:\s*$/u.test(text) && announcesKind(kind, fold(text));
}

const asksDoer =
  /^\s*(?:theo [^,]{1,60}, )?(.+?) (?:se |duoc )?do (?:ai|(?:co quan|don vi|nguoi|cap|to chuc|ben) nao)\b/;

/** "Chủ tịch nước do ai bầu?": the words of the subject with the "do" behind them; null for another question. */
export function doerPattern(question: string): RegExp | null {
  const subject = readGroups(asksDoer, question)?.[1]?.match(/\w+/g)?.slice(-2).join(' ');
  return subject ? new RegExp(String.raw`\b${subject}(?: \w+){0,3} do (?!do\b|vay\b)\w`) : null;
}

/** At the opening of a text, or in the words before its colon. */
function announcesKind(kind: string, folded: string): boolean {
  const announces = new RegExp(
    String.raw`\b(?:cac|nhung|mot trong cac) (?:${kind})\b|^(?:(?:dieu )?\w{1,3}[.)] )?(?:${kind})\b[^.;]*\b(?:gom|sau day|nhu sau)\b`,
  );
  const lead = /:\s*$/.test(folded) ? folded.slice(-OPENING) : '';
  return announces.test(folded.slice(0, OPENING)) || announces.test(lead);
}

/** A list is announced in the first words. */
const OPENING = 120;
