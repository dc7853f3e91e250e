// A question that names several things at once: indicators joined by "và", or areas of one indicator.
import type { IndicatorHead } from '../store/indicators.ts';
import { fold } from '../vietnamese/normalise.ts';
import { matchIndicators, type NamedIndicator } from './indicators-match.ts';
import type { IndicatorQuestion } from './indicators-question.ts';
import { readSyllables } from './terms.ts';

/** Indicators whose figures are listed at once; more are asked back about. */
export const MAX_LISTED = 6;

/** "Tỷ lệ đúng hạn của Phường A và Xã B": two areas or more that the question names in full, and one indicator. */
export function severalAreas(question: IndicatorQuestion, heads: IndicatorHead[]): NamedIndicator[] | null {
  const areas = areasNamed(question, heads);
  if (areas.names.length < 2 || areas.names.length > MAX_LISTED || areas.units.length === 0) return null;
  const names = new Set(areas.names.map(fold));
  const own = heads.filter((head) => head.area !== null && names.has(fold(head.area)));
  const [best] = matchIndicators(
    { ...question, units: areas.units, words: areas.words, typed: areas.words },
    own,
  );
  return best && new Set(best.heads.map((head) => head.area)).size > 1 ? [best] : null;
}

/** Areas that the question names in full, and what it says besides. */
export function areasNamed(
  question: IndicatorQuestion,
  heads: IndicatorHead[],
): { names: string[]; units: IndicatorQuestion['units']; words: string[] } {
  const said = ` ${question.words.join(' ')} `;
  const all = [...new Set(heads.flatMap((head) => head.area ?? []))].map((name) => ({
    name,
    folded: wordsOf(name).join(' '),
  }));
  const inside = all.filter(({ folded }) => folded !== '' && said.includes(` ${folded} `));
  // "Phường Mai" inside "Phường Mai Lĩnh" is no area of its own
  const areas = inside.filter(
    (one) => !inside.some((other) => other !== one && ` ${other.folded} `.includes(` ${one.folded} `)),
  );
  const words = new Set(areas.flatMap(({ folded }) => folded.split(' ')));
  const units = question.units.filter((unit) => !unit.folded.split(' ').every((word) => words.has(word)));
  return {
    names: areas.map(({ name }) => name),
    units,
    words: units.flatMap((unit) => unit.folded.split(' ')),
  };
}

function wordsOf(text: string): string[] {
  return readSyllables(text).map((syllable) => syllable.folded);
}

/** "Thu ngân sách và thu nội địa": each part names an indicator of its own, all of one operation and period. */
export function severalNamed(question: IndicatorQuestion, heads: IndicatorHead[]): NamedIndicator[] | null {
  if (!['value', 'plan', 'change', 'sum'].includes(question.operation)) return null;
  const parts: IndicatorQuestion['units'][] = [[]];
  for (const unit of question.units) {
    if (
      question.joints.some(
        (joint) => joint > (parts.at(-1)?.at(-1)?.index ?? unit.index) && joint < unit.index,
      )
    )
      parts.push([]);
    parts.at(-1)?.push(unit);
  }
  if (parts.length < 2 || parts.length > MAX_LISTED) return null;
  const found = parts.map((units) => {
    const words = units.flatMap((unit) => unit.folded.split(' '));
    return matchIndicators({ ...question, units, words, typed: words }, heads);
  });
  if (found.some((one) => one.length === 0)) return null;
  const named = found.map((one) => one[0] as NamedIndicator);
  const distinct = named.filter((one, at) => named.findIndex((other) => other.name === one.name) === at);
  return distinct.length === parts.length ? distinct : null;
}
