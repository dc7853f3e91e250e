// One question with its answer: the same template in the page, in the fragment and in the stream.
import { isRefusal } from '../../server/domain.ts';
import { type Html, html, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { renderMarkdown } from '../markdown.ts';
import { chat, stepNames } from '../text/chat.ts';
import type { AskStep, Message } from '../types.ts';
import { answerView, retryButton } from './answer.ts';
import { feedbackControl } from './feedback.ts';

const steps: AskStep[] = ['understand', 'retrieve', 'compose', 'verify'];

/** A finished message: answered, refused, failed, or stopped before there was an answer. */
export function message(item: Message): Html {
  const state = item.answer === null ? 'stopped' : isRefusal(item.answer.outcome) ? 'refused' : 'answered';
  return frame(
    item,
    state,
    item.answer === null
      ? stopped(item.question)
      : html`${answerView(item.answer, item)}${feedbackControl(item.id, item.feedback ?? null)}`,
  );
}

/** A message whose answer is being made; `progress` and `draft` below fill its parts. */
export function pendingMessage(item: Message): Html {
  return frame(
    item,
    'pending',
    html`<div id="m-${item.id}-progress">${progressSteps('understand')}</div><div id="m-${item.id}-draft" class="draft" aria-live="off"></div>`,
  );
}

/** Stream fragment: the step that has begun. */
export function progress(messageId: string, step: AskStep): Html {
  return html`${partial(`#m-${messageId}-progress`, 'innerHTML', progressSteps(step))}${announce(stepNames[step])}`;
}

/** Stream fragment: the provisional text so far. */
export function draft(messageId: string, markdown: string): Html {
  const plain = renderMarkdown(markdown, () => nothing);
  return partial(
    `#m-${messageId}-draft`,
    'innerHTML',
    html`<p class="draft-note">${chat.draftNote}</p><div class="prose">${plain}</div>`,
  );
}

/** Stream fragment: the finished message takes the place of the pending one. */
export function finished(item: Message): Html {
  return html`${partial(`#m-${item.id}`, 'outerHTML', message(item))}${announce(chat.answerReady)}`;
}

/** Addressed piece of a response (htmx 4): `swap` names how it enters the element `target`. */
export function partial(target: string, swap: string, content: Html): Html {
  return html`<hx-partial hx-target="${target}" hx-swap="${swap}">${content}</hx-partial>`;
}

/** Says a sentence to screen readers: the message being made is kept quiet until it is finished. */
function announce(sentence: string): Html {
  return partial('#announcer', 'innerHTML', html`${sentence}`);
}

function frame(item: Message, state: string, body: Html): Html {
  return html`<article class="message ${state}" id="m-${item.id}" data-url="/messages/${item.id}" data-page="/conversations/${item.conversationId}"${
    state === 'pending' ? html` aria-busy="true"` : nothing
  }>
<div class="question"><h2 class="visually-hidden">${chat.you}</h2><p>${item.question}</p></div>
<div class="answer"><h2 class="visually-hidden">${chat.assistant}</h2>${body}</div>
</article>`;
}

function progressSteps(current: AskStep): Html {
  const reached = steps.indexOf(current);
  return html`<ol class="steps">${steps
    .slice(0, reached + 1)
    .map(
      (step, index) =>
        html`<li class="${index === reached ? 'now' : 'done'}">${stepNames[step]}${index === reached ? '…' : ''}</li>`,
    )}</ol>`;
}

function stopped(question: string): Html {
  return html`<p class="outcome">${icons.alert}<strong>${chat.unansweredTitle}</strong></p>
<p class="next-step">${chat.unansweredText}</p>${retryButton(question)}`;
}
