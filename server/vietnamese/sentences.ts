// Sentences and clauses of Vietnamese administrative text, as verbatim spans that leave out white space only.
import type { Span } from '../domain.ts';

/** Abbreviations that end in a full stop inside a sentence; compared as printed in lower case. */
const ABBREVIATIONS = new Set(
  'tp tx tt q p h x đ tm kt tl tuq ts ths th pgs gs bs ks cn cv nxb đt sđt đc tr vd st mr mrs dr no nr ô đ/c v.v v'.split(
    ' ',
  ),
);
/** Abbreviations of a signature block count only in capitals: "CT." is a title, "ct." is not. */
const CAPITAL_ABBREVIATIONS = new Set('CT PCT CVP PCVP GĐ PGĐ KTT TP PP BT TBT UVTW'.split(' '));
/** What numbers its heading: "Điều 5. Phạm vi" is one sentence. */
const LABEL =
  /^[\s"“(*_-]*(?:(?:điều|khoản|mục|tiểu mục|chương|phần|phụ lục|bảng|hình|biểu|mẫu|bước|câu|nhóm|quy trình)\s+)?(?:\d{1,3}(?:\.\d{1,3})*[a-zđ]?|[ivxlc]{1,6}(?:\.\d{1,3})*|[a-zđ](?:\.\d{1,3})*)$/iu;
const TERMINATOR = /\.\/\.?|[.!?…]+/gu;
const CLOSING = /[”"’»)\]*]/u;
/** Longest parenthesis within which a full stop does not end the sentence, in UTF-16 units. */
const MAX_PARENTHESIS = 400;

/** Words that open a sub-clause after a comma. */
const CLAUSE_OPENERS =
  /^(?:đồng thời|trong đó|nhưng|tuy nhiên|song|trường hợp|ngoài ra|bên cạnh đó|mặt khác|qua đó|từ đó|trừ trường hợp|ngoại trừ|góp phần|nhằm|đảm bảo|bảo đảm|bao gồm|cụ thể|riêng|nếu|dong thoi|trong do|nhung|tuy nhien|truong hop|ngoai ra|ngoai tru|gop phan|nham|dam bao|bao dam|bao gom|cu the|neu)(?![\p{L}])/iu;

/**
 * The sentences of a text in order. A paragraph ends a sentence, except where a line was broken in mid-sentence
 * (no end mark before, a small letter after); a tab (table cell) ends one too. A full stop does not end a sentence
 * inside a number, after an abbreviation ("TP.", "TM."), an initial or a leading label ("2.1.", "a)", "Điều 5."), nor
 * inside a short parenthesis. The spans are verbatim, do not overlap and cover everything but white space.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  for (const block of splitBlocks(text)) splitBlock(text, block, spans);
  return spans;
}

/**
 * The clauses of a text: sentences cut after ";", after ":" and before a sub-clause that follows a comma
 * ("…, đồng thời …", "…, góp phần …"), never inside parentheses. Spans as in `splitSentences`.
 */
export function splitClauses(text: string): Span[] {
  const spans: Span[] = [];
  for (const sentence of splitSentences(text)) {
    let start = sentence.start;
    let depth = 0;
    for (let at = sentence.start; at < sentence.end; at++) {
      const mark = text.charAt(at);
      if (mark === '(') depth++;
      if (mark === ')') depth = Math.max(0, depth - 1);
      if (depth > 0 || !/[;:,]/.test(mark) || !/\s/.test(text.charAt(at + 1))) continue;
      if (mark === ',' && !CLAUSE_OPENERS.test(text.slice(at + 1, at + 30).trimStart())) continue;
      push(text, start, at + 1, spans);
      start = at + 1;
    }
    push(text, start, sentence.end, spans);
  }
  return spans;
}

/** Cells and paragraphs: cut at tabs and at line breaks, unless the line clearly goes on. */
function splitBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/\t|\n[^\S\t]*/gu)) {
    const after = match.index + match[0].length;
    if (
      match[0] !== '\t' &&
      goesOn(text.slice(Math.max(start, match.index - 80), match.index), text.slice(after, after + 5))
    )
      continue;
    blocks.push({ start, end: match.index });
    start = after;
  }
  blocks.push({ start, end: text.length });
  return blocks;
}

