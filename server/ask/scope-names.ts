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

/**
 * Documents nearly whose whole title the question says. A short title ("Luật Du lịch") is a subject like any other
 * until its type is said, too.
 */
export function byTitle(question: string, documents: DocumentRecord[]): DocumentRecord[] {
  if (documents.length < 2) return [];
  const line = foldedLine(question);
  const asked = new Set(readSyllables(question).map((syllable) => syllable.folded));
  const titles = documents.map(
    (document) => new Set(readSyllables(document.title).map((syllable) => syllable.folded)),
  );
  const weight = (word: string) =>
    Math.log(1 + documents.length / titles.filter((title) => title.has(word)).length);
  return documents.filter((document, index) => {
    const [type] = foldedLine(document.title).trimStart().match(TITLE_TYPE) ?? [];
    if (type !== undefined && titles[index]!.size <= SHORT_TITLE && !saysType(line, type.trim()))
      return false;
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

/** Nouns that a title may open with; folded. */
const TYPES =
  'ke hoach|chuong trinh|de an|du an|chien luoc|quyet dinh|quy che|quy dinh|nghi quyet|nghi dinh|thong tu|chi thi|huong dan|(?<!\\bphap )luat|bo luat|phap lenh|dieu le|phuong an';
const TYPE_NOUN = new RegExp(String.raw`\b(?:${TYPES})\s+`, 'g');
const TITLE_TYPE = new RegExp(String.raw`^(?:${TYPES})\b`);
/** A title of so many syllables at most is short. */
const SHORT_TITLE = 8;
/** Words between the type and what the document is about. */
const LINKING = /^(?:(?:ve|viec|cua|trien khai|thuc hien|ban hanh|quy dinh|phat trien|so)\s+)+/;
/** Syllables after the type that a title must share for the question to name it… */
const MIN_PHRASE = 3;
/** …or so many ("kế hoạch du lịch") when no other document shares them. */
const MIN_UNIQUE_PHRASE = 2;
/** …and so many when the title has them further in. */
const MIN_INSIDE = 4;

/**
 * Documents whose title has the words that follow a type noun in the question ("kế hoạch y tế số …"): those with the
 * longest match. None when no title has enough of them, or all have the same.
 */
export function byPhrase(question: string, documents: DocumentRecord[]): DocumentRecord[] {
  if (documents.length < 2) return [];
  const asked = foldedLine(question).trimStart();
  const phrases = [...asked.matchAll(TYPE_NOUN)].map((match) =>
    asked
      .slice(match.index + match[0].length)
      .replace(LINKING, '')
      .trim()
      .split(' '),
  );
  const matched = documents.map((document) => {
    const [line, opening] = [nameLine(document), subjectOpening(document.title)];
    return Math.max(
      0,
      ...phrases.map((phrase) => {
        const length = prefixLength(phrase, line);
        // inside a title a few words meet by chance; at its head they name it
        const opens = opening.startsWith(`${phrase.slice(0, Math.min(length, 2)).join(' ')} `);
        return opens || length >= MIN_INSIDE ? length : 0;
      }),
    );
  });
  const longest = Math.max(0, ...matched);
  const chosen = documents.filter((_document, index) => matched[index] === longest);
  if (longest < (chosen.length === 1 ? MIN_UNIQUE_PHRASE : MIN_PHRASE)) return [];
  return chosen.length < documents.length ? chosen : [];
}

/** A title from its subject on: "Quyết định về việc ban hành Quy chế làm việc …" – "lam viec …". */
function subjectOpening(title: string): string {
  let line = foldedLine(title).trimStart();
  for (let before = ''; before !== line; ) {
    before = line;
    line = line
      .replace(TITLE_TYPE, '')
      .trimStart()
      .replace(LINKING, '')
      .replace(/^huong dan\s+/, '');
  }
  return line;
}

/** "pháp luật về môi trường" names no law. */
function saysType(line: string, type: string): boolean {
  return new RegExp(String.raw`(?<!\bphap )\b${type}\b`).test(line);
}

function prefixLength(phrase: string[], line: string): number {
  let length = 0;
  while (length < phrase.length && line.includes(` ${phrase.slice(0, length + 1).join(' ')} `)) length += 1;
  return length;
}

function foldedLine(text: string): string {
  return ` ${readSyllables(text)
    .map((syllable) => syllable.folded)
    .join(' ')} `;
}
