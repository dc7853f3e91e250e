// Text helpers of the metrics: folding, matching with word borders, and the sentences of a Markdown answer.
import { splitSentences } from '../../server/vietnamese/sentences.ts';

/** NFC, every run of white space (tabs and line ends too) as one space. */
export function foldSpace(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** `foldSpace` in lower case, dashes alike: how answers are compared with gold. */
export function foldAnswer(text: string): string {
  return foldSpace(text)
    .toLowerCase()
    .replace(/[‐‑‒–—−]/gu, '-');
}

/** The answer as read: without citation marks and Markdown signs. */
export function plainAnswer(markdown: string): string {
  return markdown
    .replace(/\[\d+\]/gu, ' ')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/gu, '$1')
    .replace(/\*\*|__|`|^#{1,6}\s/gmu, '');
}

/**
 * Whether folded `text` has `needle` as whole words: "6" is not in "2026", "III.10.6" or "6,5", and "ban" not in "bàn".
 * Both in the form of `foldAnswer`.
 */
export function hasWords(text: string, needle: string): boolean {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (isBorder(text, at, needle) && isEnd(text, at + needle.length, needle)) return true;
  }
  return false;
}

function isBorder(text: string, at: number, needle: string): boolean {
  if (!/^[\p{L}\p{N}]/u.test(needle)) return true;
  const before = text.slice(Math.max(0, at - 2), at);
  if (/[\p{L}\p{N}\p{M}]$/u.test(before)) return false;
  return !(/^\d/.test(needle) && /\d[.,/]$/.test(before));
}

function isEnd(text: string, end: number, needle: string): boolean {
  if (!/[\p{L}\p{N}]$/u.test(needle)) return true;
  const after = text.slice(end, end + 2);
  if (/^[\p{L}\p{N}\p{M}]/u.test(after)) return false;
  return !(/\d$/.test(needle) && /^(?:[.,/]\d|%)/.test(after));
}

/** A sentence, bullet or table row of an answer with the marks it carries. */
export type AnswerSentence = {
  /** Without marks and Markdown signs. */
  text: string;
  markers: number[];
  /** It opens the list that follows ("… gồm 6 nhiệm vụ:") and answers with the marks of that list. */
  opensList: boolean;
};

/** The sentences of a Markdown answer in order; marks belong to the sentence they stand in or directly after. */
export function answerSentences(markdown: string): AnswerSentence[] {
  const lines = markdown.split('\n').filter((line) => line.trim() !== '' && !isTableRule(line));
  const found: (AnswerSentence & { item: boolean })[] = [];
  for (const line of lines) {
    const item = /^\s*(?:[-*+]|\d+[.)]|\|)\s*/u.test(line);
    const body = line.replace(/^\s*(?:[-*+>]|\d+[.)])\s+/u, '').replace(/^\||\|\s*$/gu, '');
    // A table row or bullet is one unit: its cells and clauses share its marks.
    const pieces = item ? [body] : sentencesWithMarks(body);
    for (const piece of pieces) {
      const text = foldSpace(plainAnswer(piece).replace(/\|/gu, ' '));
      if (text === '') continue;
      found.push({ text, markers: marksOf(piece), opensList: !item && text.endsWith(':'), item });
    }
  }
  return found.map(({ item: _item, ...sentence }, index) =>
    sentence.opensList ? { ...sentence, markers: listMarks(found, index) } : sentence,
  );
}

/** Distinct citation marks of a text in order. */
export function marksOf(text: string): number[] {
  return [...new Set([...text.matchAll(/\[(\d+)\]/gu)].map((match) => Number(match[1])))];
}

function listMarks(found: (AnswerSentence & { item: boolean })[], index: number): number[] {
  const marks = [...(found[index]?.markers ?? [])];
  // Paragraphs between the opening and its items (names of documents) do not end the list; an unrelated marked one does.
  for (const next of found.slice(index + 1)) {
    if (!next.item && (next.markers.length > 0 || next.opensList)) break;
    marks.push(...next.markers);
  }
  return [...new Set(marks)];
}

function isTableRule(line: string): boolean {
  return /^\s*\|?(?:\s*:?-{3,}:?\s*\|?)+\s*$/u.test(line);
}

/** Sentences of a paragraph; marks after a full stop go with the sentence before them, a quotation “…” is one unit. */
function sentencesWithMarks(text: string): string[] {
  const joined = text.replace(/([.!?…]+["”’)]*)((?:\s*\[\d+\])+)/gu, '$2$1');
  const pieces: string[] = [];
  for (const span of splitSentences(joined)) {
    const piece = joined.slice(span.start, span.end);
    const last = pieces.at(-1);
    if (last !== undefined && isQuotationOpen(last)) pieces[pieces.length - 1] = `${last} ${piece}`;
    else pieces.push(piece);
  }
  return pieces;
}

function isQuotationOpen(text: string): boolean {
  return text.split('“').length > text.split('”').length;
}
