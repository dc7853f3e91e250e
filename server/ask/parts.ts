// Splits a message with several questions into its parts; a part without a subject takes it from the one before.
import { fold } from '../vietnamese/normalise.ts';
import { findCues } from './cues.ts';
import { resolveFollowUp } from './followup.ts';
import type { Language } from './understand.ts';

/** Parts answered at most in one turn. */
const MAX_PARTS = 4;

/** The questions of a message in order, each able to stand alone. A message with one question is returned as it is. */
export function splitQuestions(question: string, language: Language): string[] {
  const pieces = piecesOf(question).slice(0, MAX_PARTS);
  if (pieces.length < 2) return [question];
  const parts: string[] = [pieces[0]!];
  for (const piece of pieces.slice(1)) {
    parts.push(resolveFollowUp(piece, [{ role: 'user', content: parts.at(-1)! }], language));
  }
  return parts;
}

function piecesOf(question: string): string[] {
  const sentences = question.split(/(?<=\?)\s+(?=\S)/u).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return sentences.flatMap(splitAtConjunction);
}

/** "…, và …": a cut only where both sides ask something, and different things. */
function splitAtConjunction(sentence: string): string[] {
  for (const match of sentence.matchAll(
    /\s*(?:[,;]\s*(?:và|va|đồng thời|dong thoi|còn|con)\s+|[;]\s*|\s+(?:và|va|đồng thời|dong thoi)\s+)/giu,
  )) {
    const left = sentence.slice(0, match.index);
    const right = sentence.slice(match.index + match[0].length);
    if (asksOnItsOwn(left) && asksOnItsOwn(right)) return [left, ...splitAtConjunction(right)];
  }
  return [sentence];
}

const STRONG = new Set([
  'count',
  'percent',
  'money',
  'contact',
  'deadline',
  'frequency',
  'person',
  'agency',
  'signer',
  'definition',
  'reason',
  'docnumber',
  'issued',
  'recipients',
]);
const ATTRIBUTES = /\b(?:ai|nao|gi|bao nhieu|bao gio|khi nao|may|the nao|ra sao|o dau|bao lau)\b/;

function asksOnItsOwn(text: string): boolean {
  const folded = fold(text);
  return ATTRIBUTES.test(folded) && findCues(text).some((cue) => STRONG.has(cue.asked));
}
