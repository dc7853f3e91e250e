// The glossary of administrative Vietnamese, and questions widened by it: abbreviations and everyday words.
import { z } from 'zod';
import type { AgencyKind } from '../domain.ts';
import {
  type AbbreviationExpander,
  type Applied,
  createAbbreviationExpander,
  matchPhrase,
  type Phrase,
  phraseOf,
  searchable,
} from './abbreviations.ts';

export type Glossary = {
  abbreviations: { short: string; long: string }[];
  /** Groups of phrases that mean the same; the first one is the official wording. */
  synonyms: string[][];
  /** The same of general Vietnamese: everyday and official wordings of every field, official first. */
  thesaurus: string[][];
  agencies: {
    name: string;
    aliases: string[];
    kind: AgencyKind;
    collective?: boolean;
    includes?: AgencyKind[];
    /** Names of the bodies whose work it took over. */
    formerly?: string[];
  }[];
};

export type Expansion = {
  /** The question with abbreviations written out; same diacritics or none as the question. For bag-of-words search. */
  expanded: string;
  /** Terms to search beside the question, most certain first, with diacritics; at most `MAX_ADDED`. */
  added: string[];
  applied: Applied[];
};

export type QuestionExpander = {
  /** The agencies of the glossary, by the names of today and before. */
  agencies: Glossary['agencies'];
  expand(question: string): Expansion;
  isAbbreviation: AbbreviationExpander['has'];
};

/** The glossary files are not what they should be; the message says where. */
export class GlossaryError extends Error {
  override name = 'GlossaryError';
}

/** More added terms would outweigh the question itself. */
export const MAX_ADDED = 24;

/** Compounds in which a syllable of the synonyms means something else ("dân" in "nhân dân"). */
const COMPOUNDS = [
  'nhân dân',
  'dân tộc',
  'dân số',
  'dân cư',
  'dân sự',
  'dân chủ',
  'dân quân',
  'dân vận',
  'quốc dân',
  'nông dân',
  'cư dân',
  'khoa học',
  'đại học',
  'học sinh',
  'học phí',
  'tin học',
  'học viện',
  'việc làm',
  'làm chủ',
  'làm giàu',
  'làm rõ',
  'tiền sử',
  'tiền đề',
  'tiền tệ',
  'tiền chất',
  'xét duyệt',
  'trình duyệt',
  'kiểm duyệt',
  'hình phạt',
  'thu mua',
  'lo ngại',
  'lo lắng',
  'đơn vị hành chính',
  'đơn vị sự nghiệp',
  'khoa học kỹ thuật',
];

const word = z.string().trim().min(1).max(200);
const kind = z.enum([
  'department',
  'police',
  'office',
  'inspectorate',
  'centre',
  'commune',
  'people_committee',
  'enterprise',
  'university',
  'ministry',
  'other',
]) satisfies z.ZodType<AgencyKind>;
const glossaryFile = z.object({
  abbreviations: z.array(z.object({ short: word, long: word })).max(5000),
  synonyms: z.array(z.array(word).min(2).max(20)).max(5000),
});
const thesaurusFile = z.array(z.array(word).min(2).max(20)).max(20_000);
const agency = z.object({
  name: word,
  aliases: z.array(word).default([]),
  kind,
  collective: z.boolean().optional(),
  includes: z.array(kind).optional(),
  formerly: z.array(word).optional(),
});
const agenciesFile = z.union([
  z.array(agency).max(20_000),
  z.object({ agencies: z.array(agency).max(20_000) }).transform((file) => file.agencies),
]);

/**
 * Reads the texts of corpus/glossary.json, corpus/agencies.json (a list, or an object with `agencies`) and
 * corpus/thesaurus.json (a list of groups); null: none. Throws GlossaryError with the place of the first mistake.
 */
