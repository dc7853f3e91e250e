// Further readings of a follow-up whose first one found nothing: as it stands, or of what the answer before spoke of.
import type { Turn } from '../domain.ts';
import { splitSentences } from '../vietnamese/sentences.ts';
import { runsOf } from './content-runs.ts';
import { coreOf, opensFollowUp } from './followup.ts';
import { readSyllables } from './terms.ts';
import { type Language, understand } from './understand.ts';

/** Content syllables in a row that tell what a sentence of an answer is about. */
const LEAST_TOLD = 3;
/** Sentences of an answer that are looked at. */
const MAX_SENTENCES = 3;

/**
 * Readings to try in turn. "Kiến nghị của Huế thì sao?" names its own subject and may be no variant of the question
 * before; "Đến 2030 thì mấy ngày?" names none, and the answer before may say in the documents' words what it is.
 */
export function furtherReadings(question: string, history: Turn[], language: Language): string[] {
  if (!history.some((turn) => turn.role === 'user')) return [];
  const core = coreOf(question);
  const now = understand(core, language);
  const content = runsOf(now.runs, ['content']).flat().length;
  const names = now.places.length + now.documents.length + now.agencies.length;
  if (content > 0) return names > 0 && !opensFollowUp(question) ? [core] : [];
  const told = names > 0 ? null : toldBefore(history, language);
  return told === null ? [] : [`${told}: ${core}`];
}

/** What the last answer spoke of, in its words, without its values; null when it says too little. */
function toldBefore(history: Turn[], language: Language): string | null {
  const answer = history.findLast((turn) => turn.role === 'assistant')?.content ?? '';
  const plain = answer.replace(/\[\d+\]|[*“”"]|^\s*[-•]\s*/gmu, '');
  for (const { start, end } of splitSentences(plain).slice(0, MAX_SENTENCES)) {
    const sentence = plain.slice(start, end);
    const read = understand(sentence, language);
    const syllables = readSyllables(sentence);
    // the first phrase names the thing; what follows is said of it
    const kept = runsOf(read.runs, ['content', 'agency']).find((run) => run.length >= LEAST_TOLD);
    if (kept === undefined) continue;
    const [first, last] = [syllables[kept[0]!.index]!, syllables[kept.at(-1)!.index]!];
    return [sentence.slice(first.start, last.end), ...read.places.map(({ name }) => name)].join(' ');
  }
  return null;
}
