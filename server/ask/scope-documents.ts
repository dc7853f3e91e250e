// Narrows a question to the documents it names, by number or by the distinguishing words of their titles.
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

/** Ids of the named documents; undefined when the question names none that is stored. */
export async function scopeDocuments(
  understanding: Understanding,
  viewer: Viewer,
  sources: Sources,
): Promise<string[] | undefined> {
  const documents = await sources.documents(viewer.groups);
  const byNumber = documents.filter((document) => {
    const key = document.number === null ? null : documentNumberKey(document.number);
    return key !== null && understanding.documents.some((named) => named.key === key);
  });
  if (byNumber.length > 0) return byNumber.map((document) => document.id);
  if (documents.length < 2 || documents.length > MAX_TITLES) return undefined;
  const named = byTitle(understanding.question, documents);
  return named.length > 0 ? named.map((document) => document.id) : undefined;
}

function byTitle(question: string, documents: DocumentRecord[]): DocumentRecord[] {
  const asked = new Set(readSyllables(question).map((syllable) => syllable.folded));
  const titles = documents.map(
    (document) => new Set(readSyllables(document.title).map((syllable) => syllable.folded)),
  );
  const holders = (word: string) => titles.filter((title) => title.has(word)).length;
  return documents.filter((_document, index) => {
    const rare = [...titles[index]!].filter((word) => holders(word) < documents.length);
    const total = rare.reduce((sum, word) => sum + Math.log(1 + documents.length / holders(word)), 0);
    const named = rare
      .filter((word) => asked.has(word))
      .reduce((sum, word) => sum + Math.log(1 + documents.length / holders(word)), 0);
    return total > 0 && rare.length >= 2 && named / total >= TITLE_NAMED;
  });
}
