// A stored text as blocks to show: headings, paragraphs, tables, with every character in its place.
import type { NodeKind, OutlineNode, Span } from '../../server/domain.ts';

/** A line of the stored text; `start` and `end` are offsets in it, the line end excluded. */
export type Line = { number: number; start: number; end: number; text: string };

export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4 | 5; anchor: string | null; line: Line }
  | { kind: 'paragraph'; anchor: string | null; line: Line }
  | { kind: 'table'; rows: { anchor: string | null; line: Line }[] };

/** A piece of a line; `mark` is the 1-based number of the highlighted span that covers it. */
export type Piece = { text: string; mark: number | null };

const headingKinds: NodeKind[] = ['part', 'chapter', 'section', 'subsection', 'article', 'heading', 'annex'];

// A longer line that carries a number is a numbered paragraph, not a heading.
const maxHeadingChars = 200;

/** True for the nodes that the table of contents lists. */
export function isOutlined(node: OutlineNode): boolean {
  return headingKinds.includes(node.kind);
}

/** Id of the place where the node at this position of the outline starts. */
export function anchorAt(position: number): string {
  return `muc-${position + 1}`;
}

/** Blocks of a text in order (`nodes` in document order); blank lines are left out, and tables cut only by blank lines are one table. */
export function documentBlocks(text: string, nodes: OutlineNode[]): Block[] {
  const starts = firstNodeByLine(nodes);
  const depths = headingDepths(nodes);
  const blocks: Block[] = [];
  for (const line of linesOf(text)) {
    if (line.text.trim() === '') continue;
    const start = starts.get(line.number);
    const node = start?.node ?? null;
    const anchor = start ? anchorAt(start.position) : null;
    const last = blocks.at(-1);
    if (line.text.includes('\t')) {
      if (last?.kind === 'table') last.rows.push({ anchor, line });
      else blocks.push({ kind: 'table', rows: [{ anchor, line }] });
    } else if (node !== null && isOutlined(node) && line.text.length <= maxHeadingChars) {
      const level = Math.min(5, 2 + (depths.get(node.path) ?? 0)) as 2 | 3 | 4 | 5;
      blocks.push({ kind: 'heading', level, anchor, line });
    } else {
      blocks.push({ kind: 'paragraph', anchor, line });
    }
  }
  return blocks;
}

/** Lines of a text with their offsets. */
export function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((content, index) => {
    const line = { number: index + 1, start, end: start + content.length, text: content };
    start = line.end + 1;
    return line;
  });
}

/** Cuts the text from `start` where highlighted spans begin and end; the pieces joined are the text. */
export function piecesOf(text: string, start: number, highlights: Span[]): Piece[] {
  const end = start + text.length;
  const cuts = new Set([start, end]);
  for (const span of highlights) {
    if (span.start > start && span.start < end) cuts.add(span.start);
    if (span.end > start && span.end < end) cuts.add(span.end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((edge, index) => {
    const from = edges[index] ?? start;
    const covering = highlights.findIndex((span) => span.start <= from && span.end >= edge);
    return { text: text.slice(from - start, edge - start), mark: covering === -1 ? null : covering + 1 };
  });
}

// Several nodes can start on a line (a section and its first paragraph): the outermost one names it.
function firstNodeByLine(nodes: OutlineNode[]): Map<number, { node: OutlineNode; position: number }> {
  const starts = new Map<number, { node: OutlineNode; position: number }>();
  nodes.forEach((node, position) => {
    const known = starts.get(node.lines.first);
    if (!known || (!isOutlined(known.node) && isOutlined(node))) {
      starts.set(node.lines.first, { node, position });
    }
  });
  return starts;
}

function headingDepths(nodes: OutlineNode[]): Map<string, number> {
  const byPath = new Map(nodes.map((node) => [node.path, node]));
  const depths = new Map<string, number>();
  for (const node of nodes) {
    let depth = 0;
    const seen = new Set([node.path]);
    let parent = node.parent;
    while (parent !== null && !seen.has(parent)) {
      seen.add(parent);
      const above = byPath.get(parent);
      if (above && isOutlined(above)) depth += 1;
      parent = above?.parent ?? null;
    }
    depths.set(node.path, depth);
  }
  return depths;
}
