// Sectors (y tế, tài chính, văn hóa – thể thao – du lịch) in questions: "thế ngành xây dựng?" names another of the same kind.
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import type { Range } from './spans.ts';
import { readSyllables } from './terms.ts';

type Sector = { words: string[]; key: string };
type Found = { span: Range; key: string };

/** What may stand before the name of a sector, folded; it is no part of the name. */
const CLASSIFIERS = new Set([
  'nganh',
  'linh',
  'vuc',
  'mang',
  'khoi',
  'so',
  've',
  'lieu',
  'cua',
  'csdl',
  'bo',
]);
/** Names of sectors that are also verbs ("xây dựng CSDL"): taken for a sector behind a classifier or at the end only. */
const VERBS = new Set(['xay dung']);

const known = new WeakMap<AgencyRegister, Sector[]>();

/**
 * The earlier question with the sector that the follow-up names in place of its own; null unless the follow-up names
 * a sector and nothing else, and the earlier question names another.
 */
export function swapSector(text: string, subject: string, register: AgencyRegister): string | null {
  const incoming = onlySector(text, register);
  if (incoming === null) return null;
  const found = sectorsIn(subject, register);
  const [outgoing] = found;
  if (outgoing === undefined || outgoing.key === incoming.key) return null;
  const name = text.slice(incoming.span.start, incoming.span.end);
  return replaced(subject, found, outgoing.key, name);
}

/** After another department took the place of the one before, what the question says of the old one's sector follows. */
export function sectorFollows(
  question: string,
  before: string,
  now: string,
  register: AgencyRegister,
): string {
  const [from] = sectorsIn(before, register);
  const [to] = sectorsIn(now, register);
  if (from === undefined || to === undefined || from.key === to.key) return question;
  return replaced(question, sectorsIn(question, register), from.key, now.slice(to.span.start, to.span.end));
}

function replaced(question: string, found: Found[], key: string, name: string): string {
  return found
    .filter((one) => one.key === key)
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((text, { span }) => text.slice(0, span.start) + name + text.slice(span.end), question);
}

/** The sector of a text that says nothing else: "ngành giáo dục và đào tạo". */
function onlySector(text: string, register: AgencyRegister): Found | null {
  const syllables = readSyllables(text);
  const [found] = sectorsIn(text, register);
  if (found === undefined) return null;
  const outside = syllables.filter(({ start }) => start < found.span.start || start >= found.span.end);
  return outside.every(({ folded }) => CLASSIFIERS.has(folded) || folded === 'du') ? found : null;
}

/** Sectors named in a text: those behind a classifier first, then in order. */
function sectorsIn(text: string, register: AgencyRegister): Found[] {
  const syllables = readSyllables(text).filter(({ folded }) => folded !== 'va');
  const found: (Found & { classified: boolean })[] = [];
  for (let at = 0; at < syllables.length; ) {
    const sector = sectorsOf(register).find(({ words }) =>
      words.every((word, offset) => syllables[at + offset]?.folded === word),
    );
    const end = at + (sector?.words.length ?? 1);
    const classified = CLASSIFIERS.has(syllables[at - 1]?.folded ?? '');
    if (sector && (classified || end === syllables.length || at === 0 || !VERBS.has(sector.key)))
      found.push({
        span: { start: syllables[at]!.start, end: syllables[end - 1]!.end },
        key: sector.key,
        classified,
      });
    at = end;
  }
  return found.sort((a, b) => Number(b.classified) - Number(a.classified));
}

/** Sectors of the departments that the register knows, and the halves of those with two; the longest first. */
function sectorsOf(register: AgencyRegister): Sector[] {
  const held = known.get(register);
  if (held) return held;
  const names = register.agencies.flatMap(({ name }) => /^Sở\s+(.+)$/u.exec(name)?.[1] ?? []);
  const keys = names.flatMap((name) => [name, ...name.split(/,|\s+và\s+|\s+-\s+/u)]).map(wordsOf);
  const sectors = [...new Map(keys.map((words) => [words.join(' '), words])).entries()]
    .filter(([key]) => key !== '')
    .map(([key, words]) => ({ key, words }))
    .sort((a, b) => b.words.length - a.words.length);
  known.set(register, sectors);
  return sectors;
}

function wordsOf(name: string): string[] {
  return readSyllables(name)
    .map(({ folded }) => folded)
    .filter((word) => word !== 'va');
}
