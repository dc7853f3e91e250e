// Plain text of a Markdown sentence, its segments by citation, and the words that the checks compare.
import { fold } from '../../vietnamese/normalise.ts';
import { syllables } from '../../vietnamese/tokens.ts';
import { normaliseTone } from '../../vietnamese/tone.ts';
import type { GateSource, Segment } from './types.ts';

const MARKS = /(?:\s*\[\d{1,4}\])+/gu;

/** Markdown without its signs (emphasis, list and quote marks, table bars); citation marks stay. */
export function plainText(markdown: string): string {
  return markdown
    .normalize('NFC')
    .replace(/^[ \t]*(?:>[ \t]*)*(?:[-*+•][ \t]+|\d{1,3}[.)][ \t]+(?=\S)|#{1,6}[ \t]+)?/gmu, '')
    .replace(/(\*\*|__|`)/gu, '')
    .replace(/(^|[\s(“"])[*_](?=\S)|(?<=\S)[*_](?=[\s).,;:”"]|$)/gu, '$1')
    .replace(/[ \u00a0]+/gu, ' ')
    .trim();
}

/** Cuts a sentence after each group of marks; what follows the last group belongs to that group. */
export function segmentsOf(text: string, sourceOf: (marker: number) => GateSource | null): Segment[] | null {
  const all = new Set([...text.matchAll(/\[(\d{1,4})\]/gu)].map((match) => Number(match[1])));
  const segments: Segment[] = [];
  let start = 0;
  for (const group of text.matchAll(MARKS)) {
    const markers = [...group[0].matchAll(/\d+/gu)].map((match) => Number(match[0]));
    const sources = markers.map(sourceOf).filter((source) => source !== null);
    if (sources.length < markers.length) return null;
    segments.push({ text: text.slice(start, group.index).trim(), sources, markerCount: all.size });
    start = group.index + group[0].length;
  }
  const tail = text.slice(start).trim();
  const last = segments.at(-1);
  if (last !== undefined && /[\p{L}\d]/u.test(tail)) last.text = `${last.text} ${tail}`;
  return mergeEmpty(segments);
}

/** Everything a source says that its citation may be used for. */
export function contextOf(source: GateSource): string {
  return [source.title, ...source.headings, source.place, source.text].join('\n');
}

/** Lower case, one tone placement, single spaces, plain quotes and dashes: for exact comparison. */
export function exactForm(text: string): string {
  return normaliseTone(text)
    .toLowerCase()
    .replace(/\*/gu, '')
    .replace(/[“”„"]/gu, '"')
    .replace(/[–—]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Words in lower case, with one spelling for the commonest variants ("hàng năm" = "hằng năm"). */
export function wordsOf(text: string): string[] {
  return syllables(text).map((word) => SAME_WORD.get(word) ?? word);
}

/** Folded words, for patterns that are written without diacritics. */
export function foldedWords(text: string): string[] {
  return syllables(text).map(fold);
}

const SAME_WORD = new Map([
  ['hàng', 'hằng'],
  ['xoá', 'xóa'],
  ['số', 'số'],
  ['lý', 'lý'],
  ['lí', 'lý'],
  ['tỉ', 'tỷ'],
]);

function mergeEmpty(segments: Segment[]): Segment[] {
  const merged: Segment[] = [];
  for (const segment of segments) {
    const last = merged.at(-1);
    if (last !== undefined && !/\p{L}/u.test(segment.text)) last.sources.push(...segment.sources);
    else merged.push(segment);
  }
  return merged;
}
