// Makes a question ready to be answered: spelling, follow-ups, abbreviations, content units, the text to search.
import type { Turn } from '../domain.ts';
import type { Applied } from '../vietnamese/abbreviations.ts';
import { correctSpelling, spellingCandidates } from '../vietnamese/spelling.ts';
import type { QuestionExpander } from '../vietnamese/synonyms.ts';
import type { ContentSyllable } from './content-runs.ts';
import { contentUnits, type Word } from './content-units.ts';
import { divideAgain, isOtherName, segmentRuns } from './divide-runs.ts';
import { resolveFollowUp } from './followup.ts';
import { expandInitials, type KnownNames } from './initials.ts';
import { withoutAsker, withoutNewest } from './request-opening.ts';
import { expandShorthand } from './shorthand.ts';
import type { Sources } from './sources.ts';
import { type ContentUnit, readSyllables } from './terms.ts';
import { type Language, type Understanding, understand } from './understand.ts';

export type Prepared = {
  understanding: Understanding;
  /** Words of the topic alone: no agencies, no figures. */
  topic: ContentUnit[];
  /** Topic and agencies: what a passage must speak of. */
  subject: ContentUnit[];
  /** Names that stand for one thing: codes ("tổng đài 1022"), and places. */
  marks: { codes: ContentUnit[]; places: ContentUnit[] };
  searchText: string;
  /** The question with its abbreviations written out, for matching titles. */
  said: string;
  /** ISO day of the question. */
  today: string;
};

export type Tools = {
  sources: Sources;
  /** What shortened names of a question may stand for. */
  names: Pick<KnownNames, 'names' | 'places'>;
  language: Language;
  expander: QuestionExpander;
  /** ISO day, for deadlines. */
  today: string;
};

/** The stand-alone question of a turn: shorthand written out, typing errors corrected, follow-up resolved. */
export async function standAlone(question: string, history: Turn[], tools: Tools): Promise<string> {
  const known = { ...tools.names, isKnown: tools.expander.isAbbreviation };
  const corrected = await spell(
    expandInitials(expandShorthand(withoutNewest(withoutAsker(question))), known),
    tools,
  );
  return resolveFollowUp(corrected, history, tools.language);
}

/** Reads a stand-alone question. */
export async function prepare(typed: string, tools: Tools): Promise<Prepared> {
  const understanding = understand(typed, tools.language);
  const { question } = understanding;
  const expansion = tools.expander.expand(question);
  const alternatives = alternativesIn(
    question,
    understanding,
    expansion.applied.filter(({ general }) => general !== true),
  );
  const divided = segmentRuns(understanding, tools.language.segment);
  const marks = { codes: codesIn(understanding), places: placeWords(understanding) };
  const terms = [...divided, ...marks.codes, ...marks.places].flatMap((run) =>
    termsOf(run.map((word) => word.folded).join(' ')),
  );
  const statistics = await tools.sources.statistics([...new Set(terms)]);
  const words = divided.map((run) =>
    divideAgain(run, tools.language.segment, statistics).filter((word) => !isOtherName(word, statistics)),
  );
  const alternativesOf = (phrase: string) => alternatives.get(phrase) ?? [];
  const others = equivalentsIn(question, expansion.applied);
  const unitsOf = (kinds: ContentSyllable['kind'][]) =>
    contentUnits(
      words.map((run) => run.filter((word) => kinds.includes(word.kind))).filter((run) => run.length > 0),
      statistics,
      alternativesOf,
    ).map((unit) => withEquivalents(unit, others));
  return {
    understanding,
    topic: unitsOf(['content']),
    subject: unitsOf(['content', 'agency']),
    marks: {
      codes: contentUnits(marks.codes, statistics, () => []),
      places: contentUnits(marks.places, statistics, () => []),
    },
    today: tools.today,
    said: writtenOut(question, tools.expander, expansion.applied),
    searchText: [question, ...expansion.added].join(' '),
  };
}

/** Numbers that name something and count nothing: a line to call, a form, a code. */
function codesIn({ numbers, question }: Understanding): Word[][] {
  return numbers
    .filter(
      ({ printed, unit }) => unit === null && /^\d{3,6}$/.test(printed) && !/^(?:19|20)\d\d$/.test(printed),
    )
    .map(({ printed, span }) => [
      { text: printed, folded: printed, index: syllablesBefore(question, span.start), exact: true },
    ]);
}

function placeWords({ places, question }: Understanding): Word[][] {
  return places.map(({ name, folded, span }) => [
    { text: name.toLowerCase(), folded, index: syllablesBefore(question, span.start), exact: false },
  ]);
}

function syllablesBefore(question: string, at: number): number {
  return readSyllables(question.slice(0, at)).length;
}

/** Abbreviations with one meaning in its words ("kế hoạch CCHC"); one that may mean several things stays as typed. */
function writtenOut(
  question: string,
  expander: QuestionExpander,
  applied: { from: string; to: string }[],
): string {
  return question.replace(/[\p{L}&]+/gu, (token) => {
    if (!expander.isAbbreviation(token)) return token;
    const meanings = applied.filter(({ from }) => from.toLowerCase() === token.toLowerCase());
    return meanings.length === 1 ? meanings[0]!.to : token;
  });
}

