// The page that chooses which documents, issuers and sources questions are put to, or kept from.
import type { DocumentRecord } from '../../server/domain.ts';
import { type Html, html, join, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import { numberFormat } from '../text/common.ts';
import { documentsText } from '../text/documents.ts';
import { scopeText } from '../text/scope.ts';
import type { AssetPaths, ShownScope } from '../types.ts';
import { scopeValue } from './scope-bar.ts';

export type ScopePage = {
  assets: AssetPaths;
  /** '' for a new conversation. */
  conversationId: string;
  scope: ShownScope;
  /** What documents are searched by. */
  title: string;
  documents: DocumentRecord[];
  total: number;
  issuers: string[];
  sources: string[];
};

type Side = 'only' | 'except' | '';

export function scopePage(page: ScopePage): Html {
  const back = page.conversationId ? `/conversations/${page.conversationId}` : '/';
  return layout({
    title: scopeText.title,
    assets: page.assets,
    current: 'chat',
    page: 'scope',
    main: html`<div class="column">
<p class="back"><a href="${back}">${scopeText.back}</a></p>
<h1>${scopeText.title}</h1>
<p class="lead">${scopeText.lead}</p>
${search(page)}
<form class="scope-form" method="post" action="/scope">
<input type="hidden" name="conversation" value="${page.conversationId}">
${keptOutside(page)}
<h2>${scopeText.documents}</h2>
${page.documents.length === 0 ? html`<p class="muted">${documentsText.none}</p>` : nothing}
${choices(
  page,
  'document',
  page.documents.map((document) => ({
    value: document.id,
    label: [document.title, document.number].filter(Boolean).join(' · '),
  })),
)}
${page.total > page.documents.length ? html`<p class="muted">${scopeText.more(numberFormat.format(page.total - page.documents.length))}</p>` : nothing}
${group(page, 'issuer', scopeText.issuers, page.issuers)}
${group(page, 'source', scopeText.sources, page.sources)}
<p class="actions"><button type="submit" class="button primary">${scopeText.apply}</button>
<a class="button quiet" href="${back}">${scopeText.cancel}</a></p>
</form></div>`,
  });
}

/** Searching keeps what is already chosen in the address. */
function search(page: ScopePage): Html {
  const kept = (side: 'only' | 'except') =>
    join(
      page.scope[side].map((item) => html`<input type="hidden" name="${side}" value="${scopeValue(item)}">`),
    );
  return html`<form class="search" role="search" method="get" action="/scope">
<input type="hidden" name="conversation" value="${page.conversationId}">${kept('only')}${kept('except')}
<label for="title" class="visually-hidden">${documentsText.searchLabel}</label>
<input id="title" type="search" name="title" value="${page.title}" maxlength="200" placeholder="${documentsText.searchLabel}">
<button type="submit" class="button">${icons.search}${documentsText.searchButton}</button></form>`;
}

/** Chosen documents that the search does not show: still chosen, and shown first so that they can be let go. */
function keptOutside(page: ScopePage): Html {
  const shown = new Set(page.documents.map((document) => document.id));
  const hidden = [...page.scope.only, ...page.scope.except].filter(
    (item) => item.kind === 'document' && !shown.has(item.value),
  );
  return hidden.length === 0
    ? nothing
    : html`<h2>${scopeText.chosen}</h2>${choices(page, 'document', hidden)}`;
}

function group(page: ScopePage, kind: 'issuer' | 'source', title: string, names: string[]): Html {
  if (names.length < 2) return nothing;
  const isChosen = names.some((name) => sideOf(page, kind, name) !== '');
  return html`<details${isChosen ? html` open` : nothing}><summary><h2>${title}</h2></summary>
${choices(
  page,
  kind,
  names.map((name) => ({ value: name, label: scopeText.sourceNames[name] ?? name })),
)}</details>`;
}

function choices(page: ScopePage, kind: string, items: { value: string; label: string }[]): Html {
  return html`<ul class="scope-list">${join(
    items.map((item, index) => {
      const side = sideOf(page, kind, item.value);
      const id = `${kind}-${index}`;
      return html`<li><label for="${id}">${item.label}</label>
<select id="${id}" name="${kind}:${item.value}">${join(
        (['', 'only', 'except'] as Side[]).map(
          (value) =>
            html`<option value="${value}"${value === side ? html` selected` : nothing}>${scopeText.sides[value]}</option>`,
        ),
      )}</select></li>`;
    }),
  )}</ul>`;
}

function sideOf(page: ScopePage, kind: string, value: string): Side {
  const has = (side: 'only' | 'except') =>
    page.scope[side].some((item) => item.kind === kind && item.value === value);
  return has('only') ? 'only' : has('except') ? 'except' : '';
}
