// An answer: outcome, text with citation chips, table, sources, and how it was made and checked.
import type { Token } from 'marked';
import { type AnswerTable, isRefusal } from '../../server/domain.ts';
import { type Html, html, join, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { markdownBlocks, marksIn, renderMarkdown } from '../markdown.ts';
import { answerText, failureNextSteps, outcomeLabels, phrasingNames } from '../text/answer.ts';
import { chat } from '../text/chat.ts';
import { numberFormat } from '../text/common.ts';
import type { ShownAnswer } from '../types.ts';
import { answerChart } from './answer-chart.ts';
import { answerTable } from './answer-table.ts';
import { citationCard, citationChip, citationLine } from './citation.ts';
import { type AskedMessage, understoodView } from './understood.ts';

/** The answer to a question; the message's id makes the ids of its parts unique in the page. */
export function answerView(answer: ShownAnswer, asked: AskedMessage): Html {
  const { id: messageId, question } = asked;
  const byMarker = new Map(answer.citations.map((citation) => [citation.marker, citation]));
  const chip = (marker: number) => {
    const citation = byMarker.get(marker);
    return citation ? citationChip(citation, messageId) : null;
  };
  if (answer.outcome.class.startsWith('error_')) {
    return html`${understoodView(answer, asked)}${outcomeHeading(answer)}${failed(answer, question)}`;
  }
  if (answer.outcome.class === 'clarification_needed') return askedBack(answer, asked);
  const blocks = withoutListedRows(markdownBlocks(answer.markdown), answer.table);
  return html`${understoodView(answer, asked)}${outcomeHeading(answer)}
<div class="prose">${renderMarkdown(blocks, chip)}</div>
${answer.chart ? answerChart(answer.chart, messageId) : nothing}
${answer.table ? answerTable(answer.table, messageId, (marker) => chip(marker) ?? nothing) : nothing}
${sources(answer, messageId)}
${planView(answer.plan ?? [])}
${facts(answer)}
${verbatimLink(answer, question)}
${followUps(answer.suggestions)}`;
}

/**
 * Blocks without the lists and tables whose rows all stand in `table`, and without the headings that
 * introduced only those: the page shows these rows once, as a table. The first block always stays.
 */
export function withoutListedRows(blocks: Token[], table: AnswerTable | null): Token[] {
  if (!table) return blocks;
  const listed = new Set(table.rows.map((row) => row.marker));
  const solid = blocks.filter((block) => block.type !== 'space');
  const isListed = (block: Token | undefined) => {
    if (!block || (block.type !== 'list' && block.type !== 'table')) return false;
    const marks = marksIn(block);
    return marks.length > 0 && marks.every((marker) => listed.has(marker));
  };
  return solid.filter(
    (block, index) =>
      !isListed(block) && !(index > 0 && marksIn(block).length === 0 && isListed(solid[index + 1])),
  );
}

/** The question back; its choices are buttons here, so the list of them in the text is left out. */
function askedBack(answer: ShownAnswer, asked: AskedMessage): Html {
  const [opening] = markdownBlocks(answer.markdown);
  return html`${understoodView(answer, asked)}${outcomeHeading(answer)}
<div class="prose">${renderMarkdown(opening ? [opening] : [], () => null)}</div>
${suggestionButtons(answer.suggestions)}
<p class="facts">${chat.choiceHint}</p>`;
}

function outcomeHeading(answer: ShownAnswer): Html {
  const label = outcomeLabels[answer.outcome.class];
  return label === null ? nothing : html`<p class="outcome">${icons.alert}<strong>${label}</strong></p>`;
}

function failed(answer: ShownAnswer, question: string): Html {
  const next =
    answer.outcome.class === 'error_timeout'
      ? failureNextSteps.error_timeout
      : failureNextSteps.error_internal;
  return html`<p class="next-step">${next}</p>${retryButton(question)}`;
}

/** Sends the kept question again through the page's own form, with or without script. */
export function retryButton(question: string): Html {
  return html`<p><button type="submit" class="button" form="composer" name="suggestion" value="${question}" formnovalidate>${icons.retry}${chat.retry}</button></p>`;
}

function sources(answer: ShownAnswer, messageId: string): Html {
  // what comes nearest to a refused question is there to be read, without a click
  const isNearest = isRefusal(answer.outcome);
  const shown = isNearest ? (answer.nearest ?? []) : answer.citations;
  if (shown.length === 0) return nothing;
  const title = isNearest ? answerText.nearest : answerText.sources;
  return html`<details class="sources"${isNearest ? html` open` : nothing}>
<summary>${title(numberFormat.format(shown.length))}</summary>
<ol>${shown.map(
    (citation, at) =>
      html`<li data-copy-line="${citationLine(citation)}"><details name="m-${messageId}-sources"${isNearest && at === 0 ? html` open` : nothing}><summary><span class="cite" aria-hidden="true">${citation.marker}</span> ${citation.place}</summary>${citationCard(citation, messageId)}</details></li>`,
  )}</ol>
</details>`;
}

/** What was looked up, closed until asked for. */
function planView(steps: string[]): Html {
  if (steps.length === 0) return nothing;
  return html`<details class="plan"><summary>${answerText.plan(numberFormat.format(steps.length))}</summary>
<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol></details>`;
}

function facts(answer: ShownAnswer): Html {
  const { passed, total, dropped } = answer.checked;
  const totalMs = answer.timingsMs.total;
  const items: Html[] = [];
  if (answer.citations.length > 0) {
    items.push(
      html`<span class="badge phrasing-${answer.phrasing}">${phrasingNames[answer.phrasing]}</span>`,
    );
  }
  if (total > 0) {
    items.push(
      html`<span title="${answerText.checkedTitle}">${answerText.checked(numberFormat.format(passed), numberFormat.format(total))}</span>`,
    );
  }
  if (answer.model) items.push(html`<span>${answer.model.name}</span>`);
  if (totalMs !== undefined) items.push(html`<span>${duration(totalMs)}</span>`);
  return html`<p class="facts">${join(items)}${isRefusal(answer.outcome) ? nothing : copyButton()}</p>
${dropped.length === 0 ? nothing : droppedView(dropped)}`;
}

/** Under a model's wording: the same question again, for the documents' own words. */
function verbatimLink(answer: ShownAnswer, question: string): Html {
  if (answer.phrasing !== 'generated' || isRefusal(answer.outcome)) return nothing;
  const asked = answerText.verbatimQuestion(answer.understood || question);
  return html`<p class="facts"><button type="submit" class="link-button" form="composer" name="suggestion" value="${asked}" formnovalidate>${answerText.showVerbatim}</button></p>`;
}

function copyButton(): Html {
  return html`<button type="button" class="link-button needs-script" data-copy="answer" data-done="${answerText.copied}" data-failed="${answerText.copyFailed}" data-sources="${answerText.copiedSources}">${icons.copy}<span>${answerText.copyAnswer}</span></button>`;
}

function duration(milliseconds: number): string {
  const seconds = Math.max(milliseconds / 1000, 0.1);
  return answerText.seconds(seconds.toLocaleString('vi-VN', { maximumFractionDigits: 1 }));
}

function droppedView(dropped: string[]): Html {
  return html`<details class="dropped"><summary>${answerText.dropped(numberFormat.format(dropped.length))}</summary>
<p>${answerText.droppedNote}</p><ul>${dropped.map((text) => html`<li><s>${text}</s></li>`)}</ul></details>`;
}

function followUps(suggestions: string[]): Html {
  if (suggestions.length === 0) return nothing;
  return html`<div class="follow-ups"><p>${chat.followUpsTitle}</p>${suggestionButtons(suggestions)}</div>`;
}

/** Questions that one press sends through the page's form. */
export function suggestionButtons(suggestions: string[]): Html {
  return html`<ul class="suggestions">${suggestions.map(
    (text) =>
      html`<li><button type="submit" form="composer" name="suggestion" value="${text}" formnovalidate>${text}</button></li>`,
  )}</ul>`;
}
