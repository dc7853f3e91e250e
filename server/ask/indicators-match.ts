// Which indicators a question means: every word of the question is theirs, and their name is in the question.
import type { IndicatorHead } from '../store/indicators.ts';
import { unitKey } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { IndicatorQuestion } from './indicators-question.ts';
import { fitsStep, stepOf } from './sizes.ts';
import { type ContentUnit, coverage, readSyllables, readText } from './terms.ts';

/** A name with all its series: the areas of one indicator in one document. */
export type NamedIndicator = { documentId: string; name: string; heads: IndicatorHead[]; score: number };

/** Share of the question's words that the series must have, and share of its name that the question must have. */
const QUESTION_SHARE = 0.75;
const NAME_SHARE = 0.5;
/** A question that says nothing else may name only a part. */
const WHOLE_QUESTION = 0.95;
const PART_OF_NAME = 0.3;
/** An acronym in the name ("(GRDP)") stands for nearly all of it. */
const ACRONYM_SHARE = 0.85;
/** Scores this close are the same to a reader. */
const TIE = 0.08;
const PERCENT_BONUS = 0.3;
const STOP = new Set(
  'so ty ti le tong muc cua la va tren dia ban trong theo cho ve o tai cac nhung den tu voi mot chi tieu chi so'.split(
    ' ',
  ),
);

/** The indicators meant, best first; several when their scores are equal. Empty when none is meant. */
export function matchIndicators(question: IndicatorQuestion, heads: IndicatorHead[]): NamedIndicator[] {
  const { sized } = question;
  const steps = heads.filter((head) => {
    const step = sized === null ? null : stepOf(head.name);
    return step !== null && sized?.sizes.some((size) => fitsStep(step, size));
  });
  const found = sized && steps.length > 0 ? matchNames({ ...question, ...sized }, steps) : [];
  return found.length > 0 || question.onlySized ? found : matchNames(question, heads);
}

function matchNames(question: IndicatorQuestion, heads: IndicatorHead[]): NamedIndicator[] {
  const scored = heads.flatMap((head) => {
    const share = questionShare(question.units, head);
    const code = head.code !== null && question.words.includes(fold(head.code));
    const byKind = question.operation === 'rank' && question.over === 'indicator';
    const name = byKind ? 0 : code ? 1 : nameShare(head.name, saidOf(head.name, question));
    const named = name >= (share >= WHOLE_QUESTION ? PART_OF_NAME : NAME_SHARE);
    if (
      share < QUESTION_SHARE ||
      (!named && !byKind) ||
      !countsWhat(question, head) ||
      !hasAskedUnit(question, head)
    )
      return [];
    const fits = question.percent === null || question.percent === (unitKey(head.unit) === '%');
    const area = question.operation === 'rank' && question.over === 'area' && head.area !== null;
    return [{ head, score: 2 * share + name + (fits ? PERCENT_BONUS : 0) + (area ? PERCENT_BONUS : 0) }];
  });
  const best = Math.max(...scored.map((one) => one.score));
  const kept = scored.filter((one) => one.score >= best - TIE);
  const groups = Map.groupBy(kept, ({ head }) => `${head.documentId}\n${head.name}`);
  return [...groups.values()]
    .map((own) => ({
      documentId: own[0]!.head.documentId,
      name: own[0]!.head.name,
      heads: own.map((one) => one.head),
      score: Math.max(...own.map((one) => one.score)),
    }))
    .sort((a, b) => b.score - a.score);
}

/** A percentage is asked of percentages, an amount of money of amounts of money. */
function hasAskedUnit({ operation, percent, unit }: IndicatorQuestion, head: IndicatorHead): boolean {
  const key = unitKey(head.unit);
  if (unit !== null && !key.startsWith('vnd*') && !/usd|eur/.test(key)) return false;
  return operation !== 'value' || percent !== true || key === '%';
}

/** "bao nhiêu hồ sơ" asks for a number of them, not for the points of an index about them. */
function countsWhat({ counted }: IndicatorQuestion, head: IndicatorHead): boolean {
  if (counted === null) return true;
  const [first = ''] = counted.split(' ');
  const named = ` ${readSyllables(`${head.name} ${head.unit ?? ''}`)
    .map((one) => one.folded)
    .join(' ')} `;
  const counts = unitKey(head.unit) !== '%' && unitKey(head.unit) !== 'diem';
  return (
    counts &&
    (named.includes(` ${counted} `) ||
      named.includes(` so ${first} `) ||
      fold(head.unit ?? '').startsWith(first))
  );
}

function questionShare(units: ContentUnit[], head: IndicatorHead): number {
  if (units.length === 0) return 1;
  const text = [
    head.name,
    head.area ?? '',
    head.code ?? '',
    head.unit ?? '',
    ...head.context,
    head.documentTitle,
  ];
  const read = readText(text.join('\n'));
  // a word that is common in the knowledge base weighs little there, but must still be the indicator's
  const alike = units.map((unit) => ({ ...unit, weight: 1 }));
  return Math.min(coverage(units, read).share, coverage(alike, read).share);
}

/** Words that name an indicator: those typed, and another wording only where the name has it whole. */
function saidOf(name: string, { typed, units }: IndicatorQuestion): Set<string> {
  const line = readText(name).folded;
  const others = units
    .flatMap((unit) => [...unit.alternatives, ...(unit.equivalents ?? [])])
    .filter((phrase) => line.includes(` ${phrase} `));
  return new Set([...typed, ...others.flatMap((phrase) => phrase.split(' '))]);
}

/** Share of a name's content that the question has, over the ways to say the name. */
function nameShare(name: string, asked: Set<string>): number {
  const acronyms = [...name.matchAll(/\((\p{Lu}[\p{Lu}\d&]{1,9})\)/gu)].map((match) => fold(match[1] ?? ''));
  if (acronyms.some((acronym) => asked.has(acronym))) return ACRONYM_SHARE;
  const words = contentOf(name.replace(/\([^)]*\)/gu, ' '));
  const parts = name.split(/ – |;\s/u).map(contentOf);
  const last = parts.at(-1) ?? [];
  // one word alone names nothing, unless it is what the row itself is called
  const whole = parts.filter((part) => part.length > 1 || (part === last && part.length > 0));
  return Math.max(
    shareOf(words, asked),
    ...whole.filter((part) => words.length > part.length).map((part) => shareOf(part, asked) * ACRONYM_SHARE),
  );
}

function contentOf(text: string): string[] {
  return readSyllables(text)
    .map((syllable) => syllable.folded)
    .filter((word) => !STOP.has(word));
}

function shareOf(words: string[], asked: Set<string>): number {
  return words.length === 0 ? 0 : words.filter((word) => asked.has(word)).length / words.length;
}
