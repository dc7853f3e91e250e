// More ways to make a correct sentence wrong: persons, places, bounds, duties, units, exceptions, clause numbers and swapped values.
import { fold } from '../../server/vietnamese/normalise.ts';
import type { BenchPassage, Case } from './cases.ts';
import { type Replacement, replaceFirst } from './replace.ts';

export type MoreKind =
  | 'person'
  | 'place'
  | 'obligation'
  | 'bound'
  | 'measure'
  | 'period'
  | 'swap'
  | 'binding'
  | 'row'
  | 'clause'
  | 'exception';

/** The wrong versions of one sentence; null where a way does not apply. `passages` are all passages of its set. */
export function moreMutations(
  one: Case,
  passages: BenchPassage[],
  random: () => number,
): [MoreKind, string | null][] {
  const pick = <T>(list: T[]): T | undefined => list[Math.floor(random() * list.length)];
  return [
    ['person', named(one, PERSON, passages, pick)],
    ['place', named(one, PLACE, passages, pick)],
    ['obligation', replaceFirst(one.sentence, OBLIGATIONS)],
    ['bound', replaceFirst(one.sentence, BOUNDS)],
    ['measure', replaceFirst(one.sentence, MEASURES)],
    ['period', replaceFirst(one.sentence, PERIODS)],
    ['swap', swapped(one.sentence)],
    ['binding', otherValue(one, one.passages, pick)],
    ['row', otherValue(one, siblings(one, passages), pick)],
    ['clause', replaceFirst(one.sentence, CLAUSES)],
    ['exception', exceptionDropped(one.sentence)],
  ];
}

const NAME = String.raw`\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)`;
const PERSON = new RegExp(`(?<=(?<!\\p{L})(?:[Ôô]ng|[Bb]à) )${NAME}{1,4}`, 'gu');
const PLACE = new RegExp(`(?<=xã |phường |phố |thành phố |tỉnh )${NAME}{1,2}`, 'gu');

/** A name of the sentence exchanged for another one of the same sort, also one that its own passage has elsewhere. */
function named(
  one: Case,
  pattern: RegExp,
  passages: BenchPassage[],
  pick: <T>(list: T[]) => T | undefined,
): string | null {
  const own = pick([...one.sentence.matchAll(pattern)]);
  if (own === undefined) return null;
  const inSentence = new Set([...one.sentence.matchAll(pattern)].map((match) => match[0]));
  const all = [...new Set(passages.flatMap((passage) => passage.text.match(pattern) ?? []))];
  const spellings = new Set([...inSentence].map(oneSpelling));
  const other = pick(all.filter((name) => !spellings.has(oneSpelling(name))));
  return other === undefined ? null : splice(one.sentence, own.index, own[0].length, other);
}

/** "Thanh Hoá" is "Thanh Hóa". */
function oneSpelling(name: string): string {
  return fold(name);
}

const OBLIGATIONS: Replacement[] = [
  [/không được (?=\p{L})/u, 'được '],
  [/không (?:phải|cần) (?!thiết)(?=\p{L})/u, 'phải '],
  [/có thể (?=\p{L})/u, 'phải '],
  [/(?<!không )(?:buộc )?phải (?=\p{L})/u, 'có thể '],
  [/chỉ được /u, 'không được '],
];

const BOUNDS: Replacement[] = [
  [/không quá|tối đa|nhiều nhất|cao nhất/u, 'ít nhất'],
  [/ít nhất|tối thiểu/u, 'không quá'],
  [/chậm nhất/u, 'sớm nhất'],
  [/từ ([\d.,]+ ?\S+(?: \S+)?) trở lên/u, 'dưới $1'],
  [/(?:trên|hơn|quá) (?=\d)/u, 'dưới '],
  [/dưới (?=\d)/u, 'trên '],
  [/trước (?=\d|ngày|khi|mùa)/u, 'sau '],
  [/Trước (?=\d|ngày|khi|mùa)/u, 'Sau '],
];

const MEASURES: Replacement[] = [
  [/ngày làm việc/u, 'ngày'],
  [/(\d|mươi|lăm|bảy) ngày(?! làm việc)/u, '$1 ngày làm việc'],
  [/tỷ (USD|đồng)/u, 'triệu $1'],
  [/triệu (USD|đồng)/u, 'tỷ $1'],
  [/nghìn đồng/u, 'triệu đồng'],
  [/(\d) giờ/u, '$1 ngày'],
  [/(\d) phút/u, '$1 giờ'],
  [/(\d) đồng/u, '$1 USD'],
  [/điểm phần trăm/u, 'lần'],
  [/(\d) m2/u, '$1 ha'],
  [/(\d) km/u, '$1 m'],
  [/(\d|một|hai|năm) năm(?! \d)/u, '$1 tháng'],
  [/(?<!háng )(\d|sáu) tháng(?! \d)/u, '$1 năm'],
  [/(\d) tháng(?! \d)/u, '$1 tuần'],
  [/(\d)%/u, '$1 điểm phần trăm'],
];

