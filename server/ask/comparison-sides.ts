// The two sides of a comparison in its text, and what is said of both: "A và B bị phạt …", "năm 2018 và 2024", "thành và không thành".
import { findPeriods } from '../vietnamese/periods.ts';
import { runsOf } from './content-runs.ts';
import { askedSizes } from './sizes.ts';
import { readSyllables, type Syllable } from './terms.ts';
import { type Language, understand } from './understand.ts';

export type Sides = {
  prefix: string;
  left: string;
  right: string;
  /** What is said of both. */
  suffix: string;
  /** What is said of the right side alone, in place of `suffix`. */
  own?: string;
};

/** What may stand between the two sides, surest first. */
const separators = [
  /\s*,?\s+(?:khác gì so với|khác gì với|khác với|so với|đối với|khac gi so voi|khac gi voi|khac voi|so voi)\s+/giu,
  /\s+(?:với|voi|vs)\s+/giu,
  /\s+(?:và|va)\s+/giu,
  /\s+(?:hay|hoặc|hoac)\s+/giu,
];
/** Where the right side ends and what is said of both begins. */
const said =
  /\s*,\s*(?=(?:bị|được|phải|xếp|có|là|thì|hưởng|ở|tại|theo|trong|khi|của|mỗi|bi|duoc|phai|xep|co|la|thi|huong|o|tai|cua|moi)\s)|\s+(?:(?:không|chưa|khong|chua)\s+)?(?:bị|được|phải|xếp|có|là|thì|hưởng|ở|tại|theo|trong|khi|của|bi|duoc|phai|xep|co|la|thi|huong|o|tai|cua|năm(?=\s\d)|nam(?=\s\d))(?=\s)/giu;

/** The sides around a word that joins them; null where none has content on both. */
export function textSides(body: string, language: Language): Sides | null {
  for (const separator of separators) {
    const cuts = [...body.matchAll(separator)].flatMap((match) => {
      const [before, after] = [body.slice(0, match.index), body.slice(match.index + match[0].length)];
      const sides = sidesAt(before, after, language);
      return sides ? [{ sides, alike: beginsAlike(before, after) }] : [];
    });
    // "kết nối và chia sẻ dữ liệu và kết nối …": the sides begin with one word
    const cut = cuts.find(({ alike }) => alike) ?? cuts[0];
    if (cut) return cut.sides;
  }
  return null;
}

/** The right side begins with a word that the left one has, too. */
function beginsAlike(before: string, after: string): boolean {
  const [head] = readSyllables(after);
  return head !== undefined && readSyllables(before).some(({ folded }) => folded === head.folded);
}

/** Sides around a separator: the right one runs to the next mark or comparison word, the left one is its like. */
function sidesAt(before: string, after: string, language: Language): Sides | null {
  const end = after.search(
    /[:;]|\s+(?:khác|giống|khac|giong|trong (?:mục|phần|nhóm)|ở mục|o muc|trong (?:muc|phan|nhom))(?=\s)/iu,
  );
  const right = (end >= 0 ? after.slice(0, end) : after).trim();
  const suffix = end >= 0 ? after.slice(end).replace(/^[:;]\s*/, ' ') : '';
  const named = valueSides(before, right);
  if (named) return { ...named, suffix: `${named.suffix} ${suffix}` };
  if (contentOf(right, language) === 0 || contentOf(before, language) === 0) return null;
  const start = leftStart(before, right, language);
  const sides = { prefix: before.slice(0, start), left: before.slice(start), right, suffix };
  return withShared(sides, language);
}

/** Two sizes, two periods, or a thing and its denial: what stands where the right side begins is the left one. */
function valueSides(before: string, right: string): Sides | null {
  const [size, held] = [askedSizes(right)[0]?.span, askedSizes(before).at(-1)?.span];
  if (size && held && size.start <= 1) return cutAt(before, held.start, right, size.end);
  const [period, year] = [findPeriods(right)[0], findPeriods(before).at(-1)];
  if (period && year && period.span.start === 0 && period.kind === year.kind) {
    const cut = cutAt(before, year.span.start, right, period.span.end);
    return /^\d{4}$/.test(cut.right) ? { ...cut, right: `năm ${cut.right}` } : cut;
  }
  const denied = /^(?:không|chưa|khong|chua)\s+(?<word>\p{L}+)/iu.exec(right);
  const at = denied ? before.toLowerCase().lastIndexOf(denied.groups!['word']!.toLowerCase()) : -1;
  if (!denied || at < 0 || before.slice(at).trim().length !== denied.groups!['word']!.length) return null;
  return cutAt(before, at, right, denied[0].length);
}

/** What stands behind the values is said of both, before the left one as behind it. */
function cutAt(before: string, start: number, right: string, end: number): Sides {
  return {
    prefix: before.slice(0, start),
    left: before.slice(start),
    right: right.slice(0, end),
    suffix: right.slice(end),
  };
}

/** "A và B bị phạt": the right side is as long as it needs to be, what follows is said of the left one, too. */
function withShared(sides: Sides, language: Language): Sides {
  const [left, right] = [readSyllables(sides.left), readSyllables(sides.right)];
  const differs = left.findIndex((word, at) => word.folded !== right[at]?.folded);
  if (differs < 1) return sides;
  const least = right[differs]?.end ?? sides.right.length;
  const at =
    endOfLike(left, right) ?? [...sides.right.matchAll(said)].find(({ index }) => index >= least)?.index;
  if (at === undefined) return sides;
  const tail = sides.right.slice(at);
  const [own, shared] = [understand(sides.left, language), understand(tail, language)];
  const clashes =
    (own.places.length > 0 && shared.places.length > 0) ||
    (own.documents.length > 0 && shared.documents.length > 0) ||
    (findPeriods(sides.left).length > 0 && findPeriods(tail).length > 0);
  if (clashes) return sides;
  return { ...sides, right: sides.right.slice(0, at), suffix: `${tail} ${sides.suffix}` };
}

/** "xã 3 năm" and "xã 5 năm liên tục không có …": the right side ends where it has all the words of the left one. */
function endOfLike(left: Syllable[], right: Syllable[]): number | undefined {
  const last = right[left.length - 1];
  const others = left.filter((word, at) => word.folded !== right[at]?.folded).length;
  if (left.length < 3 || others !== 1 || last === undefined || right.length === left.length) return undefined;
  return last.folded === left.at(-1)?.folded ? last.end : undefined;
}

/** Where the left side begins: at the word that begins the right one, after a colon, or at the last content run. */
function leftStart(before: string, right: string, language: Language): number {
  const head = readSyllables(right);
  const words = readSyllables(before);
  const two = words.findLastIndex(
    (word, at) => word.folded === head[0]?.folded && words[at + 1]?.folded === head[1]?.folded,
  );
  const one = words.findLastIndex((word) => word.folded === head[0]?.folded);
  if (two >= 0) return words[two]!.start;
  if (one >= 0) return words[one]!.start;
  const colon = before.lastIndexOf(':');
  if (colon >= 0) return colon + 1;
  const run = runsOf(understand(before, language).runs, ['content', 'agency']).at(-1);
  return run ? words[run[0]!.index]!.start : 0;
}

function contentOf(text: string, language: Language): number {
  return understand(text, language).runs.length;
}
