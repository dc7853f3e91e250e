// Whether citations support their sentences, and whether every figure of an answer is in what it cites.
import { fold } from '../../server/vietnamese/normalise.ts';
import { syllables } from '../../server/vietnamese/tokens.ts';
import type { ResultCitation, ResultLine } from '../result.ts';
import type { StoredTexts } from '../stored.ts';
import { type AnswerSentence, answerSentences, foldSpace } from './text.ts';
import {
  hasValue,
  isComputedCount,
  isDerived,
  isShareOfRow,
  type Value,
  type ValueSource,
  valueSource,
  valuesOf,
} from './values.ts';

/** Names the agencies of a text; ids in, any order. Injected, so that the metric needs no register of its own. */
export type AgencyFinder = (text: string) => string[];

export type Support = {
  /** Pairs of a sentence and one of its citations, and how many of them hold. */
  citations: { held: number; total: number };
  /** Numbers, dates and document numbers of marked sentences, and how many are in their quotes. */
  values: { held: number; total: number };
  /** Sentences with figures of their own and no mark. */
  unmarked: string[];
  /** What did not hold, in Vietnamese, for the report. */
  problems: string[];
};

/** Share of a sentence's content syllables that its sources must have. */
const SUPPORT_SHARE = 0.6;
/** Share that each single citation must add, so that a padded one does not count as precise. */
const OWN_SHARE = 0.2;
/** Words of the frame around quoted content, in any answer: they are in no source. */
const FRAME_WORDS = new Set(
  syllables(
    'theo tại mục phụ lục điều khoản điểm kế hoạch văn bản quy định nêu rõ ghi như sau cụ thể gồm bao có là và của cho các những ' +
      'được trong với về này đó không phải đúng mà thì cơ quan chủ trì phối hợp thời hạn thời gian thực hiện nhiệm vụ thuộc nhóm số',
  ),
);

/** How the assistant says which period it took: a reading of the question, no statement about the documents. */
const OWN_NOTE = /được hiểu là|dưới đây là kỳ gần nhất có số liệu/u;

/** Measures one answer against its own citations. `asked` is the question with its history: echoing it is no claim. */
export function measureSupport(
  result: ResultLine,
  stored: StoredTexts,
  asked: string,
  agenciesOf: AgencyFinder,
): Support {
  const support: Support = {
    citations: { held: 0, total: 0 },
    values: { held: 0, total: 0 },
    unmarked: [],
    problems: [],
  };
  if (result.refused) return support;
  const sources = new Map(
    result.citations.map((citation) => [citation.marker, sourceText(citation, stored)]),
  );
  const echo = valueSource(asked);
  const echoedAgencies = new Set(agenciesOf(asked));
  for (const sentence of answerSentences(result.answer)) {
    const stated = valuesOf(sentence.text);
    const claims = stated.filter(
      (value) => !hasValue(echo, value) && !isComputedCount(value, sentence.markers.length),
    );
    if (sentence.markers.length === 0) {
      if (claims.length > 0 && !OWN_NOTE.test(sentence.text)) support.unmarked.push(sentence.text);
      continue;
    }
    const cited = sentence.markers.map((marker) => sources.get(marker) ?? '');
    const quotes = sentence.markers.map((marker) => quoteOf(result, marker));
    const lost = checkValues({ claims, stated }, valueSource(cited.join('\n')), quotes, support);
    const strangers = strangeAgencies(sentence.text, cited.join('\n'), echoedAgencies, agenciesOf);
    checkCitations(sentence, cited, asked, [...lost, ...strangers], support);
  }
  return support;
}

/** Quote with what stands above it: headings, place and title belong to what the reader is shown. */
function sourceText(citation: ResultCitation, stored: StoredTexts): string {
  const quote = foldSpace(citation.quote);
  const passages = stored.documents.get(citation.document_id)?.passages ?? [];
  const own = passages.find(({ section, folded }) => section === citation.section && folded.includes(quote));
  return [citation.document, ...(own?.headings ?? []), citation.place, citation.section, citation.quote].join(
    '\n',
  );
}

function quoteOf(result: ResultLine, marker: number): string {
  return result.citations.find((citation) => citation.marker === marker)?.quote ?? '';
}

/** `claims`: figures that the question did not state; a difference may be that of one which it did. */
function checkValues(
  { claims, stated }: { claims: Value[]; stated: Value[] },
  source: ValueSource,
  rows: string[],
  support: Support,
): string[] {
  const kept = stated.filter((value) => hasValue(source, value));
  const lost = claims
    .filter((value) => !kept.includes(value) && !isDerived(value, kept) && !isShareOfRow(value, rows))
    .map((value) => value.printed);
  support.values.total += claims.length;
  support.values.held += claims.length - lost.length;
  return lost;
}

function strangeAgencies(
  text: string,
  source: string,
  echoed: Set<string>,
  agenciesOf: AgencyFinder,
): string[] {
  const named = agenciesOf(text).filter((id) => !echoed.has(id));
  if (named.length === 0) return [];
  const known = new Set(agenciesOf(source));
  return named.filter((id) => !known.has(id));
}

function checkCitations(
  sentence: AnswerSentence,
  cited: string[],
  asked: string,
  lost: string[],
  support: Support,
): void {
  const echoed = new Set(contentOf(asked));
  const words = contentOf(sentence.text).filter((word) => !sentence.opensList || !echoed.has(word));
  const have = cited.map((text) => new Set(syllables(text).map(fold)));
  const share = shareOf(words, (word) => have.some((set) => set.has(word)));
  // The opening line of a list counts its items; the items themselves are judged one by one.
  const holds = lost.length === 0 && (sentence.opensList || share >= SUPPORT_SHARE);
  if (!holds) {
    const why =
      lost.length > 0
        ? `không có trong nguồn: ${lost.join(', ')}`
        : `chỉ ${Math.round(share * 100)}% từ có trong nguồn`;
    support.problems.push(`“${sentence.text.slice(0, 160)}” — ${why}`);
  }
  if (sentence.opensList) {
    support.citations.total += 1;
    support.citations.held += holds ? 1 : 0;
    return;
  }
  for (const set of have) {
    const own = shareOf(words, (word) => set.has(word)) >= OWN_SHARE;
    if (holds && !own)
      support.problems.push(`“${sentence.text.slice(0, 160)}” — có một nguồn không liên quan`);
    support.citations.total += 1;
    support.citations.held += holds && own ? 1 : 0;
  }
}

function contentOf(text: string): string[] {
  return syllables(text)
    .filter((syllable) => !FRAME_WORDS.has(syllable))
    .map(fold);
}

function shareOf(words: string[], has: (word: string) => boolean): number {
  return words.length === 0 ? 1 : words.filter(has).length / words.length;
}
