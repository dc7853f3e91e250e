// Questions from English and verified answers into English by a model; every line is held against its Vietnamese original.
import { randomBytes } from 'node:crypto';
import { loadPrompt, renderPrompt } from '../../prompts/index.ts';
import type { Answer } from '../domain.ts';
import type { ChatModel, ChatResult } from '../llm/chat.ts';
import { collapseSpaces, hasDiacritics } from '../vietnamese/normalise.ts';
import { keepsFacts } from './english-facts.ts';
import { unfenced } from './fence.ts';
import { leaksPrompt, removeActive } from './output.ts';

export type Translate = {
  /** The question in Vietnamese, null when the model gives none that can be used. */
  question(question: string, signal: AbortSignal | undefined): Promise<string | null>;
  /** The answer in English, null when one line of it cannot be vouched for. */
  answer(answer: Answer, signal: AbortSignal | undefined): Promise<Translated | null>;
};

export type Translated = {
  markdown: string;
  model: { name: string; prompt: string };
  tokens: { input: number; output: number } | null;
};

const MAX_QUESTION_CHARS = 600;
/** A longer answer is a list to be read in its own language. */
const MAX_LINES = 40;
const MAX_ANSWER_CHARS = 6_000;
const MAX_ANSWER_TOKENS = 2_000;

/** Binds a model to the two translations. */
export function createTranslate(model: ChatModel, newToken: () => string = randomToken): Translate {
  return {
    question: (question, signal) => questionInVietnamese(model, question, newToken(), signal),
    answer: (answer, signal) => answerInEnglish(model, answer.markdown, newToken(), signal),
  };
}

async function questionInVietnamese(
  model: ChatModel,
  question: string,
  token: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  if (question.length > MAX_QUESTION_CHARS) return null;
  const prompt = renderPrompt(await loadPrompt('translate-question', 1), {
    token,
    question: unfenced(question, token),
  });
  const result = await request(model, prompt, { maxTokens: 300, maxChars: MAX_QUESTION_CHARS * 2 }, signal);
  if (!result.ok || result.finish !== 'stop' || leaksPrompt(result.text, prompt.system, token)) return null;
  const lines = removeActive(result.text)
    .split('\n')
    .map(collapseSpaces)
    .filter((line) => line !== '');
  const [line = ''] = lines;
  const isQuestion = lines.length === 1 && hasDiacritics(line) && line.length <= MAX_QUESTION_CHARS;
  return isQuestion && sameDigits(question, line) ? line : null;
}

/** The digits of the question, as they are: a translation that changes a number asks something else. */
function sameDigits(a: string, b: string): boolean {
  const digits = (text: string) => (text.match(/\d+/gu) ?? []).sort().join();
  return digits(a) === digits(b);
}

async function answerInEnglish(
  model: ChatModel,
  markdown: string,
  token: string,
  signal: AbortSignal | undefined,
): Promise<Translated | null> {
  const lines = markdown.split('\n');
  const numbered = lines.flatMap((line, at) => (/[\p{L}\d]/u.test(line) ? [{ at, ...partsOf(line) }] : []));
  if (numbered.length === 0 || numbered.length > MAX_LINES || markdown.length > MAX_ANSWER_CHARS) return null;
  const prompt = renderPrompt(await loadPrompt('translate-answer', 1), {
    token,
    lines: numbered.map((line, index) => `${index + 1}| ${unfenced(line.body, token)}`).join('\n'),
  });
  const limits = { maxTokens: MAX_ANSWER_TOKENS, maxChars: MAX_ANSWER_CHARS * 3 };
  const result = await request(model, prompt, limits, signal);
  if (!result.ok || result.finish !== 'stop' || leaksPrompt(result.text, prompt.system, token)) return null;
  const translated = new Map(
    [...removeActive(result.text).matchAll(/^\s*(\d{1,3})\s*\|\s*(.+)$/gmu)].map((match) => [
      Number(match[1]),
      (match[2] ?? '').trim(),
    ]),
  );
  for (const [index, line] of numbered.entries()) {
    const english = translated.get(index + 1);
    if (english === undefined || english === '' || !keepsFacts(line.body, english)) return null;
    lines[line.at] = `${line.sign}${english}`;
  }
  return {
    markdown: lines.join('\n'),
    model: { name: model.name, prompt: prompt.id },
    tokens: result.tokens,
  };
}

/** The Markdown sign of a line ("- ", "> ") stays as it is. */
function partsOf(line: string): { sign: string; body: string } {
  const sign = /^\s*(?:(?:[-*+>]|#{1,6}|\d{1,3}[.)])\s+)*/u.exec(line)?.[0] ?? '';
  return { sign, body: line.slice(sign.length) };
}

function request(
  model: ChatModel,
  prompt: { system: string; user: string },
  limits: { maxTokens: number; maxChars: number },
  signal: AbortSignal | undefined,
): Promise<ChatResult> {
  const { system, user } = prompt;
  return model.complete({ system, user, temperature: 0, stop: [], ...limits, ...(signal ? { signal } : {}) });
}

function randomToken(): string {
  return randomBytes(9).toString('hex');
}
