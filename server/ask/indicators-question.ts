// What a question asks of figures: which operation, over which periods, in which unit, and the words that name the indicator.
import type { Span } from '../domain.ts';
import { readFigure } from '../vietnamese/figures.ts';
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';
import type { FoundPeriod } from '../vietnamese/periods.ts';
import { type AskedPeriod, periodsAskedOf } from '../vietnamese/relative-periods.ts';
import { type Sized, sizedBy, sizesBeside } from './indicators-sized.ts';
import type { Prepared } from './prepare.ts';
import { overlaps } from './spans.ts';
import { type ContentUnit, readSyllables } from './terms.ts';

export type Operation = 'value' | 'change' | 'rank' | 'plan' | 'trend' | 'sum';

export type IndicatorQuestion = {
  operation: Operation;
  periods: AskedPeriod[];
  /** What a change is measured against; null: the other named period, or the period before. */
  base: 'year_before' | 'period_before' | null;
  order: 'highest' | 'lowest';
  /** How many of a ranking are asked for; null: all. */
  top: number | null;
  /** What is ranked. */
  over: 'area' | 'period' | 'indicator';
  /** A ranking by the share of the plan that was reached. */
  byPlan: boolean;
  /** "Kế hoạch … là bao nhiêu": the planned figure is asked for. */
  planned: boolean;
  /** "Thực hiện năm 2025 …": what was reached is asked for, and no target will do. */
  reached: boolean;
  /** Unit that the answer is wanted in; null when none is named. */
  unit: string | null;
  /** True for "tỷ lệ", "%", false for "bao nhiêu hồ sơ", null when nothing is said. */
  percent: boolean | null;
  /** What is counted ("bao nhiêu hồ sơ"), folded; null when nothing or only a unit of measure follows. */
  counted: string | null;
  /** Two things are set against each other: indicators, areas or periods. */
  compares: boolean;
  /** Words that name the indicator and the area. */
  units: ContentUnit[];
  /** Positions of "và" and commas between the words, as syllable indexes. */
  joints: number[];
  /** The same as folded syllables, abbreviations written out. */
  words: string[];
  /** Those of them that were typed; the others are of other wordings. */
  typed: string[];
  /** Sizes that are named ("250 thí sinh"), and what the question says beside them; null when none is. */
  sized: Sized | null;
  /** Nothing but the sizes says that a figure is asked for: only steps of a table answer. */
  onlySized: boolean;
  /** The figure of which the time is asked ("năm nào đạt 100%"); null when none is. */
  reaching: number | null;
};

const AREA =
  '(?:don vi|dia phuong|xa|phuong|xa,? ?phuong|phuong,? ?xa|huyen|thi xa|thanh pho|tinh|so|nganh|co quan|khu vuc|vung)';
const WHICH_AREA = new RegExp(
  `\\b${AREA}(?:,? ?${AREA})? nao\\b|\\b(?:cac|nhung|tung) ${AREA}(?:,? ?${AREA})?\\b`,
  'g',
);
const TWO_AREAS = new RegExp(`\\b${AREA}(?:, ?${AREA})\\b`, 'g');
const RANK_WORDS =
  /\b(?:cao nhat|thap nhat|nhieu nhat|it nhat|lon nhat|nho nhat|dan dau|dung dau|dung cuoi|cuoi bang|(?:nhieu|it|cao|thap|lon|nho)(?= (?:[a-z]+ ){1,4}nhat\b)|nhat(?= (?:trong|nam|quy|thang|o|tai|tinh)\b|\s*\?|$)|xep hang|xep thu|xep cuoi|kem nhat|tot nhat|top\s*\d{0,2}|bang xep hang)\b/g;
const LOWEST =
  /\b(?:(?:thap|it|nho) (?:[a-z]+ ){0,4}nhat|dung cuoi|cuoi bang|kem nhat|xep cuoi|tu thap den cao)\b/;
const CHANGE_WORDS =
  /\b(?:tang hay giam|tang (?:hoac|\/) ?giam|tang truong|tang them|tang|giam|bien dong|chenh lech|thay doi)\b|\bso (?:voi )?(?:cung ky(?: nam (?:truoc|ngoai))?|nam truoc|nam ngoai|quy truoc|thang truoc|ky truoc)|\bcung ky(?: nam (?:truoc|ngoai))?|\bso voi\b/g;
const TREND_WORDS =
  /\b(?:qua cac nam|qua tung nam|theo (?:tung )?nam|cac nam|qua cac quy|theo quy|dien bien|xu huong|chuoi so lieu)\b/g;