const PERIODS: Replacement[] = [
  [/quý III/u, 'quý IV'],
  [/quý II(?!I)/u, 'quý III'],
  [/quý 2/u, 'quý 4'],
  [/([Qq])uý I(?![IV])/u, '$1uý II'],
  [/6 tháng đầu năm/u, '6 tháng cuối năm'],
  [/ba tháng đầu năm/u, 'sáu tháng đầu năm'],
  [/(tháng|\/)0?4(?=[ /]|\/2026)/u, '$1 9'],
  [/20(\d\d)(?!.*20\d\d)/u, '2021'],
  [/(?:hằng|hàng|mỗi) năm|Hằng năm|Mỗi năm/u, 'hằng quý'],
  [/(?:hằng|hàng|mỗi) ngày/u, 'hằng tuần'],
  [/(?:hằng|hàng|mỗi) tháng/u, 'hằng năm'],
  [/mỗi quý/u, 'mỗi tháng'],
];

const CLAUSES: Replacement[] = [
  [/điểm a/u, 'điểm d'],
  [/điểm b/u, 'điểm c'],
  [/khoản 1/u, 'khoản 3'],
  [/khoản 2/u, 'khoản 5'],
  [/khoản 3/u, 'khoản 1'],
  [/khoản 4/u, 'khoản 2'],
  [/Điều (\d+)/u, 'Điều 9$1'],
  [/Mẫu số 0(\d)/u, 'Mẫu số 1$1'],
];

/** Drops what follows "trừ": the rule then reads as if it knew no exception. */
function exceptionDropped(sentence: string): string | null {
  const cut = sentence
    .replace(/ \((?:ngoại )?trừ [^()]*\)/u, '')
    .replace(/,? (?:ngoại )?trừ (?!ngày)[^[(]*?(?=[,;]? \[)/u, '');
  return cut === sentence ? null : cut;
}

type Value = { start: number; text: string; unit: string };

/** Two values of one unit exchanged between what they belong to; a range read backwards does not count. */
function swapped(sentence: string): string | null {
  const values = valuesOf(sentence);
  for (const [at, first] of values.entries())
    for (const second of values.slice(at + 1)) {
      if (first.unit !== second.unit || first.text === second.text) continue;
      const between = sentence.slice(first.start + first.text.length, second.start);
      if (/^\W*(?:\S+ ){0,2}(?:đến|-|–|lên|xuống) ?$/u.test(between) || between.length < 8) continue;
      return splice(
        splice(sentence, second.start, second.text.length, first.text),
        first.start,
        first.text.length,
        second.text,
      );
    }
  return null;
}

/** A value exchanged for another one of the same unit, which the given passages have and the sentence has not. */
function otherValue(
  one: Case,
  passages: BenchPassage[],
  pick: <T>(list: T[]) => T | undefined,
): string | null {
  const mine = valuesOf(one.sentence);
  const texts = new Set(mine.map((value) => plain(value.text)));
  const others = passages
    .flatMap((passage) => valuesOf(passage.text.replaceAll('\t', ' ')))
    .filter((value) => !texts.has(plain(value.text)));
  const own = pick(mine.filter((value) => others.some((other) => other.unit === value.unit)));
  if (own === undefined) return null;
  const other = pick(others.filter((value) => value.unit === own.unit));
  return other === undefined ? null : splice(one.sentence, own.start, own.text.length, other.text);
}

/** Passages of the same document that the sentence does not cite. */
function siblings(one: Case, passages: BenchPassage[]): BenchPassage[] {
  const cited = new Set(one.passages.map((passage) => passage.text));
  const titles = new Set(one.passages.map((passage) => passage.title));
  return passages.filter((passage) => titles.has(passage.title) && !cited.has(passage.text));
}

/** Numbers with the word behind them; a date, a document number or a clause number is not a value. */
function valuesOf(text: string): Value[] {
  const pattern =
    /(?<![\p{L}\d/.,-]|(?:Điều|khoản|tháng|năm|số|quý|hàng) )(\d[\d.,]*\d|\d)(?:(%)| (ngày làm việc|\p{L}[\p{L}\d]*))/gu;
  return [...text.matchAll(pattern)]
    .filter((match) => !/^(?:tháng|ngày) \d/u.test(text.slice(match.index + (match[1]?.length ?? 0) + 1)))
    .map((match) => ({ start: match.index, text: match[1] ?? '', unit: match[2] ?? match[3] ?? '' }));
}

function plain(number: string): string {
  return number.replace(/^0+(?=\d)/u, '');
}

function splice(text: string, start: number, length: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(start + length);
}
