// Makes passages of outline blocks: one each, over-long prose split at sentence ends, ids that stay the same.
import { createHash } from 'node:crypto';
import type { DocumentMeta, Passage, Span } from '../server/domain.ts';
import { splitSentences } from '../server/vietnamese/sentences.ts';
import type { Block } from './blocks.ts';
import type { ReadResult } from './readers/index.ts';
import { lowQuality } from './readers/limits.ts';

/** Longest passage in characters before it is split; rows are never split. */
export const MAX_PASSAGE = 1800;
/** Follows the place in every citation of a page whose recognition is doubtful. */
const LOW_QUALITY_NOTE = 'bản quét, độ tin cậy thấp';

export type ChunkInput = {
  documentId: string;
  text: string;
  pages: ReadResult['pages'];
  meta: DocumentMeta;
  maxLength?: number;
};
type Part = { text: string; spans: Span[] };

/** The passages of a document in order. Headings are no passages unless nothing stands below them. */
export function makePassages(blocks: Block[], input: ChunkInput): Passage[] {
  const parents = new Set(blocks.map((block) => block.node.parent));
  const passages: Passage[] = [];
  for (const block of blocks) {
    if (block.text === '' || block.spans.length === 0) continue;
    if (block.headingLike && (parents.has(block.node.path) || block.row !== null)) continue;
    const isWhole = block.row !== null || block.task !== null;
    const parts = isWhole ? [{ text: block.text, spans: block.spans }] : splitLong(block, input);
    parts.forEach((part, at) => {
      passages.push(toPassage(block, part, at, passages.length, input));
    });
  }
  return passages;
}

/** Id of the passage of a node: readable, stable while the node keeps its path. */
export function passageId(documentId: string, path: string, part = 0): string {
  return `${documentId}:${path}${part === 0 ? '' : `~${part + 1}`}`;
}

function toPassage(block: Block, part: Part, at: number, ordinal: number, input: ChunkInput): Passage {
  const { node } = block;
  const columns = block.row === null || block.row.context.head !== null ? [] : [columnsText(block)];
  const searchText = [input.meta.title, ...block.headings, ...columns, part.text]
    .filter((line) => line !== '')
    .join('\n');
  const start = part.spans[0]?.start ?? 0;
  const page = input.pages.find(({ span }) => span.start <= start && start < span.end);
  return {
    id: passageId(input.documentId, node.path, at),
    documentId: input.documentId,
    path: node.path,
    section: node.section,
    place: (page?.quality ?? 1) < lowQuality ? `${node.place} (${LOW_QUALITY_NOTE})` : node.place,
    kind: node.kind,
    headings: block.headings,
    text: part.text,
    spans: part.spans,
    lines: linesOf(part.spans, input.text),
    page: page?.page ?? null,
    ordinal,
    searchText,
    digest: createHash('sha256').update(part.text).update('\u0000').update(searchText).digest('hex'),
  };
}

/** Column names help the search only where they are not those of every task table. */
function columnsText(block: Block): string {
  const names = block.row?.header?.names ?? [];
  const roles = block.row?.header?.roles ?? [];
  return roles.includes('lead') ? '' : names.filter((name) => name !== '').join(' | ');
}

function linesOf(spans: Span[], text: string): { first: number; last: number } {
  const starts = spans.map((span) => span.start);
  const ends = spans.map((span) => span.end);
  return { first: lineAt(text, Math.min(...starts)), last: lineAt(text, Math.max(...ends)) };
}

/** 1-based line of an offset, by a table of line starts that is made once for each text. */
function lineAt(text: string, offset: number): number {
  const starts = lineStarts(text);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

let latest: { text: string; starts: number[] } = { text: '', starts: [0] };
function lineStarts(text: string): number[] {
  if (latest.text === text) return latest.starts;
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  latest = { text, starts };
  return starts;
}

function splitLong(block: Block, input: ChunkInput): Part[] {
  const limit = input.maxLength ?? MAX_PASSAGE;
  if (block.text.length <= limit) return [{ text: block.text, spans: block.spans }];
  const parts: Part[] = [];
  let current: Span[] = [];
  let length = 0;
  for (const sentence of block.spans.flatMap((span) => cut(input.text, span, limit))) {
    if (length > 0 && length + sentence.end - sentence.start > limit) {
      parts.push(toPart(current, input.text));
      current = [];
      length = 0;
    }
    const last = current.at(-1);
    const touches = last !== undefined && /^\s*$/u.test(input.text.slice(last.end, sentence.start));
    const sameLine = touches && !input.text.slice(last.end, sentence.start).includes('\n');
    if (sameLine) last.end = sentence.end;
    else current.push({ ...sentence });
    length += sentence.end - sentence.start + 1;
  }
  if (current.length > 0) parts.push(toPart(current, input.text));
  return parts;
}

/** Sentences of a span; one longer than the limit is cut between words. */
function cut(text: string, span: Span, limit: number): Span[] {
  const sentences = splitSentences(text.slice(span.start, span.end));
  return sentences.flatMap((sentence) => {
    const pieces: Span[] = [];
    let start = span.start + sentence.start;
    const end = span.start + sentence.end;
    while (end - start > limit) {
      const space = text.lastIndexOf(' ', start + limit);
      const stop = space > start ? space : start + limit;
      pieces.push({ start, end: stop });
      start = text.charAt(stop) === ' ' ? stop + 1 : stop;
    }
    pieces.push({ start, end });
    return pieces;
  });
}

function toPart(spans: Span[], text: string): Part {
  return { spans, text: spans.map((span) => text.slice(span.start, span.end)).join(' ') };
}
