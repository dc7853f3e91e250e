// Above the question field: which documents the question is put to, and the way to choose others.
import { type Html, html, join, nothing } from '../html.ts';
import { scopeText } from '../text/scope.ts';
import type { ShownScope, ShownScopeItem } from '../types.ts';

/** The bar with the hidden fields that carry the scope; one quiet link while everything is asked. */
export function scopeBar(scope: ShownScope, conversationId: string): Html {
  const isNarrow = scope.only.length + scope.except.length > 0;
  const query = new URLSearchParams([
    ...(conversationId ? [['conversation', conversationId]] : []),
    ...scope.only.map((item) => ['only', scopeValue(item)]),
    ...scope.except.map((item) => ['except', scopeValue(item)]),
  ]);
  return html`<div class="scope-bar">${hiddenFields(scope)}<span>${scopeText.label}</span>
${
  isNarrow
    ? html`<ul>${join(scope.only.map((item) => chip(item, scopeText.only)))}${join(scope.except.map((item) => chip(item, scopeText.except)))}</ul>`
    : html`<span>${scopeText.everything}</span>`
}
<a href="/scope?${query}">${isNarrow ? scopeText.change : scopeText.choose}</a></div>`;
}

/** An item as forms and addresses carry it. */
export function scopeValue(item: { kind: string; value: string }): string {
  return `${item.kind}:${item.value}`;
}

function hiddenFields(scope: ShownScope): Html {
  const field = (name: string) => (item: ShownScopeItem) =>
    html`<input type="hidden" name="${name}" value="${scopeValue(item)}">`;
  return scope.only.length + scope.except.length === 0
    ? nothing
    : html`${join(scope.only.map(field('only')))}${join(scope.except.map(field('except')))}`;
}

function chip(item: ShownScopeItem, side: string): Html {
  return html`<li title="${item.label}"><strong>${side}</strong> ${item.label}</li>`;
}
