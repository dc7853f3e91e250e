// The page "Cách trợ lý hoạt động".
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { about } from './text/about.ts';
import type { AssetPaths } from './types.ts';

export function aboutPage(assets: AssetPaths): Html {
  return layout({
    title: about.title,
    assets,
    current: 'about',
    page: 'about',
    main: html`<div class="column prose"><h1>${about.title}</h1><p class="lead">${about.lead}</p>
${about.sections.map(
  (section) =>
    html`<section><h2>${section.heading}</h2>${section.paragraphs.map((text) => html`<p>${text}</p>`)}</section>`,
)}</div>`,
  });
}
