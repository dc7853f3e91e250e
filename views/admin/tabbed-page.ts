// The frame of the administrator's pages: a row of tabs, the title, what was done or what is wrong, and the page itself.
import { type Html, html, nothing } from '../html.ts';
import { layout } from '../layout.ts';
import { notices } from '../notices.ts';
import type { AssetPaths } from '../types.ts';

export type Tab = { href: string; name: string; current: boolean };
export type TabbedPage = {
  title: string;
  body: Html;
  notice?: string | null;
  problem?: string | null;
  tabs: { label: string; items: Tab[] };
};

export function tabbedPage(assets: AssetPaths, page: TabbedPage): Html {
  return layout({
    title: page.title,
    assets,
    current: 'admin',
    page: 'quality',
    main: html`<div class="wide-column">
<nav class="tabs" aria-label="${page.tabs.label}"><ul>${page.tabs.items.map(
      ({ href, name, current }) =>
        html`<li><a href="${href}"${current ? html` aria-current="page"` : nothing}>${name}</a></li>`,
    )}</ul></nav>
<h1>${page.title}</h1>
${notices(page)}
${page.body}</div>`,
  });
}
