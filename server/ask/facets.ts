// Says how a question was read, facet by facet, so that a wrong reading is seen at once and can be corrected.
import type { DocumentRecord, Facet } from '../domain.ts';
import type { Role } from './asked-agencies.ts';
import type { Asked } from './cues.ts';
import { inline } from './draft.ts';
import { facetText } from './text.ts';
import type { Understanding } from './understand.ts';

/** More documents than this are no scope that a reader could check. */
const MAX_DOCUMENTS = 3;
const MAX_TITLE_CHARS = 90;

/** What is asked, of whom, when, where: only what the question itself says. `scope` are the documents it names. */
export function facetsOf(understanding: Understanding, scope: DocumentRecord[]): Facet[] {
  const facets: Facet[] = [];
  const add = (label: string, values: string[]) => {
    const value = [...new Set(values.filter(Boolean))].join('; ');
    if (value) facets.push({ label, value });
  };
  add(
    facetText.asks,
    [...understanding.asked].map((asked: Asked) => facetText.asked[asked] ?? ''),
  );
  for (const role of ['lead', 'cooperate', null] as (Role | null)[]) {
    const names = understanding.agencies
      .filter((mention) => mention.role === role)
      .map((mention) => mention.agency.name);
    add(facetText.agency[role ?? 'any'], names);
  }
  add(
    facetText.when,
    understanding.dates.map((date) => date.printed),
  );
  add(
    facetText.place,
    understanding.sections.map((section) => (section.annex ? `Phụ lục ${section.path}` : section.path)),
  );
  add(
    facetText.number,
    understanding.documents.map((document) => document.printed),
  );
  if (scope.length <= MAX_DOCUMENTS)
    add(
      facetText.document,
      scope.map((document) => shorten(inline(document.title))),
    );
  return facets;
}

/** The facets of several questions as one list: each label once. */
export function mergeFacets(lists: Facet[][]): Facet[] {
  const values = new Map<string, string[]>();
  for (const { label, value } of lists.flat()) {
    const known = values.get(label) ?? [];
    if (!known.includes(value)) values.set(label, [...known, value]);
  }
  return [...values].map(([label, own]) => ({ label, value: own.join('; ') }));
}

function shorten(title: string): string {
  return title.length <= MAX_TITLE_CHARS ? title : `${title.slice(0, MAX_TITLE_CHARS - 1).trimEnd()}…`;
}
