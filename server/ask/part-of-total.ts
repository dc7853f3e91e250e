// Which figure of "Tổng kinh phí là A, trong đó ngân sách tỉnh B, vốn xã hội hóa C" a question means: the total, a part, or none of them.
import { fold } from '../vietnamese/normalise.ts';

/** What follows splits the figure before it. */
const PARTS = /[,;]?\s+(?:trong đó|bao gồm|gồm)\s/iu;
/** Words for money as such name no part of it. */
const GENERIC = new Set(
  'tien|kinh|phi|von|chi|dung|can|het|tong|cong|muc|so|nguon|khoan|ke|hoach'.split('|'),
);

export type Meant = { text: string; start: number };

/**
 * The total or a part, with where it begins in the clause. Every word of the question that the total does not say must be
 * said by the part that is taken, so that "ngân sách trung ương" is not answered with "ngân sách tỉnh"; a word of
 * `about` (the title and the headings) narrows nothing unless a part has it. Null where no part, or more than one, fits.
 */
export function totalOrPart(clause: string, asked: string[], about: string): Meant | null {
  const [total = ''] = clause.split(PARTS);
  if (total.length === clause.length) return { text: clause, start: 0 };
  const parts = [...clause.slice(total.length).matchAll(/(?:[^,;]|,(?=\d))+/gu)]
    .map((match) => ({ text: match[0], start: total.length + match.index, words: wordsOf(match[0]) }))
    .filter(({ text }) => /\d/.test(text));
  const [inTotal, known] = [wordsOf(total), wordsOf(about)];
  const telling = (word: string) => parts.some(({ words }) => words.has(word)) || !known.has(word);
  const required = asked.filter((word) => !inTotal.has(word) && !GENERIC.has(word) && telling(word));
  if (required.length === 0) return { text: total, start: 0 };
  const fits = parts
    .filter(({ words }) => required.every((word) => words.has(word)))
    .map((part) => ({ ...part, said: asked.filter((word) => part.words.has(word)).length }))
    .sort((a, b) => b.said - a.said);
  const [part, next] = fits;
  return !part || part.said === next?.said ? null : { text: part.text, start: part.start };
}

function wordsOf(text: string): Set<string> {
  return new Set(fold(text).split(/[^a-z0-9]+/));
}
