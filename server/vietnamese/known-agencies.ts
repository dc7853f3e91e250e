// The agencies of the glossary as entries of a register, beside those that the documents name.
import type { Agency } from '../domain.ts';
import { agencyId } from './agencies.ts';
import type { Glossary } from './synonyms.ts';

/** Agencies of the glossary as domain records. */
export function knownAgencies(known: Glossary['agencies']): Agency[] {
  return known.map((agency) => ({
    id: agencyId(agency.name),
    name: agency.name,
    aliases: agency.aliases,
    collective: agency.collective ?? false,
    includes: agency.includes ?? [],
    kind: agency.kind,
  }));
}

/** The unit at the end of a name: a city's police is "Công an thành phố", a province's "Công an tỉnh". */
export const LEVEL = / (?:tỉnh|thành phố)$/u;

/**
 * The stored agencies in the order of the glossary, so that of two bodies with one abbreviation the commoner keeps it
 * ("SNV"), then those of the glossary that no document names yet; of the same body of a city and of a province only the
 * stored one.
 */
export function withKnown(stored: Agency[], known: Agency[]): Agency[] {
  const rank = new Map(known.map(({ id }, at) => [id, at]));
  const ids = new Set(stored.map(({ id }) => id));
  const stems = new Set(stored.filter(({ name }) => LEVEL.test(name)).map(stemOf));
  const others = known.filter((one) => !ids.has(one.id) && !(LEVEL.test(one.name) && stems.has(stemOf(one))));
  const place = (one: Agency) => rank.get(one.id) ?? known.length;
  return [...stored.toSorted((a, b) => place(a) - place(b)), ...others];
}

function stemOf({ name }: Agency): string {
  return name.replace(LEVEL, '');
}
