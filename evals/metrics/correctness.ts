// Whether an answer is right by its gold: refusal, required and forbidden words, complete rows, counts.
import { findNumbers } from '../../server/vietnamese/numbers.ts';
import { isFailure, type ResultLine } from '../result.ts';
import type { Gold, QuestionClass } from '../suite.ts';
import { foldAnswer, hasWords, plainAnswer } from './text.ts';

/** `reasons` are Vietnamese, for the report; empty when the answer is right. */
export type Correctness = {
  correct: boolean;
  reasons: string[];
  /** Row set exactly right; null where the gold names no complete list. */
  listExact: boolean | null;
  /** Count right; null where the gold names none. */
  countExact: boolean | null;
};

/**
 * Judges one answer. `kind` is the class that decides how rows are judged (of an informal question: its twin's): in a
 * count the figure decides and rows are evidence; anywhere else the set of cited rows must be the gold's, no more, no less.
 */
export function judge(gold: Gold, kind: QuestionClass, result: ResultLine): Correctness {
  const text = foldAnswer(plainAnswer(result.answer));
  const forbidden = (gold.absent ?? []).filter((word) => text.includes(foldAnswer(word)));
  const reasons = forbidden.map((word) => `có nội dung không được có: “${word}”`);
  if (isFailure(result)) reasons.push(`lỗi khi trả lời (${result.outcome})`);
  const none = { listExact: null, countExact: null };
  if (gold.refused) {
    if (!result.refused) reasons.push('đáng lẽ phải từ chối nhưng đã trả lời');
    return { correct: reasons.length === 0, reasons, ...none };
  }
  if (result.refused) reasons.push(`từ chối một câu trả lời được (${result.outcome})`);
  for (const group of gold.contains ?? []) {
    if (!group.some((word) => hasWords(text, foldAnswer(word)))) reasons.push(`thiếu “${group[0] ?? ''}”`);
  }
  const rows = gold.rows && kind !== 'count' ? compareRows(gold.rows, result) : null;
  reasons.push(...(rows ?? []));
  const countExact = gold.count === undefined ? null : hasCount(gold.count, gold, rows, text);
  if (countExact === false) reasons.push(`không nêu đúng số lượng ${gold.count}`);
  return { correct: reasons.length === 0, reasons, listExact: rows && rows.length === 0, countExact };
}

/** The rows an answer gives: sections of its citations inside annexes, except headings of the gold's own rows. */
export function citedRows(goldRows: string[], result: ResultLine): Set<string> {
  const sections = result.citations.map((citation) => citation.section);
  const isHeading = (section: string) => goldRows.some((row) => row.startsWith(`${section}.`));
  return new Set(sections.filter((section) => section.startsWith('Phụ lục ') && !isHeading(section)));
}

function compareRows(goldRows: string[], result: ResultLine): string[] {
  const cited = citedRows(goldRows, result);
  const missing = goldRows.filter((row) => !cited.has(row));
  const extra = [...cited].filter((row) => !goldRows.includes(row));
  return [
    ...(missing.length > 0 ? [`thiếu ${missing.length} hàng: ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`thừa ${extra.length} hàng: ${extra.join(', ')}`] : []),
  ];
}

/** A complete list of that length counts as the count; otherwise the figure must be in the text, in digits or words. */
function hasCount(count: number, gold: Gold, rows: string[] | null, text: string): boolean {
  if (rows !== null && rows.length === 0 && gold.rows?.length === count) return true;
  return findNumbers(text).some((found) => found.value === count && found.unit !== '%');
}
