// Questions without an answer, gathered into gaps of the knowledge base: alike by their content words, with what to add. Pure.
import { contentRuns } from '../../server/ask/content-runs.ts';
import type { LoggedQuestion } from '../../server/store/question-log.ts';
import { findDocumentNumbers } from '../../server/vietnamese/document-number.ts';

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
  lastAsked: Date;
};

/** Likeness from which a question belongs to a gap, from 0 to 1. */
const ALIKE = 0.42;
/** Share of a gap's questions that must have a word for it to name the gap. */
const SHARED = 0.5;
const MAX_WORDS = 6;
/** Fewer questions than this say nothing about which words are rare. */
const FEW = 50;

type Terms = { question: LoggedQuestion; terms: Map<string, number>; printed: Map<string, string> };

/** Gaps, the most asked first; of equals the latest. */
export function findGaps(questions: LoggedQuestion[]): Gap[] {
  const read = questions.map(termsOf);
  const weights = rarity(read);
  const clusters: Terms[][] = [];
  for (const one of read) {
    const rated = clusters.map((cluster) => ({
      cluster,
      likeness: cluster.reduce((sum, other) => sum + alike(one, other, weights), 0) / cluster.length,
    }));
    const best = rated.sort((a, b) => b.likeness - a.likeness)[0];
    if (best && best.likeness >= ALIKE) best.cluster.push(one);
    else clusters.push([one]);
  }
  return clusters
    .map((cluster) => gapOf(cluster, weights))
    .sort((a, b) => b.questions.length - a.questions.length || b.lastAsked.getTime() - a.lastAsked.getTime());
}

/** Folded content syllables, and pairs of neighbours, which say more than syllables alone. */
function termsOf(question: LoggedQuestion): Terms {
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
      add(syllable.folded, syllable.text, 1);
      const next = run[index + 1];
      if (next) add(`${syllable.folded} ${next.folded}`, `${syllable.text} ${next.text}`, 2);
    });
  }
  return { question, terms, printed };
}

function rarity(read: Terms[]): (term: string) => number {
  const frequency = new Map<string, number>();
  for (const { terms } of read)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  // A word of every question tells nothing; in a handful of questions nothing can be told rare.
  const count = Math.max(read.length, FEW);
  return (term) => Math.log(1 + count / (frequency.get(term) ?? 1));
}

/** Weight of what two questions share, over the geometric mean of their own: a short one is not held against a long one. */
function alike(a: Terms, b: Terms, weight: (term: string) => number): number {
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
