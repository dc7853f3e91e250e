// The page of one document: what it is, its outline, and its whole text opened at the cited place.
import type { LegalReference, OutlineNode, Span } from '../../server/domain.ts';
import { localTime } from '../admin/parts.ts';
import { type Html, html, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import { numberFormat, statusNames } from '../text/common.ts';
import { documentsText } from '../text/documents.ts';
import { scopeText } from '../text/scope.ts';
import { validityText } from '../text/validity.ts';
import { validityLineText } from '../text/validity-line.ts';
import type { AssetPaths, ShownDocument } from '../types.ts';
import { type KnownValidity, validityLine } from '../validity-line.ts';
import { anchorAt, isOutlined } from './blocks.ts';
import { dossierRows, historyList, relationList, withDoubt } from './dossier.ts';
import { documentText } from './text.ts';

export function documentPage(assets: AssetPaths, shown: ShownDocument, highlights: Span[]): Html {
  const { document } = shown;
  return layout({
    title: document.title,
    assets,
    current: 'documents',
    page: 'document',
    aside: outline(shown.nodes),
    main: html`<article class="document">
<p class="back"><a href="/documents">${documentsText.backToList}</a></p>
<h1>${document.title}</h1>
${document.issuer === null ? nothing : html`<p class="document-line">${document.issuer}</p>`}
${validityLine(knownOf(shown))}
${notices(shown)}
<p class="document-actions">${highlights.length === 0 ? nothing : html`<a class="button" href="#vi-tri-1">${icons.search}${documentsText.jumpToHighlight}</a>`}${
      shown.retired
        ? nothing
        : html`<a class="button quiet" href="/?${new URLSearchParams({ only: `document:${document.id}` })}">${scopeText.askInside}</a>`
    }</p>
${metadata(shown)}
${shown.dossier ? relationList(shown.dossier.relations, shown.dossier.unstored) : nothing}
${references(shown.references)}
${shown.dossier ? historyList(shown.dossier.history, localTime) : nothing}
<section class="paper" aria-label="${documentsText.bodyLabel}">
${documentText(shown, highlights)}
</section>
</article>`,
  });
}

/** The validity of the document as its citations show it; amendments of its parts count as amendments of it. */
function knownOf({ document, dossier, nodes }: ShownDocument): KnownValidity {
  const incoming = (dossier?.relations ?? []).filter((relation) => relation.direction === 'in');
  const of = (wanted: (relation: (typeof incoming)[number]) => boolean) => [
    ...new Map(incoming.filter(wanted).map(({ other }) => [other.id, other])).values(),
  ];
  const replaces = (relation: (typeof incoming)[number]) =>
    relation.kind !== 'amends' && relation.section === null;
  return {
    status: document.status,
    title: document.title,
    from: dossier?.validFrom ?? null,
    to: dossier?.validTo ?? null,
    replacedBy: of(replaces),
    amendedBy: of((relation) => !replaces(relation)),
    doubtfulScan: nodes.some((node) => node.place.includes(validityLineText.scanNote)),
  };
}

function notices(shown: ShownDocument): Html {
  const current = `/documents/${encodeURIComponent(shown.document.id)}`;
  return html`${
    shown.current
      ? nothing
      : html`<p class="banner" role="note">${icons.alert}<span>${documentsText.oldVersion} <a href="${current}">${documentsText.currentVersion}</a></span></p>`
  }${shown.retired ? html`<p class="banner" role="note">${icons.alert}<span>${shown.dossier?.withdrawn ? validityText.withdrawn : documentsText.retired}</span></p>` : nothing}`;
}

function outline(nodes: OutlineNode[]): Html {
  const listed = nodes
    .map((node, position) => ({ node, anchor: anchorAt(position) }))
    .filter((item) => isOutlined(item.node));
  const depths = new Map<string, number>();
  for (const { node } of listed) {
    const above = node.parent === null ? undefined : depths.get(node.parent);
    depths.set(node.path, above === undefined ? 0 : above + 1);
  }
  return html`<aside class="aside outline" aria-label="${documentsText.outline}">
<details open><summary><h2>${documentsText.outline}</h2></summary>
<nav aria-label="${documentsText.outline}"><ol>${listed.map(
    ({ node, anchor }) =>
      html`<li class="depth-${Math.min(depths.get(node.path) ?? 0, 3)}"><a href="#${anchor}">${label(node)}</a></li>`,
  )}</ol></nav></details></aside>`;
}

function label(node: OutlineNode): string {
  const text = [node.printed, node.heading].filter((part) => part !== '').join(' ');
  return text === '' ? node.place : text;
}

function metadata(shown: ShownDocument): Html {
  const { document, dossier } = shown;
  const rows: [string, string | Html][] = [
    [documentsText.type, withDoubt(document.type ?? documentsText.unknown, dossier, 'type')],
    [documentsText.number, withDoubt(document.number ?? documentsText.numberBlank, dossier, 'number')],
    [documentsText.issuedOn, withDoubt(issuedOn(document.issuedOn, document.year), dossier, 'issued_on')],
    [documentsText.issuer, withDoubt(document.issuer ?? documentsText.unknown, dossier, 'issuer')],
    [documentsText.status, statusNames[document.status]],
    ...(dossier ? dossierRows(dossier) : []),
    [documentsText.provenance, document.provenance ?? documentsText.unknown],
  ];
  return html`<details class="metadata"><summary>${documentsText.metadata}</summary>
<dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p><a href="/admin/documents/${encodeURIComponent(document.id)}">${validityText.manage}</a></p></details>`;
}

function issuedOn(date: string | null, year: number | null): string {
  if (date !== null) return date.split('-').reverse().join('/');
  return year === null ? documentsText.issuedBlank : `${documentsText.issuedBlank} (${year})`;
}

function references(items: LegalReference[]): Html {
  if (items.length === 0) return nothing;
  return html`<details class="metadata"><summary>${documentsText.references} (${numberFormat.format(items.length)})</summary>
<ul>${items.map((item) => {
    const first = item.mentions[0];
    const name = [item.type, item.number ?? item.title].filter(Boolean).join(' ');
    const href = first
      ? `?span=${item.mentions.map((m) => `${m.span.start}-${m.span.end}`).join(',')}#vi-tri-1`
      : '';
    return html`<li>${first ? html`<a href="${href}">${name}</a>` : name}${
      item.number !== null && item.title !== null ? html`, ${item.title}` : nothing
    } <span class="muted">(${item.mentions.some((mention) => mention.basis) ? `${validityText.basis}, ` : ''}${documentsText.mentions(numberFormat.format(item.mentions.length))})</span></li>`;
  })}</ul></details>`;
}