/** A line broken in mid-sentence: no end mark before, a small letter after that is not the label of a point. */
function goesOn(before: string, after: string): boolean {
  return (
    /[\p{L}\d,)]$/u.test(before.trimEnd()) &&
    /^\p{Ll}/u.test(after) &&
    !/^(?:[a-zđ][).]|[ivx]+[.)])/u.test(after)
  );
}

function splitBlock(text: string, block: Span, spans: Span[]): void {
  const body = text.slice(block.start, block.end);
  const hasCapitals = /\p{Lu}/u.test(body);
  let start = 0;
  for (const match of body.matchAll(TERMINATOR)) {
    let end = match.index + match[0].length;
    while (end < body.length && CLOSING.test(body.charAt(end)) && !opensLater(body, start, end)) end++;
    if (match.index < start || !endsSentence(body, start, match.index, match[0], end, hasCapitals)) continue;
    push(text, block.start + start, block.start + end, spans);
    start = end;
  }
  push(text, block.start + start, block.end, spans);
}

/** A straight quote that opens a quotation does not belong to the sentence before it. */
function opensLater(body: string, start: number, at: number): boolean {
  if (body.charAt(at) !== '"') return false;
  return (body.slice(start, at).match(/"/g) ?? []).length % 2 === 0;
}

function endsSentence(
  body: string,
  start: number,
  at: number,
  mark: string,
  end: number,
  hasCapitals: boolean,
): boolean {
  const after = body.slice(end, end + 40);
  const next = after.trimStart();
  if (next === '') return true;
  // The end of what stands before is enough to judge by, and keeps long texts linear.
  const before = body.slice(Math.max(start, at - 80), at);
  if (insideParenthesis(body, start, end)) return false;
  if (mark.startsWith('./')) return /^\s/.test(after);
  if (!/^\s/.test(after))
    return (
      mark === '.' && /\p{Ll}{2}$/u.test(before) && /^\p{Lu}(?:\p{Ll}|\s)/u.test(after) && /\s/u.test(before)
    );
  if (/[!?]/.test(mark)) return true;
  const startsSmall = /^\p{Ll}/u.test(next);
  if (/\.\.|…/.test(mark)) return !startsSmall && !/^[;,:)]/.test(next);
  if (startsSmall && hasCapitals) return false;
  if (/^[,;:)]/.test(next)) return false;
  return !(at - start < 80 && LABEL.test(before)) && !endsWithAbbreviation(before);
}

function endsWithAbbreviation(before: string): boolean {
  const word = /[\p{L}\p{M}/.]+$/u.exec(before)?.[0] ?? '';
  if (word === '') return false;
  if (/^\p{Lu}$/u.test(word))
    return !/(?:quý|mục|phần|chương|lục|kỳ|cấp|hạng|nhóm|bảng|khu|lớp|loại)\s+\p{Lu}$/iu.test(before);
  if (CAPITAL_ABBREVIATIONS.has(word)) return true;
  if (/^\p{Lu}(?:\.\p{Lu})+$/u.test(word)) return true;
  // One- and two-letter words in small letters are ordinary syllables ("q." and "tr." apart they end sentences).
  const small = word.toLowerCase();
  if (!ABBREVIATIONS.has(small)) return false;
  return small.length > 1 || word !== small;
}

function insideParenthesis(body: string, start: number, at: number): boolean {
  const before = body.slice(Math.max(start, at - MAX_PARENTHESIS), at);
  const open = before.lastIndexOf('(');
  if (open < 0 || before.includes(')', open)) return false;
  const close = body.slice(at, at + MAX_PARENTHESIS).indexOf(')');
  return close >= 0 && close + before.length - open <= MAX_PARENTHESIS;
}

function push(text: string, from: number, to: number, spans: Span[]): void {
  const piece = text.slice(from, to);
  const start = from + (piece.length - piece.trimStart().length);
  const end = from + piece.trimEnd().length;
  if (end > start) spans.push({ start, end });
}
