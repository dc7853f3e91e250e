// A question in English: refused politely without a model, answered from Vietnamese documents in English with one.
import type { Answer } from '../domain.ts';
import { isEnglish } from './foreign.ts';
import { englishText } from './text.ts';
import type { Translate } from './translate.ts';

export type EnglishSteps = {
  translate: Translate | null | undefined;
  /** The refusal that says in which language to ask. */
  refuse: () => Answer;
  /** The ordinary path, in the documents' own words. */
  answer: (question: string) => Promise<Answer>;
  signal: AbortSignal | undefined;
};

/**
 * Answers an English question: into Vietnamese, the ordinary path, and back. Quotes stay Vietnamese. Where the way back
 * fails, the Vietnamese answer is given and says so in English.
 */
export async function answerEnglish(question: string, steps: EnglishSteps): Promise<Answer> {
  if (!steps.translate) return steps.refuse();
  const asked = await steps.translate.question(question, steps.signal);
  if (asked === null || isEnglish(asked)) return steps.refuse();
  const answer = { ...(await steps.answer(asked)), understood: asked };
  const english = await steps.translate.answer(answer, steps.signal);
  if (english === null) return { ...answer, markdown: `${englishText.untranslated}\n\n${answer.markdown}` };
  return {
    ...answer,
    markdown: english.markdown,
    phrasing: 'generated',
    model: english.model,
    ...(english.tokens === null ? {} : { tokens: english.tokens }),
  };
}
