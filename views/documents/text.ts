// The whole stored text of a document as HTML, with the cited spans highlighted.
import type { Span } from '../../server/domain.ts';
import { type Html, html, join, nothing } from '../html.ts';
import { documentsText } from '../text/documents.ts';
import type { ShownDocument } from '../types.ts';
import { type Block, documentBlocks, type Line, piecesOf } from './blocks.ts';

/** Text of a document; the first piece of highlight n has the id `vi-tri-n`. */
export function documentText(shown: ShownDocument, highlights: Span[]): Html {
  const pages = [...shown.pages].sort((a, b) => a.span.start - b.span.start);
  const anchored = new Set<number>();
  let nextPage = 0;
  return join(
    documentBlocks(shown.text, shown.nodes).map((block) => {
      const start = block.kind === 'table' ? (block.rows[0]?.line.start ?? 0) : block.line.start;
      let marks = nothing;
      for (let page = pages[nextPage]; page && page.span.start <= start; page = pages[nextPage]) {
        marks = pageMark(page.page);
        nextPage += 1;
      }
      return html`${marks}${blockHtml(block, highlights, anchored)}`;
    }),
  );
}

function pageMark(page: number): Html {
  return html`<p class="page-mark">${documentsText.pageMark(page)}</p>`;
}

function blockHtml(block: Block, highlights: Span[], anchored: Set<number>): Html {
  if (block.kind === 'table') return tableHtml(block.rows, highlights, anchored);
  const content = lineHtml(block.line.text, block.line.start, highlights, anchored);
  const id = block.anchor === null ? nothing : html` id="${block.anchor}"`;
  if (block.kind === 'paragraph') return html`<p${id}>${content}</p>`;
  switch (block.level) {
    case 2:
      return html`<h2${id}>${content}</h2>`;
    case 3:
      return html`<h3${id}>${content}</h3>`;
    case 4:
      return html`<h4${id}>${content}</h4>`;
    default:
      return html`<h5${id}>${content}</h5>`;
  }
}

function tableHtml(
  rows: { anchor: string | null; line: Line }[],
  highlights: Span[],
  anchored: Set<number>,
): Html {
  const columns = Math.max(...rows.map((row) => row.line.text.split('\t').length));
  const [head, ...body] = rows;
  return html`<div class="table-box" role="region" tabindex="0" aria-label="${documentsText.tableLabel}"><table>
${head ? html`<thead>${rowHtml(head, columns, highlights, anchored, true)}</thead>` : nothing}
<tbody>${body.map((row) => rowHtml(row, columns, highlights, anchored, false))}</tbody></table></div>`;
}

function rowHtml(
  row: { anchor: string | null; line: Line },
  columns: number,
  highlights: Span[],
  anchored: Set<number>,
  head: boolean,
): Html {
  const cells = cellsOf(row.line);
  const cited = highlights.some((span) => span.start < row.line.end && span.end > row.line.start);
  // A row with nothing after its second cell names a group: it spans the table.
  const group = !head && cells.length > 2 && cells.slice(2).every((cell) => cell.text.trim() === '');
  const content = cells.slice(0, group ? 2 : cells.length).map((cell, index) => {
    const inner = lineHtml(cell.text, cell.start, highlights, anchored);
    if (head) return html`<th scope="col">${inner}</th>`;
    if (group && index === 1) return html`<th scope="rowgroup" colspan="${columns - 1}">${inner}</th>`;
    return html`<td>${inner}</td>`;
  });
  const names = [group ? 'group' : '', cited ? 'cited' : ''].filter(Boolean).join(' ');
  return html`<tr${row.anchor === null ? nothing : html` id="${row.anchor}"`}${
    names === '' ? nothing : html` class="${names}"`
  }>${content}</tr>`;
}

function cellsOf(line: Line): { text: string; start: number }[] {
  let start = line.start;
  return line.text.split('\t').map((text) => {
    const cell = { text, start };
    start += text.length + 1;
    return cell;
  });
}

function lineHtml(text: string, start: number, highlights: Span[], anchored: Set<number>): Html {
  return join(
    piecesOf(text, start, highlights).map((piece) => {
      if (piece.mark === null || piece.text === '') return html`${piece.text}`;
      const first = !anchored.has(piece.mark);
      anchored.add(piece.mark);
      return html`<mark${first ? html` id="vi-tri-${piece.mark}"` : nothing}>${piece.text}</mark>`;
    }),
  );
}
