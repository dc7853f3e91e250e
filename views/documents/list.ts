// The list of documents in the knowledge base, searched by title or number.
import type { DocumentRecord } from '../../server/domain.ts';
import { statusBadge } from '../chat/citation.ts';
import { type Html, html, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import { numberFormat, statusNames } from '../text/common.ts';
import { documentsText } from '../text/documents.ts';
import { validityText } from '../text/validity.ts';
import type { AssetPaths } from '../types.ts';

export type DocumentList = {
  title: string;
  /** Status that the list is limited to; '' for all. */
  status?: string;
  page: number;
  pageSize: number;
  total: number;
  items: DocumentRecord[];
};

export function documentListPage(assets: AssetPaths, list: DocumentList): Html {
  return layout({
    title: documentsText.listTitle,
    assets,
    current: 'documents',
    page: 'documents',
    main: html`<div class="column">
<h1>${documentsText.listTitle}</h1>
<p class="lead">${documentsText.listLead}</p>
<form class="search" role="search" method="get" action="/documents">
<label for="title" class="visually-hidden">${documentsText.searchLabel}</label>
<input id="title" type="search" name="title" value="${list.title}" maxlength="200" placeholder="${documentsText.searchLabel}">
${statusChoice(list.status ?? '')}
<button type="submit" class="button">${icons.search}${documentsText.searchButton}</button>
</form>
${found(list)}
${pages(list)}
</div>`,
  });
}

function statusChoice(chosen: string): Html {
  const options = [...Object.entries(statusNames), ['withdrawn', validityText.onlyWithdrawn]];
  return html`<label for="status" class="visually-hidden">${validityText.filter}</label>
<select id="status" name="status"><option value="">${validityText.anyStatus}</option>${options.map(
    ([value, name]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : nothing}>${name}</option>`,
  )}</select>`;
}

function found(list: DocumentList): Html {
  if (list.total === 0) {
    return html`<p class="muted">${list.title === '' && !list.status ? documentsText.noneAtAll : documentsText.none}</p>`;
  }
  return html`<p class="muted">${documentsText.found(numberFormat.format(list.total))}</p>
<ul class="document-list">${list.items.map(
    (item) => html`<li><a href="/documents/${encodeURIComponent(item.id)}">${item.title}</a>
<p>${statusBadge(item.status)} ${[item.number, item.issuer, item.year === null ? null : String(item.year)]
      .filter(Boolean)
      .join(' · ')}</p></li>`,
  )}</ul>`;
}

function pages(list: DocumentList): Html {
  const last = Math.ceil(list.total / list.pageSize);
  if (last <= 1) return nothing;
  const link = (page: number, text: string) =>
    html`<a class="button quiet" href="/documents?${new URLSearchParams({ title: list.title, status: list.status ?? '', page: String(page) })}">${text}</a>`;
  return html`<nav class="pages" aria-label="${documentsText.pages}">${
    list.page > 1 ? link(list.page - 1, documentsText.previousPage) : nothing
  }<span>${list.page} / ${last}</span>${list.page < last ? link(list.page + 1, documentsText.nextPage) : nothing}</nav>`;
}
