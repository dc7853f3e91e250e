// The chat page: welcome or conversation, and the form at its foot.
import { type Html, html, join, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import { chat } from '../text/chat.ts';
import { common } from '../text/common.ts';
import type { AssetPaths, ConversationSummary, Message, ShownScope } from '../types.ts';
import { suggestionButtons } from './answer.ts';
import { conversationAside } from './conversations.ts';
import { message } from './message.ts';
import { scopeBar } from './scope-bar.ts';

export type ChatPage = {
  assets: AssetPaths;
  conversation: ConversationSummary | null;
  messages: Message[];
  conversations: ConversationSummary[];
  suggestions: string[];
  maxQuestionChars: number;
  scope: ShownScope;
  /** A sentence about the question just sent, and that question, when it was not accepted. */
  problem: { text: string; question: string } | null;
  /** The conversation just deleted, which can still be brought back. */
  deleted: ConversationSummary | null;
};

/** The whole page. */
export function chatPage(page: ChatPage): Html {
  return layout({
    title: page.conversation?.title ?? chat.title,
    assets: page.assets,
    current: 'chat',
    page: 'chat',
    aside: conversationAside(page.conversations, page.conversation?.id ?? null),
    main: html`${page.deleted ? undoNotice(page.deleted) : nothing}
<h1 class="visually-hidden">${page.conversation?.title ?? common.productName}</h1>
<div id="messages" class="messages" role="log" aria-label="${chat.conversationLabel}" aria-live="polite" aria-relevant="additions">
${page.messages.length === 0 ? welcome(page.suggestions) : join(page.messages.map(message))}
</div>
<div id="announcer" class="visually-hidden" role="status"></div>
${composer(page)}
${lostConnection()}`,
  });
}

/** The sentence under the question field; also sent alone when a streamed question is not accepted. */
export function composerProblem(text: string | null): Html {
  return html`<p id="composer-problem" class="problem" role="alert">${text ?? ''}</p>`;
}

/** Which conversation the next question belongs to. */
export function conversationField(id: string): Html {
  return html`<input type="hidden" id="conversation-field" name="conversation" value="${id}">`;
}

function welcome(suggestions: string[]): Html {
  return html`<section id="welcome" class="welcome" aria-labelledby="welcome-title">
<h2 id="welcome-title">${chat.welcomeTitle}</h2>
<p class="lead">${chat.welcomeLead}</p>
${
  suggestions.length === 0
    ? nothing
    : html`<h3>${chat.suggestionsTitle}</h3>${suggestionButtons(suggestions)}`
}
<h3>${chat.abilitiesTitle}</h3>
<dl class="abilities">${chat.abilities.map(
    (ability) => html`<div><dt>${ability.name}</dt><dd>${ability.text}</dd></div>`,
  )}</dl>
</section>`;
}

function composer(page: ChatPage): Html {
  return html`<form id="composer" class="composer" method="post" action="/messages" hx-post="/messages" hx-target="#messages" hx-swap="beforeend" hx-sync="this:drop">
${conversationField(page.conversation?.id ?? '')}
${scopeBar(page.scope, page.conversation?.id ?? '')}
<div class="composer-box">
<label class="visually-hidden" for="question">${chat.questionLabel}</label>
<textarea id="question" name="question" rows="1" required maxlength="${page.maxQuestionChars}" placeholder="${chat.placeholder}" aria-describedby="composer-problem composer-notice" enterkeyhint="send" autocomplete="off"${
    page.messages.length === 0 ? html` autofocus` : nothing
  }>${page.problem?.question ?? ''}</textarea>
<button type="submit" class="send" aria-label="${chat.send}" title="${chat.send} (${chat.keysHint})">${icons.send}</button>
<button type="button" class="stop needs-script" data-stop aria-label="${chat.stop}" title="${chat.stop}">${icons.stop}</button>
</div>
${composerProblem(page.problem?.text ?? null)}
<p id="composer-notice" class="notice">${common.machineNotice}</p>
</form>`;
}

function undoNotice(deleted: ConversationSummary): Html {
  return html`<form class="undo" method="post" action="/conversations/${deleted.id}/restore" role="status">
<span>${chat.deleted(deleted.title)}</span><button type="submit" class="button quiet">${chat.undo}</button></form>`;
}

// Shown by script when the stream cannot be opened: it must already be in the page by then.
function lostConnection(): Html {
  return html`<template id="lost-connection"><div class="message refused" role="alert"><div class="answer">
<p class="outcome">${icons.alert}<strong>${chat.lostTitle}</strong></p><p class="next-step">${chat.lostText}</p>
</div></div></template>`;
}
