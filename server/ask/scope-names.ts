// How a question names documents without their number: proper names, words of the title, the type of document.
import type { DocumentRecord } from '../domain.ts';
import { readSyllables } from './terms.ts';

/** Share of a title's rare words that the question must name. */
const TITLE_NAMED = 0.7;

/** Title and issuer as one folded line, padded for phrase look-up. */
export function nameLine(document: DocumentRecord): string {
  return foldedLine([document.title, document.issuer ?? ''].join(' | '));
}

/** A name in capitals inside titles or issuers ("Đào Tim", "Cơ quan Mẫu") that some documents have and others do not. */
export function byName(
  question: string,
  documents: DocumentRecord[],
): { documents: DocumentRecord[]; names: string[] } | null {
  if (documents.length < 2) return null;
  const asked = foldedLine(question);
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
    .map((name) => foldedLine(name).trim());
}

/** Documents nearly whose whole title the question says. */
export function byTitle(question: string, documents: DocumentRecord[]): DocumentRecord[] {
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

/** Of several documents those of the type that the question names ("kế hoạch … của Nghệ An"); all when it names none. */
export function byType(question: string, documents: DocumentRecord[]): DocumentRecord[] {
  const asked = foldedLine(question);
  const types = [...new Set(documents.flatMap((document) => (document.type ? [document.type] : [])))];
  const named = types.filter((type) => asked.includes(foldedLine(type)));
  const chosen = documents.filter((document) =>
    named.some((type) => document.type === type || nameLine(document).includes(foldedLine(type))),
  );
  return chosen.length > 0 ? chosen : documents;
}

function foldedLine(text: string): string {
  return ` ${readSyllables(text)
    .map((syllable) => syllable.folded)
    .join(' ')} `;
}
