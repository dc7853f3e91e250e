// The floor of content: what a sentence speaks about stands in the passages that it cites.
import type { Span } from '../../domain.ts';
import { findDates } from '../../vietnamese/dates.ts';
import { findDocumentNumbers } from '../../vietnamese/document-number.ts';
import { fold } from '../../vietnamese/normalise.ts';
import { findNumbers } from '../../vietnamese/numbers.ts';
import { multiplesIn } from './figure-reading.ts';
import { lightPositions } from './light-words.ts';
import { contextOf, wordsOf } from './text.ts';
import type { Check, GateContext, GateSource, Segment } from './types.ts';

/** Share of content words that may be the writer's own; chosen on evals/mutations. */
const MAX_NOVEL_SHARE = 0.34;
/** Share of content words that must stand in the passage itself, not only in its title and headings. */
const MIN_BODY_SHARE = 0.4;
/** Each source of a group of marks holds at least this share of the content words. */
const MIN_SHARE_PER_SOURCE = 0.3;

/** Two words of the source that belong together stand at most this far apart. */
const NEAR_WORDS = 6;
/** A name of this many words after its capital is taken as one. */
const NAME_WORDS = 4;
/** Put where something was taken out or a sign stands, so that the words on both sides are no neighbours: a light word. */
const GAP = ' và ';

type Coverage = { total: number; novel: string[]; compound: string | null; covered: number };

/** Fails when the sentence speaks of a thing that its sources do not, or shares too little with one of them. */
export const checkOverlap: Check = (segment, context) => {
  const words = wordsOf(withoutRecognised(segment.text, context));
  const capitals = capitalWords(segment.text);
  // The name of an agency says nothing about the subject: "Sở Tài chính" does not make a sentence on finance true.
  const contexts = segment.sources.map((source) => withoutAgencies(contextOf(source), context));
  const whole = coverage(words, contexts.join(' . '), segment, capitals);
  if (whole.compound !== null) return { reason: 'unsupported', detail: whole.compound };
  if (whole.novel.length > Math.max(1, whole.total * MAX_NOVEL_SHARE))
    return { reason: 'unsupported', detail: whole.novel.join(' ') };
  if (whole.total < 3) return null;
  const share = (text: string) => coverage(words, text, segment, capitals).covered / whole.total;
  if (share(segment.sources.map(bodyOf).join(' . ')) < MIN_BODY_SHARE)
    return { reason: 'unsupported', detail: 'only title and headings' };
  const idle = segment.sources.find(
    (source) => share(`${bodyOf(source)} . ${source.headings.join(' . ')}`) < MIN_SHARE_PER_SOURCE,
  );
  return idle === undefined ? null : { reason: 'unsupported', detail: 'a cited source does not speak of it' };
};

function withoutAgencies(text: string, context: GateContext): string {
  let out = text;
  for (const { span, collective } of context.findAgencies(text)) {
    if (!collective) out = out.slice(0, span.start) + ' '.repeat(span.end - span.start) + out.slice(span.end);
  }
  return out;
}

function bodyOf(source: GateSource): string {
  // the name of a figure may stand in any of the heads above its row
  const above = source.hasFigures ? source.headings : source.headings.slice(-1);
  return [...above, source.text].join('\n');
}

/** How much of the words a text holds; `compound` is two or more neighbouring words that it does not have together. */
function coverage(words: string[], text: string, segment: Segment, capitals: Set<string>): Coverage {
  const source = wordsOf(text);
  const known = new Set(source);
  const pairs = new Set(source.slice(1).map((word, index) => `${source[index]} ${word}`));
  const places = Map.groupBy(source.keys(), (at) => source[at] ?? '');
  const acronyms = coveredByAcronym(words, text, source, segment.text);
  const light = lightPositions(words);
  const novel: string[] = [];
  let total = 0;
  let run: string[] = [];
  let compound: string | null = null;
  const endRun = () => {
    const name = run.find((word) => capitals.has(word) && !known.has(word));
    if (run.length >= 2 || name !== undefined) compound ??= run.join(' ');
    run = [];
  };
  words.forEach((word, index) => {
    if (light.has(index)) {
      endRun();
      return;
    }
    total += 1;
    if (known.has(word) && breaksName(words, index, light, capitals, pairs))
      compound ??= `${words[index - 1]} ${word}`;
    const isKnown =
      acronyms.has(index) ||
      (known.has(word) &&
        (!hasCompany(words, index, light) ||
          inPair(words, index, pairs) ||
          (!inName(words, index, light, capitals) && isNear(words, index, light, places))));
    if (isKnown) {
      endRun();
      return;
    }
    if (!known.has(word)) novel.push(word);
    run.push(word);
  });
  endRun();
  return { total, novel, compound, covered: total - novel.length - (compound === null ? 0 : 1) };
}

