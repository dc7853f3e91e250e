// HTML → paragraphs and tables, for pages saved from the web and for what mammoth makes of Word files.
import { type CheerioAPI, load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { collapseSpaces } from '../../server/vietnamese/normalise.ts';
import { paragraph, type ReadBlock } from './canonical.ts';
import { listNumber } from './list-numbers.ts';
import { type SpanCell, tableBlocks } from './table-grid.ts';

const DROPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'nav',
  'svg',
  'iframe',
  'object',
  'select',
  'button',
]);
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const LETTERHEAD = /\t\s*(?:cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*[-–]\s*tự\s+do)|^\s*số\s*:.*\t.*ngày/iu;
const LIST_TYPES: Record<string, string> = {
  I: 'upperRoman',
  i: 'lowerRoman',
  A: 'upperLetter',
  a: 'lowerLetter',
};
/** Nesting deeper than any document has; beyond it the text is taken flat. */
const MAX_DEPTH = 200;

/** Blocks of a page, and its title ('' when it has none). */
export function htmlBlocks(html: string): { blocks: ReadBlock[]; title: string } {
  const $ = load(html);
  const walk = new Walk();
  walk.children($.root()[0]?.children ?? [], 0, $);
  walk.flush();
  return { blocks: walk.blocks, title: collapseSpaces($('head > title').first().text()) };
}

class Walk {
  blocks: ReadBlock[] = [];
  #line = '';
  /** Number or dash of a list item, printed before its first text. */
  #mark = '';

  children(nodes: readonly AnyNode[], depth: number, $: CheerioAPI): void {
    for (const node of nodes) this.node(node, depth, $);
  }

  flush(): void {
    if (collapseSpaces(this.#line) !== '') {
      const [first = '', ...others] = tabbedColumns(this.#line);
      this.blocks.push(paragraph(this.#mark + first), ...others.map((line) => paragraph(line)));
      this.#mark = '';
    }
    this.#line = '';
  }

  node(node: AnyNode, depth: number, $: CheerioAPI): void {
    if (node.type === 'text') {
      this.#line += node.data;
      return;
    }
    if (!isElement(node) || DROPPED.has(node.name) || isBackLink(node)) return;
    if (depth > MAX_DEPTH) {
      this.#line += ` ${$(node).text()} `;
    } else if (node.name === 'br') this.flush();
    else if (node.name === 'table') {
      this.flush();
      this.blocks.push(...readTable(node, depth, $));
    } else if (BLOCKS.has(node.name)) this.block(node, depth, $);
    else this.children(node.children, depth + 1, $);
  }

  block(node: Element, depth: number, $: CheerioAPI): void {
    this.flush();
    if (node.name === 'li') this.#mark = listMark(node, $);
    this.children(node.children, depth + 1, $);
    this.flush();
    if (node.name === 'li') this.#mark = '';
  }
}

/** "3. " for the third item of a numbered list, "- " for a bullet, "[1] " for a note at the end. */
function listMark(item: Element, $: CheerioAPI): string {
  const list = item.parent;
  if (list === null || !('name' in list) || list.name !== 'ol') return '- ';
  const position = $(list).children('li').toArray().indexOf(item);
  // mammoth numbers the marks of notes by their order
  if (/^(?:foot|end)note-/u.test(item.attribs.id ?? '')) return `[${position + 1}] `;
  const first = Number(list.attribs.start ?? 1);
  const format = LIST_TYPES[list.attribs.type ?? ''] ?? 'decimal';
  return `${listNumber((Number.isInteger(first) ? first : 1) + position, format)}. `;
}

/** A table with those inside it: a frame around them is no table, inside any other they follow it as tables of their own. */
function readTable(table: Element, depth: number, $: CheerioAPI): ReadBlock[] {
  const rows = $(table).find('> tr, > thead > tr, > tbody > tr, > tfoot > tr').toArray();
  const nested: ReadBlock[] = [];
  const inside: ReadBlock[] = [];
  const cells = rows.map((row) =>
    $(row)
      .children('td, th')
      .toArray()
      .map((cell): SpanCell => {
        const blocks = cellBlocks(cell, depth, $);
        inside.push(...blocks);
        // what stands around an inner table goes with it, and parts it from the table that holds it
        const holds = blocks.some(isDataTable);
        if (holds) nested.push(...blocks);
        return {
          lines: holds ? [] : linesOf(blocks),
          colspan: span(cell.attribs.colspan),
          rowspan: span(cell.attribs.rowspan),
        };
      }),
  );
  const isFrame = rows.length === 1 || cells.every((row) => row.length <= 1);
  return nested.length > 0 && isFrame ? inside : [...tableBlocks(cells), ...nested];
}

function cellBlocks(cell: Element, depth: number, $: CheerioAPI): ReadBlock[] {
  const walk = new Walk();
  walk.children(cell.children, depth + 1, $);
  walk.flush();
  return walk.blocks;
}

function isDataTable(block: ReadBlock): boolean {
  return block.kind === 'table' && block.rows.length > 1 && (block.rows[0]?.length ?? 0) > 1;
}

/** Lines of a cell; a small table within it is flattened, its cells joined by spaces. */
function linesOf(blocks: ReadBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map((row) => row.filter((text) => text !== '').join(' '))
      : block.pieces.map((piece) => piece.text),
  );
}

/** A letterhead set with tabs: what stands left and right of them are lines of their own. */
function tabbedColumns(line: string): string[] {
  if (!line.includes('\t') || !LETTERHEAD.test(line)) return [line];
  return line.split('\t').filter((part) => collapseSpaces(part) !== '');
}

/** The arrow after a note that leads back to its mark. */
function isBackLink(node: Element): boolean {
  return node.name === 'a' && /^#(?:foot|end)note-ref-/u.test(node.attribs.href ?? '');
}

function isElement(node: AnyNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

function span(printed: string | undefined): number {
  const value = Number.parseInt(printed ?? '1', 10);
  return Number.isNaN(value) || value < 1 ? 1 : Math.min(value, 10_000);
}
