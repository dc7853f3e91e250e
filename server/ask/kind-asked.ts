// The kind of thing of which a list is asked ("vì những lý do gì", "trường hợp nào"), and the passages that announce one.
import type { Passage } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { cueForm } from './cues.ts';

/** Kinds as legal texts announce them, each with the everyday words that ask for it. */
const KINDS: [RegExp, string][] = [
  [/\b(?:ly do|nguyen nhan|co) (?:nao|gi)\b|\bvi nhung gi\b/, 'ly do|nguyen nhan'],
  [/\b(?:truong hop|luc) nao\b/, 'truong hop'],
  [/\bdieu kien (?:nao|gi)\b/, 'dieu kien|tieu chuan'],
  [/\b(?:hinh thuc|cach|phuong thuc|kieu|duong) nao\b/, 'hinh thuc|cach thuc|phuong thuc'],
  [/\b(?:giay to|ho so) (?:nao|gi)\b/, 'ho so|giay to|tai lieu'],
  [/\bhanh vi (?:nao|gi)\b/, 'hanh vi'],
  [/\bnguyen tac (?:nao|gi)\b/, 'nguyen tac'],
  [/\b(?:quyen|quyen loi) (?:nao|gi)\b/, 'quyen'],
];

/** Folded nouns, as the source of a pattern, under which a text lists what is asked for; null for another question. */
export function kindAsked(question: string): string | null {
  const form = cueForm(question);
  return KINDS.find(([asks]) => asks.test(form))?.[1] ?? null;
}

/** "những khoản dịch vụ nào", "các đối tượng gì": the noun before the question word; folded, one or two syllables. */
const manyAsked = /\b(?:nhung|cac)\s+(?:\w+\s+){0,3}?(\w+(?:\s\w+)?)\s+(?:nao|gi)\b/;

/** True when a passage announces, in its first words, all there is of the things asked for ("Các khoản thu … gồm:"). */
export function announcesThings(question: string, passage: Pick<Passage, 'text'>): boolean {
  const noun = manyAsked.exec(cueForm(question))?.[1];
  if (noun === undefined) return false;
  const opening = fold(passage.text).slice(0, OPENING);
  return new RegExp(
    String.raw`\b(?:cac|nhung|danh muc)\b[^.;:]*\b${noun}\b[^.;:]*(?:\b(?:gom|sau day|nhu sau|la)\b|:)`,
  ).test(opening);
}

/** True when a passage, or the lead-in it completes, announces a list of that kind ("Các lý do …:"). */
export function listsKind(kind: string | null, passage: Pick<Passage, 'text' | 'headings'>): boolean {
  if (kind === null) return false;
  const announces = new RegExp(`\\b(?:cac|nhung|mot trong cac) (?:${kind})\\b`);
  const opening = (text: string) => fold(text).slice(0, OPENING);
  return [passage.text, passage.headings.at(-1) ?? ''].some((text) => announces.test(opening(text)));
}

/** A list is announced in the first words. */
const OPENING = 120;
