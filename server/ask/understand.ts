// Turns a question into what the later steps need: asked attributes, agencies with roles, dates, places, content.
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import { type FoundDate, findDates } from '../vietnamese/dates.ts';
import { findDocumentMentions } from '../vietnamese/document-mentions.ts';
import { findDocumentNumbers } from '../vietnamese/document-number.ts';
import { isMoneyUnit } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import { type FoundNumber, findNumbers } from '../vietnamese/numbers.ts';
import { type FoundPlace, findPlaces } from '../vietnamese/places.ts';
import { findRelativeDates, type RelativeDate } from '../vietnamese/relative-dates.ts';
import { type AskedAgency, askedAgencies } from './asked-agencies.ts';
import { type ContentSyllable, contentRuns, focusOf, headOfValue, type Segment } from './content-runs.ts';
import { type Asked, type Cue, findCues, projectsAsked, taskWords } from './cues.ts';
import { findSectionReferences, type SectionReference } from './section-reference.ts';
import { overlaps, type Range } from './spans.ts';
import { type Riders, readRiders } from './task-riders.ts';

export type Words = {
  segment: Segment;
  /** Nearness in meaning of two phrases, at most 1; 0 when nothing is known of one of them. */
  similarity: (first: string, second: string) => number;
};

/** What the reading of questions knows of the language and of the province. */
export type Language = Words & {
  register: AgencyRegister;
  /** Folded names of the provinces that the knowledge base has documents of. */
  places?: Set<string>;
};

export type Understanding = {
  /** The question as answered: corrected, with the subject of earlier turns filled in, and its riders blanked out. */
  question: string;
  /** What is to be counted too, or not. */
  riders: Riders;
  asked: Set<Asked>;
  agencies: AskedAgency[];
  dates: FoundDate[];
  /** "năm nay", "quá hạn", "quý II" without a year. */
  relative: RelativeDate[];
  numbers: FoundNumber[];
  /** Keys or partial mentions of legal documents. */
  documents: {
    printed: string;
    key: string | null;
    type: string | null;
    number: string | null;
    year: string | null;
  }[];
  sections: SectionReference[];
  /** Provinces named: what is said of another place is no answer. */
  places: FoundPlace[];
  /** Maximal runs of consecutive content syllables. */
  runs: ContentSyllable[][];
  /** Positions of the syllables that the question asks an attribute of, or that name the attribute ("lương của …"). */
  focus: Set<number>;
  /** Position of the noun whose value is asked for ("lệ phí … là bao nhiêu"), null for another question. */
  valueHead: number | null;
  /** Places of the words that ask for something, in the question. */
  cues: Cue[];
  aboutTasks: boolean;
  /** Only recurring tasks, or only those with a date. */
  recurring: boolean;
  dated: boolean;
};

/** Reads one question (already corrected, abbreviations still as typed). Pure. */
export function understand(typed: string, language: Language): Understanding {
  const { question, riders } = readRiders(typed);
  const folded = fold(question);
  const cues = findCues(question);
  const asked = new Set(cues.map((cue) => cue.asked));
  dropMisread(question, asked);
  const documents = readDocuments(question);
  // the year and the number of a document ("Quyết định 27/2026") state no date and no figure
  const isFree = (span: Range) => !documents.some((document) => overlaps(document.span, span));
  const dates = findDates(question).filter((date) => isFree(date.span));
  const relative = findRelativeDates(
    question,
    [...dates, ...documents].map((found) => found.span),
  );
  // the symbol of a document ("TT-BYT") names no agency that is asked about
  const agencies = askedAgencies(question, language.register)
    .filter(isFree)
    .map((mention) => (riders.role === null ? mention : { ...mention, role: riders.role }));
  const places = findPlaces(question, language.places);
  const sections = findSectionReferences(question);
  const figures = findNumbers(question).filter((one) => isFree(one.span) && !namesOne(one, question));
  // "bao lâu một lần" states no figure, nor does the number of a section or of a date.
  const taken = [
    ...onceEvery(question),
    ...dates.map((date) => date.span),
    ...sections,
    ...cues.filter((cue) => cue.asked === 'frequency'),
  ];
  const values = [
    ...places.map((place) => place.span),
    ...sections,
    ...dates.map((date) => date.span),
    ...relative.map((date) => date.span),
    ...figures.map((number) => withMoneyUnit(number.span, question)),
    // "số 25/KH-UBND": the word belongs to the number.
    ...documents.map(({ span }) => ({
      ...span,
      start: span.start - numberWord(question.slice(0, span.start)),
    })),
  ];
  const runs = contentRuns(question, agencies, values, language.segment);
  return {
    question,
    riders,
    asked,
    agencies,
    dates,
    relative,
    numbers: figures.filter(
      (figure) => !taken.some((other) => overlaps(other, figure.span)) && !isPerUnit(figure, asked),
    ),
    documents: documents.map(({ span: _span, ...document }) => document),
    sections,
    places,
    cues,
    runs,
    focus: focusOf(question, runs),
    valueHead: headOfValue(question, runs),
    aboutTasks: speaksOfTasks(folded, agencies),
    dated:
      /(?<!\bkhong (?:co|dat|ghi|neu) )\b(?:thoi han cu the|moc cu the|han cu the|co ngay cu the|khong phai (?:nhiem vu )?thuong xuyen)\b/.test(
        folded,
      ),
    recurring:
      /\b(?:thuong xuyen|quanh nam|suot nam|khong co (?:han chot|thoi han) cu the|khong co (?:han chot|moc)|lien tuc hang nam|(?:nhiem vu|cong viec|dau viec|viec)(?: nao| gi)?(?: phai| duoc| can)?(?: lam| thuc hien| trien khai)?(?: dinh ky)? (?:hang|moi) (?:nam|quy|thang|tuan))\b/.test(
        folded,
      ) && !/\b(?:khong phai|tru|ngoai|khac) (?:nhiem vu )?thuong xuyen\b/.test(folded),
  };
}