function hasCompany(words: string[], index: number, light: Set<number>): boolean {
  const isContent = (at: number) => words[at] !== undefined && !light.has(at);
  return isContent(index - 1) || isContent(index + 1);
}

function inPair(words: string[], index: number, pairs: Set<string>): boolean {
  const [before, word, after] = [words[index - 1], words[index], words[index + 1]];
  return pairs.has(`${before} ${word}`) || pairs.has(`${word} ${after}`);
}

/** A neighbour of the word stands close to it in the source too: "mượn sách" of "mượn tối đa 05 cuốn sách". */
function isNear(words: string[], index: number, light: Set<number>, places: Map<string, number[]>): boolean {
  const own = places.get(words[index] ?? '') ?? [];
  return [index - 1, index + 1]
    .filter((at) => words[at] !== undefined && !light.has(at))
    .some((at) =>
      (places.get(words[at] ?? '') ?? []).some((other) =>
        own.some((place) => Math.abs(place - other) <= NEAR_WORDS),
      ),
    );
}

/** "Nền tảng dữ liệu lớn": within a few words of the capital a name goes on as the source has it. */
function breaksName(
  words: string[],
  index: number,
  light: Set<number>,
  capitals: Set<string>,
  pairs: Set<string>,
): boolean {
  if (light.has(index - 1) || words[index - 1] === undefined) return false;
  for (let at = index - 1; at >= index - NAME_WORDS && at >= 0 && !light.has(at); at--)
    if (capitals.has(words[at] ?? '')) {
      const startsAnother = !light.has(index + 1) && pairs.has(`${words[index]} ${words[index + 1]}`);
      return !pairs.has(`${words[index - 1]} ${words[index]}`) && !startsAnother;
    }
  return false;
}

/** Part of a name that starts with a capital: its words stand together or it is another name. */
function inName(words: string[], index: number, light: Set<number>, capitals: Set<string>): boolean {
  for (let at = index; at >= 0 && !light.has(at); at--) if (capitals.has(words[at] ?? '')) return true;
  return false;
}

/** Words that start with a capital inside the sentence: heads of names ("Cổng dữ liệu mở"). */
function capitalWords(text: string): Set<string> {
  const inside = text.replace(/^[^\p{L}]*\p{L}+/u, '');
  return new Set((inside.match(/(?<=[\p{L}\d,;)] )\p{Lu}\p{Ll}+/gu) ?? []).flatMap(wordsOf));
}

/** Numbers, dates, document numbers and agencies have checks of their own. */
function withoutRecognised(text: string, context: GateContext): string {
  const spans = [...findDates(text), ...findDocumentNumbers(text), ...context.findAgencies(text)]
    .map((found) => found.span)
    .concat(numberSpans(text));
  let out = '';
  let at = 0;
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    out += `${text.slice(at, start)}${GAP}`;
    at = end;
  }
  return `${out}${text.slice(at)}`.replace(/[,;:()]|\s[–—]\s/gu, GAP);
}

/** A number with its measure: "30 ngày", "1.500 m2"; what else is counted is content. */
function numberSpans(text: string): Span[] {
  return [...findNumbers(text), ...multiplesIn(text)].map(({ span }) => {
    const unit =
      /^ ?(?:%|phần trăm|điểm phần trăm|ngày làm việc|(?:nghìn |triệu |tỷ |ngàn )*(?:đồng|usd)|(?:nghìn|triệu|tỷ|ngày|tháng|năm|tuần|giờ|phút|giây|lần|quý|km2?|m[23]?|ha|kg|tấn)(?!\p{L}))(?:\/\p{L}+)?/iu.exec(
        text.slice(span.end),
      );
    return { start: span.start, end: span.end + (unit?.[0].length ?? 0) };
  });
}

/** "thủ tục hành chính" for "TTHC" and the reverse: initials of consecutive words. */
function coveredByAcronym(words: string[], text: string, source: string[], sentence: string): Set<number> {
  const covered = new Set<number>();
  const acronyms = new Set((text.match(/\p{Lu}{2,8}/gu) ?? []).map(fold));
  const initialsOf = (list: string[]) => fold(list.map((word) => word.charAt(0)).join(''));
  const sourceInitials = initialsOf(source);
  words.forEach((word, index) => {
    for (let length = 2; length <= 6 && index + length <= words.length; length++) {
      const isSpelledOut = acronyms.has(initialsOf(words.slice(index, index + length)));
      // Two initials fit too many pairs of words: a spelled-out acronym has three words or more.
      if (!isSpelledOut || length < 3) continue;
      for (let offset = 0; offset < length; offset++) covered.add(index + offset);
    }
    const isAcronym = word.length >= 3 && sentence.includes(word.toUpperCase());
    if (isAcronym && sourceInitials.includes(fold(word))) covered.add(index);
  });
  return covered;
}
