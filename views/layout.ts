// The frame of every page: head, skip link, header with navigation, main landmark.
import { type Html, html, nothing } from './html.ts';
import { icons } from './icons.ts';
import { common } from './text/common.ts';
import type { AssetPaths } from './types.ts';

export type PageFrame = {
  title: string;
  assets: AssetPaths;
  current: 'chat' | 'documents' | 'about' | 'history' | 'admin' | null;
  main: Html;
  /** Side column of wide screens. */
  aside?: Html;
  /** Extra class of the body, names the page for the style sheet. */
  page: string;
};

const navigation = [
  { key: 'chat', href: '/', label: common.chat },
  { key: 'history', href: '/conversations', label: common.historyShort },
  { key: 'documents', href: '/documents', label: common.documents },
  { key: 'about', href: '/about', label: common.about },
  { key: 'admin', href: '/admin', label: common.admin },
] as const;

// htmx: no history interception (pages are ordinary links), no injected style, no request time limit before
// the stream opens beyond the default.
const htmxConfig = '{"history":false,"includeIndicatorCSS":false,"defaultSettleDelay":0}';

/** A whole page. */
export function layout(frame: PageFrame): Html {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content='${htmxConfig}'>
<title>${frame.title} · ${common.productName}</title>
<link rel="icon" href="${frame.assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${frame.assets.css}">
${frame.assets.scripts.map((path) => html`<script src="${path}" defer></script>`)}
</head>
<body class="page-${frame.page}${frame.aside ? ' with-aside' : ''}">
<a class="skip-link" href="#main">${common.skipToContent}</a>
${header(frame)}
<div class="shell">
${frame.aside ?? nothing}
<main id="main" tabindex="-1">
${frame.main}
</main>
</div>
</body>
</html>`;
}

function header(frame: PageFrame): Html {
  return html`<header class="site-header">
<a class="brand" href="/"><span class="brand-mark" aria-hidden="true"></span>${common.productName}</a>
<nav aria-label="${common.mainNavigation}"><ul>
${navigation.map(
  (item) =>
    html`<li class="nav-${item.key}"><a href="${item.href}"${
      item.key === frame.current ? html` aria-current="page"` : nothing
    }>${item.label}</a></li>`,
)}
</ul></nav>
<a class="button quiet new-conversation" href="/" aria-label="${common.newConversation}" title="${common.newConversation}">${icons.plus}<span class="wide-only">${common.newConversation}</span></a>
</header>`;
}
