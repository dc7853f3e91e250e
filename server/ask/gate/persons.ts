// Persons: the title and the office in a sentence belong to the person whom the source gives them.
import { fold } from '../../vietnamese/normalise.ts';
import type { Check } from './types.ts';
import { isBoundHere, windowsOf } from './windows.ts';

type Person = { name: string; sex: string; window: string; printed: string };

const PERSON = /(?<!\p{L})(ông|bà|đồng chí)((?: \p{Lu}\p{Ll}*){2,5})(?!\p{L})/giu;

/** Fails on "bà" for "ông", and on a person given the office that the source gives to another one. */
export const checkPersons: Check = (segment) => {
  const known = segment.sources.flatMap((source) => personsIn(source.text));
  if (known.length === 0) return null;
  for (const claim of personsIn(segment.text)) {
    const own = known.filter((person) => person.name === claim.name);
    if (own.length === 0) continue;
    if (own.every((person) => isOtherSex(person.sex, claim.sex)))
      return { reason: 'name', detail: claim.printed };
    const rivals = known.filter((person) => person.name !== claim.name);
    if (!own.some((person) => isBoundHere(claim, person, rivals)))
      return { reason: 'name', detail: claim.printed };
  }
  return null;
};

function isOtherSex(a: string, b: string): boolean {
  return a !== b && a !== 'đồng chí' && b !== 'đồng chí';
}

function personsIn(text: string): Person[] {
  const matches = [...text.matchAll(PERSON)].flatMap((match) => {
    // The pattern ignores case for "Ông"; a name itself has capitals.
    const name = /^(?: \p{Lu}\p{Ll}*){2,}/u.exec(match[2] ?? '')?.[0];
    if (name === undefined) return [];
    const sex = (match[1] ?? '').toLowerCase();
    return [{ sex, name, start: match.index, end: match.index + sex.length + name.length }];
  });
  const windows = windowsOf(text, matches);
  return matches.map(({ sex, name, start, end }, index) => ({
    sex,
    name: fold(name).trim(),
    window: (windows[index] ?? '').replace(name, ''),
    printed: text.slice(start, end),
  }));
}