const PLAN_WORDS =
  /\b(?:so voi ke hoach(?: nam)?|so ke hoach|% ?ke hoach(?: nam)?|phan tram ke hoach(?: nam)?|hoan thanh (?:bao nhieu )?(?:%|phan tram)?(?: cua)? ?ke hoach|hoan thanh ke hoach(?: nam)?|dat ke hoach|ke hoach nam|ke hoach giao|ke hoach|muc tieu|du toan|phan dau)\b/g;
const SUM_WORDS = /^(?:hay |thu )?cong\b(?=.*\b(?:voi|va)\b)|\bcong (?:gop|lai|don)\b|\btong cua\b/g;
const COMPARE_WORDS =
  /\b(?:so sanh|doi chieu|khac nhau|khac gi|khac the nao|(?:noi|cai|chi tieu|ben|khoan|muc|dia phuong|don vi|xa|phuong|nam|quy) nao(?= (?:[a-z]+ ){0,8}hon\b)|(?:nhanh|cham|cao|thap|nhieu|it|lon|nho|manh) (?:diem |ty le )?hon|hon kem nhau|hon nhau|kem nhau|chenh nhau|bang nhau|hay la|hay|hoac|giua|toc do)\b/g;
const COMPARES =
  /\b(?:so sanh|doi chieu|khac nhau|khac gi|khac the nao|chenh lech|chenh nhau|hon nhau|hon kem|kem nhau|(?:nhanh|cham|cao|thap|nhieu|it|lon|nho|manh) (?:diem |ty le )?hon|so voi(?! (?:cung ky|(?:nam|quy|thang|ky) (?:truoc|ngoai|nay|lien)|ke hoach|du toan|muc tieu)\b))\b/;
const ASKING =
  /\b(?:bao nhieu tien|bao nhieu|may|bn|the nao|ra sao|la gi|gi|nao|hien nay|cho biet|dat|duoc|uoc|uoc dat|la|bang|khoang|chinh xac|diem phan tram|phan tram|ty le|ti le|theo|con|thi sao|trong|o|cua|co|tinh|chi so thanh phan|chi so|chi tieu|cac|nhung|ma|hien trang|hien hanh|hien(?= quy dinh)|quy dinh|phai (?:nop|dong|tra)|nop|moi (?:nguoi|ng)(?: (?:nop|dong|tra))?|muc nao|chenh(?: nhau)?|khac nhau)\b|%/g;

