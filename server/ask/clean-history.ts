// Earlier turns as data: cleaned like a question, the oldest dropped, attacks left out.
import type { Turn } from '../domain.ts';
import { guardQuestion } from './guard.ts';

const MAX_HISTORY_TURNS = 12;
/** Characters read of an earlier answer; a list of 100 tasks has about 33,000. */
const MAX_ANSWER_CHARS = 100_000;

/** The turns that may be read, oldest first. */
export function cleanHistory(history: Turn[], limits: { maxQuestionChars: number }): Turn[] {
  return history.slice(-MAX_HISTORY_TURNS).flatMap((turn) => {
    if (turn.role === 'assistant') return [{ ...turn, content: turn.content.slice(0, MAX_ANSWER_CHARS) }];
    const guarded = guardQuestion(turn.content.slice(0, limits.maxQuestionChars), limits);
    return guarded.ok ? [{ role: 'user' as const, content: guarded.question }] : [];
  });
}
