// How an answer is asked to be worded: "trích nguyên văn" asks for the documents' own words and is no part of the question.
import type { Turn } from '../domain.ts';
import { foldAligned } from '../vietnamese/aligned.ts';
import { collapseSpaces } from '../vietnamese/normalise.ts';

export type Wording = { question: string; isVerbatim: boolean };

const VERBATIM =
  /(?:(?:hay|vui long|de nghi|xin|cho (?:toi|biet)|ban)\s+)*(?:trich(?:\s+dan)?\s+)?(?:dung\s+)?(?:nguyen van|nguyen xi|dung\s+(?:tung\s+)?cau\s+chu|dung\s+cau\s+chu)(?:\s+(?:noi dung|quy dinh|cau chu|doan))?(?!\p{L})[\s:,.-]*/gu;

/** Takes the wish for a verbatim answer out of a question; what remains is what is asked. */
export function readWording(question: string, history: Turn[]): Wording {
  const folded = foldAligned(question);
  let rest = '';
  let at = 0;
  for (const match of folded.matchAll(VERBATIM)) {
    // "theo nguyên văn của …": only whole words count.
    if (/\p{L}$/u.test(folded.slice(0, match.index))) continue;
    rest += `${question.slice(at, match.index)} `;
    at = match.index + match[0].length;
  }
  if (at === 0) return { question, isVerbatim: false };
  const kept = collapseSpaces(`${rest}${question.slice(at)}`).replace(/^[\s:,.–-]+|[\s:,–-]+$/gu, '');
  if (/\p{L}{2}/u.test(kept)) return { question: kept, isVerbatim: true };
  // Nothing else was typed: the question before is asked again, for the documents' own words.
  const before = history.findLast((turn) => turn.role === 'user')?.content;
  return { question: before ?? question, isVerbatim: true };
}
