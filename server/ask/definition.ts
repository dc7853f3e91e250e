// Questions about what a term means, and the passages that define it or write an abbreviation out.
import { fold } from '../vietnamese/normalise.ts';
import { readSyllables } from './terms.ts';

const DOCUMENT =
  '(?:nghi dinh|luat|bo luat|thong tu|nghi quyet|quyet dinh|quy che|quy dinh|ke hoach|van ban|phap luat|dieu le|huong dan)';
/** "theo Nghị định …", "trong Quy chế này": where the term is looked for, not the term. */
const source = new RegExp(
  String.raw`\s*\b(?:theo|trong|tai|cua|o) (?:cac )?(?:phan giai thich tu ngu|${DOCUMENT})\b.*$`,
);
const opening = new RegExp(String.raw`^(?:theo|trong|tai) (?:.*?)${DOCUMENT}[^,]*, `);
const before =
  /^(?:cho (?:toi )?(?:biet|hoi) |xin hoi )?(?:the nao (?:la|duoc goi la|duoc coi la)|khai niem|dinh nghia(?: ve)?|giai thich(?: tu| cum tu| khai niem| thuat ngu)?|cum tu|thuat ngu|tu viet tat|viet tat)\s+/;
const after =
  /\s+(?:la (?:gi|sao|nhung (?:gi|ai)|ai)|(?:co )?nghia la|(?:la )?(?:nhu )?the nao|(?:la )?ra sao|la viet tat|viet tat|(?:duoc|co the) (?:hieu|dinh nghia|giai thich|goi|quy dinh)|hieu (?:la|nhu|the)|gom nhung|bao gom nhung|quy dinh|quy che .* dinh nghia)\b.*$/;
const defines = /^(?:quy che|nghi dinh|luat|thong tu|ke hoach|van ban)\b.*? (?:dinh nghia|giai thich)\s+/;

/** The folded terms that a question asks the meaning of, surest first: what is quoted, what stands beside "là gì". */
export function termsAsked(question: string): string[] {
  const quoted = [...question.matchAll(/[“"]([^”"]{2,80})[”"]/gu)].map((match) => folded(match[1] ?? ''));
  const line = folded(question, true);
  const bare = line
    .replace(opening, '')
    .replace(before, '')
    .replace(defines, '')
    .replace(after, '')
    .replace(source, '')
    .trim();
  return [...new Set([...quoted, bare.replace(/,/g, '').replace(/\s+/g, ' ').trim()])].filter(
    (term) => term !== '',
  );
}

/** "X là …", "“X” được hiểu là …" at the head of a text, or "… (X)" where an abbreviation is written out. */
export function definesTerm(text: string, terms: string[]): boolean {
  const line = ` ${folded(text.replace(/["“”*]/gu, ''), true)} `;
  const bare = line.replace(/^ (?:dieu \d+ |\d+(?:[.)] | )|[a-z]{1,2}[)] |[a-z] |[-+•] )*/u, '');
  return terms.some((term) => {
    const word = escaped(term);
    const named = new RegExp(
      String.raw`\(\s*(?:[^)]{0,60}\bgoi (?:tat |chung )?la\s+|viet tat la\s+)?${word}\s*\)`,
    );
    const begins = new RegExp(
      String.raw`^ ?(?:cac |nhung )?${word}(?: \([^)]*\))?,? (?:la|duoc hieu|gom|bao gom)\b`,
    );
    return (text.includes('(') && named.test(bracketed(text))) || begins.test(line) || begins.test(bare);
  });
}

/** "Thế nào là cán bộ?", "Khái niệm …": nothing but a definition is asked; what only speaks of the term is none. */
export function asksOnlyMeaning(question: string): boolean {
  return /^(?:theo [^,]{1,80}, )?(?:the nao la|khai niem|dinh nghia)\b/.test(fold(question).trim());
}

/** True when the question asks what a term means: "X là gì", "“X” là những ai". */
export function asksMeaning(question: string): boolean {
  return /[“"][^”"]{2,80}[”"].*\bla (?:nhung )?(?:ai|gi)\b/u.test(fold(question));
}

/** Folded words on one line; commas kept on demand, since they end a term. */
function folded(text: string, commas = false): string {
  const parts = commas ? text.split(',') : [text];
  return parts
    .map((part) =>
      readSyllables(part)
        .map((syllable) => syllable.folded)
        .join(' '),
    )
    .join(commas ? ', ' : ' ')
    .trim();
}

/** Folded text that keeps its round brackets. */
function bracketed(text: string): string {
  return text
    .split(/([()])/u)
    .map((part) => (part === '(' || part === ')' ? part : folded(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
