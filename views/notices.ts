// What was done and what is wrong, at the head of a page.
import { type Html, html, nothing } from './html.ts';

/** Both boxes; an empty text shows none. */
export function notices({
  notice,
  problem,
}: {
  notice?: string | null | undefined;
  problem?: string | null | undefined;
}): Html {
  return html`${notice ? html`<p class="notice-box good" role="status">${notice}</p>` : nothing}${
    problem ? html`<p class="notice-box bad" role="alert">${problem}</p>` : nothing
  }`;
}
