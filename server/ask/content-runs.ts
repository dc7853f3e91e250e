// What is left of a question without grammar, question words and politeness: runs of content syllables.
import { hasDiacritics } from '../vietnamese/normalise.ts';
import { functionPhraseLength, isFunctionWord, isTypedCarefully } from './function-words.ts';
import { overlaps, type Range } from './spans.ts';
import { readSyllables, type Syllable } from './terms.ts';

/** Lengths in syllables of the words in a run of lower-case syllables: known compounds, single syllables elsewhere. */
export type Segment = (run: string[], accented: boolean) => number[];

/** A syllable of the question's content. `agency` and `value` syllables are also matched as wholes. */
export type ContentSyllable = {
  text: string;
  folded: string;
  index: number;
  kind: 'content' | 'agency' | 'value';
};

/** Maximal runs of consecutive content syllables. `agencies` and `values` are ranges that are kept whole. */
export function contentRuns(
  question: string,
  agencies: Range[],
  values: Range[],
  segment: Segment,
): ContentSyllable[][] {
  const syllables = readSyllables(question);
  const accented = hasDiacritics(question);
  const carefully = isTypedCarefully(syllables);
  const quotes = [...question.matchAll(/[“"]([^”"]{2,200})[”"]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const runs: ContentSyllable[][] = [[]];
  /** “Thường xuyên”: a quotation that is a function word and nothing else is one. */
  const isWhole = (index: number) => {
    const quote = quotes.find((one) => overlaps(one, syllables[index]!));
    const inside = quote ? syllables.filter((syllable) => overlaps(quote, syllable)) : [];
    const first = inside[0] ? syllables.indexOf(inside[0]) : -1;
    return first >= 0 && functionPhraseLength(syllables, first) === inside.length;
  };
  /** A compound keeps its first syllable from being read as a function word ("giao thông", "ban hành"). */
  const wordLength = (index: number) => {
    const ahead = syllables
      .slice(index, index + 4)
      .filter((syllable) => kindOf(syllable, agencies, values) === 'content');
    const length =
      segment(
        ahead.map((syllable) => (accented ? syllable.text : syllable.folded)),
        accented,
      )[0] ?? 1;
    const cut = Array.from({ length }, (_, offset) => offset).find(
      (offset) =>
        offset > 0 &&
        (functionPhraseLength(syllables, index + offset) > 0 ||
          (!accented && questionSyllables.has(syllables[index + offset]!.folded))),
    );
    if (questionWords.has(syllables[index]!.text) || isAtPlace(question, syllables, index)) return 1;
    return cut ?? length;
  };
  for (let index = 0; index < syllables.length; ) {
    const kind = kindOf(syllables[index]!, agencies, values);
    const quoted = quotes.some((quote) => overlaps(quote, syllables[index]!)) && !isWhole(index);
    const skip = kind === 'content' && !quoted ? functionPhraseLength(syllables, index) : 0;
    const word = kind === 'content' && skip === 0 ? wordLength(index) : 1;
    if (
      skip > 0 ||
      (kind === 'content' &&
        !quoted &&
        word === 1 &&
        isFunctionWord(syllables[index]!, accented, carefully) &&
        !isReportPeriod(syllables, index))
    ) {
      if (runs.at(-1)!.length > 0) runs.push([]);
      index += Math.max(1, skip);
      continue;
    }
    for (const syllable of syllables.slice(index, index + word)) {
      runs.at(-1)!.push({ text: syllable.text, folded: syllable.folded, index, kind });
      index += 1;
    }
  }
  return runs.filter((run) => run.length > 0);
}

/** "đất ở Quảng Bình", "nhà ở xã Hải Phú": the "ở" says where, and is no half of "đất ở", "nhà ở". */
function isAtPlace(question: string, syllables: Syllable[], index: number): boolean {
  const [at, next, following] = syllables.slice(index + 1, index + 4);
  if (at?.folded !== 'o' || !next) return false;
  const pair = `${next.folded} ${following?.folded ?? ''}`;
  return /^\p{Lu}/u.test(question.slice(next.start)) || AREA.test(next.folded) || AREA.test(pair);
}

const AREA =
  /^(?:xa|phuong|tinh|huyen|quan|thanh pho|thi tran|thi xa|thon|ban|ap|vung|mien|khu|khu vuc|nuoc|day|dau|do|noi|trong|ngoai|tren)$/;

/** "báo cáo năm", "báo cáo quý": which report, not when ("báo cáo năm 2026"). */
function isReportPeriod(syllables: { text: string; folded: string }[], index: number): boolean {
  const before = syllables.slice(Math.max(0, index - 2), index).map(({ folded }) => folded);
  const next = syllables[index + 1]?.folded ?? '';
  return (
    before.join(' ') === 'bao cao' &&
    REPORT_PERIODS.has(syllables[index]!.text) &&
    !/^(?:\d|[ivx]+$)/.test(next)
  );
}

const REPORT_PERIODS = new Set(['năm', 'quý', 'tháng', 'tuần', 'ngày']);

/** Content syllables of the runs with the kinds asked for, empty runs dropped. */
export function runsOf(runs: ContentSyllable[][], kinds: ContentSyllable['kind'][]): ContentSyllable[][] {
  const kept: ContentSyllable[][] = [];
  for (const run of runs) {
    let current: ContentSyllable[] = [];
    for (const syllable of run) {
      if (kinds.includes(syllable.kind)) current.push(syllable);
      else {
        if (current.length > 0) kept.push(current);
        current = [];
      }
    }
    if (current.length > 0) kept.push(current);
  }
  return kept;
}

/** The first run when "của" follows it: "lương của chuyên gia…" asks for the pay, not for the expert. */
export function focusOf(question: string, runs: ContentSyllable[][]): Set<number> {
  const syllables = readSyllables(question).map((syllable) => syllable.folded);
  const focus = new Set<number>();
  runs.forEach((run, position) => {
    const after = syllables.slice(run.at(-1)!.index + 1, run.at(-1)!.index + 4).join(' ');
    const isThing = !(run.length === 1 && QUALITIES.has(run[0]!.text));
    const owned = position === 0 && isThing && /^cua\b/.test(after);
    // "tính thế nào" asks how, not for a thing called "tính".
    const tail = run
      .slice(-2)
      .map((syllable) => syllable.folded)
      .join(' ');
    const asked =
      run.length > 1 &&
      !(run.length === 2 && DEALING.test(tail)) &&
      /^(?:la )?(?:the nao|ra sao|nhu the nao)\b/.test(after);
    if (owned || asked)
      for (const syllable of run) if (syllable.kind === 'content') focus.add(syllable.index);
  });
  return focus;
}

/** "Quy định mới của …": says which one is meant, and is no thing that is asked for. */
const QUALITIES = new Set(['mới', 'cũ', 'chung', 'riêng', 'chính', 'đầu']);

/** "… thì giải quyết thế nào?": how one deals with it, which a text need not call so. */
const DEALING =
  /^(?:giai quyet|xu ly|thuc hien|ap dung|tien hanh|tinh toan|quy dinh|ung xu|doi xu|thuc hanh|to chuc|quan ly)$/;

/** Position of the first content syllable of "Lệ phí … là bao nhiêu?", where that begins the question; else null. */
export function headOfValue(question: string, runs: ContentSyllable[][]): number | null {
  const syllables = readSyllables(question);
  const folded = syllables.map((syllable) => syllable.folded);
  // "Cơ cấu nguồn vốn của …: vốn doanh nghiệp là bao nhiêu": what is asked for stands after the colon
  const colon = question.lastIndexOf(':');
  const from = Math.max(
    0,
    syllables.findIndex(({ start }) => start > colon),
  );
  const first = runs.flat().find(({ index }) => index >= from);
  const asksValue = /\bla (?:bao nhieu|bao lau|may)\b/.test(folded.join(' '));
  const opens = folded.slice(from, first?.index).every((syllable) => headOpeners.has(syllable));
  return first?.kind === 'content' && asksValue && opens ? first.index : null;
}

function kindOf(syllable: Range, agencies: Range[], values: Range[]): ContentSyllable['kind'] {
  if (agencies.some((mention) => overlaps(mention, syllable))) return 'agency';
  return values.some((value) => overlaps(value, syllable)) ? 'value' : 'content';
}

/** Words before the noun whose value is asked for. */
const headOpeners = new Set([
  'muc',
  'tong',
  'so',
  'cho',
  'biet',
  'hoi',
  'xin',
  'toi',
  'gia',
  'theo',
  'quy',
  'dinh',
]);
/** Question words that begin no compound: "mấy lần" is no word. */
const questionWords = new Set(['mấy']);
/** Syllables of question words, which end a compound of a question typed without diacritics ("có mấy"). */
const questionSyllables = new Set(['may', 'nao', 'gi', 'ai', 'bao']);