function speaksOfTasks(folded: string, agencies: AskedAgency[]): boolean {
  return (
    taskWords.test(folded) ||
    agencies.some((mention) => mention.role !== null) ||
    (agencies.length > 0 && projectsAsked.test(folded))
  );
}

/** The "1" of "mấy tháng 1 lần" counts nothing. */
function onceEvery(question: string): Range[] {
  return [...question.matchAll(/(?<![\d.,])0?1\s+(?=(?:lần|lan)(?!\p{L}))/giu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** "lớp 10", "hạng III": the number is the name of one of them, and counts nothing. */
function namesOne({ span, unit, printed }: FoundNumber, question: string): boolean {
  // "lớp 10 Sơn La": a name behind the number is no unit of it
  const isCounted = unit !== null && !/^\s*\p{Lu}/u.test(question.slice(span.start + printed.length));
  return !isCounted && NAMED_BY_NUMBER.test(question.slice(0, span.start));
}

/** What is named by its number: "lớp 10", "hạng III". */
const NUMBERED = ['lớp', 'khối', 'hạng', 'bậc', 'vòng', 'đợt', 'tuyến', 'mức độ', 'cấp độ'];
const NAMED_BY_NUMBER = new RegExp(
  String.raw`(?<!(?:mỗi|một|từng|moi|mot|tung) )(?<!\p{L})(?:${[...NUMBERED, ...NUMBERED.map(fold)].join('|')})\s*$`,
  'iu',
);
/** True for a folded word of which the number behind it makes a name. */
export function isNamedByNumber(folded: string): boolean {
  return NUMBERED_ENDING.test(folded);
}

const NUMBERED_ENDING = new RegExp(`(?:^| )(?:${NUMBERED.map(fold).join('|')})$`);

/** "70 triệu đồng": the scale and the currency belong to the sum. */
function withMoneyUnit(span: Range, question: string): Range {
  const unit =
    /^\s*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|nghin|ngan|trieu|ty)\s*)+(?:đồng|dong)?(?!\p{L})|^\s*(?:đồng|dong)(?!\p{L})/iu.exec(
      question.slice(span.end),
    );
  return { start: span.start, end: span.end + (unit?.[0].length ?? 0) };
}

/** "bao nhiêu tiền một hộ": the one of which the amount is asked. */
function isPerUnit(figure: FoundNumber, asked: Set<Asked>): boolean {
  if (figure.unit === '%' || isMoneyUnit(figure.unit)) return false;
  return figure.value === 1 && (asked.has('count') || asked.has('money'));
}

/** Length of a "số" right before. */
function numberWord(before: string): number {
  return /(?<!\p{L})(?:số|so)\s*:?\s*$/iu.exec(before)?.[0].length ?? 0;
}

/** "AI" in capitals inside a question with lower-case words is artificial intelligence, not "who"; "dòng" is no "đồng". */
function dropMisread(question: string, asked: Set<Asked>): void {
  if (/(?<!\p{L})(?:bao nhiêu|mấy)\s+dòng(?!\p{L})/iu.test(question)) asked.delete('money');
  if (!asked.has('person') || question === question.toUpperCase()) return;
  const who = /(?<![\p{L}\p{N}])(?:ai|Ai)(?![\p{L}\p{N}])|người nào|nguoi nao/u;
  if (!who.test(question)) asked.delete('person');
}

function readDocuments(question: string) {
  const exact = findDocumentNumbers(question).map((found) => ({
    printed: found.printed,
    key: found.key as string | null,
    type: null as string | null,
    number: null as string | null,
    year: null as string | null,
    span: found.span,
  }));
  const partial = findDocumentMentions(question)
    .filter((mention) => !exact.some((other) => overlaps(other.span, mention.span)))
    .map((mention) => ({
      printed: question.slice(mention.span.start, mention.span.end),
      key: null,
      type: mention.type,
      number: mention.number,
      year: mention.year,
      span: mention.span,
    }));
  return [...exact, ...partial];
}