export function loadGlossary(
  glossaryJson: string,
  agenciesJson: string | null = null,
  thesaurusJson: string | null = null,
): Glossary {
  const { abbreviations, synonyms } = read('glossary.json', glossaryJson, glossaryFile);
  const agencies = agenciesJson === null ? [] : read('agencies.json', agenciesJson, agenciesFile);
  const thesaurus = thesaurusJson === null ? [] : read('thesaurus.json', thesaurusJson, thesaurusFile);
  return { abbreviations, synonyms, thesaurus, agencies: agencies.map(withoutUndefined) };
}

export function emptyGlossary(): Glossary {
  return { abbreviations: [], synonyms: [], thesaurus: [], agencies: [] };
}

/** Builds the look-ups of a glossary once, for many questions. */
export function createQuestionExpander(glossary: Glossary): QuestionExpander {
  const abbreviations = createAbbreviationExpander(glossary.abbreviations);
  const phrases = phrasesOf(glossary.synonyms, glossary);
  const general = phrasesOf(glossary.thesaurus, glossary);
  return {
    agencies: glossary.agencies,
    isAbbreviation: abbreviations.has,
    expand: (question) => {
      const short = abbreviations.expand(question);
      const applied: Applied[] = [
        ...short.applied,
        ...findSynonyms(question, phrases).map(({ from, to }) => ({ from, to })),
        ...findSynonyms(question, general).map(({ from, to, group }) => markGeneral(from, to, group)),
      ];
      const seen = new Set<string>();
      const added = applied
        .filter(({ quiet }) => quiet !== true)
        .map(({ to }) => to)
        .filter((term) => !seen.has(term.toLowerCase()) && seen.add(term.toLowerCase()));
      return { expanded: short.expanded, added: added.slice(0, MAX_ADDED), applied };
    },
  };
}

type Entry = { printed: string; phrase: Phrase; group: string[] };

/** Synonyms longest first, among them names of agencies and compounds, which stand for themselves (empty group). */
function phrasesOf(groups: string[][], glossary: Glossary): Entry[] {
  const synonyms = groups.flatMap((group) =>
    group.map((printed) => ({ printed, phrase: phraseOf(printed), group })),
  );
  const known = new Set(synonyms.map(({ phrase }) => phrase.accented));
  const names = [...COMPOUNDS, ...glossary.agencies.flatMap(({ name, aliases }) => [name, ...aliases])];
  const fixed = names
    .map((printed) => ({ printed, phrase: phraseOf(printed), group: [] }))
    .filter(({ phrase }) => !known.has(phrase.accented));
  return [...synonyms, ...fixed].sort((a, b) => b.printed.length - a.printed.length);
}

/** Everything said in other words in the question, longest phrase first; official wording of a group comes first. */
function findSynonyms(question: string, entries: Entry[]): (Applied & { group: string[] })[] {
  const text = searchable(question);
  const applied: (Applied & { group: string[] })[] = [];
  const used = new Set<string[]>();
  for (const { printed, phrase, group } of entries) {
    for (
      let match = matchPhrase(text, phrase);
      match !== null;
      match = matchPhrase(text, phrase, match.span.end)
    ) {
      text.taken.fill(1, match.span.start, match.span.end);
      if (used.has(group)) continue;
      used.add(group);
      for (const other of group)
        if (other !== printed) applied.push({ from: match.printed, to: other, group });
    }
  }
  return applied;
}

/** Of the general thesaurus only the official wording is searched for; the others are known again in what is found. */
function markGeneral(from: string, to: string, group: string[]): Applied {
  return { from, to, general: true, ...(to === group[0] ? {} : { quiet: true }) };
}

function read<T>(file: string, json: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new GlossaryError(`Tệp ${file} không phải là JSON hợp lệ.`, { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new GlossaryError(`Tệp ${file} sai ở "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}`, {
    cause: result.error,
  });
}

function withoutUndefined(entry: z.infer<typeof agency>): Glossary['agencies'][number] {
  const { collective, includes, formerly, ...rest } = entry;
  return {
    ...rest,
    ...(formerly === undefined ? {} : { formerly }),
    ...(collective === undefined ? {} : { collective }),
    ...(includes === undefined ? {} : { includes }),
  };
}
