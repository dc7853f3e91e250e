// All questions of a message answered: cut into parts, or read as one question about each of several things.
import { answerPart, type PartAnswer } from './answer-part.ts';
import { compares } from './comparison.ts';
import type { AskEvent, AskRequest } from './contract.ts';
import { messageParts } from './message-parts.ts';
import type { Tools } from './prepare.ts';
import type { Scope } from './scope-documents.ts';
import { listedSides, withoutEach } from './sides-listed.ts';
import type { Timer } from './timer.ts';

export type MessageAnswer = {
  /** The message as a question that stands alone. */
  question: string;
  parts: string[];
  answers: PartAnswer[];
  /** The parts are sides of a comparison: what answers each is kept. */
  areSides: boolean;
};

type Asking = {
  request: AskRequest;
  /** Documents of the question before; null without one. */
  carried: Scope | null;
  onEvent: (event: AskEvent) => void;
  tools: Tools;
  timer: Timer;
};

/**
 * Answers a message. A reading as sides is tried where the question can be read so, and holds where every side has an
 * answer of its own; otherwise the ordinary parts, unless more of the sides than of the parts are answered.
 */
export async function answerMessage(question: string, asking: Asking): Promise<MessageAnswer> {
  let best: MessageAnswer | null = null;
  for (const sides of listedSides(question)) {
    const read = await answerAll(question, sides, true, asking);
    if (read.answers.every((one) => !isSilent(one)) && areDistinct(read.answers)) return read;
    if (best === null || spoken(read) > spoken(best)) best = read;
  }
  const pieces = await messageParts(question, asking.request.viewer, asking.tools);
  const parts = pieces.length > 1 ? pieces.map(withoutEach) : pieces;
  const ordinary = await answerAll(question, parts, compares(question), asking);
  const isBetter = best !== null && spoken(best) > spoken(ordinary) && areDistinct(best.answers);
  return isBetter && best !== null ? best : ordinary;
}

/** Refused, and not for being unclear. */
export function isSilent({ draft, unclear }: PartAnswer): boolean {
  return draft.statements.length === 0 && unclear === null;
}

async function answerAll(
  question: string,
  parts: string[],
  areSides: boolean,
  { request, carried, onEvent, tools, timer }: Asking,
): Promise<MessageAnswer> {
  const answers: PartAnswer[] = [];
  for (const part of parts) {
    request.signal?.throwIfAborted();
    const one = { question: part, isOnly: parts.length === 1, carried };
    answers.push(await answerPart(one, request, onEvent, tools, timer));
  }
  return { question, parts, answers, areSides };
}

function spoken({ answers }: MessageAnswer): number {
  return answers.filter((one) => !isSilent(one)).length;
}

/** Each side that is answered opens with a fact of its own. */
function areDistinct(answers: PartAnswer[]): boolean {
  const facts = answers
    .filter((one) => !isSilent(one))
    .map(({ draft }) => {
      const fact = draft.statements.find((statement) => statement.kind === 'fact');
      const cited = draft.evidence.find(({ marker }) => fact?.markers.includes(marker));
      return `${cited?.hit.passage.id} ${fact?.markdown}`;
    });
  return new Set(facts).size === facts.length;
}
