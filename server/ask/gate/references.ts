// References to clauses: "điểm a khoản 2 Điều 13" is what the source says of itself or refers to in its own text.
import { fold } from '../../vietnamese/normalise.ts';
import type { Check, GateSource } from './types.ts';

type Part = { kind: string; value: string; start: number; printed: string };

const PART =
  /(?<!\p{L})(?:(điểm) ([a-zđ])(?![\p{L}\d])|(khoản|điều|chương|phụ lục|mẫu số|mẫu|mục) (\d{1,3}(?:\.\d+)*[a-zđ]?|[ivxlc]+)(?![\p{L}\d/%]|[.,/]\d))/gu;
/** How a sentence names where it stands, rather than a clause that the rule itself speaks of. */
const ATTRIBUTES = /(?:^\W*|[(,;:] ?)(?:(?:theo|tai|can cu|quy dinh tai|theo quy dinh tai) )?$/u;

/** Fails on a clause, article, annex or form that the cited sources neither are nor refer to. */
export const checkReferences: Check = (segment) => {
  const said = partsIn(segment.text);
  if (said.length === 0) return null;
  const inText = new Set(segment.sources.flatMap((source) => partsIn(bodyOf(source)).map(keyOf)));
  const own = new Set(segment.sources.flatMap(ownPlace));
  const refersInside = new Set([...inText].map((key) => key.slice(0, key.lastIndexOf(' '))));
  for (const part of said) {
    if (inText.has(keyOf(part))) continue;
    const isOwn = own.has(keyOf(part));
    if (!isOwn) return { reason: 'reference', detail: part.printed };
    // The rule refers to a clause of its own kind, and the sentence puts its own place there instead.
    if (refersInside.has(part.kind) && !isAttribution(segment.text, part, said))
      return { reason: 'reference', detail: part.printed };
  }
  return null;
};

/** The source's own place as an official gives it: its label, its headings, its place. */
function ownPlace(source: GateSource): string[] {
  const label = /^\s*(?:(\d{1,3})\.\s|([a-zđ])\)\s)/u.exec(source.text);
  const named = partsIn([source.title, ...source.headings, source.place].join('\n')).map(keyOf);
  const points = source.headings.flatMap((heading) => /^(\d{1,3})\.\s/u.exec(heading)?.[1] ?? []);
  const section = /\(([^()]+)\)\s*$/u.exec(source.place)?.[1] ?? '';
  const dotted = /^điều (\d+)(?:\.(\d+))?(?:\.([a-zđ]))?$/iu.exec(section);
  return [
    ...named,
    ...(label?.[1] === undefined ? [] : [`khoản ${Number(label[1])}`]),
    ...(label?.[2] === undefined ? [] : [`điểm ${label[2]}`]),
    ...points.map((point) => `khoản ${Number(point)}`),
    ...(dotted?.[2] === undefined ? [] : [`khoản ${dotted[2]}`]),
    ...(dotted?.[3] === undefined ? [] : [`điểm ${dotted[3]}`]),
  ];
}

function bodyOf(source: GateSource): string {
  return source.text.replace(/^\s*(?:điều\s+\d+|\d{1,3})\.\s/iu, ' ');
}

/** True when the chain of references that the part belongs to opens the sentence or stands in brackets. */
function isAttribution(text: string, part: Part, said: Part[]): boolean {
  const folded = fold(text);
  let start = part.start;
  for (const other of said.toReversed())
    if (other.start < start && folded.slice(other.start + other.printed.length, start).trim() === '')
      start = other.start;
  return ATTRIBUTES.test(folded.slice(0, start));
}

function partsIn(text: string): Part[] {
  return [...text.toLowerCase().matchAll(PART)].map((match) => {
    const kind = (match[1] ?? match[3] ?? '').replace('mẫu số', 'mẫu');
    const value = match[2] ?? match[4] ?? '';
    return {
      kind,
      value: /^\d+$/u.test(value) ? String(Number(value)) : value,
      start: match.index,
      printed: text.slice(match.index, match.index + match[0].length),
    };
  });
}

function keyOf(part: Part): string {
  return `${part.kind} ${part.value}`;
}
