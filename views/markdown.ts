// Markdown of an answer as HTML: an allow list of constructs, everything else shown as the text it was.
import { Marked, type Token, type Tokens } from 'marked';
import { type Html, html, join, nothing } from './html.ts';

/** Turns a mark [n] into markup, or null when there is no such citation (then it stays text). */
export type RenderMark = (marker: number) => Html | null;

type MarkToken = { type: 'mark'; raw: string; marker: number };

const noMatch = () => undefined;

// Links, images, raw HTML and link definitions are not recognised at all: their source stays readable text.
const parser = new Marked({
  gfm: true,
  breaks: true,
  tokenizer: {
    html: noMatch,
    tag: noMatch,
    link: noMatch,
    reflink: noMatch,
    autolink: noMatch,
    url: noMatch,
    def: noMatch,
  },
  extensions: [
    {
      name: 'mark',
      level: 'inline',
      start: (source) => source.search(/\[\d{1,3}\]/),
      tokenizer: (source) => {
        const match = /^\[(\d{1,3})\]/.exec(source);
        return match ? { type: 'mark', raw: match[0], marker: Number(match[1]) } : undefined;
      },
    },
  ],
});

/** Block tokens of a Markdown text, for views that show only a part of it. */
export function markdownBlocks(markdown: string): Token[] {
  return parser.lexer(markdown);
}

/** Safe HTML of a Markdown text; heading levels start at h3, below the headings of the page. */
export function renderMarkdown(source: string | Token[], renderMark: RenderMark): Html {
  const tokens = typeof source === 'string' ? markdownBlocks(source) : source;
  return join(tokens.map((token) => renderToken(token, renderMark)));
}

/** Every mark [n] in a block, in order. */
export function marksIn(token: Token): number[] {
  return [...token.raw.matchAll(/\[(\d{1,3})\]/g)].map((match) => Number(match[1]));
}

function renderToken(token: Token, mark: RenderMark): Html {
  const inner = () => join((token as Tokens.Generic).tokens?.map((child) => renderToken(child, mark)) ?? []);
  switch (token.type) {
    case 'space':
    case 'def':
      return nothing;
    case 'paragraph':
      return html`<p>${inner()}</p>`;
    case 'heading':
      return headingHtml((token as Tokens.Heading).depth, inner());
    case 'blockquote':
      return html`<blockquote>${inner()}</blockquote>`;
    case 'list':
      return listHtml(token as Tokens.List, mark);
    case 'table':
      return tableHtml(token as Tokens.Table, mark);
    case 'code':
      return html`<pre><code>${(token as Tokens.Code).text}</code></pre>`;
    case 'hr':
      return html`<hr>`;
    case 'strong':
      return html`<strong>${inner()}</strong>`;
    case 'em':
      return html`<em>${inner()}</em>`;
    case 'del':
      return html`<del>${inner()}</del>`;
    case 'codespan':
      return html`<code>${(token as Tokens.Codespan).text}</code>`;
    case 'br':
      return html`<br>`;
    case 'mark':
      return mark((token as unknown as MarkToken).marker) ?? html`${token.raw}`;
    case 'escape':
      return html`${(token as Tokens.Escape).text}`;
    case 'text':
      return (token as Tokens.Text).tokens ? inner() : html`${(token as Tokens.Text).text}`;
    default:
      return html`${token.raw}`;
  }
}

function headingHtml(depth: number, inner: Html): Html {
  if (depth <= 2) return html`<h3>${inner}</h3>`;
  return depth === 3 ? html`<h4>${inner}</h4>` : html`<h5>${inner}</h5>`;
}

function listHtml(list: Tokens.List, mark: RenderMark): Html {
  const items = list.items.map(
    (item) => html`<li>${join(item.tokens.map((token) => renderToken(token, mark)))}</li>`,
  );
  if (!list.ordered) return html`<ul>${items}</ul>`;
  return html`<ol start="${list.start === '' ? 1 : list.start}">${items}</ol>`;
}

function tableHtml(table: Tokens.Table, mark: RenderMark): Html {
  const cells = (row: Tokens.TableCell[], cell: (inner: Html) => Html) =>
    row.map((item) => cell(join(item.tokens.map((token) => renderToken(token, mark)))));
  return html`<div class="table-box" tabindex="0" role="group"><table><thead><tr>${cells(
    table.header,
    (inner) => html`<th scope="col">${inner}</th>`,
  )}</tr></thead><tbody>${table.rows.map(
    (row) => html`<tr>${cells(row, (inner) => html`<td>${inner}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}
