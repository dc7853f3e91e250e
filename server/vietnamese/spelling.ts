// Typing errors in questions: one-key slips, undecoded Telex or VNI and syllables run together, mended only where no word was typed.
import type { Span } from '../domain.ts';
import { findDates } from './dates.ts';
import { findDocumentMentions } from './document-mentions.ts';
import { decodeTelex, decodeVni } from './keystrokes.ts';
import { fold } from './normalise.ts';
import { isFoldedSyllable } from './syllable.ts';

/**
 * What the stored documents contain: folded syllables with their document frequency (0: absent). A database fills it
 * for one question with the terms of `spellingCandidates` in one statement.
 */
export type Vocabulary = {
  frequency(folded: string): number;
  /** How often two folded syllables stand side by side; lets the neighbours decide between candidates. */
  pairFrequency?(left: string, right: string): number;
};

export type Correction = { from: string; to: string; span: Span };
export type Spelling = { text: string; corrections: Correction[] };
export type SpellingOptions = {
  /** Tokens that are never touched, such as the abbreviations of the glossary. */
  isAbbreviation?: (token: string) => boolean;
};

type Token = { printed: string; lower: string; span: Span };
type Candidate = { text: string; cost: number };

/** Longest question that is looked at, in tokens; the rest stays as typed. */
const MAX_TOKENS = 200;
/** Doubtful tokens looked at in one question; more of them is another language, not slips. */
const MAX_SUSPECTS = 8;
/** A document frequency at which a token counts as a word although it is no Vietnamese syllable (an OCR slip stays below). */
const KNOWN_FREQUENCY = 2;
/** Weights against the cost of a slip (0 to 3), chosen on one-key slips put into 200 real questions. */
const PAIR_WEIGHT = 1;
const FREQUENCY_WEIGHT = 0.3;
const TYPED_LETTERS = 'abcdeghiklmnopqrstuvxy';
/** Loan words and names of things that people type in any office. */
const LOAN_WORDS = new Set(
  (
    'app web website online offline email mail internet camera robot server cloud blockchain wifi portal chatbot file excel word pdf link data ' +
    'smart logo video audio zalo facebook google pilot deadline checklist dashboard backup scan list test post chat bot login logout user admin ' +
    'internet computer laptop hotline fax sms qr code hub lab startup fintech marketing media big open center centre warehouse target ok'
  ).split(' '),
);

/**
 * The question with its typing errors mended. Only letters-only tokens that are neither Vietnamese syllables, nor in
 * the vocabulary, nor abbreviations, nor loan words are changed (and tokens with VNI digits); numbers, dates and
 * document numbers never are.
 */
export function correctSpelling(
  question: string,
  vocabulary: Vocabulary,
  options: SpellingOptions = {},
): Spelling {
  const tokens = suspectTokens(question, options).slice(0, MAX_SUSPECTS);
  const all = wordsOf(question);
  const corrections: Correction[] = [];
  for (const token of tokens) {
    if (vocabulary.frequency(fold(token.lower)) >= KNOWN_FREQUENCY) continue;
    const best =
      runTogether(token.lower, vocabulary) ?? bestCandidate(token, neighbours(token, all), vocabulary);
    if (best !== null)
      corrections.push({ from: token.printed, to: likeCase(best, token.printed), span: token.span });
  }
  for (const token of joinedNames(question, options)) {
    if (vocabulary.frequency(fold(token.lower)) > 0) continue;
    const apart = runTogether(token.lower, vocabulary);
    if (apart !== null) corrections.push({ from: token.printed, to: inCapitals(apart), span: token.span });
  }
  corrections.sort((a, b) => a.span.start - b.span.start);
  let text = question;
  for (const { to, span } of corrections.toReversed())
    text = text.slice(0, span.start) + to + text.slice(span.end);
  return { text, corrections };
}

/**
 * Terms whose frequencies `correctSpelling` will ask for: folded syllables, and their pairs with the neighbours joined by
 * a space, as the search index keeps them. Empty for a clean question; at most some hundreds for each doubtful token.
 */
export function spellingCandidates(question: string, options: SpellingOptions = {}): string[] {
  const terms = new Set<string>();
  const all = wordsOf(question);
  for (const token of suspectTokens(question, options).slice(0, MAX_SUSPECTS)) {
    const [left, right] = neighbours(token, all);
    terms.add(fold(token.lower));
    for (const apart of splits(token.lower)) terms.add(fold(apart));
    for (const { text } of edits(token.lower)) {
      const folded = fold(text);
      terms.add(folded);
      if (left !== '') terms.add(`${left} ${folded}`);
      if (right !== '') terms.add(`${folded} ${right}`);
    }
  }
  for (const token of joinedNames(question, options)) {
    terms.add(fold(token.lower));
    for (const apart of splits(token.lower)) terms.add(fold(apart));
  }
  return [...terms];
}

/** A vocabulary over counts that were read before, as for the terms of `spellingCandidates`. */
export function vocabularyOf(counts: ReadonlyMap<string, number>): Vocabulary {
  return {
    frequency: (folded) => counts.get(folded) ?? 0,
    pairFrequency: (left, right) => counts.get(`${left} ${right}`) ?? 0,
  };
}