/** A word's syllables and pairs, as the statistics count them. */
function termsOf(folded: string): string[] {
  const syllables = folded.split(' ');
  return [...syllables, ...syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`)];
}

/** Fewer syllables without its place are no name of a body ("UBND tỉnh"). */
const OWN_NAME = 3;

/** Folded phrase of the question → folded phrases that say the same. */
function alternativesIn(
  question: string,
  understanding: Understanding,
  applied: { from: string; to: string }[],
): Map<string, string[]> {
  const alternatives = new Map<string, string[]>();
  const add = (from: string, to: string[]) =>
    alternatives.set(from, [...(alternatives.get(from) ?? []), ...to]);
  for (const { from, to } of applied) {
    const key = phraseKey(to);
    add(phraseKey(from), key.includes(' va ') ? [key, key.replaceAll(' va ', ' ')] : [key]);
  }
  for (const mention of understanding.agencies) {
    const printed = phraseKey(question.slice(mention.start, mention.end));
    const names = [mention.agency.name, ...mention.agency.aliases].map(phraseKey);
    // "Trường THPT Chuyên Sơn La" in a plan of Sơn La is "Trường THPT Chuyên"
    const place = understanding.places.find(({ folded }) => printed.endsWith(` ${folded}`))?.folded;
    const bare = place && printed.slice(0, -place.length - 1).replace(/ (?:tinh|thanh pho)$/, '');
    if (bare && bare.split(' ').length >= OWN_NAME) names.push(bare);
    names.push(...withLevel(printed));
    const field = /^so (.+)$/.exec(phraseKey(mention.agency.name))?.[1];
    // a list of schools prints "THPT Sông Mã" below "Tên trường"
    const school = /^truong ((?:thpt|thcs|ptdt|th)\b.+)$/.exec(printed)?.[1];
    const fields = [...(field ? [field, field.replace(' va ', ' ')] : []), ...(school ? [school] : [])];
    add(
      printed,
      [...names, ...fields].filter((name) => name !== printed),
    );
  }
  for (const [, body, level] of phraseKey(question).matchAll(LEVELLED))
    add(`${body} ${level}`, withLevel(`${body} ${level}`));
  return alternatives;
}

const LEVELLED = /\b(ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan) (tinh|huyen|xa|quan|phuong)\b/g;
const LONG = new Map([
  ['ubnd', 'uy ban nhan dan'],
  ['hdnd', 'hoi dong nhan dan'],
]);

/** "UBND huyện" is "Ủy ban nhân dân cấp huyện" in a text on all of them. */
function withLevel(printed: string): string[] {
  const found = /^(ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan) (tinh|huyen|xa|quan|phuong)$/.exec(printed);
  if (!found) return [];
  const [, body, level] = found as unknown as [string, string, string];
  const [long] = [LONG.get(body) ?? body];
  const cap = level === 'quan' ? 'huyen' : level === 'phuong' ? 'xa' : level;
  return [`${long} ${level}`, `${long} cap ${cap}`].filter((name) => name !== printed);
}

type Equivalent = { start: number; end: number; phrase: string };

/**
 * Where the question says something that is known in other words, in syllables: "nghỉ việc" too, of which only "nghỉ"
 * is a word of content.
 */
function equivalentsIn(question: string, applied: Applied[]): Equivalent[] {
  const read = readSyllables(question);
  const syllables = read.map((syllable) => syllable.folded);
  const ordinals = read.flatMap(({ text }, at): Equivalent[] => {
    const number = ORDINALS.indexOf(text) + 1;
    if (number === 0 || read[at - 1]?.text !== 'thứ') return [];
    return [`thu ${number}`, `thu 0${number}`].map((phrase) => ({ start: at - 1, end: at + 1, phrase }));
  });
  const worded = applied.flatMap(({ from, to }) => {
    const phrase = phraseKey(from).split(' ');
    const start = syllables.findIndex((_one, at) =>
      phrase.every((syllable, offset) => syllables[at + offset] === syllable),
    );
    return start < 0 ? [] : [{ start, end: start + phrase.length, phrase: phraseKey(to) }];
  });
  return [...worded, ...ordinals, ...gradesIn(syllables)];
}

/** "lớp 10" of a question may be the "khối 10" of a table, and the other way round. */
function gradesIn(syllables: string[]): Equivalent[] {
  const other = new Map([
    ['lop', 'khoi'],
    ['khoi', 'lop'],
  ]);
  return syllables.flatMap((syllable, at) => {
    const grade = syllables[at + 1] ?? '';
    const same = other.get(syllable);
    return same && /^(?:[1-9]|1[0-2])$/.test(grade)
      ? [{ start: at, end: at + 2, phrase: `${same} ${grade}` }]
      : [];
  });
}

/** "con thứ ba" and "con thứ 03". */
const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** A word keeps its own credit where no other wording is found: the thesaurus can only add. */
function withEquivalents(unit: ContentUnit, others: Equivalent[]): ContentUnit {
  const end = unit.index + unit.folded.split(' ').length;
  const own = others.filter((one) => one.start <= unit.index && end <= one.end).map((one) => one.phrase);
  return own.length === 0 ? unit : { ...unit, equivalents: own };
}

function phraseKey(text: string): string {
  return readSyllables(text)
    .map((syllable) => syllable.folded)
    .join(' ');
}

async function spell(question: string, tools: Tools): Promise<string> {
  const aliases = new Set(
    tools.language.register.agencies.flatMap((agency) => agency.aliases.map((alias) => alias.toLowerCase())),
  );
  const options = {
    isAbbreviation: (token: string) =>
      tools.expander.isAbbreviation(token) || aliases.has(token.toLowerCase()),
  };
  const candidates = spellingCandidates(question, options);
  if (candidates.length === 0) return question;
  return correctSpelling(question, await tools.sources.vocabulary(candidates), options).text;
}
