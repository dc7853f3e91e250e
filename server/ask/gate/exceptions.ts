// Exceptions: a sentence that states a rule states its "trừ trường hợp …" too.
import { cuesIn } from './cues.ts';
import { lightPositions } from './light-words.ts';
import { wordsOf } from './text.ts';
import type { Check } from './types.ts';

/** "…, trừ trường hợp …": what the exception is made from stands before it. */
const EXCEPTION = /[,(]?\s*(?<!phòng |khấu |diệt |bài |giảm |loại )(?:ngoại )?trừ(?!\p{L})(?! \d)/giu;
/** How many content words before an exception name the rule, and which share of them states it. */
const RULE_WORDS = 8;
const MIN_SHARE = 0.6;

/** Fails when the sentence gives a rule of its source and leaves out that the source excepts something from it. */
export const checkExceptions: Check = (segment) => {
  if (cuesIn(segment.text).some((cue) => cue.kind === 'exception')) return null;
  const said = new Set(wordsOf(segment.text));
  const sentences = segment.sources.flatMap((source) => source.text.split(/[.;\t\n](?:\s|$)|\t/u));
  const shared = (sentence: string) => new Set(wordsOf(sentence).filter((word) => said.has(word))).size;
  const most = Math.max(...sentences.map(shared));
  for (const sentence of sentences) {
    if (shared(sentence) < most) continue;
    for (const match of sentence.matchAll(EXCEPTION)) {
      const rule = ruleWords(sentence.slice(0, match.index));
      const kept = rule.filter((word) => said.has(word)).length;
      if (rule.length >= 2 && kept >= rule.length * MIN_SHARE)
        return { reason: 'negation', detail: `exception: ${rule.join(' ')}` };
    }
  }
  return null;
};

/** True when a quotation stops right before an exception. */
export function isCutBeforeException(after: string): boolean {
  return /^[,\s(]*(?:ngoại )?trừ(?!\p{L})(?! \d)/iu.test(after);
}

/** The content words of the rule, back to the alternative that the exception belongs to. */
function ruleWords(before: string): string[] {
  const own = before.split(/\shoặc\s/u).at(-1) ?? '';
  const words = wordsOf(own);
  const light = lightPositions(words);
  const content = words.filter((_, index) => !light.has(index)).slice(-RULE_WORDS);
  return content.length >= 2 ? content : words.slice(-RULE_WORDS);
}
