// Pages for requests that cannot be served.
import { type Html, html, nothing } from './html.ts';
import { layout } from './layout.ts';
import { errors } from './text/errors.ts';
import type { AssetPaths } from './types.ts';

/** `incident` is the number under which the log has the failure. */
export function errorPage(
  assets: AssetPaths,
  error: { title: string; text: string; incident?: string },
): Html {
  return layout({
    title: error.title,
    assets,
    current: null,
    page: 'error',
    main: html`<div class="column"><h1>${error.title}</h1><p class="lead">${error.text}</p>
${error.incident === undefined ? nothing : html`<p>${errors.incident}: <code>${error.incident}</code></p>`}
<p><a class="button" href="/">${errors.backToChat}</a></p></div>`,
  });
}
