// Agencies by the names they had before a reorganisation: the question is asked of the body that does their work now.
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import type { Glossary } from '../vietnamese/synonyms.ts';
import type { Draft } from './contract.ts';
import type { Sources } from './sources.ts';
import { readSyllables } from './terms.ts';
import { text } from './text.ts';

/** Passages looked at for a former name: one that has it all comes first. */
const MAX_HITS = 20;

export type FormerName = { former: string; name: string };

/** Former names of the agencies of a glossary, the longest first. */
export function formerNames(agencies: Glossary['agencies']): FormerName[] {
  return agencies
    .flatMap(({ name, formerly = [] }) => formerly.map((former) => ({ former, name })))
    .sort((a, b) => b.former.length - a.former.length);
}

/**
 * The question with the names of today, and which names were replaced. A body that the documents themselves name as it
 * was keeps its name: `isUsed` tells whether a document does.
 */
export async function withNamesOfToday(
  question: string,
  names: FormerName[],
  isUsed: (former: string) => Promise<boolean>,
): Promise<{ question: string; renamed: FormerName[] }> {
  let current = question;
  const renamed: FormerName[] = [];
  for (const { former, name } of names) {
    const span = find(current, former);
    if (span === null || (await isUsed(former))) continue;
    current = `${current.slice(0, span.start)}${name}${current.slice(span.end)}`;
    if (!renamed.some((one) => one.name === name)) renamed.push({ former, name });
  }
  return { question: current, renamed };
}

/** Whether a document that the viewer may read names a body so, in its tables or anywhere in its text. */
export function usedIn(
  { agencies }: Pick<AgencyRegister, 'agencies'>,
  sources: Pick<Sources, 'search'>,
  groups: string[],
): (former: string) => Promise<boolean> {
  const known = new Set(agencies.flatMap(({ name, aliases }) => [name, ...aliases]).map(keyOf));
  return async (former) => {
    if (known.has(keyOf(former))) return true;
    const hits = await sources.search({ text: former, groups, limit: MAX_HITS });
    return hits.some(({ passage }) => find(passage.text, former) !== null);
  };
}

/** The draft with a sentence that tells which body is meant; a refusal tells it in its note. */
export function withRenamings(draft: Draft, renamed: FormerName[]): Draft {
  if (renamed.length === 0) return draft;
  const said = renamed.map(({ former, name }) => text.renamed(former, name)).join(' ');
  if (draft.statements.length === 0)
    return { ...draft, note: [said, draft.note].filter(Boolean).join('\n\n') };
  return { ...draft, statements: [{ markdown: said, markers: [], kind: 'frame' }, ...draft.statements] };
}

/** Where a name stands, with or without diacritics, "và", "&" or dashes between its words. */
function find(question: string, former: string): { start: number; end: number } | null {
  const wanted = wordsOf(former);
  const syllables = readSyllables(question);
  for (let start = 0; start < syllables.length; start += 1) {
    let at = start;
    let found = 0;
    while (found < wanted.length && at < syllables.length) {
      if (syllables[at]!.folded === wanted[found]) found += 1;
      else if (found === 0 || syllables[at]!.folded !== 'va') break;
      at += 1;
    }
    if (found === wanted.length) return { start: syllables[start]!.start, end: syllables[at - 1]!.end };
  }
  return null;
}

function wordsOf(name: string): string[] {
  return readSyllables(name)
    .map(({ folded }) => folded)
    .filter((word) => word !== 'va');
}

function keyOf(name: string): string {
  return wordsOf(name).join(' ');
}
