// A question as it comes in from people and programs: cleaned, bounded, with a sentence when it is not accepted.
import { chat } from '../../views/text/chat.ts';
import { numberFormat } from '../../views/text/common.ts';
import { canonicalText } from '../vietnamese/normalise.ts';

export type AcceptedQuestion = { question: string };
export type RejectedQuestion = { problem: string; status: 400 | 413 };

/** Control characters and broken surrogates go (the database cannot store them); then the bounds. */
export function acceptQuestion(input: string, maxChars: number): AcceptedQuestion | RejectedQuestion {
  // Far beyond the bound the text is not even looked at.
  const bounded = input.slice(0, maxChars * 4);
  const question = canonicalText(bounded.toWellFormed())
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .trim();
  if (question === '') return { problem: chat.emptyQuestion, status: 400 };
  if (question.length > maxChars || input.length > bounded.length) {
    const length = Math.max(question.length, input.length > bounded.length ? input.length : 0);
    return {
      problem: chat.tooLong(numberFormat.format(length), numberFormat.format(maxChars)),
      status: 413,
    };
  }
  return { question };
}
