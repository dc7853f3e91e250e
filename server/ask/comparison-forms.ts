// Forms in which a question names two sides without "so sánh … với …": one opens it, in brackets, coordinated, "A khác B".
import { fold } from '../vietnamese/normalise.ts';
import { findPlaces } from '../vietnamese/places.ts';
import { readSyllables } from './terms.ts';
import { type Language, understand } from './understand.ts';

/** "So với A, B được phạt đến bao nhiêu": the first side opens the question. */
const openedBySide =
  /^\s*(?:so với|so voi)\s+(?<first>[^,]{2,80}?)(?:,\s*(?:thì\s+|thi\s+)?|\s+(?:thì|thi)\s+)(?<rest>.+)$/isu;
/** "Hai lớp của tỉnh (A và B), lớp nào …". */
const bracketed =
  /^\s*(?:(?:hai|cả hai|2|ca hai)\s+)?(?<kind>[^()]{2,80})\((?<first>[^()]{2,80}?)\s+(?:và|với|va|voi)\s+(?<second>[^()]{2,80})\)\s*(?<rest>[^()]*)$/iu;
/** "A khác B ở điểm nào". */
const apart =
  /^(?<first>.{4,120}?)\s+(?:khác|khac)\s+(?:(?:so )?(?:với|voi)\s+)?(?<second>(?!nhau|gì|gi\b).{2,120}?)\s+(?:(?:ở|o|tại|tai)\s+(?:điểm|chỗ|diem|cho)\s+(?:nào|nao)|như thế nào|thế nào|ra sao|nhu the nao|the nao)\s*\??\s*$/iu;
/** Where what is said of a side begins. */
const predicate =
  /\s+(?:được|phải|bị|có|là|chủ trì|phối hợp|đạt|chịu|thì|như thế nào|thế nào|ra sao|bao nhiêu|mấy|duoc|phai|bi|co|la|chu tri|phoi hop|dat|chiu|thi|nhu the nao|the nao|bao nhieu)(?=\s|$)/iu;
/** Where the side ends and the source or place of both begins ("… theo Nghị định X"). */
const frame = /\s+(?:theo|trong|tại|tai)(?=\s)/iu;
/** Attributes of which each side has a value of its own. */
const VALUES = [
  'money',
  'percent',
  'deadline',
  'duration',
  'frequency',
  'distance',
  'issued',
  'date',
] as const;
/** Longest side of a coordination, in syllables. */
const MAX_SIDE = 8;

/** "kinh phí A và B": what is compared is said once and meant of both. */
export const valueNoun =
  /^\s*(?:so sánh|so sanh)?\s*(?<noun>(?:tổng |tong )?(?:kinh phí|kinh phi|mức phạt|muc phat|thời hạn|thoi han|hạn|thời gian|thoi gian|tỷ lệ|ty le|chỉ tiêu|chi tieu|mức thu|muc thu|vốn|von|sản phẩm|san pham))(?!\p{L})/iu;

/** Both sides with what is asked of them; null when the question has none of these forms. */
export function sidesByForm(question: string, ask: string, language: Language): string[] | null {
  const opened = openedBySide.exec(question)?.groups;
  if (opened) return sidesOfOpened(opened['first']!, opened['rest']!, language);
  const inBrackets = bracketed.exec(question)?.groups;
  if (inBrackets)
    return [inBrackets['first']!, inBrackets['second']!].map(
      (side) => `${inBrackets['kind']!.trim()} ${side} ${ask || inBrackets['rest']!.replace(/^[\s,]+/, '')}`,
    );
  const sides = apart.exec(question)?.groups;
  return sides ? [sides['first']!, alike(sides['second']!, sides['first']!)] : null;
}

/**
 * "Chủ tịch xã và Chủ tịch tỉnh được phạt đến bao nhiêu": two subjects of one kind and one value, which each has for
 * itself. Null for any other question.
 */
export function coordinated(question: string, language: Language): string[] | null {
  const read = understand(question, language);
  const asksValue = valueNoun.test(question) || VALUES.some((value) => read.asked.has(value));
  if (read.aboutTasks || !asksValue) return null;
  for (const match of question.matchAll(/\s+(?:và|với|va|voi)\s+/giu)) {
    const [before, after] = [
      question.slice(0, match.index),
      question.slice(match.index + match[0].length).replace(/\?\s*$/, ''),
    ];
    const end = predicate.exec(after)?.index ?? frame.exec(after)?.index ?? after.length;
    const right = after.slice(0, end);
    const [first, second] = readSyllables(right);
    const words = readSyllables(before);
    const at = words.findLastIndex(
      (word, index) => word.folded === first?.folded && words[index + 1]?.folded === second?.folded,
    );
    const lengths = [words.length - at, readSyllables(right).length];
    if (at < 0 || lengths.some((length) => length < 3 || length > MAX_SIDE)) continue;
    const [prefix, left] = [before.slice(0, words[at]!.start), before.slice(words[at]!.start)];
    if (fold(left) === fold(right)) continue;
    return [left, right].map((side) => `${prefix}${side}${after.slice(end)}`);
  }
  return null;
}

/** What is said of the second side is asked of both; null where nothing is said of it. */
function sidesOfOpened(first: string, rest: string, language: Language): string[] | null {
  const [place, other] = [findPlaces(first, language.places), findPlaces(rest, language.places)];
  if (place.length === 1 && other.length === 1) {
    const { start, end } = other[0]!.span;
    const name = first.slice(place[0]!.span.start, place[0]!.span.end);
    return [`${rest.slice(0, start)}${name}${rest.slice(end)}`, rest];
  }
  const at = predicate.exec(rest)?.index;
  if (at === undefined || at === 0) return null;
  return [first, rest.slice(0, at)].map((side) => `${side}${rest.slice(at)}`);
}

/** "bài cho trung cấp" beside "bài kiểm định đầu vào cho đại học": the words that the short side leaves out. */
function alike(short: string, long: string): string {
  const [head, joint] = readSyllables(short);
  const words = readSyllables(long);
  const at = words.findIndex((word, index) => index > 0 && word.folded === joint?.folded);
  if (!head || !joint || at < 1 || words[0]?.folded !== head.folded) return short;
  return `${long.slice(0, words[at]!.start)}${short.slice(joint.start)}`;
}
