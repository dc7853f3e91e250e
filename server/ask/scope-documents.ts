// Narrows a question to the documents it names: by number, by place or body in the title, or by nearly the whole title.
import type { DocumentRecord } from '../domain.ts';
import { matchesDocument } from '../vietnamese/document-mentions.ts';
import { documentNumberKey } from '../vietnamese/document-number.ts';
import type { Viewer } from './contract.ts';
import { byName, byPhrase, byTitle, byType, nameLine } from './scope-names.ts';
import type { Sources } from './sources.ts';
import { readSyllables } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Titles looked at; a knowledge base with more is searched as a whole unless a number is named. */
const MAX_TITLES = 500;

export type Scope = {
  /** Undefined: the whole knowledge base. */
  documentIds: string[] | undefined;
  /** The same documents; empty for the whole knowledge base. */
  documents: DocumentRecord[];
  /** Folded phrases of the question that only name the scope. */
  names: string[];
  /** A place is named of which no document of the knowledge base is. */
  elsewhere: boolean;
  /** The documents are those whose number, or numbered name ("Đề án 06"), the question gives. */
  numbered: boolean;
  /** Only some words of a title are named: the question may be about something else. */
  guessed?: boolean;
};

/**
 * The documents a question is about, as far as it says so. `said` is the question with its abbreviations written out
 * ("kế hoạch CCHC" – "kế hoạch cải cách hành chính").
 */
export async function scopeDocuments(
  understanding: Understanding,
  viewer: Viewer,
  sources: Sources,
  said: string = understanding.question,
): Promise<Scope> {
  const documents = await sources.documents(viewer.groups);
  const places = understanding.places.map((place) => place.folded);
  const ofPlace = documents.filter((document) =>
    places.some((place) => nameLine(document).includes(` ${place} `)),
  );
  const byNumber = numberedDocuments(understanding, documents);
  if (byNumber.length > 0) {
    const both = byNumber.filter((document) => ofPlace.includes(document));
    return { ...within(both.length > 0 ? both : byNumber, places), numbered: true };
  }
  if (places.length > 0 && ofPlace.length === 0) return { ...whole(places), elsewhere: true };
  if (documents.length > MAX_TITLES) return whole(places);
  const named = byName(understanding.question, documents);
  // "Nhiệm vụ của Bộ Nội vụ trong Đề án …": the body is asked about, and its own documents are only a guess
  const isBody = named?.names.every((name) => isAgency(name, understanding)) ?? false;
  if (named && isBody) {
    const titled = byTitle(said, documents);
    const worded = titled.length > 0 ? titled : byPhrase(said, documents);
    if (worded.length > 0 && !worded.some((document) => named.documents.includes(document)))
      return { ...within(worded, places), guessed: true };
  }
  if (named) {
    const both = named.documents.filter((document) => ofPlace.includes(document));
    const chosen = both.length > 0 ? both : named.documents;
    const worded = byWording(said, chosen);
    // "kế hoạch Đào Tim và kế hoạch Vân Đồi": neither of the named places is lost
    const keepsAll = named.names.every((name) =>
      worded.some((document) => nameLine(document).includes(` ${name} `)),
    );
    const scope = within(keepsAll ? worded : byType(said, chosen), [...named.names, ...places]);
    return isBody && both.length === 0 ? { ...scope, guessed: true } : scope;
  }
  if (places.length > 0 && ofPlace.length < documents.length) return within(byWording(said, ofPlace), places);
  const titled = byTitle(said, documents);
  if (titled.length > 0) return within(titled, places);
  const worded = byPhrase(said, documents);
  return worded.length > 0 ? { ...within(worded, places), guessed: true } : whole(places);
}

function isAgency(name: string, { agencies, question }: Understanding): boolean {
  return agencies.some(({ start, end }) => {
    const mention = foldedPhrase(question.slice(start, end));
    return mention === name || mention.startsWith(`${name} `) || name.startsWith(`${mention} `);
  });
}

/** Of several documents those whose title continues as the question does after the type, or those of the type. */
function byWording(said: string, documents: DocumentRecord[]): DocumentRecord[] {
  const worded = byPhrase(said, documents);
  return worded.length > 0 ? worded : byType(said, documents);
}

/**
 * Documents whose own number is named, in full or in part ("Nghị định 318"); failing that, those whose title has the
 * printed words ("Đề án 06").
 */
function numberedDocuments(understanding: Understanding, documents: DocumentRecord[]): DocumentRecord[] {
  const named = understanding.documents;
  const exact = documents.filter((document) => {
    const key = document.number === null ? null : documentNumberKey(document.number);
    return key !== null && named.some((mention) => isNamed(mention, key, document.type));
  });
  if (exact.length > 0) return exact;
  const phrases = named
    .filter((mention) => mention.key === null)
    .map((mention) => foldedPhrase(mention.printed));
  return documents.filter((document) => {
    const line = nameLine(document);
    return phrases.some((phrase) => phrase !== '' && line.includes(` ${phrase} `));
  });
}

function isNamed(mention: Understanding['documents'][number], key: string, type: string | null): boolean {
  if (mention.key !== null) return mention.key === key;
  if (mention.number === null) return false;
  const { number, printed } = mention;
  return matchesDocument({ ...mention, number, span: { start: 0, end: printed.length } }, key, type);
}

function foldedPhrase(text: string): string {
  return readSyllables(text)
    .map((syllable) => syllable.folded)
    .join(' ');
}

function within(documents: DocumentRecord[], names: string[]): Scope {
  const documentIds = documents.map((document) => document.id);
  return { documentIds, documents, names, elsewhere: false, numbered: false };
}

/** The whole knowledge base; the places and bodies that the question names all the same. */
export function whole(names: string[]): Scope {
  return { documentIds: undefined, documents: [], names, elsewhere: false, numbered: false };
}
