// Questions without an answer, gathered into gaps of the knowledge base: alike in words and in meaning, with what to add. Pure.
import { contentRuns } from '../../server/ask/content-runs.ts';
import type { LoggedQuestion } from '../../server/store/question-log.ts';
import { findDocumentNumbers } from '../../server/vietnamese/document-number.ts';
import { clusterByLikeness } from './cluster.ts';

export type Gap = {
  /** The question most like the others. */
  central: LoggedQuestion;
  /** Newest first, the central one among them. */
  questions: LoggedQuestion[];
  /** Words that most of them share, as they were typed; the subject to add documents about. */
  words: string[];
  /** Agency ids that they name. */
  agencies: string[];
  /** Document numbers that they name, as printed. */
  documentNumbers: string[];
  /** Where retrieval came closest. */
  nearest: { document: string; section: string } | null;
  /** Different days on which it was asked. */
  days: number;
  firstAsked: Date;
  lastAsked: Date;
};

/** Weight of meaning beside words in the likeness of two questions. */
const MEANING = 0.7;
/** Likeness from which questions are one gap; both chosen on the first half of the labelled questions. */
const ALIKE = 0.24;
/** The same where there are words alone. */
const ALIKE_IN_WORDS = 0.3;
/** Share of a gap's questions that must have a word for it to name the gap. */
const SHARED = 0.5;
const MAX_WORDS = 6;
/** Fewer questions than this say nothing about which words are rare. */
const FEW = 50;

/** What "điều" makes a word with. */
const AFTER_DIEU = new Set('kien hanh tra dong phoi chinh le duong tri khien tiet uoc'.split(' '));

type Terms = {
  question: LoggedQuestion;
  terms: Map<string, number>;
  printed: Map<string, string>;
  vector: Float32Array | null;
};

/** The meaning of a text as a vector of length one; all zeros when no word of it is known. */
export type VectorOf = (text: string) => Float32Array;

/** Gaps, the most asked first; of equals the latest. The same questions always give the same gaps. */
export function findGaps(questions: LoggedQuestion[], vectorOf: VectorOf | null = null): Gap[] {
  const inOrder = [...questions].sort(
    (a, b) => a.askedAt.getTime() - b.askedAt.getTime() || a.id.localeCompare(b.id),
  );
  const read = inOrder.map((question) => termsOf(question, vectorOf));
  const weights = rarity(read);
  const likeness = (a: number, b: number) => alike(read[a] as Terms, read[b] as Terms, weights);
  const clusters = clusterByLikeness(read.length, likeness, vectorOf === null ? ALIKE_IN_WORDS : ALIKE).map(
    (cluster) => cluster.map((at) => read[at] as Terms),
  );
  return clusters
    .map((cluster) => gapOf(cluster, weights))
    .sort((a, b) => b.questions.length - a.questions.length || b.lastAsked.getTime() - a.lastAsked.getTime());
}

/** Folded content syllables, and pairs of neighbours, which say more than syllables alone. */
function termsOf(question: LoggedQuestion, vectorOf: VectorOf | null): Terms {
  const asked = question.answer?.understood || question.question;
  // A document's number and the article asked for are advice of their own, not the subject.
  const places = [
    ...asked.matchAll(/(?<!\p{L})(?:điều|khoản|điểm|mục|chương)\s+\d+(?:\.\d+)*[a-zđ]?(?!\p{L})/giu),
  ];
  const values = [
    ...findDocumentNumbers(asked).map((found) => found.span),
    ...places.map((match) => ({ start: match.index, end: match.index + match[0].length })),
  ];
  const runs = contentRuns(asked, [], values, (run) => run.map(() => 1)).map((run) =>
    run.filter((syllable) => syllable.kind === 'content'),
  );
  const terms = new Map<string, number>();
  const printed = new Map<string, string>();
  const add = (folded: string, text: string, weight: number) => {
    terms.set(folded, weight);
    if (!printed.has(folded)) printed.set(folded, text);
  };
  for (const run of runs) {
    run.forEach((syllable, index) => {
      const text = withLostHead(asked, syllable);
      add(syllable.folded, text, 1);
      const next = run[index + 1];
      if (next) add(`${syllable.folded} ${next.folded}`, `${text} ${next.text}`, 2);
    });
  }
  const content = runs.map((run) => run.map((syllable) => syllable.text).join(' ')).join('; ');
  return { question, terms, printed, vector: vectorOf?.(content) ?? null };
}

