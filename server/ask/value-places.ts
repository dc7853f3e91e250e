// Which of the values in the quoted texts is the one that a question asks about: by the words that each stands with.
import type { Span } from '../domain.ts';
import { splitClauses } from '../vietnamese/sentences.ts';
import { type ContentUnit, coverage, joinTexts, readSyllables, readText } from './terms.ts';

/** How much the words right before a value count beside those of its sentence. */
const OWN_WORDS = 0.5;
/** Values that fit this much worse than the best one are those of something else. */
const MARGIN = 0.02;

/** A text that may say the value, with the headings above it. */
export type Said = { text: string; above: string };
type Range<Value> = Span & { values: Value[] };

/** The values that fit the question best; several when nothing tells them apart, or for a range. */
export function valuesOf<Value extends { span: Span }>(
  said: Said[],
  units: ContentUnit[],
  find: (text: string) => Value[],
): Value[] {
  const placed = said.flatMap(({ text, above }) =>
    splitClauses(text).flatMap(({ start, end }) => placeValues(text.slice(start, end), above, units, find)),
  );
  const best = Math.max(...placed.map(({ fit }) => fit));
  return placed.filter(({ fit }) => fit >= best - MARGIN).flatMap(({ values }) => values);
}

function placeValues<Value extends { span: Span }>(
  sentence: string,
  above: string,
  units: ContentUnit[],
  find: (text: string) => Value[],
): { values: Value[]; fit: number }[] {
  const ranges = joinRanges(sentence, find(sentence));
  const whole = coverage(units, joinTexts(readText(sentence), readText(above))).share;
  const labels = ranges.map((range, at) => sentence.slice(ranges[at - 1]?.end ?? 0, range.start));
  return ranges.map(({ values, end }, at) => {
    const label = at === 0 && labels[1] !== undefined ? parallelPart(labels[0] ?? '', labels[1]) : labels[at];
    const after = at === ranges.length - 1 ? sentence.slice(end) : '';
    const own = coverage(units, readText(`${label} ${after}`)).share;
    return { values, fit: whole + OWN_WORDS * own };
  });
}

/** "từ 5 đến 10 triệu" is one value. */
function joinRanges<Value extends { span: Span }>(sentence: string, found: Value[]): Range<Value>[] {
  const joined: Range<Value>[] = [];
  for (const value of found) {
    const last = joined.at(-1);
    const between = last ? sentence.slice(last.end, value.span.start) : '';
    if (last && /^[^,;.]{0,12}(?:đến|tới|[-–])\s*$/u.test(between)) {
      last.values.push(value);
      last.end = value.span.end;
    } else joined.push({ ...value.span, values: [value] });
  }
  return joined;
}

/** Of "Mức phạt tối đa đối với cá nhân là", beside "đồng, đối với tổ chức là", the part from "đối với" on. */
function parallelPart(first: string, second: string): string {
  // The unit of the value before still stands at the head of the second part.
  const opening = readSyllables(second.replace(/^[^,;]{0,20}[,;]\s*(?:và\s|còn\s)?/u, ''))
    .slice(0, 2)
    .map((syllable) => syllable.text)
    .join(' ');
  const at = opening === '' ? -1 : first.toLowerCase().lastIndexOf(opening);
  return at > 0 ? first.slice(at) : first;
}