/** Reads a question; null when it asks for no figure. */
export function readIndicatorQuestion(prepared: Prepared): IndicatorQuestion | null {
  const { question } = prepared.understanding;
  const folded = withoutMachines(question);
  if (folded.length !== question.length) return null;
  const periods = periodsAskedOf(question, prepared.today).filter(
    ({ span }) => !isOfDocument(folded.slice(0, span.start)),
  );
  const settled = withoutSpans(folded, periods);
  const spansOf = (pattern: RegExp): Span[] =>
    [...folded.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
  const accented = hasDiacritics(question);
  const found = {
    rank: spansOf(RANK_WORDS),
    change: spansOf(CHANGE_WORDS).filter((span) => isChange(question.slice(span.start), accented)),
    trend: spansOf(TREND_WORDS),
    plan: spansOf(PLAN_WORDS),
    sum: spansOf(SUM_WORDS),
  };
  const compares = saysComparison(settled);
  const operation = operationOf(folded, settled, periods, found);
  const reaching = reachedFigure(folded);
  const asksFigure =
    operation !== 'value' ||
    compares ||
    reaching !== null ||
    /\b(?:bao nhieu|may|bn)\b|%|phan tram/.test(folded);
  const sizes = sizesBeside(question, periods);
  const onlySized = !asksFigure && periods.length === 0;
  if (onlySized && sizes.length === 0) return null;
  const unit = askedUnit(folded);
  const masked: Span[] = [
    ...periods.map((period) => period.span),
    ...Object.values(found).flat(),
    ...spansOf(ASKING).filter((span) => !isInName(question, span)),
    ...(compares ? spansOf(COMPARE_WORDS) : []),
    ...(operation === 'rank' ? [...spansOf(WHICH_AREA), ...spansOf(TWO_AREAS)] : []),
    ...(unit?.spans ?? []),
  ];
  const syllables = readSyllables(question);
  const isOpen = (index: number) => {
    const at = syllables[index];
    return at !== undefined && !masked.some((span) => overlaps(span, at));
  };
  const units = prepared.subject.filter((one) => isOpen(one.index));
  if (units.length === 0 && !/\bchi so\b|\bchi tieu\b/.test(folded)) return null;
  return {
    operation,
    periods,
    base: baseOf(settled),
    order: LOWEST.test(folded) ? 'lowest' : 'highest',
    top: topOf(folded),
    over: overOf(folded),
    byPlan: operation === 'rank' && /ke hoach|du toan/.test(folded),
    planned: operation === 'value' && /\b(?:ke hoach|muc tieu|du toan|phan dau)\b/.test(folded),
    reached: /\b(?:thuc hien|thuc te|ket qua|da dat|dat duoc)\b/.test(folded),
    unit: unit?.name ?? null,
    compares,
    percent: percentAsked(folded),
    counted: countedNoun(folded),
    units,
    joints: jointsOf(question, syllables),
    ...wordsNaming(prepared, (index) => isOpen(index)),
    onlySized,
    reaching,
    sized: sizedBy(sizes, units, syllables),
  };
}

/** "THPT Co Ma" typed without marks: a capital behind a capital is a name, whatever word it looks like. */
function isInName(question: string, { start, end }: Span): boolean {
  const [before, own] = [question.slice(0, start), question.slice(start, end)];
  return /(?<!\p{L})\p{Lu}\p{L}*\s$/u.test(before) && /^\p{Lu}\p{Ll}+$/u.test(own);
}

/** The open words of the question, and the same with abbreviations written out and synonyms. */
function wordsNaming(
  { searchText, understanding }: Prepared,
  isOpen: (index: number) => boolean,
): Pick<IndicatorQuestion, 'typed' | 'words'> {
  const foldedOf = (text: string) => readSyllables(text).map((one) => one.folded);
  const typed = foldedOf(understanding.question).filter((_, index) => isOpen(index));
  return { typed, words: [...typed, ...foldedOf(searchText.slice(understanding.question.length))] };
}

function baseOf(settled: string): IndicatorQuestion['base'] {
  if (/cung ky|nam truoc|nam ngoai/.test(settled)) return 'year_before';
  return /quy truoc|thang truoc|ky truoc/.test(settled) ? 'period_before' : null;
}

function percentAsked(folded: string): boolean | null {
  if (/%|phan tram|\bty le\b|\bti le\b/.test(folded)) return true;
  return /\bso (?!voi|sanh)\p{L}|bao nhieu \p{L}/u.test(folded) ? false : null;
}

/** True when the wording (folded) sets one thing against another, other than against its own past. */
export function saysComparison(folded: string): boolean {
  return COMPARES.test(folded);
}

/** The question without its periods, so that "năm ngoái" there is not taken for what a change is measured against. */
function withoutSpans(folded: string, periods: AskedPeriod[]): string {
  return periods.reduce(
    (text, { span }) => text.slice(0, span.start) + ' '.repeat(span.end - span.start) + text.slice(span.end),
    folded,
  );
}

/** Folded for reading what is asked; "máy" and "mã" typed with their diacritics are not the "mấy" and "mà" that ask, but "mã 12". */
function withoutMachines(question: string): string {
  const folded = fold(question);
  if (!hasDiacritics(question)) return folded;
  return folded.replace(/(?<![\p{L}\p{N}])ma(y?)(?![\p{L}\p{N}])/gu, (word, end: string, at: number) =>
    /^(?:mấy|mà|mã(?=\s*\d))/iu.test(question.slice(at)) ? word : `m·${end}`,
  );
}

/** "Thông tư 92/2021": the year of a document is no period. */
function isOfDocument(before: string): boolean {
  return /\b(?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet|chi thi|cong van|ke hoach|phap lenh)(?: so)? ?\d{1,5}\/$/.test(
    before,
  );
}

/** "giảm", not "giám đốc"; "tăng", not "tầng". */
function isChange(text: string, accented: boolean): boolean {
  if (!/^(?:tang|giam)(?![a-z])/.test(fold(text))) return true;
  if (accented) return /^(?:tăng|giảm)(?!\p{L})(?! (?:cường|tốc))/iu.test(text);
  return !/^(?:giam (?:doc|sat|dinh|thi|ho)|tang (?:cuong|ni|lop|toc))\b/i.test(text);
}

/** Where "và", "với" or a comma stands: the index of the syllable at it, or half-way between two. */
function jointsOf(question: string, syllables: ReturnType<typeof readSyllables>): number[] {
  return syllables.flatMap((syllable, index) => {
    const between = question.slice(syllables[index - 1]?.end ?? 0, syllable.start);
    if (['va', 'cung', 'voi', 'hay', 'hoac'].includes(syllable.folded)) return [index];
    return index > 0 && /[,;]/.test(between) ? [index - 0.5] : [];
  });
}

function operationOf(
  folded: string,
  settled: string,
  periods: FoundPeriod[],
  found: Record<'rank' | 'change' | 'trend' | 'plan' | 'sum', Span[]>,
): Operation {
  if (found.sum.length > 0) return 'sum';
  if (found.rank.length > 0) return 'rank';
  const range = periods.some((period) => period.kind === 'range');
  const planShare =
    /%|phan tram|so voi ke hoach|hoan thanh|so ke hoach|\b(?:co|da) (?:dat|vuot)\b.*\bke hoach\b|\bke hoach\b.*\b(?:thuc hien|thuc te|ket qua|dat) (?:duoc )?(?:la )?(?:bao nhieu|the nao|ra sao|may)|\b(?:thuc hien|thuc te) (?:duoc )?(?:la )?bao nhieu.*\bke hoach\b/.test(
      folded,
    );
  if (found.plan.length > 0 && planShare) return 'plan';
  if (found.trend.length > 0 || (range && /tu |den |thay doi|dien bien|tang|giam/.test(folded)))
    return 'trend';
  // two areas or periods that differ: their figures are wanted, not what each was a year ago
  const differs =
    saysComparison(settled) && !/\b(?:tang|giam|cung ky|(?:nam|quy|thang|ky) truoc)\b/.test(settled);
  return found.change.length > 0 && !differs ? 'change' : 'value';
}

function topOf(folded: string): number | null {
  const top =
    /\btop\s*(\d{1,2})\b|\b(\d{1,2}) (?:don vi|dia phuong|xa|phuong|huyen|so|co quan|nam|chi so|chi tieu)\b.*nhat/.exec(
      folded,
    );
  if (top) return Number(top[1] ?? top[2]);
  return /xep hang|bang xep hang|tu cao den thap|tu thap den cao/.test(folded) ? null : 1;
}

function overOf(folded: string): IndicatorQuestion['over'] {
  if (/\b(?:nam|quy|thang) nao\b/.test(folded)) return 'period';
  return /\b(?:chi so|chi tieu|noi dung|linh vuc|tieu chi|khoan)(?: thanh phan)?(?: papi)? nao\b/.test(folded)
    ? 'indicator'
    : 'area';
}

/** "Năm nào đạt 100% …": the figure whose time is asked for. */
function reachedFigure(folded: string): number | null {
  if (!/\b(?:nam|quy|thang|khi|luc) nao\b|\bbao gio\b/.test(folded)) return null;
  const stated =
    /\b(?:dat|len|xuong|con|bang|co|vuot)(?: (?:den|toi|muc|duoc))* (\d[\d.,]*)(?= ?%|\s|\?|$)/.exec(folded);
  const printed = stated?.[1]?.replace(/[.,]$/, '') ?? '';
  return /^(?:19|20)\d{2}$/.test(printed) ? null : readFigure(printed, 'comma');
}

/** The noun behind "bao nhiêu", unless it is a measure. */
function countedNoun(folded: string): string | null {
  const noun = /\b(?:bao nhieu|may|bn) (?!(?:mot|moi|1)\b)([a-z]+(?: [a-z]+)?)/.exec(folded)?.[1] ?? null;
  const measure =
    /^(?:ty|trieu|nghin|ngan|dong|tien|phi|le phi|phan|diem|ha|km|km2|tan|ta|so|tang|giam|lan|nam|thang|do|usd|o|trong|so|va|nhu|cua|theo|ke|thi|vay|roi|a|nhi|the)\b/;
  return noun === null || measure.test(noun) ? null : noun;
}

const UNITS: [RegExp, string][] = [
  [/\bty (?:dong|vnd)\b/g, 'tỷ đồng'],
  [/\btrieu (?:dong|vnd)\b/g, 'triệu đồng'],
  [/\b(?:nghin|ngan) dong\b/g, 'nghìn đồng'],
  [/\b(?:do la(?: my)?|usd|dollar|do la mi)\b/g, 'USD'],
  [/\b(?:euro|eur)\b/g, 'EUR'],
];

function askedUnit(folded: string): { name: string; spans: Span[] } | null {
  for (const [pattern, name] of UNITS) {
    const spans = [...folded.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    if (spans.length > 0) return { name, spans };
  }
  return null;
}
