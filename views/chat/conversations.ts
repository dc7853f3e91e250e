// The list of a visitor's conversations: side column of wide screens, page of its own on a phone.
import { type Html, html, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import { chat } from '../text/chat.ts';
import { common } from '../text/common.ts';
import type { AssetPaths, ConversationSummary } from '../types.ts';

export function conversationAside(items: ConversationSummary[], current: string | null): Html {
  return html`<aside class="aside" aria-labelledby="history-title">
<h2 id="history-title">${common.history}</h2>
<div id="conversation-list">${conversationList(items, current)}</div>
</aside>`;
}

export function conversationsPage(assets: AssetPaths, items: ConversationSummary[]): Html {
  return layout({
    title: common.history,
    assets,
    current: 'history',
    page: 'conversations',
    main: html`<div class="column"><h1>${common.history}</h1>${conversationList(items, null)}</div>`,
  });
}

/** Links to the conversations, newest first, each with its rename and delete forms. */
export function conversationList(items: ConversationSummary[], current: string | null): Html {
  if (items.length === 0) return html`<p class="muted">${chat.noConversations}</p>`;
  return html`<ul class="conversations">${items.map((item) => row(item, item.id === current))}</ul>`;
}

function row(item: ConversationSummary, current: boolean): Html {
  const path = `/conversations/${item.id}`;
  return html`<li${current ? html` class="current"` : nothing}>
<a href="${path}"${current ? html` aria-current="page"` : nothing}>${item.title}</a>
<details name="conversation-tools"><summary aria-label="${chat.manage(item.title)}" title="${chat.rename}, ${chat.delete.toLowerCase()}">${icons.more}</summary>
<form method="post" action="${path}/rename"><label for="title-${item.id}">${chat.renameLabel}</label>
<input id="title-${item.id}" name="title" value="${item.title}" maxlength="120" required autocomplete="off">
<button type="submit" class="button quiet">${chat.save}</button></form>
<form method="post" action="${path}/delete"><button type="submit" class="button quiet danger">${chat.delete}</button></form>
</details></li>`;
}
