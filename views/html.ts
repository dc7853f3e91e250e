// The one door to HTML: Hono's escaping template, narrowed to finished strings, and small helpers for views.
import assert from 'node:assert/strict';
import { raw, html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Escaped markup, safe to place in another template as it is. */
export type Html = HtmlEscapedString;

export { raw };

/** Tagged template: every value is escaped unless it is `Html`. Values may not be promises. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  const result = template(strings, ...values);
  assert(!(result instanceof Promise), 'a view may not contain a promise');
  return result;
}

/** Joins finished markup; an empty list is an empty string. */
export function join(parts: Html[]): Html {
  return raw(parts.join(''));
}

/** Nothing, as markup. */
export const nothing: Html = raw('');
