// The page "Quản trị": one entry for each part that an administrator works with.
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { adminText } from '../text/admin.ts';
import type { AssetPaths } from '../types.ts';

/** In the order of the page; a new part of the administration adds its line here and its words to the text. */
const entries = [
  { href: '/admin/upload', ...adminText.entries.upload },
  { href: '/admin/sources', ...adminText.entries.sources },
  { href: '/admin/jobs', ...adminText.entries.jobs },
  { href: '/documents', ...adminText.entries.documents },
  { href: '/admin/questions', ...adminText.entries.questions },
  { href: '/admin/gaps', ...adminText.entries.gaps },
  { href: '/admin/quality', ...adminText.entries.quality },
  { href: '/admin/evals', ...adminText.entries.evals },
  { href: '/admin/suites', ...adminText.entries.suites },
];

export function adminHomePage(assets: AssetPaths): Html {
  return layout({
    title: adminText.title,
    assets,
    current: 'admin',
    page: 'admin',
    main: html`<div class="column"><h1>${adminText.title}</h1><p class="lead">${adminText.lead}</p>
<ul class="document-list">${entries.map(
      (entry) => html`<li><a href="${entry.href}">${entry.name}</a><p>${entry.text}</p></li>`,
    )}</ul></div>`,
  });
}
