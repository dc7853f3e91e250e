// Ways to make a correct sentence wrong: each gives wrong versions of one sentence, or none where it does not apply.
import { agencies, type BenchPassage, type Case, findBenchAgencies } from './cases.ts';
import { type MoreKind, moreMutations } from './mutate-more.ts';
import { type Replacement, replaceFirst } from './replace.ts';

export type MutationKind =
  | 'digit'
  | 'agency'
  | 'deadline'
  | 'unit'
  | 'subject'
  | 'negation'
  | 'citation'
  | MoreKind;
export type Mutant = { id: string; kind: MutationKind; passages: BenchPassage[]; sentence: string };

/** Every mutant of a case; `passages` are all passages of the bench, `random` gives numbers in [0, 1). */
export function mutantsOf(one: Case, passages: BenchPassage[], random: () => number): Mutant[] {
  const made: [MutationKind, string | null][] = [
    ['digit', digit(one.sentence, random)],
    ['agency', agency(one, random)],
    ['deadline', deadline(one.sentence)],
    ['unit', replaceFirst(one.sentence, UNITS)],
    ['subject', subject(one, random)],
    ['negation', negation(one.sentence)],
    ...moreMutations(one, passages, random),
  ];
  const mutants = made.flatMap(([kind, sentence]): Mutant[] =>
    sentence === null || sentence === one.sentence
      ? []
      : [{ id: `${one.id}:${kind}`, kind, passages: one.passages, sentence }],
  );
  const others = passages.filter(
    (passage) =>
      one.passages.every((cited) => cited.text !== passage.text) && !isStatedBy(passage, one.sentence),
  );
  const other = others[Math.floor(random() * others.length)];
  if (other !== undefined)
    mutants.push({
      id: `${one.id}:citation`,
      kind: 'citation',
      passages: one.passages.map((passage, index) => (index === 0 ? other : passage)),
      sentence: one.sentence,
    });
  return mutants;
}

/** A passage that prints the very sentence is no wrong citation of it. */
function isStatedBy(passage: BenchPassage, sentence: string): boolean {
  const bare = sentence.replace(/ \[\d+\]\.?$/u, '').toLowerCase();
  return passage.text.toLowerCase().includes(bare);
}

/** Numbers in [0, 1) that are the same at every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function digit(sentence: string, random: () => number): string | null {
  const places = [...sentence.matchAll(/(?<!\[\d*)\d(?!\d*\])/gu)].map((match) => match.index);
  const at = places[Math.floor(random() * places.length)];
  if (at === undefined) return null;
  const changed = (Number(sentence.charAt(at)) + 1 + Math.floor(random() * 8)) % 10;
  return sentence.slice(0, at) + changed + sentence.slice(at + 1);
}

function agency(one: Case, random: () => number): string | null {
  const found = findBenchAgencies(one.sentence);
  const mention = found[Math.floor(random() * found.length)];
  if (mention === undefined) return null;
  const named = new Set(
    [one.sentence, ...one.passages.flatMap((passage) => [passage.text, ...passage.headings])]
      .flatMap(findBenchAgencies)
      .map((other) => other.id),
  );
  const others = agencies.filter((other) => !named.has(other.id));
  const other = others[Math.floor(random() * others.length)];
  if (other === undefined) return null;
  return one.sentence.slice(0, mention.span.start) + other.name + one.sentence.slice(mention.span.end);
}

function deadline(sentence: string): string | null {
  return replaceFirst(sentence, [
    [/2026 ?([-–]) ?2027/u, '2027 $1 2028'],
    [/2026 ?([-–]) ?2028/u, '2026 $1 2027'],
    [/2026 ?([-–]) ?2030/u, '2026 $1 2027'],
    [/từ (?:năm )?2026 đến (?:năm )?2027/u, 'từ năm 2026 đến năm 2029'],
    [/([Qq])uý II/u, '$1uý III'],
    [/tháng 10|\/10/u, 'tháng 11'],
    [/năm 2026/u, 'năm 2027'],
    [/([Nn])ăm 2027/u, '$1ăm 2026'],
    [/năm 2030/u, 'năm 2028'],
    [/(?:là |một cách )?(?:nhiệm vụ )?thường xuyên/u, 'trong năm 2027'],
  ]);
}

const UNITS: Replacement[] = [
  [/(\d+)%/u, '$1 bộ'],
  [/phần trăm/u, 'phần nghìn'],
  [/tháng\/lần/u, 'năm/lần'],
  [/tháng một lần/u, 'năm một lần'],
  [/năm\/lần/u, 'tháng/lần'],
  [/năm một lần/u, 'tháng một lần'],
  [/hằng năm|hàng năm|mỗi năm/iu, 'hàng tháng'],
  [/hàng tuần/u, 'hàng tháng'],
  [/5 năm/u, '5 tháng'],
];

const NEGATIONS: Replacement[] = [
  [/tối thiểu|ít nhất/u, 'tối đa'],
  [/trước ngày/u, 'sau ngày'],
  [/sau khi/u, 'trước khi'],
  [/, ngoại trừ|, trừ/u, ', bao gồm cả'],
  [/không (?!gian)/u, ''],
  [/chưa /u, ''],
  [/ phải /u, ' không phải '],
  [/có thể/u, 'không thể'],
  [/ được /u, ' không được '],
  [
    / (chủ trì|số hóa|ban hành|gồm|triển khai|phối hợp|báo cáo|kết nối|thực hiện|vận hành|bảo đảm|cung cấp|nghiên cứu) /u,
    ' không $1 ',
  ],
];

function negation(sentence: string): string | null {
  return replaceFirst(sentence, NEGATIONS);
}

const SUBJECTS = [
  'y tế',
  'xây dựng',
  'tài chính',
  'nội vụ',
  'tư pháp',
  'ngoại vụ',
  'giáo dục và đào tạo',
  'công thương',
  'thanh tra',
  'dân cư',
  'đất đai',
  'du lịch',
  'nông nghiệp',
  'khoa học công nghệ',
  'tôn giáo',
];
const THINGS = [
  'Trung tâm dữ liệu',
  'Cổng dữ liệu mở',
  'Nền tảng dữ liệu lớn',
  'Nền tảng trợ lý ảo',
  'Trung tâm điều hành giao thông',
  'Nền tảng điện toán đám mây',
  'Hệ thống thông tin giải quyết TTHC',
];

/** Another field or thing in the place of the sentence's own, one that its passage does not speak of. */
function subject(one: Case, random: () => number): string | null {
  const source = one.passages
    .map((passage) => [passage.text, ...passage.headings].join(' '))
    .join(' ')
    .toLowerCase();
  for (const group of [SUBJECTS, THINGS]) {
    for (const own of group) {
      const at = one.sentence.search(new RegExp(`(?<!Sở |Bộ |\\p{L})${own}(?!\\p{L})`, 'u'));
      if (at < 0) continue;
      const others = group.filter((other) => other !== own && !source.includes(other.toLowerCase()));
      const other = others[Math.floor(random() * others.length)];
      if (other !== undefined) return one.sentence.slice(0, at) + other + one.sentence.slice(at + own.length);
    }
  }
  return null;
}