/** "kiện" of "điều kiện" as a reader knows it: "điều" alone is a word of grammar and is dropped before. */
function withLostHead(asked: string, { folded, text }: { folded: string; text: string }): string {
  if (!AFTER_DIEU.has(folded)) return text;
  const whole = new RegExp(String.raw`(?<!\p{L})(?:điều|dieu)\s+${text}(?!\p{L})`, 'iu').exec(asked)?.[0];
  return whole?.replace(/\s+/gu, ' ') ?? text;
}

function rarity(read: Terms[]): (term: string) => number {
  const frequency = new Map<string, number>();
  for (const { terms } of read)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  // A word of every question tells nothing; in a handful of questions nothing can be told rare.
  const count = Math.max(read.length, FEW);
  return (term) => Math.log(1 + count / (frequency.get(term) ?? 1));
}

/** Likeness in words and in meaning, each from 0 to 1; words alone where no vector is known. */
function alike(a: Terms, b: Terms, weight: (term: string) => number): number {
  const words = alikeInWords(a, b, weight);
  if (a.vector === null || b.vector === null) return words;
  let cosine = 0;
  for (let at = 0; at < a.vector.length; at++) cosine += (a.vector[at] ?? 0) * (b.vector[at] ?? 0);
  return (1 - MEANING) * words + MEANING * Math.max(0, cosine);
}

/** Weight of what two questions share, over the geometric mean of their own: a short one is not held against a long one. */
function alikeInWords(a: Terms, b: Terms, weight: (term: string) => number): number {
  let shared = 0;
  for (const [term, own] of a.terms) if (b.terms.has(term)) shared += own * weight(term);
  const scale = Math.sqrt(total(a, weight) * total(b, weight));
  return scale === 0 ? Number(a.question.question === b.question.question) : shared / scale;
}

function total({ terms }: Terms, weight: (term: string) => number): number {
  return [...terms].reduce((sum, [term, own]) => sum + own * weight(term), 0);
}

function gapOf(cluster: Terms[], weight: (term: string) => number): Gap {
  const central = cluster
    .map((one) => ({ one, sum: cluster.reduce((sum, other) => sum + alike(one, other, weight), 0) }))
    .sort((a, b) => b.sum - a.sum)[0]!.one;
  const questions = cluster
    .map((one) => one.question)
    .sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime());
  const numbers = questions.flatMap((one) => findDocumentNumbers(one.question).map((found) => found.printed));
  const nearest = central.question.answer?.retrieved[0];
  const day = (date: Date) => new Date(date.getTime() + 7 * 3600 * 1000).toISOString().slice(0, 10);
  return {
    central: central.question,
    questions,
    words: sharedWords(cluster, central, weight),
    agencies: [...new Set(questions.flatMap((one) => one.agencies))],
    documentNumbers: [...new Set(numbers)],
    nearest: nearest ? { document: nearest.document, section: nearest.section } : null,
    days: new Set(questions.map((one) => day(one.askedAt))).size,
    firstAsked: questions.at(-1)!.askedAt,
    lastAsked: questions[0]!.askedAt,
  };
}

/** Pairs and syllables that most of the cluster has, in the order of the central question, none inside another. */
function sharedWords(cluster: Terms[], middle: Terms, weight: (term: string) => number): string[] {
  const central = { ...middle, printed: bestPrinted(cluster) };
  const common = [...central.terms.keys()].filter(
    (term) => cluster.filter((one) => one.terms.has(term)).length >= SHARED * cluster.length,
  );
  const pairs = common.filter((term) => term.includes(' '));
  const joined = joinPairs(pairs, central);
  const loose = common.filter(
    (term) => !term.includes(' ') && !pairs.some((pair) => pair.split(' ').includes(term)),
  );
  return [
    ...joined,
    ...loose.sort((a, b) => weight(b) - weight(a)).map((term) => central.printed.get(term) ?? term),
  ].slice(0, MAX_WORDS);
}

/** Each term as somebody typed it with diacritics, if anybody did. */
function bestPrinted(cluster: Terms[]): Map<string, string> {
  const best = new Map<string, string>();
  for (const { printed } of cluster)
    for (const [term, text] of printed) if (!best.has(term) || best.get(term) === term) best.set(term, text);
  return best;
}

/** "mức lương", "lương chuyên", "chuyên gia" → "mức lương chuyên gia". */
function joinPairs(pairs: string[], central: Terms): string[] {
  const phrases: string[] = [];
  let last = '';
  for (const pair of pairs) {
    const printed = central.printed.get(pair) ?? pair;
    const [first = '', second = ''] = pair.split(' ');
    if (phrases.length > 0 && last === first) {
      phrases.push(`${phrases.pop()} ${printed.split(' ')[1] ?? ''}`);
    } else phrases.push(printed);
    last = second;
  }
  return phrases;
}
