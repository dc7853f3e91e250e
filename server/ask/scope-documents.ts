// Narrows a question to the documents it names: by number, by place or body in the title, or by nearly the whole title.
import type { DocumentRecord } from '../domain.ts';
import { documentNumberKey } from '../vietnamese/document-number.ts';
import type { Viewer } from './contract.ts';
import type { Sources } from './sources.ts';
import { readSyllables } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Titles looked at; a knowledge base with more is searched as a whole unless a number is named. */
const MAX_TITLES = 500;
/** Share of a title's rare words that the question must name. */
const TITLE_NAMED = 0.7;

export type Scope = {
  /** Undefined: the whole knowledge base. */
  documentIds: string[] | undefined;
  /** The same documents; empty for the whole knowledge base. */
  documents: DocumentRecord[];
  /** Folded phrases of the question that only name the scope. */
  names: string[];
  /** A place is named of which no document of the knowledge base is. */
  elsewhere: boolean;
};

/** The documents a question is about, as far as it says so. */
export async function scopeDocuments(
  understanding: Understanding,
  viewer: Viewer,
  sources: Sources,
): Promise<Scope> {
  const documents = await sources.documents(viewer.groups);
  const byNumber = documents.filter((document) => {
    const key = document.number === null ? null : documentNumberKey(document.number);
    return key !== null && understanding.documents.some((named) => named.key === key);
  });
  if (byNumber.length > 0) return within(byNumber, []);
  const places = understanding.places.map((place) => place.folded);
  const ofPlace = documents.filter((document) =>
    places.some((place) => nameLine(document).includes(` ${place} `)),
  );
  if (places.length > 0 && ofPlace.length === 0) return { ...whole(places), elsewhere: true };
  if (documents.length > MAX_TITLES) return whole(places);
  const named = byName(understanding.question, documents);
  if (named) return within(named.documents, [...named.names, ...places]);
  if (places.length > 0 && ofPlace.length < documents.length) return within(ofPlace, places);
  const titled = byTitle(understanding.question, documents);
  return titled.length > 0 ? within(titled, places) : whole(places);
}

function within(documents: DocumentRecord[], names: string[]): Scope {
  return { documentIds: documents.map((document) => document.id), documents, names, elsewhere: false };
}

function whole(names: string[]): Scope {
  return { documentIds: undefined, documents: [], names, elsewhere: false };
}

function nameLine(document: DocumentRecord): string {
  const printed = [document.title, document.issuer ?? ''].join(' | ');
  return ` ${readSyllables(printed)
    .map((syllable) => syllable.folded)
    .join(' ')} `;
}

/** A name in capitals inside titles or issuers ("Đào Tim", "Cơ quan Mẫu") that some documents have and others do not. */
function byName(
  question: string,
  documents: DocumentRecord[],
): { documents: DocumentRecord[]; names: string[] } | null {
  if (documents.length < 2) return null;
  const asked = ` ${readSyllables(question)
    .map((syllable) => syllable.folded)
    .join(' ')} `;
  const lines = documents.map(nameLine);
  const names = new Set(documents.flatMap(properNames).filter((name) => asked.includes(` ${name} `)));
  const telling = [...names].filter((name) => lines.some((line) => !line.includes(` ${name} `)));
  if (telling.length === 0) return null;
  const chosen = documents.filter((_document, index) =>
    telling.some((name) => lines[index]!.includes(` ${name} `)),
  );
  return { documents: chosen, names: telling };
}

/** Folded runs of two or more capitalised syllables that are not capitalised throughout the line. */
function properNames(document: DocumentRecord): string[] {
  const printed = [document.title, document.issuer ?? ''];
  return printed
    .filter((line) => line !== line.toUpperCase())
    .flatMap((line) =>
      [...line.matchAll(/(?:\p{Lu}\p{Ll}+\s+){1,3}\p{Lu}\p{Ll}+/gu)].map((match) => match[0]),
    )
    .map((name) =>
      readSyllables(name)
        .map((syllable) => syllable.folded)
        .join(' '),
    );
}

function byTitle(question: string, documents: DocumentRecord[]): DocumentRecord[] {
  if (documents.length < 2) return [];
  const asked = new Set(readSyllables(question).map((syllable) => syllable.folded));
  const titles = documents.map(
    (document) => new Set(readSyllables(document.title).map((syllable) => syllable.folded)),
  );
  const weight = (word: string) =>
    Math.log(1 + documents.length / titles.filter((title) => title.has(word)).length);
  return documents.filter((_document, index) => {
    const rare = [...titles[index]!].filter((word) => titles.some((title) => !title.has(word)));
    const total = rare.reduce((sum, word) => sum + weight(word), 0);
    const named = rare.filter((word) => asked.has(word)).reduce((sum, word) => sum + weight(word), 0);
    return rare.length >= 3 && named / total >= TITLE_NAMED;
  });
}