function suspectTokens(question: string, { isAbbreviation = () => false }: SpellingOptions): Token[] {
  const closed = [...findDocumentMentions(question), ...findDates(question)].map(({ span }) => span);
  const words = wordsOf(question);
  const usesVni = words.some(({ lower }) => isPlainVni(lower));
  const shouting = question === question.toUpperCase();
  return words.filter((token) => {
    const { printed, lower, span } = token;
    if (closed.some((other) => span.start < other.end && other.start < span.end)) return false;
    if (/\d/.test(lower)) return isPlainVni(lower) || (usesVni && decodeVni(lower) !== null);
    if (lower.length < 2 || isAbbreviation(lower) || LOAN_WORDS.has(lower) || isFoldedSyllable(fold(lower)))
      return false;
    // Capitals inside a question in small letters are an abbreviation or a name ("Đắk Hòa").
    const isName = /^\p{Lu}/u.test(printed) && span.start > 0;
    return shouting || !(isName || /\p{Lu}/u.test(printed.slice(1)));
  });
}

/** "Sapa", "Thanhhoa": names in one word that are no syllable and no abbreviation. */
function joinedNames(question: string, { isAbbreviation = () => false }: SpellingOptions): Token[] {
  return wordsOf(question)
    .filter(
      ({ printed, lower }) =>
        /^\p{Lu}\p{Ll}{3,}$/u.test(printed) &&
        !isAbbreviation(lower) &&
        !LOAN_WORDS.has(lower) &&
        !isFoldedSyllable(fold(lower)),
    )
    .slice(0, MAX_SUSPECTS);
}

/** The word as the two syllables that the documents have side by side most often; null when they have none. */
function runTogether(word: string, vocabulary: Vocabulary): string | null {
  const found = splits(word)
    .map((apart) => ({
      apart,
      count: vocabulary.pairFrequency?.(...(fold(apart).split(' ') as [string, string])) ?? 0,
    }))
    .sort((a, b) => b.count - a.count)[0];
  return found && found.count > 0 ? found.apart : null;
}

/** "sapa" → "sa pa": every way to cut a word into two syllables. */
function splits(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => [
    word.slice(0, at + 2),
    word.slice(at + 2),
  ])
    .filter((parts) => parts.every((part) => isFoldedSyllable(fold(part))))
    .map((parts) => parts.join(' '));
}

/** VNI beyond doubt: a mark inside the syllable ("nhie65m", "d9a6u"); "quy2" may be quý 2 and "m2" is a unit. */
function isPlainVni(lower: string): boolean {
  return (
    (/[a-z][1-9]{1,2}[a-z]/.test(lower) || /[a-z]{2}[6-9][1-5]$/.test(lower)) && decodeVni(lower) !== null
  );
}

function bestCandidate(token: Token, [left, right]: [string, string], vocabulary: Vocabulary): string | null {
  if (/\d/.test(token.lower)) return decodeVni(token.lower);
  const scored = edits(token.lower)
    .map((candidate) => ({ ...candidate, folded: fold(candidate.text) }))
    .map((candidate) => ({ ...candidate, frequency: vocabulary.frequency(candidate.folded) }))
    .filter(({ frequency }) => frequency > 0);
  const telex = decodeTelex(token.lower);
  if (telex !== null) return telex;
  const score = ({ folded, cost, frequency }: { folded: string; cost: number; frequency: number }) => {
    const pairs =
      (vocabulary.pairFrequency?.(left, folded) ?? 0) + (vocabulary.pairFrequency?.(folded, right) ?? 0);
    return Math.log1p(pairs) * PAIR_WEIGHT + Math.log1p(frequency) * FREQUENCY_WEIGHT - cost;
  };
  scored.sort((a, b) => score(b) - score(a) || (a.text < b.text ? -1 : 1));
  return scored[0]?.text ?? null;
}

/** Everything one slip away that can be a syllable; the likeliest slips cost least. Diacritics typed are kept. */
function edits(word: string): Candidate[] {
  const found = new Map<string, number>();
  const add = (text: string, cost: number) => {
    if (text.length < 2 || text === word || !isFoldedSyllable(fold(text))) return;
    if (cost < (found.get(text) ?? Number.POSITIVE_INFINITY)) found.set(text, cost);
  };
  if (fold(word).length < 3 || word.length > 9) return [];
  for (let at = 0; at < word.length; at++) {
    const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    const doubled = fold(here) === fold(word.charAt(at + 1)) || fold(here) === fold(word.charAt(at - 1));
    add(before + after, doubled ? 0 : 2);
    if (at + 1 < word.length) add(before + word.charAt(at + 1) + here + word.slice(at + 2), 1);
    for (const letter of TYPED_LETTERS) {
      add(before + letter + after, 3);
      add(before + letter + word.slice(at), 2);
    }
  }
  for (const letter of TYPED_LETTERS) add(word + letter, 2);
  return [...found].map(([text, cost]) => ({ text, cost }));
}

function wordsOf(question: string): Token[] {
  return [...question.matchAll(/[\p{L}\p{M}\d]+/gu)].slice(0, MAX_TOKENS).map((match) => ({
    printed: match[0],
    lower: match[0].normalize('NFC').toLowerCase(),
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

function neighbours(token: Token, all: Token[]): [string, string] {
  const at = all.findIndex(({ span }) => span.start === token.span.start);
  return [fold(all[at - 1]?.lower ?? ''), fold(all[at + 1]?.lower ?? '')];
}

function inCapitals(words: string): string {
  return words.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}

function likeCase(word: string, printed: string): string {
  if (printed.length > 1 && printed === printed.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(printed) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
