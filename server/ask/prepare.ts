// Makes a question ready to be answered: spelling, follow-ups, abbreviations, content units, the text to search.

import type { Turn } from '../domain.ts';
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import { correctSpelling, spellingCandidates } from '../vietnamese/spelling.ts';
import type { QuestionExpander } from '../vietnamese/synonyms.ts';
import { resolveFollowUp } from './followup.ts';
import type { Sources } from './sources.ts';
import { type ContentUnit, contentUnits, readSyllables } from './terms.ts';
import { runsOf, type Understanding, understand } from './understand.ts';

export type Prepared = {
  understanding: Understanding;
  /** Units of the topic alone: no agencies, no figures. */
  topic: ContentUnit[];
  /** Topic and agencies: what a passage must speak of. */
  subject: ContentUnit[];
  searchText: string;
};

/** The stand-alone question of a turn: follow-up resolved, typing errors corrected. */
export async function standAlone(
  question: string,
  history: Turn[],
  tools: { sources: Sources; register: AgencyRegister; expander: QuestionExpander },
): Promise<string> {
  const corrected = await spell(question, tools.sources, tools.expander);
  return resolveFollowUp(corrected, history, tools.register);
}

/** Reads a stand-alone question. */
export async function prepare(
  question: string,
  tools: { sources: Sources; register: AgencyRegister; expander: QuestionExpander },
): Promise<Prepared> {
  const understanding = understand(question, tools.register);
  const expansion = tools.expander.expand(question);
  const alternatives = new Map<string, string[]>();
  for (const { from, to } of expansion.applied) {
    const key = phraseKey(from);
    alternatives.set(key, [...(alternatives.get(key) ?? []), phraseKey(to)]);
  }
  for (const mention of understanding.agencies) {
    const printed = phraseKey(question.slice(mention.start, mention.end));
    const names = [mention.agency.name, ...mention.agency.aliases]
      .map(phraseKey)
      .filter((name) => name !== printed);
    alternatives.set(printed, [...(alternatives.get(printed) ?? []), ...names]);
  }
  const words = understanding.runs.flat().map((syllable) => syllable.folded);
  const statistics = await tools.sources.statistics([...new Set(words)]);
  const alternativesOf = (phrase: string) => alternatives.get(phrase) ?? [];
  const unitsOf = (kinds: Parameters<typeof runsOf>[1]) =>
    contentUnits(runsOf(understanding.runs, kinds), statistics, alternativesOf);
  return {
    understanding,
    topic: unitsOf(['content']),
    subject: unitsOf(['content', 'agency']),
    searchText: [question, ...expansion.added].join(' '),
  };
}

function phraseKey(text: string): string {
  return readSyllables(text)
    .map((syllable) => syllable.folded)
    .join(' ');
}

async function spell(question: string, sources: Sources, expander: QuestionExpander): Promise<string> {
  const options = { isAbbreviation: expander.isAbbreviation };
  const candidates = spellingCandidates(question, options);
  if (candidates.length === 0) return question;
  return correctSpelling(question, await sources.vocabulary(candidates), options).text;
}
